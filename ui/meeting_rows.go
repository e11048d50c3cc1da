package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/charts"
	"giaoban/data"
)

// slideKind is what a page of the meeting is about.
type slideKind int

// The kinds, in the order of the meeting.
const (
	slideOverview slideKind = iota
	slideMatter
	slideAgency
	slideIndex
	slideDrops
	slideKinds // how many there are
)

// slideRef names one page of the meeting. Its content is made when it is shown:
// a province has more agencies than a meeting looks at.
type slideRef struct {
	Kind  slideKind
	At    int    // into Matters, AgencyRows or Indices of the Review
	ID    string // keeps the page when the Review changes
	Title string // in the list of what was found
	Place string // "Việc 2/3"
	names string // folded, to be found by
	first string // folded names that rank before others when they begin as typed
}

// meetingSlides lists the pages: the overview, what to decide, the agencies
// slowest first, the indices, and what fell in each.
func meetingSlides(r *data.Review) []slideRef {
	out := []slideRef{{Kind: slideOverview, ID: "overview", Title: "Tổng quan", Place: "Tổng quan"}}
	for i, m := range r.Matters {
		out = append(out, slideRef{
			Kind: slideMatter, At: i, ID: "matter/" + m.ID + strconv.Itoa(m.Order), Title: m.Title,
			Place: place("Việc", i, len(r.Matters)), names: m.Title,
		})
	}
	for n, i := range r.WorstAgencies() {
		a := r.AgencyRows[i].Agency
		out = append(out, slideRef{
			Kind: slideAgency, At: i, ID: "agency/" + a.Code, Title: a.Name,
			Place: place("Cơ quan", n, len(r.AgencyRows)), names: a.Short + "\n" + a.Name + "\n" + a.Code, first: a.Short + "\n" + a.Code,
		})
	}
	for i := range r.Indices {
		x := r.Indices[i].Index
		out = append(out, slideRef{
			Kind: slideIndex, At: i, ID: "index/" + x.Code, Title: x.Short(),
			Place: place("Chỉ số", i, len(r.Indices)), names: x.Short() + "\n" + x.Name, first: x.Code,
		})
	}
	for i := range r.Indices {
		if v := &r.Indices[i]; v.Pair != nil {
			out = append(out, slideRef{
				Kind: slideDrops, At: i, ID: "drops/" + v.Index.Code, Title: "Nội dung giảm: " + v.Index.Short(),
				Place: "Nội dung giảm, " + v.Index.Short(), names: "nội dung giảm " + v.Index.Short(),
			})
		}
	}
	for i := range out {
		out[i].names, out[i].first = data.Fold(out[i].Title+"\n"+out[i].names), data.Fold(out[i].first)
	}
	return out
}

func place(of string, i, n int) string {
	return of + " " + data.FormatCount(i+1) + "/" + data.FormatCount(n)
}

// foundSlides are the pages that what was typed leads to, the best first: a number
// is that page; words, with or without accents, are looked for in names.
func foundSlides(slides []slideRef, typed string) []int {
	if n, err := strconv.Atoi(typed); err == nil {
		if n >= 1 && n <= len(slides) {
			return []int{n - 1}
		}
		return nil
	}
	query := data.Fold(typed)
	if query == "" {
		return nil
	}
	var ranked [4][]int
	for i, s := range slides {
		rank := 2
		switch found := data.Found(query, s.names); {
		case !found && strings.Contains(strings.ReplaceAll(s.names, " ", ""), query):
			rank = 3 // "noivu" is how a name is typed in a hurry
		case !found:
			continue
		case startsWord(s.first, query):
			rank = 0
		case s.Kind == slideAgency:
			rank = 1
		}
		ranked[rank] = append(ranked[rank], i)
	}
	return slices.Concat(ranked[:]...)
}

// startsWord tells whether a word of the names begins with the query.
func startsWord(names, query string) bool {
	for i := 0; i+len(query) <= len(names); i++ {
		if names[i:i+len(query)] == query && (i == 0 || names[i-1] == ' ' || names[i-1] == '\n') {
			return true
		}
	}
	return false
}

// slide is what one page shows. Parts that are empty are left out.
type slide struct {
	Title    []data.Span
	Long     bool // the title is a sentence: smaller
	Figures  []slideFigure
	Strip    data.Counts
	StripOf  string // what the strip counts
	Quote    string
	QuoteOf  string // where it stands
	Chart    *charts.Spec
	Table    slideTable
	Notes    []slideNote
	Proposal string
}

// slideFigure is one number for the whole room.
type slideFigure struct {
	Label, Value, Unit string
	Color              fyne.ThemeColorName
}

// slideTable is a short list; rows that find no room are counted as More says.
type slideTable struct {
	Columns []slideColumn
	Rows    []slideRow
	More    string // "%d cơ quan khác"
	Empty   string // instead of rows
}

// slideColumn: a negative width is a share of what the fixed ones leave.
type slideColumn struct {
	Label string
	Width float32 // at 1920×1080
	Right bool
}

// slideRow is one line of a table, with the sign of a status before it.
type slideRow struct {
	Status data.Status // NoStatus: no sign
	Cells  []slideCell // one per column
}

type slideCell struct {
	Text  string
	Color fyne.ThemeColorName
	Bold  bool
}

// slideNote is a sentence with what it is in front: "Vướng mắc".
type slideNote struct{ Label, Text string }

func (t *slideTable) add(s data.Status, cells ...slideCell) {
	t.Rows = append(t.Rows, slideRow{s, cells})
}

func plain(s string) slideCell  { return slideCell{Text: s} }
func strong(s string) slideCell { return slideCell{Text: s, Bold: true} }
func quietly(s string) slideCell {
	return slideCell{Text: s, Color: colorMuted}
}

// meetingWords say which meeting this is and of which day its figures are.
func meetingWords(f *data.Facts, r *data.Review) string {
	cut := "ố liệu chốt ngày " + r.AsOf.Prose()
	if m := f.MeetingAt(r.AsOf); m.On != 0 {
		return "Giao ban " + m.On.Prose() + ", s" + cut
	}
	return "S" + cut
}

// makeSlide gathers what a page shows. today is the day of the meeting room:
// what was decided in it is of a day after the cut-off.
func makeSlide(f *data.Facts, r *data.Review, ref slideRef, today data.Date) slide {
	switch ref.Kind {
	case slideMatter:
		return matterSlide(f, r, r.Matters[ref.At], today)
	case slideAgency:
		return agencySlide(f, r, ref.At, today)
	case slideIndex:
		return indexSlide(f, r, &r.Indices[ref.At])
	case slideDrops:
		return dropsSlide(&r.Indices[ref.At])
	}
	return overviewSlide(r)
}
