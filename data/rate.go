package data

import "sort"

// Rate is a share with its fraction, which is always printed beside it.
type Rate struct {
	Num int `json:"numerator"`
	Den int `json:"denominator"`
}

// Total is every duty given, without those withdrawn or transferred.
func (c Counts) Total() int {
	return c.OnTime + c.Late + c.InTime + c.Overdue + c.Reported + c.NotReported
}

// Done is A1 + A2.
func (c Counts) Done() int { return c.OnTime + c.Late }

// Dated is every duty with a due day: A1 + A2 + B1 + B2.
func (c Counts) Dated() int { return c.Done() + c.InTime + c.Overdue }

// Undated is every duty without a due day (thường xuyên): C0 + C1.
func (c Counts) Undated() int { return c.Reported + c.NotReported }

// DoneOfDue is "hoàn thành/đến hạn": (A1+A2)/(A1+A2+B2), the rate of
// BC 1270/BC-TCTTTg (16.051 of 16.274).
func (c Counts) DoneOfDue() Rate { return Rate{c.Done(), c.Done() + c.Overdue} }

// DoneOfDated is "hoàn thành/tổng giao có thời hạn": (A1+A2)/(A1+A2+B1+B2), the
// rate of the 2025 reports (7.892 of 9.831).
func (c Counts) DoneOfDated() Rate { return Rate{c.Done(), c.Dated()} }

// OnTimeOfDone is "tỷ lệ đúng hạn": A1/(A1+A2).
func (c Counts) OnTimeOfDone() Rate { return Rate{c.OnTime, c.Done()} }

// Of returns the number of duties with the given status.
func (c Counts) Of(s Status) int {
	switch s {
	case OnTime:
		return c.OnTime
	case Late:
		return c.Late
	case InTime:
		return c.InTime
	case Overdue:
		return c.Overdue
	case Reported:
		return c.Reported
	case NotReported:
		return c.NotReported
	case Exited:
		return c.Exited
	}
	return 0
}

// add counts one duty.
func (c *Counts) add(s Status) {
	switch s {
	case OnTime:
		c.OnTime++
	case Late:
		c.Late++
	case InTime:
		c.InTime++
	case Overdue:
		c.Overdue++
	case Reported:
		c.Reported++
	case NotReported:
		c.NotReported++
	case Exited:
		c.Exited++
	}
}

// plus adds all counts of d.
func (c *Counts) plus(d Counts) {
	c.OnTime += d.OnTime
	c.Late += d.Late
	c.InTime += d.InTime
	c.Overdue += d.Overdue
	c.Reported += d.Reported
	c.NotReported += d.NotReported
	c.Exited += d.Exited
	c.Waiting += d.Waiting
	c.DueSoon += d.DueSoon
}

// Rounding chooses how a percentage loses its third decimal.
type Rounding uint8

const (
	HalfUp   Rounding = iota // 98,6297 → 98,63, as most reports print
	Truncate                 // 98,6297 → 98,62, as BC 1270/BC-TCTTTg printed
)

// Hundredths returns the percentage in hundredths of a percent, an integer so
// that printed figures add up; ok is false when the denominator is 0.
func (r Rate) Hundredths(mode Rounding) (h int, ok bool) {
	if r.Den == 0 {
		return 0, false
	}
	n := r.Num * 10000
	if mode == HalfUp {
		n += r.Den / 2
	}
	return n / r.Den, true
}

// Percent writes "94,57%"; "–" when nothing is due.
func (r Rate) Percent() string {
	h, ok := r.Hundredths(HalfUp)
	if !ok {
		return "–"
	}
	return FormatHundredths(h) + "%"
}

// Fraction writes "122/129".
func (r Rate) Fraction() string { return FormatCount(r.Num) + "/" + FormatCount(r.Den) }

// Shares splits 100,00% over the parts by the largest remainder, in hundredths,
// so that the printed parts sum to exactly 100,00%. All zero when the parts are.
func Shares(parts ...int) []int {
	total := 0
	for _, p := range parts {
		total += p
	}
	out := make([]int, len(parts))
	if total == 0 {
		return out
	}
	left := 10000
	order := make([]int, len(parts))
	for i, p := range parts {
		out[i] = p * 10000 / total
		left -= out[i]
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return parts[order[a]]*10000%total > parts[order[b]]*10000%total
	})
	for _, i := range order[:left] {
		out[i]++
	}
	return out
}
