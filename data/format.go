package data

import (
	"math"
	"strconv"
	"strings"
)

// FormatCount writes a whole number with dots between thousands: 21.914.
func FormatCount(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "–", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return sign + s
}

// FormatHundredths writes hundredths with a decimal comma: 9457 → "94,57".
func FormatHundredths(h int) string {
	sign := ""
	if h < 0 {
		sign, h = "–", -h
	}
	return sign + FormatCount(h/100) + "," + strconv.Itoa(h%100/10) + strconv.Itoa(h%10)
}

// Hundredths rounds a score half away from zero to two decimals, the precision
// in which scores are printed. Differences are taken between rounded values so
// that the arithmetic on paper checks.
func Hundredths(v float64) int { return int(math.Round(v * 100)) }

// FormatPoints writes a score with two decimals and a comma: 43,22.
func FormatPoints(v float64) string { return FormatHundredths(Hundredths(v)) }

// FormatChange writes a difference with its sign, an en dash for minus: "+0,32", "–0,06", "0,00".
func FormatChange(v float64) string {
	if h := Hundredths(v); h > 0 {
		return "+" + FormatHundredths(h)
	}
	return FormatPoints(v)
}

// FormatRank writes "62/63", or "–" when there is no rank.
func FormatRank(rank, of int) string {
	switch {
	case rank == 0:
		return "–"
	case of == 0:
		return strconv.Itoa(rank)
	}
	return strconv.Itoa(rank) + "/" + strconv.Itoa(of)
}

// PlacesWords says how many places were lost (positive) or gained.
func PlacesWords(lost int) string {
	switch {
	case lost > 0:
		return "giảm " + FormatCount(lost) + " bậc"
	case lost < 0:
		return "tăng " + FormatCount(-lost) + " bậc"
	}
	return "giữ thứ bậc"
}

// follows tells whether code b is the next after a: N12, N13.
func follows(a, b string) bool {
	if len(a) < 2 || len(b) < 2 || a[0] != b[0] {
		return false
	}
	x, errX := strconv.Atoi(a[1:])
	y, errY := strconv.Atoi(b[1:])
	return errX == nil && errY == nil && y == x+1
}
