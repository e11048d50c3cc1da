package data

import (
	"cmp"
	"reflect"
	"testing"
)

// Each point is what the Review of its day counts, for one agency and for all.
func TestProgressIsWhatTheReviewsCount(t *testing.T) {
	f := randomFacts(300, 3)
	f.Assignments[0].Given = day(2019, 2, 10)
	for _, agency := range []string{"A07", "A00", ""} {
		points := Progress(f, agency, day(2018, 7, 5), day(2019, 5, 20))
		if len(points) != 11 || points[0].AsOf != day(2018, 7, 31) || points[7].AsOf != day(2019, 2, 28) || points[10].AsOf != day(2019, 5, 20) {
			t.Fatalf("%+v", points)
		}
		for _, p := range points {
			r := Compute(f, p.AsOf)
			want := r.Assignments
			for i := range r.AgencyRows {
				if r.AgencyRows[i].Agency.Code == agency {
					want = r.AgencyRows[i].Counts
				}
			}
			if p.Counts != want {
				t.Errorf("%s at %s: %+v, want %+v", cmp.Or(agency, "all"), p.AsOf, p.Counts, want)
			}
		}
	}
}

func TestProgressEnds(t *testing.T) {
	f := randomFacts(10, 1)
	for _, c := range []struct {
		from, to Date
		want     []Date
	}{
		{day(2020, 1, 31), day(2020, 2, 29), []Date{day(2020, 1, 31), day(2020, 2, 29)}},
		{day(2019, 12, 31), day(2019, 12, 31), []Date{day(2019, 12, 31)}},
		{day(2019, 5, 3), day(2019, 5, 20), []Date{day(2019, 5, 20)}},
		{day(2019, 5, 21), day(2019, 5, 20), nil},
	} {
		var got []Date
		for _, p := range Progress(f, "", c.from, c.to) {
			got = append(got, p.AsOf)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s to %s: %v", c.from, c.to, got)
		}
	}
}

func BenchmarkProgress(b *testing.B) {
	f := randomFacts(100_000, 1)
	for name, agency := range map[string]string{"agency": "A07", "all": ""} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Progress(f, agency, day(2018, 8, 1), day(2019, 7, 31))
			}
		})
	}
}
