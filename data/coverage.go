package data

// Coverage is the matrix of index contents and agencies: who has a duty for what.
type Coverage struct {
	Nodes    []Node
	Agencies []Agency
	Cells    [][]Counts // [node][agency]: the agency's assignments for the node
}

// Coverage joins the dimensions and sub-dimensions of the index with the
// agencies that have a task linked to them, stated or inferred.
func (r *Review) Coverage(index string) Coverage {
	v := r.Index(index)
	if v == nil {
		return Coverage{}
	}
	var c Coverage
	for i := range r.AgencyRows {
		c.Agencies = append(c.Agencies, r.AgencyRows[i].Agency)
	}
	for _, row := range v.Nodes {
		if row.Node.Level != Dimension && row.Node.Level != Subdimension {
			continue
		}
		c.Nodes = append(c.Nodes, row.Node)
		c.Cells = append(c.Cells, r.coverageOf(index, row.Node.Concept))
	}
	return c
}

func (r *Review) coverageOf(index, concept string) []Counts {
	cells := make([]Counts, len(r.AgencyRows))
	for i := range r.TaskRows {
		if _, ok := r.TaskRows[i].Task.LinkedTo(index, concept); !ok {
			continue
		}
		for _, n := range r.TaskRows[i].Rows {
			row := &r.AssignmentRows[n]
			cells[row.AgencyIndex].add(row.Status)
		}
	}
	return cells
}
