package directive

import (
	"regexp"
	"strings"
)

var (
	// "48/2017/TT-BYT", "3335/KH-UBND", "64/2025/QH15", "05/2019/NQ-HĐTP"; and of
	// the Party (HD 36-HD/VPTW): "57-NQ/TW", "10-CTr/TU".
	citation  = regexp.MustCompile(`(?:^|[^\pL\d/.\-])((?:\d{1,5}\s*(?:,|;|và|-)\s*(?:số\s*)?){0,4})(\d{1,6}\s?(?:[/\-]\s?(?:19|20)\d{2}\s?)?(?:/\s?\pL[\pL\d]*(?:\s?[-–]\s?\p{Lu}[\pL\d]*(?:\s?&\s?\p{Lu}[\pL\d]*)*)+|/\s?(?:QH|UBTVQH)\d{1,2}|[-–]\s?\p{Lu}\pL{0,4}\s?/\s?\p{Lu}[\pL\d]*(?:\s?-\s?\p{Lu}[\pL\d]*)*|-\s?\p{Lu}\pL{1,4}(?:-\p{Lu}[\pL\d]*)+|/\s?\p{Lu}{2,6}\b))`)
	citedDate = regexp.MustCompile(`^[,\s]*(?:\([^)]{0,60}\)\s*)?(?:,\s*)?ngày\s+(\d{1,2})(?:\s*[/.\-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.\-]\s*|\s+năm\s+)(\d{4})`)
	citedBy   = regexp.MustCompile(`^\s*của\s+([^,;.()]{3,80}?)(?:\s+(?:về|ban hành|quy định|phê duyệt|v/v|hướng dẫn|và|sửa đổi|triển khai|thực hiện|tại|đã)\s|[,;.()]|$)`)
	spaces    = regexp.MustCompile(`\s+`)
	yearDash  = regexp.MustCompile(`^(\d+)[/\-]((?:19|20)\d{2})[-–](\pL)`)
	leading   = regexp.MustCompile(`\d{1,5}`)
	bareSign  = regexp.MustCompile(`^\d+/\p{Lu}{2,6}$`)
)

// references lists the documents that the text cites, each once, in order.
func references(d *document, own string) []Reference {
	var out []Reference
	seen := map[string]int{}
	add := func(number, rest string, line int) {
		number = tidyNumber(number)
		if number == "" || number == own {
			return
		}
		r := Reference{Number: number, Line: line}
		if m := citedDate.FindStringSubmatchIndex(rest); m != nil {
			r.Date = dayOf(rest[m[2]:m[3]], rest[m[4]:m[5]], rest[m[6]:m[7]])
			rest = rest[m[1]:]
		}
		if m := citedBy.FindStringSubmatch(rest); m != nil {
			r.Issuer = m[1]
		}
		if at, ok := seen[number]; ok {
			if out[at].Date == 0 {
				out[at].Date = r.Date
			}
			if out[at].Issuer == "" {
				out[at].Issuer = r.Issuer
			}
			return
		}
		seen[number] = len(out)
		out = append(out, r)
	}
	for i, p := range d.parts {
		if i >= d.tail && i < d.annex || p.table >= 0 {
			if p.table >= 0 {
				for _, row := range d.tables[p.table].rows {
					eachCitation(strings.Join(row.cells, " ; "), row.line, add)
				}
			}
			continue
		}
		if i < d.body && ownNumber(p) != "" && len(p.text) < 80 {
			continue // the document's own number
		}
		eachCitation(p.text, p.line, add)
	}
	return out
}

func eachCitation(text string, line int, add func(number, rest string, line int)) {
	if !strings.ContainsAny(text, "/") && !strings.Contains(text, "-") {
		return
	}
	for _, m := range citation.FindAllStringSubmatchIndex(text, -1) {
		number := text[m[4]:m[5]]
		if bareSign.MatchString(spaces.ReplaceAllString(number, "")) && !strings.HasSuffix(plain(strings.TrimSpace(tail(text[:m[4]], 20))), "số") {
			continue // "km/H", "Đề án 06/CP": a sign alone is a number only after "số"
		}
		if m[2] >= 0 && m[3] > m[2] {
			if !joinedNumbers(text[:m[2]]) {
				add(number, head(text[m[1]:], 300), line)
				continue
			}
			sign := strings.TrimLeft(tidyNumber(number), "0123456789")
			for _, n := range leading.FindAllString(text[m[2]:m[3]], -1) {
				add(n+sign, "", line)
			}
		}
		add(number, head(text[m[1]:], 300), line)
	}
}

// joinedNumbers tells whether numbers before a citation belong to it: "các Nghị
// định số 131, 136/2025/NĐ-CP".
func joinedNumbers(before string) bool {
	return strings.HasSuffix(strings.TrimSpace(plain(tail(before, 20))), "số")
}

// tidyNumber writes a number without spaces, "48/2017-TT-BYT" with its slash.
func tidyNumber(s string) string {
	s = strings.ReplaceAll(spaces.ReplaceAllString(s, ""), "–", "-")
	if m := yearDash.FindStringSubmatch(s); m != nil {
		s = m[1] + "/" + m[2] + "/" + s[len(m[0])-len(m[3]):]
	}
	return strings.Trim(s, "/-.,; ")
}
