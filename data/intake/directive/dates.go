package directive

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/data"
)

// deadline is a time that a text sets.
type deadline struct {
	day      data.Date
	words    string
	inferred bool // follows from the words and the document's date
	sure     Confidence
	reason   string
}

const (
	datePattern = `(\d{1,2})(?:\s?[/.\-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.\-]\s?|\s+năm\s+|\s*,\s*năm\s+)(\d{4})`
	by          = `(?:trước|chậm nhất|muộn nhất|không muộn hơn|không quá|không chậm hơn|chậm nhất là|hạn cuối|hạn chót|hạn|xong|hoàn thành|đến|đến hết|hết|vào|trong|là)`
)

var (
	dueDate    = regexp.MustCompile(`((?:` + by + `\s+)+(?:(?:là|đến|vào|trong)\s+)?(?:(?:trước\s+)?\d{1,2}\s*(?:h|giờ|g)\s?\d{0,2}\s*(?:phút|['’])?\s*,?\s*)?(?:hết\s+)?(?:ngày\s+)?)` + datePattern)
	anyDate    = regexp.MustCompile(`(?:ngày\s+)?` + datePattern)
	dueDay     = regexp.MustCompile(`(?:trước|chậm nhất|muộn nhất|không muộn hơn|hết|vào|trong|đến)\s+(?:là\s+)?(?:ngày\s+)?(\d{1,2})(?:\s?/\s?|\s+tháng\s+)(\d{1,2})(?:$|[^\d/\pL])`)
	dueMonth   = regexp.MustCompile(`((?:trong|hết|cuối|đến|đến hết|đến cuối|xong|trước|hoàn thành)\s+(?:hết\s+|cuối\s+)?)tháng\s+(\d{1,2})(?:\s?[/\-.]\s?|\s+năm\s+|\s*,\s*năm\s+)(\d{4})`)
	anyMonth   = regexp.MustCompile(`tháng\s+(\d{1,2})(?:\s?[/\-.]\s?|\s+năm\s+)(\d{4})`)
	dueQuarter = regexp.MustCompile(`(trong|hết|cuối|đến|đến hết|đến cuối|xong|trước|hoàn thành|ngay)?\s*(?:hết\s+)?(?:quý|quí|qúy)\s+(?:(?:i{1,3}|iv|[1-4])\s*(?:,|và|-)\s*)*(i{1,3}|iv|[1-4])(?:\s?[/\-.,]?\s?|\s+)(?:năm\s+)?(\d{4})`)
	dueHalf    = regexp.MustCompile(`(?:6|06|sáu)\s+tháng\s+(đầu|cuối)\s+năm\s+(\d{4})`)
	dueYear    = regexp.MustCompile(`(trong|hết|cuối|đến hết|đến cuối|ngay trong|trước hết)\s+năm\s+(\d{4})`)
	thisYear   = regexp.MustCompile(`(?:từ nay đến (?:hết|cuối) năm|đến (?:hết|cuối) năm|trong năm nay|từ nay đến hết năm)(?:$|[^\d\pL]|\s(?:[^\d]|$))`)
	fieldYear  = regexp.MustCompile(`năm\s+(\d{4})`)
	fieldSpan  = regexp.MustCompile(`(20\d{2})\s?[-–]\s?(20\d{2})`)
	yearAlone  = regexp.MustCompile(`^\s*(20\d{2})\s*\.?$`)
	withinDays = regexp.MustCompile(`(?:trong|sau)\s+(?:vòng\s+|thời hạn\s+|thời gian\s+)?(\d{1,3})\s+ngày,?\s+(?:kể\s+)?từ ngày (?:ký|ban hành|ký ban hành)`)
	notDue     = regexp.MustCompile(`(?:từ|kể từ|sau|có hiệu lực|thi hành|tính|bắt đầu)\s*(?:ngày)?\s*$`)
	counted    = regexp.MustCompile(`(?:tính|thống kê|số liệu)\s*$`)
	eachTime   = regexp.MustCompile(`^\s*(?:hằng|hàng|mỗi|của mỗi|của)\s+(?:năm|quý|quí|tháng|tuần|kỳ)`)
)

// readDeadline finds the day a text sets for its duty. In a field ("Thời gian
// hoàn thành: …") the time may stand alone; in a sentence it needs a word such as
// "trước", since other dates there belong to the documents cited.
func readDeadline(text string, field bool, issued, earliest data.Date) (deadline, bool) {
	if !strings.ContainsAny(text, "0123456789") && !strings.Contains(text, "năm") {
		return deadline{}, false
	}
	r := dueReader{text: text, low: plain(text), field: field, earliest: earliest}
	r.days()
	r.months()
	r.quarters()
	r.halves()
	if r.best.day == 0 || field { // a day or a month says when, "đến hết năm" how long
		r.years()
	}
	if r.best.day == 0 {
		r.best = looseDeadline(text, r.low, field, issued)
		if earliest != 0 && r.best.day < earliest {
			r.best = deadline{}
		}
	}
	return r.best, r.best.day != 0
}

// dueReader reads the times of a text, one form after the other, and keeps the
// latest.
type dueReader struct {
	text, low string // as written, and plain
	field     bool
	earliest  data.Date
	best      deadline
}

func (r *dueReader) take(d deadline, from, to int) {
	if d.day == 0 || r.earliest != 0 && d.day < r.earliest {
		return
	}
	if r.best.day == 0 || d.day > r.best.day {
		d.words = strings.Trim(r.text[from:to], " ,.;(")
		r.best = d
	}
}

// takeEnd takes the last day of a span of time.
func (r *dueReader) takeEnd(day data.Date, of string, from, to int) {
	r.take(deadline{day: day, inferred: true, sure: Sound, reason: "ngày cuối của " + of + " nêu trong văn bản"}, from, to)
}

func (r *dueReader) days() {
	for _, m := range dueDate.FindAllStringSubmatchIndex(r.low, -1) {
		before, after := r.low[:m[0]], r.low[m[1]:]
		switch {
		case eachTime.MatchString(head(after, 60)), strings.HasPrefix(after, " của"):
		case notDue.MatchString(tail(before, 60)), counted.MatchString(tail(before, 60)):
		case spanFrom(before) && !strings.Contains(r.low[m[0]:m[1]], "hết"):
		default:
			day := dayOf(r.low[m[4]:m[5]], r.low[m[6]:m[7]], r.low[m[8]:m[9]])
			r.take(deadline{day: day, sure: Stated, reason: "ngày ghi trong văn bản"}, m[0], m[1])
		}
	}
}

func (r *dueReader) months() {
	for _, m := range dueMonth.FindAllStringSubmatchIndex(r.low, -1) {
		day := endOfMonth(r.low[m[4]:m[5]], r.low[m[6]:m[7]])
		if strings.TrimSpace(r.low[m[2]:m[3]]) == "trước" {
			day = beforeMonth(r.low[m[4]:m[5]], r.low[m[6]:m[7]])
		}
		r.takeEnd(day, "tháng", m[0], m[1])
	}
}

func (r *dueReader) quarters() {
	for _, m := range dueQuarter.FindAllStringSubmatchIndex(r.low, -1) {
		if m[2] < 0 && !r.field && !r.follows(m[0], "thành") {
			continue // "báo cáo quý III/2025"
		}
		day := endOfQuarter(r.low[m[4]:m[5]], r.low[m[6]:m[7]])
		if m[2] >= 0 && r.low[m[2]:m[3]] == "trước" {
			day = endOfQuarterBefore(r.low[m[4]:m[5]], r.low[m[6]:m[7]])
		}
		r.takeEnd(day, "quý", m[0], m[1])
	}
}

func (r *dueReader) halves() {
	for _, m := range dueHalf.FindAllStringSubmatchIndex(r.low, -1) {
		if !r.field && !r.follows(m[0], "trong") {
			continue
		}
		month := "6"
		if r.low[m[2]:m[3]] == "cuối" {
			month = "12"
		}
		r.takeEnd(endOfMonth(month, r.low[m[4]:m[5]]), "nửa năm", m[0], m[1])
	}
}

func (r *dueReader) years() {
	for _, m := range dueYear.FindAllStringSubmatchIndex(r.low, -1) {
		if strings.HasPrefix(r.low[m[2]:m[3]], "đến") && spanFrom(r.low[:m[0]]) {
			continue
		}
		r.takeEnd(endOfMonth("12", r.low[m[4]:m[5]]), "năm", m[0], m[1])
	}
}

// follows tells whether a word stands right before a place.
func (r *dueReader) follows(at int, word string) bool {
	return strings.HasSuffix(strings.TrimSpace(tail(r.low[:at], 60)), word)
}

// spanFrom tells whether "từ ngày …" stands before: the date ends a span of time
// that is spoken of, such as that of a flood.
func spanFrom(before string) bool {
	tail := before
	if len(tail) > 40 {
		tail = tail[len(tail)-40:]
	}
	at := strings.LastIndex(tail, "từ ")
	return at >= 0 && !strings.ContainsAny(tail[at:], ",;.") && !strings.Contains(tail[at:], "nay") && (strings.Contains(tail[at:], "ngày") || strings.ContainsAny(tail[at:], "0123456789"))
}

// looseDeadline tries what needs the document's date, or stands alone in a field.
func looseDeadline(text, low string, field bool, issued data.Date) deadline {
	if m := withinDays.FindStringSubmatchIndex(low); m != nil && issued != 0 {
		n, _ := strconv.Atoi(low[m[2]:m[3]])
		return deadline{day: issued + data.Date(n), words: text[m[0]:m[1]], inferred: true, sure: Likely, reason: "số ngày tính từ ngày ban hành"}
	}
	if field {
		if d := fieldDeadline(text, low); d.day != 0 {
			return d
		}
	}
	if issued == 0 {
		return deadline{}
	}
	year := strconv.Itoa(issued.Year())
	for _, m := range dueDay.FindAllStringSubmatchIndex(low, -1) {
		if eachTime.MatchString(head(low[m[5]:], 60)) || recurs.MatchString(low[m[5]:min(len(low), m[5]+60)]) || notDue.MatchString(tail(low[:m[0]], 60)) || spanFrom(low[:m[0]]) {
			continue
		}
		day := dayOf(low[m[2]:m[3]], low[m[4]:m[5]], year)
		if day < issued && issued.Time().Month() >= time.October {
			day = dayOf(low[m[2]:m[3]], low[m[4]:m[5]], strconv.Itoa(issued.Year()+1))
		}
		if day >= issued {
			return deadline{day: day, words: strings.Trim(text[m[0]:m[5]], " ,.;"), inferred: true, sure: Likely, reason: "ngày không ghi năm; lấy năm của văn bản"}
		}
	}
	if m := thisYear.FindStringIndex(low); m != nil {
		return deadline{day: endOfMonth("12", year), words: strings.Trim(text[m[0]:m[1]], " ,.;"), inferred: true, sure: Likely, reason: "cuối năm của văn bản"}
	}
	return deadline{}
}

// fieldDeadline reads a time that stands alone: "31/12/2025", "Tháng 6/2026", "2026".
func fieldDeadline(text, low string) deadline {
	pick := func(m []int, day data.Date, inferred bool) deadline {
		return deadline{day: day, words: strings.Trim(text[m[0]:m[1]], " ,.;"), inferred: inferred, sure: Sound, reason: "mục thời gian của nhiệm vụ"}
	}
	if all := anyDate.FindAllStringSubmatchIndex(low, -1); len(all) > 0 {
		m := all[len(all)-1]
		return pick(m, dayOf(low[m[2]:m[3]], low[m[4]:m[5]], low[m[6]:m[7]]), false)
	}
	if all := anyMonth.FindAllStringSubmatchIndex(low, -1); len(all) > 0 {
		m := all[len(all)-1]
		return pick(m, endOfMonth(low[m[2]:m[3]], low[m[4]:m[5]]), true)
	}
	if m := monthYear.FindStringSubmatchIndex(low); m != nil {
		return pick(m, endOfMonth(low[m[2]:m[3]], low[m[4]:m[5]]), true)
	}
	if m := fieldSpan.FindStringSubmatchIndex(low); m != nil {
		return pick(m, endOfMonth("12", low[m[4]:m[5]]), true)
	}
	if all := fieldYear.FindAllStringSubmatchIndex(low, -1); len(all) > 0 {
		m := all[len(all)-1]
		return pick(m, endOfMonth("12", low[m[2]:m[3]]), true)
	}
	if m := yearAlone.FindStringSubmatchIndex(low); m != nil {
		return pick(m, endOfMonth("12", low[m[2]:m[3]]), true)
	}
	return deadline{}
}

var monthYear = regexp.MustCompile(`^\s*(?:trước\s+)?(\d{1,2})\s?/\s?(20\d{2})\s*\.?$`)

func endOfMonth(month, year string) data.Date {
	m, _ := strconv.Atoi(month)
	y, _ := strconv.Atoi(year)
	if m < 1 || m > 12 || y < 1971 || y > 2200 {
		return 0
	}
	return data.NewDate(y, time.Month(m)+1, 0)
}

func beforeMonth(month, year string) data.Date {
	if end := endOfMonth(month, year); end != 0 {
		return data.NewDate(end.Year(), end.Time().Month(), 0)
	}
	return 0
}

func quarterOf(s string) int {
	switch s {
	case "i", "1":
		return 1
	case "ii", "2":
		return 2
	case "iii", "3":
		return 3
	}
	return 4
}

func endOfQuarter(quarter, year string) data.Date {
	return endOfMonth(strconv.Itoa(3*quarterOf(quarter)), year)
}

func endOfQuarterBefore(quarter, year string) data.Date {
	return beforeMonth(strconv.Itoa(3*quarterOf(quarter)-2), year)
}
