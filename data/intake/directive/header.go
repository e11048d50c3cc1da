package directive

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/data"
)

var (
	numberLine    = regexp.MustCompile(`(?:^|\s)[Ss]ố\s*:?\s*([\d\pL]{0,8}(?:\s?/\s?\d{4})?\s?[/\-]\s?[\pL\d]+[\pL\d&/\-]*(?:\s?&\s?[\pL\d]+)?)`)
	dateLine      = regexp.MustCompile(`(?:^|\s)([\pL][\pL\s.\-’']{1,40}?),?\s*ngày\s*(\d{1,2}|[\s.…_]*)\s*tháng\s*(\d{1,2}|[\s.…_]*)\s*năm\s*(\d{4})`)
	addresseeMark = regexp.MustCompile(`^(?:trân trọng )?kính gửi\s*:?`)
	wireMark      = regexp.MustCompile(`^(?:chủ tịch |thủ tướng |ủy ban |ubnd |bộ trưởng |ban chỉ ?huy |ban chỉ đạo )[^:;]{0,80}\sđiện\s*:`)
	subjectMark   = regexp.MustCompile(`^(?:v/v|về việc)\s*:?\s`)
	issuerHeading = regexp.MustCompile(`^(?:CHỦ TỊCH |THỦ TƯỚNG|CHÍNH PHỦ|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|GIÁM ĐỐC)[\p{Lu} ]*:?$`)
	dashMark      = regexp.MustCompile(`^[-–—−•*·▪+]\s*\S`)
	bodyOpening   = regexp.MustCompile(`^(?:căn cứ|thực hiện|để |nhằm |trong thời gian|thời gian qua|xét |trong những|trong các ngày|trong năm|ngày \d|vừa qua|hiện nay|sau khi|theo (?:đề nghị|báo cáo|dự báo|chỉ đạo|kế hoạch|bản tin)|tiếp theo|ủy ban nhân dân|ubnd|chủ tịch ủy ban|qua (?:theo dõi|kiểm tra|báo cáo)|những năm|để tiếp tục|triển khai (?:thực hiện )?(?:nghị|quyết|kế|chỉ|luật|chương|thông|công)|phát huy|năm \d{4}|hồi \d|cuối tháng|từ ngày|bão số|tiếp nhận|phúc đáp|liên quan|ngày)`)
	signerOffice  = regexp.MustCompile(`^(?:(?:tm|kt|tl|tuq|q)\.\s*)?(?:phó )?(?:chủ tịch|chánh văn phòng|chánh thanh tra|giám đốc|tổng giám đốc|thủ tướng|bộ trưởng|thứ trưởng|cục trưởng|trưởng ban|chủ nhiệm|bí thư|tổng thanh tra|chỉ huy trưởng|ủy viên|viện trưởng|trưởng phòng|hiệu trưởng|tổng cục trưởng|thống đốc|chánh án)`)
)

// headReader fills a header field by field.
type headReader struct {
	doc  *document
	head []part // letterhead and title
	h    Header
}

func readHeader(d *document) Header {
	r := &headReader{doc: d, head: d.textParts(0, d.body)}
	r.number()
	r.date()
	r.kind()
	r.subject()
	r.addressees()
	r.recipients()
	r.signer()
	r.issuer()
	return r.h
}

func (r *headReader) explain(field, words string, line int, sure Confidence, reason string) {
	r.h.Why = append(r.h.Why, r.doc.why(field, words, line, line, sure, reason))
}

func (r *headReader) number() {
	for _, p := range r.head {
		found := ownNumber(p)
		number := tidyNumber(found)
		if number == "" || number[0] < '0' || number[0] > '9' || typeOfNumber(number) == "" {
			continue // left blank for the registry to fill in
		}
		r.h.Number = number
		r.explain("number", found, p.line, Stated, "dòng “Số:” ở đầu văn bản")
		return
	}
}

func (r *headReader) date() {
	for _, p := range r.head {
		m := ownDate(p)
		if m == nil {
			continue
		}
		r.h.Place = placeOf(m[1])
		r.explain("place", r.h.Place, p.line, Stated, "địa danh trước ngày ban hành")
		if day := dayOf(m[2], m[3], m[4]); day != 0 {
			r.h.Date = day
			r.explain("date", strings.TrimSpace(m[0]), p.line, Stated, "ngày ban hành dưới Quốc hiệu")
		}
		return
	}
}

// ownNumber is the number on a line "Số: …"; before it only the left column of a
// letterhead may stand.
func ownNumber(p part) string {
	m := numberLine.FindStringSubmatchIndex(p.text)
	if m == nil || len(p.text) > 300 {
		return ""
	}
	if before := strings.TrimSpace(p.text[:m[0]]); before != "" && !allCapitals(before) {
		return ""
	}
	return p.text[m[2]:m[3]]
}

// ownDate is the line of place and date: nothing follows the year.
func ownDate(p part) []string {
	m := dateLine.FindStringSubmatch(strings.TrimRight(p.text, " .*_"))
	if m == nil || len(p.text) > 200 || bodyOpening.MatchString(p.low) || subjectMark.MatchString(p.low) || !strings.HasSuffix(strings.TrimRight(p.text, " .*_"), m[0]) {
		return nil
	}
	return m
}

// placeOf drops what a text layer put before the place: "Số: 1/UBND-TH Kon Tum".
func placeOf(s string) string {
	words := strings.Fields(strings.Trim(s, " ,.-"))
	start := len(words)
	for start > 0 && (wordsOf(words[start-1])[0].capital() || strings.EqualFold(words[start-1], "phố")) && !strings.ContainsAny(words[start-1], "/:0123456789") {
		if allCapitals(words[start-1]) && len(words[start-1]) > 3 && start < len(words) && !allCapitals(words[start]) {
			break
		}
		start--
	}
	return strings.Join(words[start:], " ")
}

// dayOf makes a date of numbers in words; 0 when one is missing or impossible.
func dayOf(day, month, year string) data.Date {
	d, err1 := strconv.Atoi(strings.TrimSpace(day))
	m, err2 := strconv.Atoi(strings.TrimSpace(month))
	y, err3 := strconv.Atoi(strings.TrimSpace(year))
	if err1 != nil || err2 != nil || err3 != nil || d < 1 || m < 1 || m > 12 || y < 1971 || y > 2200 {
		return 0
	}
	out := data.NewDate(y, time.Month(m), d)
	if out.Time().Day() != d {
		return 0
	}
	return out
}

func (r *headReader) kind() {
	for _, p := range r.head {
		title, _ := titleOf(p.text)
		if title == "" || !allCapitals(firstWords(p.text, 2)) {
			continue
		}
		r.h.Type = typeOfTitle(title)
		r.explain("doc_type", title, p.line, Stated, "tên loại văn bản")
		return
	}
	if t := typeOfNumber(r.h.Number); t != "" {
		r.h.Type = t
		r.explain("doc_type", r.h.Number, -1, Sound, "ký hiệu của văn bản")
		return
	}
	for _, p := range r.head {
		if addresseeMark.MatchString(p.low) || subjectMark.MatchString(p.low) {
			r.h.Type = "cong_van"
			r.explain("doc_type", firstWords(p.text, 2), p.line, Sound, "có “Kính gửi” hoặc “V/v”, không có tên loại")
			return
		}
	}
}

// subject reads "V/v …" under the number of a công văn, else what stands below
// the title.
func (r *headReader) subject() {
	for i, p := range r.head {
		title, rest := titleOf(p.text)
		if title == "" || !allCapitals(firstWords(p.text, 2)) {
			continue
		}
		lines := []string{}
		if rest != "" {
			lines = append(lines, rest)
		}
		for _, q := range r.head[i+1:] {
			if r.isHead(q) || strings.HasPrefix(q.text, "(") || strings.HasPrefix(q.text, "-") {
				break
			}
			lines = append(lines, q.text)
		}
		if subject := strings.Join(lines, " "); subject != "" && len(subject) < 1200 {
			r.setSubject(subject, p.line, "trích yếu dưới tên loại văn bản")
			return
		}
	}
	for i, p := range r.head {
		at := subjectBeside.FindStringIndex(p.low)
		if at == nil && r.h.Type == "cong_van" && r.h.Number != "" && i > 0 && strings.HasPrefix(p.low, "về ") && ownNumber(r.head[i-1]) != "" {
			at = []int{0, 0} // "Về thực hiện …" below the number
		}
		if at == nil {
			continue
		}
		subject := p.text[at[0]:]
		for _, q := range r.head[i+1:] {
			if r.isHead(q) || sentenceEnd.MatchString(subject) {
				break
			}
			subject += " " + q.text
		}
		r.setSubject(subject, p.line, "dòng “V/v”")
		return
	}
}

var subjectBeside = regexp.MustCompile(`(?:^|\s)(?:v/v|về việc:?)\s*:?\s`)

// isHead tells whether a part is something else of the letterhead.
func (r *headReader) isHead(p part) bool {
	title, _ := titleOf(p.text)
	return addresseeMark.MatchString(p.low) || wireMark.MatchString(p.low) || issuerHeading.MatchString(p.text) ||
		dateLine.MatchString(p.low) && len(p.text) < 120 || numberLine.MatchString(p.text) && len(p.text) < 60 || title != "" && len(p.text) < 40 || strings.Contains(p.low, "độc lập - tự do") || strings.Contains(p.low, "cộng hòa xã hội")
}

func (r *headReader) setSubject(s string, line int, reason string) {
	s = strings.TrimSpace(s)
	low := plain(s)
	for _, prefix := range []string{"v/v:", "v/v", "về việc:"} {
		if strings.HasPrefix(low, prefix) {
			s = strings.TrimSpace(s[len(prefix):])
			break
		}
	}
	if at := dateLine.FindStringIndex(s); at != nil && at[0] > 0 && r.h.Date != 0 && strings.Contains(s[at[0]:], r.h.Place) && len(s)-at[1] < 3 {
		s = strings.TrimSpace(s[:at[0]])
	}
	r.h.Subject = strings.Trim(s, " .;")
	r.explain("subject", r.h.Subject, line, Sound, reason)
}

func (r *headReader) addressees() {
	for i, p := range r.head {
		wire := wireMark.MatchString(p.low)
		if !wire && !addresseeMark.MatchString(p.low) {
			continue
		}
		text := p.text
		if at := strings.Index(text, ":"); at >= 0 {
			text = text[at+1:]
		} else {
			text = text[len(addresseeMark.FindString(p.low)):]
		}
		list := entries(text, nil)
		for _, q := range r.head[i+1:] {
			if r.isHead(q) {
				break
			}
			list = entries(q.text, list)
		}
		r.h.Addressees = tidyEntries(list)
		r.explain("addressees", p.text, p.line, Stated, "sau “Kính gửi”")
		return
	}
}

func (r *headReader) recipients() {
	d := r.doc
	for i := d.tail; i < d.annex; i++ {
		p := d.parts[i]
		if !recipientsMark.MatchString(p.low) {
			continue
		}
		list := entries(p.text[len(recipientsMark.FindString(p.low)):], nil)
		for k := i + 1; k < d.annex && k < i+mostHead; k++ {
			q := d.parts[k]
			kept := len(list) > 0 && strings.HasPrefix(plain(list[len(list)-1]), "lưu") // the last entry
			switch {
			case kept && isPerson(q.text), kept && (signatureMark.MatchString(q.text) || d.officeAt(k)):
				k = d.annex
				continue
			case signatureMark.MatchString(q.text) || d.officeAt(k):
				if !d.listGoesOn(k) {
					k = d.annex
				}
				continue
			}
			if !dashMark.MatchString(q.text) && len(list) > 0 && strings.HasPrefix(plain(list[len(list)-1]), "lưu") && strings.HasSuffix(list[len(list)-1], ".") {
				break
			}
			list = entries(q.text, list)
		}
		r.h.Recipients = tidyEntries(list)
		r.explain("recipients", p.text, p.line, Stated, "sau “Nơi nhận”")
		return
	}
}

// listGoesOn tells whether recipients follow a line of the signature that stands
// among them.
func (d *document) listGoesOn(i int) bool {
	for k := i + 1; k < d.annex && k < i+4; k++ {
		if dashMark.MatchString(d.parts[k].text) {
			return true
		}
	}
	return false
}

// entries adds the entries of one line to a list: each dash is one; a line without
// a dash goes on with the entry before it, unless that one had ended.
func entries(text string, list []string) []string {
	text = strings.TrimSpace(text)
	if text == "" {
		return list
	}
	dash := dashMark.MatchString(text)
	goesOn := len(list) > 0 && (!endsEntry(list[len(list)-1]) || strings.Contains(list[len(list)-1], ":") && strings.Contains(text, ":"))
	if !dash && goesOn { // "- VPCP: BTCN;" and below it "các Vụ: TH, KTTH;"
		list[len(list)-1] += " " + text
		return list
	}
	if !dash {
		for _, s := range strings.Split(text, ";") {
			list = append(list, s+";")
		}
		return list
	}
	for _, s := range dashInLine.Split(text, -1) {
		list = append(list, strings.TrimLeft(s, "-–—−•*·▪+ "))
	}
	return list
}

var dashInLine = regexp.MustCompile(`[;,]\s+[-–—]\s*`)

func endsEntry(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasSuffix(s, ";") || strings.HasSuffix(s, ".") || s == ""
}

func tidyEntries(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.Trim(s, " ;.,-–"); s != "" {
			out = append(out, s)
		}
	}
	return out
}
