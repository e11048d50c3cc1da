package data

import (
	"math"
	"strconv"
	"strings"
)

// Met holds what was reached against the target. Known is false for a target in
// words only, and for an actual that is no number: nobody can tell then.
//
// The actual is in the target's own unit: a number, for Share a percentage, for
// OutOf how many of the whole.
func (t Target) Met(actual float64) (met, known bool) {
	if math.IsNaN(actual) || math.IsInf(actual, 0) {
		return false, false
	}
	switch t.Kind {
	case AtLeast, Share, OutOf:
		return actual >= t.Value, true
	case AtMost:
		return actual <= t.Value, true
	}
	return false, false
}

// Reached writes an actual as the target counts it: "2", "95,5%", "85/102".
func (t Target) Reached(actual float64) string {
	switch t.Kind {
	case Share:
		return formatNumber(actual) + "%"
	case OutOf:
		return formatNumber(actual) + "/" + formatNumber(t.Of)
	}
	return formatNumber(actual)
}

// formatNumber writes a number of at most two decimals without trailing zeros.
func formatNumber(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return FormatCount(int(v))
	}
	if math.IsNaN(v) || math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strings.TrimSuffix(FormatPoints(v), "0")
}

// ActualAt is the latest figure that the agency has reported on the target at the
// cut-off, for an occurrence of a recurring task ("" otherwise); ok is false when
// there is none. A figure that was sent back doesn't count.
func (a *Assignment) ActualAt(asOf Date, period string) (actual float64, ok bool) {
	last := Date(0)
	for i := range a.Results {
		r := &a.Results[i]
		if !r.HasActual || r.Recorded > asOf || r.Period != period || r.returnedBy(asOf) {
			continue
		}
		if !ok || r.Recorded > last || r.Recorded == last && r.Actual > actual {
			last, actual, ok = r.Recorded, r.Actual, true
		}
	}
	return actual, ok
}

// returnedBy tells whether the Office had sent the result back by the day.
func (r *Result) returnedBy(day Date) bool { return r.Returned != 0 && r.Returned <= day }
