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
