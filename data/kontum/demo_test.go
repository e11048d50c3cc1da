package kontum

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

func demoReview(t *testing.T, y int, m time.Month, d int) (*data.Facts, *data.Review) {
	t.Helper()
	f, err := Demo()
	if err != nil {
		t.Fatal(err)
	}
	return f, data.Compute(f, data.NewDate(y, m, d))
}

// The numbers of the design pictures, at their cut-off date 31/5/2019.
func TestDemoShowsThePicturesNumbers(t *testing.T) {
	f, r := demoReview(t, 2019, time.May, 31)
	if r.ClauseCount != 21 || len(f.Tasks) != 45 || len(f.Assignments) != 596 || !r.Sample {
		t.Fatalf("%d clauses, %d tasks, %d assignments, sample %v", r.ClauseCount, len(f.Tasks), len(f.Assignments), r.Sample)
	}
	c := r.Tasks
	if c.OnTime != 4 || c.Late != 2 || c.InTime != 3 || c.Overdue != 3 || c.Undated() != 33 {
		t.Errorf("tasks %+v", c)
	}
	c = r.Assignments
	if c.OnTime != 113 || c.Late != 9 || c.InTime != 3 || c.Overdue != 7 || c.Undated() != 464 || c.NotReported != 53 || c.Waiting != 2 {
		t.Errorf("assignments %+v", c)
	}
	for _, rate := range []struct {
		got  data.Rate
		want string
	}{
		{r.Tasks.DoneOfDue(), "6/9"},
		{r.Tasks.DoneOfDated(), "6/12"},
		{r.Assignments.DoneOfDue(), "122/129"},
		{r.Assignments.DoneOfDated(), "122/132"},
		{r.Changes.RateBefore, "119/128"},
	} {
		if rate.got.Fraction() != rate.want {
			t.Errorf("rate %s, want %s", rate.got.Fraction(), rate.want)
		}
	}
	if len(r.Changes.NewlyDone) != 3 || len(r.Changes.NewlyOverdue) != 1 || r.LateAgencies() != 5 || len(r.Matters) != 3 {
		t.Errorf("changes %+v, %d late agencies, %d matters", r.Changes, r.LateAgencies(), len(r.Matters))
	}
}

func TestDropsAsDrawn(t *testing.T) {
	_, r := demoReview(t, 2019, time.May, 31)
	drops := r.Index("PAPI").Drops
	if len(drops) != 19 {
		t.Fatalf("%d contents fell between 2016 and 2017, want 19", len(drops))
	}
	want := []string{
		"2 5,15 5,09 –0,06 51 62 N12–N15 Huyện, TP; Sở TN&MT",
		"4.4 1,70 1,58 –0,12 28 51  ",
		"6.2 1,65 1,62 –0,03 36 50 N18–N20 Sở GD&ĐT",
	}
	for i, w := range want {
		d := drops[i]
		got := strings.Join([]string{
			d.Node.Short(), data.FormatPoints(d.From.Value), data.FormatPoints(d.To.Value), data.FormatChange(d.Points),
			data.FormatCount(d.From.Rank), data.FormatCount(d.To.Rank), data.TaskRange(d.Tasks), d.Owners,
		}, " ")
		if got != w {
			t.Errorf("drop %d: %q, want %q", i+1, got, w)
		}
	}
	p := r.Index("PAPI").Pair
	if p.From.Rank != 46 || p.To.Rank != 50 || p.To.RankedOf != 63 || data.FormatPoints(p.To.Value) != "35,12" {
		t.Errorf("pair %+v", p)
	}
	if l := r.Index("PAPI").Latest; l.Year != 2018 || data.FormatPoints(l.Value) != "43,22" || l.Rank != 42 || l.RankedOf != 61 {
		t.Errorf("latest %+v", l)
	}
}

func TestContentsWithoutADirectTask(t *testing.T) {
	_, r := demoReview(t, 2019, time.May, 31)
	for index, want := range map[string]string{"PAPI": "3 4 5 7 8", "PAR": "4 8", "PCI": ""} {
		var codes []string
		for _, n := range r.Index(index).Uncovered {
			codes = append(codes, n.Short())
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s: %q, want %q", index, got, want)
		}
	}
}

// The real workbook has nothing done at any cut-off date.
func TestRealHasNoResults(t *testing.T) {
	f, err := Real()
	if err != nil {
		t.Fatal(err)
	}
	r := data.Compute(f, data.NewDate(2019, time.May, 31))
	if f.Book.Sample || r.Assignments.Done() != 0 || r.Assignments.Total() != 596 || len(f.Tasks) != 45 || len(f.Agencies) != 31 {
		t.Errorf("%+v", r.Assignments)
	}
	if len(r.Matters) == 0 || !r.Matters[0].Proposed {
		t.Errorf("matters are proposed while the Office chose none: %+v", r.Matters)
	}
}

func TestEmptyKeepsFiguresOnly(t *testing.T) {
	f, err := Empty("UBND tỉnh X")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Directives)+len(f.Tasks)+len(f.Assignments)+len(f.Matters) != 0 || len(f.Observations) < 28854 || len(f.Agencies) != 31 {
		t.Errorf("%d tasks, %d observations", len(f.Tasks), len(f.Observations))
	}
}

func TestEveryQuoteStandsInItsClause(t *testing.T) {
	f, err := Real()
	if err != nil {
		t.Fatal(err)
	}
	text := map[string]string{}
	for _, c := range f.Clauses {
		text[c.ID] = c.Text
	}
	for _, task := range f.Tasks {
		if !strings.Contains(text[task.Clause], task.Quote) {
			t.Errorf("%s: %q not in %s", task.ID, task.Quote, task.Clause)
		}
	}
	if d := f.Directives[0]; !strings.Contains(d.RawText, "mur Ủy ban") || strings.Contains(d.Text, "mur Ủy ban") || len(d.Corrections) < 3 {
		t.Errorf("scan faults are repaired in the text and kept in the raw text; %d logged", len(d.Corrections))
	}
}

// All 28,854 PAPI figures: known node of the year's scheme, within its scale, a
// source, and each dimension and total the sum of its parts where all are there.
func TestPAPIFiguresAddUp(t *testing.T) {
	f, err := Empty("")
	if err != nil {
		t.Fatal(err)
	}
	value := map[string]float64{}
	n := 0
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Index != "PAPI" {
			continue
		}
		n++
		value[o.Key()] = o.Value
		s, ok := f.SchemeOf("PAPI", o.Year)
		if !ok || o.Source == "" || !o.HasValue {
			t.Fatalf("%+v", o)
		}
		node, ok := s.Node(o.Concept)
		if !ok || node.Code != o.Code || o.Value < node.Min-0.01 || o.Value > node.Max+0.01 {
			t.Errorf("%s = %v, node %+v", o.Key(), o.Value, node)
		}
	}
	if n != 28854 || len(f.Provinces) != 63 {
		t.Fatalf("%d PAPI observations of %d provinces", n, len(f.Provinces))
	}
	sums := 0
	for i := range f.Observations {
		o := f.Observations[i]
		if o.Index != "PAPI" {
			continue
		}
		s, _ := f.SchemeOf("PAPI", o.Year)
		sum, parts, all := 0.0, 0, true
		for _, child := range s.Nodes {
			if child.Parent == o.Code {
				part := o
				part.Code = child.Code
				v, ok := value[part.Key()]
				sum, parts, all = sum+v, parts+1, all && ok
			}
		}
		if parts > 0 && all {
			sums++
			if math.Abs(sum-o.Value) > 0.001 {
				t.Errorf("%s: %v, its parts sum to %v", o.Key(), o.Value, sum)
			}
		}
	}
	if sums < 5000 {
		t.Errorf("only %d sums checked", sums)
	}
}

func TestTwoCallsGiveEqualFacts(t *testing.T) {
	a, errA := Demo()
	b, errB := Demo()
	if errA != nil || errB != nil || !reflect.DeepEqual(a, b) {
		t.Error("the workbook must be the same each time", errA, errB)
	}
}

func BenchmarkReal(b *testing.B) {
	for b.Loop() {
		if _, err := Real(); err != nil {
			b.Fatal(err)
		}
	}
}

// Every entity of the workbooks can be stored.
func TestEveryEntityIsValid(t *testing.T) {
	f, err := Demo()
	if err != nil {
		t.Fatal(err)
	}
	f.Book.ID = "test" // the store gives each new workbook its own
	v := reflect.ValueOf(*f)
	n := 0
	for i := range v.NumField() {
		field := v.Field(i)
		if e, ok := field.Interface().(data.Entity); ok {
			field = reflect.ValueOf([]data.Entity{e})
		}
		for j := range field.Len() {
			n++
			if err := field.Index(j).Interface().(data.Entity).Validate(); err != nil {
				t.Error(err)
			}
		}
	}
	if n < 30000 {
		t.Errorf("only %d entities checked", n)
	}
}

// Made-up papers must not be mistaken for real ones.
func TestDemoPapersStartWithZeros(t *testing.T) {
	f, _ := demoReview(t, 2019, time.May, 31)
	papers := 0
	check := func(key string, p data.Paper) {
		papers++
		if !strings.HasPrefix(p.Number, "00/") || p.Date == 0 || p.Date > f.Book.AsOf {
			t.Errorf("%s: %+v", key, p)
		}
	}
	for _, a := range f.Assignments {
		for _, r := range a.Results {
			check(a.Key(), r.Paper)
		}
		for _, p := range a.Periods {
			check(a.Key(), p.Paper)
		}
		for _, x := range a.Extensions {
			check(a.Key(), x.Paper)
		}
		for _, r := range a.Reminders {
			check(a.Key(), r.Paper)
		}
	}
	if papers < 500 || !strings.Contains(f.Book.Title, "mẫu") || f.Book.AsOf != data.NewDate(2019, time.May, 31) {
		t.Errorf("%d papers in %q", papers, f.Book.Title)
	}
}

// The bars of the overview: overdue, in time, late, on time, not reported, reported.
func TestDemoAgenciesAsDrawn(t *testing.T) {
	_, r := demoReview(t, 2019, time.May, 31)
	want := map[string][6]int{
		"TUMORONG": {2, 0, 1, 1, 20, 0},
		"IAHDRAI":  {2, 0, 1, 1, 9, 11},
		"DAKGLEI":  {1, 0, 1, 2, 6, 14},
		"SCT":      {1, 0, 1, 2, 4, 8},
		"SNV":      {1, 1, 1, 6, 0, 14},
		"KONRAY":   {0, 0, 0, 4, 5, 15},
		"RALG":     {0, 0, 0, 4, 4, 7},
		"BDT":      {0, 0, 0, 4, 3, 9},
		"SNGV":     {0, 0, 0, 4, 2, 10},
	}
	quiet := 0
	for _, row := range r.AgencyRows {
		var got [6]int
		for i, s := range data.BarOrder() {
			got[i] = row.Counts.Of(s)
		}
		if w, ok := want[row.Agency.Code]; ok && got != w {
			t.Errorf("%s %v, want %v", row.Agency.Code, got, w)
		} else if !ok && got[0]+got[4] == 0 {
			quiet++
		}
	}
	if quiet != 22 {
		t.Errorf("%d agencies are neither late nor silent, want 22", quiet)
	}
}

// Sở Nội vụ's page: papers with their days, and two rounds of reminders.
func TestDemoDepartmentPageAsDrawn(t *testing.T) {
	f, r := demoReview(t, 2019, time.May, 31)
	want := map[string]string{
		"N24": "A2 00/TTr-SNV 15/01/2019", "N01": "A1 00/BC-SNV 28/12/2018", "N02": "A1 00/BC-SNV 14/12/2018",
		"N05": "A1 00/BC-SNV 21/12/2018", "N06": "A1 00/BC-SNV 26/12/2018", "N22": "A1 00/BC-SNV 20/12/2018",
		"N23": "A1 00/BC-SNV 25/12/2018", "N03": "C1 00/BC-SNV 13/03/2019", "N35": "B2  ", "N25": "B1  ",
	}
	for _, row := range r.AssignmentRows {
		if w, ok := want[row.Task]; ok && row.Agency == "SNV" {
			if got := row.Status.Code() + " " + row.Paper.Number + " " + row.Paper.Date.String(); got != w {
				t.Errorf("%s: %q, want %q", row.Task, got, w)
			}
		}
	}
	rounds := map[data.Date]bool{}
	for _, a := range f.Assignments {
		if a.Agency == "SNV" {
			for _, reminder := range a.Reminders {
				rounds[reminder.On] = true
			}
		}
	}
	if len(rounds) != 2 {
		t.Errorf("reminded on %v", rounds)
	}
}
