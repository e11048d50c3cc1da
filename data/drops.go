package data

import (
	"cmp"
	"slices"
	"strings"
)

// Drops lists the dimensions and sub-dimensions of an index that lost points or
// places between two years of one scheme, each with its tasks and their owners
// (the directive's own demand: "thấp điểm, bị sụt giảm điểm số/thứ bậc so với
// năm 2016"). Years of different schemes are refused with code NotAllowed.
//
// Order: the dimension that lost most places leads, for a clause of the
// directive stands behind it; then places lost, contents without a task first
// among equals, then points lost.
func (r *Review) Drops(f *Facts, index string, from, to int) ([]Drop, error) {
	if err := f.Comparable(index, from, to); err != nil {
		return nil, err
	}
	x, _ := f.IndexOf(index)
	s, _ := f.SchemeOf(index, to)
	before, after := f.yearCells(index, from), f.yearCells(index, to)
	var drops []Drop
	for _, n := range s.Nodes {
		if n.Level != Dimension && n.Level != Subdimension {
			continue
		}
		a, okA := f.figure(x, n, from, before[n.Code], r.AsOf)
		b, okB := f.figure(x, n, to, after[n.Code], r.AsOf)
		if !okA || !okB || !fell(a, b) {
			continue
		}
		drops = append(drops, r.drop(f, index, n, a, b))
	}
	slices.SortStableFunc(drops, func(p, q Drop) int {
		return cmp.Or(
			cmp.Compare(q.Places, p.Places),
			cmp.Compare(min(len(p.Tasks), 1), min(len(q.Tasks), 1)),
			cmp.Compare(p.rawPoints(), q.rawPoints()),
		)
	})
	leadWithDimension(drops)
	return drops, nil
}

// SurveyNoise is the change, in hundredths of a point, under which PAPI says
// nothing for certain: Kon Tum's sample of 2021 was 240 people.
const SurveyNoise = 10

// fell detects a drop on raw values: two independent triggers, score and rank.
func fell(a, b Figure) bool {
	return (a.HasValue && b.HasValue && b.Value < a.Value) || (a.Rank > 0 && b.Rank > a.Rank)
}

func (d Drop) rawPoints() float64 { return d.To.Value - d.From.Value }

// leadWithDimension moves the dimension that lost most places to the front.
func leadWithDimension(drops []Drop) {
	for i, d := range drops {
		if d.Node.Level == Dimension && d.Places > 0 {
			copy(drops[1:i+1], drops[:i])
			drops[0] = d
			return
		}
	}
}

func (r *Review) drop(f *Facts, index string, n Node, a, b Figure) Drop {
	d := Drop{Node: n, From: a, To: b, Places: placesBetween(a, b)}
	d.Points, _ = pointsBetween(a, b)
	if b.BestWho != "" {
		d.GapBest = printed(b.Value) - printed(b.Best)
		d.GapMedian = printed(b.Value) - printed(b.Median)
	}
	if a.Year != 0 {
		d.Caution = f.caution(index, n.Concept, a.Year, b.Year)
	}
	d.Tasks, _, d.Counts = r.tasksOf(index, n)
	d.Agencies, d.Owners = r.owners(d.Tasks)
	return d
}

// owners names who is in charge of the tasks: "Huyện, TP; Sở TN&MT".
func (r *Review) owners(tasks []string) (codes []string, names string) {
	seen := map[int]bool{}
	for i := range r.TaskRows {
		if slices.Contains(tasks, r.TaskRows[i].Task.ID) {
			for _, n := range r.TaskRows[i].Rows {
				seen[r.AssignmentRows[n].AgencyIndex] = true
			}
		}
	}
	var named []string
	districts := 0
	for i := range r.AgencyRows {
		if !seen[i] {
			continue
		}
		codes = append(codes, r.AgencyRows[i].Agency.Code)
		if r.AgencyRows[i].Agency.Kind == District {
			districts++
		} else {
			named = append(named, r.AgencyRows[i].Agency.Short)
		}
	}
	switch {
	case len(codes) > 0 && len(codes) == len(r.AgencyRows):
		return codes, "Tất cả " + FormatCount(len(codes)) + " cơ quan"
	case len(named) > 4:
		named = []string{FormatCount(len(named)) + " sở, ban, ngành"}
	}
	if districts > 0 {
		named = append([]string{"Huyện, TP"}, named...)
	}
	return codes, strings.Join(named, "; ")
}
