package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// number writes a value as it is printed in Vietnamese: decimal comma, dots
// between thousands, an en dash for minus (Noto Sans has no U+2212). It rounds
// half away from zero as the rest of the program does, so that a label and a
// table agree.
func number(v float64, decimals int) string {
	pow := math.Pow10(decimals)
	n := int64(math.Round(math.Abs(v) * pow))
	whole, part := n/int64(pow), n%int64(pow)
	s := strconv.FormatInt(whole, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	if decimals > 0 {
		s += fmt.Sprintf(",%0*d", decimals, part)
	}
	if v < 0 && n != 0 {
		s = "–" + s
	}
	return s
}

// Describe says a chart in words: the text in place of the picture where it can't
// be seen.
func Describe(s Spec) string { return describe(s) }

// describe says a chart in words for those who can't see it.
func describe(s Spec) string {
	if s.empty() {
		return s.Empty
	}
	var parts []string
	if f := s.figure(); f != nil {
		parts = f.describe()
	} else if s.Trend != nil {
		for _, l := range s.Trend.Lines {
			parts = append(parts, describeLine(l, s.Trend.Decimals))
		}
		for _, n := range s.Trend.Notes {
			parts = append(parts, n.Text)
		}
		if t := s.Trend.Target; t != nil {
			parts = append(parts, t.Label)
		}
	} else {
		for _, row := range s.Bars.Rows {
			parts = append(parts, describeBar(row))
		}
	}
	return strings.Join(parts, ". ")
}

func describeLine(l Line, decimals int) string {
	var years []string
	for _, p := range l.Points {
		value := number(p.Value, decimals)
		if l.Emphasis == Band {
			value = number(p.Low, decimals) + "–" + number(p.High, decimals)
		}
		years = append(years, strconv.Itoa(p.Year)+" "+value)
	}
	return l.Name + ": " + strings.Join(years, "; ")
}

func describeBar(row Bar) string {
	var parts []string
	for _, p := range row.Parts {
		if p.Value > 0 {
			parts = append(parts, p.Name+" "+strconv.Itoa(p.Value))
		}
	}
	s := strings.Join(parts, "; ")
	if row.Label != "" {
		s = row.Label + ": " + s
	}
	return s
}
