package briefing

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// Codes of the indices the brief reports on.
const (
	papi = "PAPI"
	par  = "PAR"
)

func text(s string) Span   { return Span{Text: s} }
func bold(s string) Span   { return Span{Text: s, Bold: true} }
func italic(s string) Span { return Span{Text: s, Italic: true} }

// spans takes over the stressed words of a Review sentence.
func spans(in []data.Span) []Span {
	out := make([]Span, len(in))
	for i, s := range in {
		out[i] = Span{Text: s.Text, Bold: s.Bold}
	}
	return out
}

// numeral writes a small number as a word that begins a title.
func numeral(n int) string {
	words := []string{"Không", "Một", "Hai", "Ba", "Bốn", "Năm"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return data.FormatCount(n)
}

// clip shortens s to at most n runes, at a space, and shows that it did.
func clip(s string, n int) string {
	s = norm.NFC.String(s) // letters are counted, not their marks
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;.–-") + "…"
}

// lowerFirst lets a name stand inside a sentence.
func lowerFirst(s string) string {
	s = norm.NFC.String(s)
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// areaName shortens the name of a PAR Index area by the abbreviations that
// tables may use.
func areaName(s string) string {
	s = strings.TrimPrefix(s, "Công tác ")
	if at := strings.Index(s, " đến người dân"); at > 0 {
		s = s[:at]
	}
	for _, start := range []string{"Xây dựng và tổ chức thực hiện ", "Xây dựng và nâng cao chất lượng ", "Xây dựng và phát triển "} {
		s = strings.TrimPrefix(s, start)
	}
	s = strings.NewReplacer(
		" tại tỉnh", "", " cải cách hành chính", "", " CCHC", "", "Tác động của", "Tác động của CCHC",
		"thủ tục hành chính", "TTHC", "văn bản quy phạm pháp luật", "Văn bản QPPL", "VBQPPL", "Văn bản QPPL",
		"cán bộ, công chức, viên chức", "CBCCVC", "công chức, viên chức", "CCVC",
		"Cải cách tổ chức bộ máy hành chính nhà nước", "Tổ chức bộ máy",
		"Cải cách tổ chức bộ máy hành chính", "Tổ chức bộ máy", "Cải cách tổ chức bộ máy", "Tổ chức bộ máy",
		"Cải cách tài chính công", "Tài chính công", "Hiện đại hoá hành chính", "Hiện đại hóa", "Hiện đại hóa hành chính", "Hiện đại hóa",
	).Replace(s)
	return upperFirst(s)
}

// moved says how a number moved: "tăng 0,32 điểm", "giảm 4 bậc", "giữ nguyên điểm".
func moved(change int, amount, unit string) string {
	switch {
	case change > 0:
		return "tăng " + amount + " " + unit
	case change < 0:
		return "giảm " + amount + " " + unit
	}
	return "giữ nguyên " + unit
}

// years lists years: "2017, 2018"; a longer run as "2017–2022".
func years(list []int) string {
	if n := len(list); n > 2 && list[n-1]-list[0] == n-1 {
		return fmt.Sprintf("%d–%d", list[0], list[n-1])
	}
	out := make([]string, len(list))
	for i, y := range list {
		out[i] = fmt.Sprint(y)
	}
	return strings.Join(out, ", ")
}

// agencyNames joins names and says a common beginning once: "UBND huyện Tu Mơ
// Rông, Ia H’Drai". More than limit names are counted.
func agencyNames(names []string, limit int) string {
	const district = "UBND huyện "
	more := 0
	if len(names) > limit {
		more = len(names) - limit
		names = names[:limit]
	}
	names = slices.Clone(names)
	for i := range names {
		names[i] = norm.NFC.String(names[i])
	}
	out := make([]string, len(names))
	for i, n := range names {
		if i > 0 && strings.HasPrefix(n, district) && strings.HasPrefix(names[i-1], district) {
			n = strings.TrimPrefix(n, district)
		}
		out[i] = n
	}
	s := strings.Join(out, ", ")
	if more > 0 {
		s += " và " + data.FormatCount(more) + " cơ quan khác"
	}
	return s
}
