package main

import "giaoban/data"

// reviewJSON is the machine form of a Review. Its field names are a promise to
// the scripts that read them; testdata/review.json fixes them.
type reviewJSON struct {
	AsOf        data.Date     `json:"as_of"`
	Period      string        `json:"period"`
	Sample      bool          `json:"sample"`
	Office      string        `json:"office"`
	Province    string        `json:"province"`
	Directive   directiveJSON `json:"directive"`
	Clauses     int           `json:"clauses"`
	Tasks       countsJSON    `json:"tasks"`
	Assignments countsJSON    `json:"assignments"`
	ByClause    []clauseJSON  `json:"by_clause"`
	ByAgency    []agencyJSON  `json:"by_agency"`
	ByGroup     []groupJSON   `json:"by_group"`
	Overdue     []overdueJSON `json:"overdue"`
	Buckets     []bucketJSON  `json:"overdue_by_days"`
	Indices     []indexJSON   `json:"indices"`
}

// bucketJSON counts overdue assignments by days; to 0 means and more.
type bucketJSON struct {
	From  int `json:"from_days"`
	To    int `json:"to_days"`
	Count int `json:"count"`
}

type directiveJSON struct {
	ID     string    `json:"id"`
	Number string    `json:"number"`
	Date   data.Date `json:"date"`
	Label  string    `json:"label"`
}

// countsJSON are duties of one unit by status, with both rates.
type countsJSON struct {
	Total   int `json:"total"`
	Dated   int `json:"dated"`
	Undated int `json:"undated"`
	data.Counts
	DoneOfDue   data.Rate `json:"done_of_due"`
	DoneOfDated data.Rate `json:"done_of_dated"`
}

type clauseJSON struct {
	Path        string     `json:"path"`
	LeadIn      bool       `json:"lead_in"`
	Tasks       countsJSON `json:"tasks"`
	Assignments countsJSON `json:"assignments"`
}

type agencyJSON struct {
	Code         string     `json:"code"`
	Name         string     `json:"name"`
	Kind         string     `json:"kind"`
	Assignments  countsJSON `json:"assignments"`
	WorstOverdue int        `json:"worst_overdue_days"`
}

type groupJSON struct {
	Code        string     `json:"code"`
	Name        string     `json:"name"`
	Assignments countsJSON `json:"assignments"`
}

// overdueJSON is one duty that is open past its due day.
type overdueJSON struct {
	Task    string    `json:"task"`
	Agency  string    `json:"agency"`
	Due     data.Date `json:"due"`
	Days    int       `json:"days"`
	Waiting bool      `json:"waiting"`
}

type indexJSON struct {
	Code   string      `json:"code"`
	Name   string      `json:"name"`
	Scheme string      `json:"scheme"`
	Latest *figureJSON `json:"latest"`
	From   *figureJSON `json:"from"` // earlier year of the latest comparable pair
	To     *figureJSON `json:"to"`
	Drops  []dropJSON  `json:"drops"`
}

// figureJSON is one figure; value is null when only a rank or a group was published.
type figureJSON struct {
	Year        int      `json:"year"`
	Value       *float64 `json:"value"`
	Rank        int      `json:"rank"` // 0: unknown
	RankedOf    int      `json:"ranked_of"`
	RankDerived bool     `json:"rank_derived"`
	Group       string   `json:"group"`
	Kind        string   `json:"kind"`
	Source      string   `json:"source"`
}

type dropJSON struct {
	Code        string     `json:"code"`
	Concept     string     `json:"concept"`
	Name        string     `json:"name"`
	From        figureJSON `json:"from"`
	To          figureJSON `json:"to"`
	Points      float64    `json:"points"`
	Places      int        `json:"places_lost"`
	GapBest     float64    `json:"gap_best"`
	GapMedian   float64    `json:"gap_median"`
	Tasks       []string   `json:"tasks"`
	Agencies    []string   `json:"agencies"`
	Assignments countsJSON `json:"assignments"`
}

func newReviewJSON(r *data.Review) reviewJSON {
	d := r.Directive
	out := reviewJSON{
		AsOf: r.AsOf, Period: r.Period, Sample: r.Sample, Office: r.Office, Province: r.Province,
		Clauses: r.ClauseCount, Tasks: newCountsJSON(r.Tasks), Assignments: newCountsJSON(r.Assignments),
		ByClause: []clauseJSON{}, ByAgency: []agencyJSON{}, ByGroup: []groupJSON{},
		Overdue: []overdueJSON{}, Indices: []indexJSON{},
	}
	if d.ID != "" {
		out.Directive = directiveJSON{d.ID, d.Number, d.Date, d.Label()}
	}
	for _, c := range r.ClauseRows {
		out.ByClause = append(out.ByClause, clauseJSON{
			c.Clause.Path, c.Clause.LeadIn, newCountsJSON(c.Tasks), newCountsJSON(c.Assignments),
		})
	}
	for _, a := range r.AgencyRows {
		out.ByAgency = append(out.ByAgency, agencyJSON{
			a.Agency.Code, a.Agency.Name, string(a.Agency.Kind), newCountsJSON(a.Counts), a.Worst,
		})
	}
	for _, g := range r.GroupRows {
		out.ByGroup = append(out.ByGroup, groupJSON{g.Code, g.Name, newCountsJSON(g.Counts)})
	}
	for _, a := range r.AssignmentRows {
		if a.Status == data.Overdue {
			out.Overdue = append(out.Overdue, overdueJSON{a.Task, a.Agency, a.Due, a.Days, a.Waiting})
		}
	}
	for _, b := range r.OverdueBuckets() {
		out.Buckets = append(out.Buckets, bucketJSON{b.From, b.To, b.Count})
	}
	for _, x := range r.Indices {
		out.Indices = append(out.Indices, newIndexJSON(x))
	}
	return out
}

func newCountsJSON(c data.Counts) countsJSON {
	return countsJSON{
		Total: c.Total(), Dated: c.Dated(), Undated: c.Undated(), Counts: c,
		DoneOfDue: c.DoneOfDue(), DoneOfDated: c.DoneOfDated(),
	}
}

func newIndexJSON(x data.IndexReview) indexJSON {
	out := indexJSON{
		Code: x.Index.Code, Name: x.Index.Name, Scheme: x.Scheme,
		Latest: newFigureJSON(x.Latest), Drops: []dropJSON{},
	}
	if x.Pair != nil {
		out.From, out.To = newFigureJSON(&x.Pair.From), newFigureJSON(&x.Pair.To)
	}
	for _, d := range x.Drops {
		out.Drops = append(out.Drops, dropJSON{
			Code: d.Node.Code, Concept: d.Node.Concept, Name: d.Node.Name,
			From: *newFigureJSON(&d.From), To: *newFigureJSON(&d.To),
			Points: twoDecimals(d.Points), Places: d.Places,
			GapBest: twoDecimals(d.GapBest), GapMedian: twoDecimals(d.GapMedian),
			Tasks: listOf(d.Tasks), Agencies: listOf(d.Agencies), Assignments: newCountsJSON(d.Counts),
		})
	}
	return out
}

func newFigureJSON(f *data.Figure) *figureJSON {
	if f == nil {
		return nil
	}
	group := f.GroupText // as published comes before what is derived
	if group == "" {
		group = f.Group.Name()
	}
	out := &figureJSON{
		Year: f.Year, Rank: f.Rank, RankedOf: f.RankedOf, RankDerived: f.Derived,
		Group: group, Kind: f.Kind, Source: f.Source,
	}
	if f.HasValue {
		out.Value = &f.Value
	}
	return out
}

// twoDecimals drops the binary dust of a difference between two printed values.
func twoDecimals(v float64) float64 { return float64(data.Hundredths(v)) / 100 }

// listOf makes an empty list of a nil one, since JSON tells [] from null.
func listOf(s []string) []string { return append([]string{}, s...) }
