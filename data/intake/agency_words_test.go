package intake

import (
	"testing"

	"giaoban/data"
)

// What nobody entered is not told.
func TestLastWordsLeaveOutWhatWasNotEntered(t *testing.T) {
	day := received()
	for _, c := range []struct {
		paper data.Paper
		last  *data.Result
		want  string
	}{
		{data.Paper{Number: "=1+1"}, &data.Result{Note: "đang làm"}, "=1+1; đang làm"},
		{data.Paper{Number: "15/BC", Date: day}, &data.Result{Percent: 40}, "15/BC ngày 31/05/2019; 40%"},
		{data.Paper{}, nil, ""},
	} {
		if got := lastWords(&data.AssignmentRow{Paper: c.paper}, c.last, ""); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	row := FilledRow{assignment: &data.Assignment{Results: []data.Result{{Recorded: day}}}}
	if stored := row.stored(); stored.text(colPercent) != "" {
		t.Errorf("the old share is %q", stored.text(colPercent))
	}
}

// The words of the last report are of the paper that the row shows: that of the
// claim which waits, though another paper came in later.
func TestFormTellsTheReportOfTheShownPaper(t *testing.T) {
	f, _ := demoBook(t)
	a := assignmentOf(f, "N35/SNV")
	a.Results = []data.Result{
		{ID: "a", Paper: data.Paper{Number: "55/BC"}, Recorded: received() - 2, Claimed: received() - 3, Note: "đã trình"},
		{ID: "b", Paper: data.Paper{Number: "60/BC"}, Recorded: received() - 1, Note: "bổ sung phụ lục"},
	}
	row := rowOf(data.Compute(f, received()), "N35/SNV")
	got := lastWords(&row, data.ShownResult(a, "", received()), "")
	if row.Paper.Number != "55/BC" || got != "55/BC; đã trình" {
		t.Errorf("paper %s, words %q", row.Paper.Number, got)
	}
}
