package directive

import (
	"regexp"
	"strings"
	"unicode"
)

// signer reads the block "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / name".
func (r *headReader) signer() {
	d := r.doc
	office, at := "", -1
	for i := d.tail; i < d.annex; i++ {
		p := d.parts[i]
		text := p.text
		if dashMark.MatchString(text) || len(text) > 160 {
			continue
		}
		capitals := text
		if k := nameAfterOffice.FindStringSubmatchIndex(text); k != nil && (signerOffice.MatchString(p.low) || signatureMark.MatchString(text)) {
			capitals = text[:k[2]]
			r.setOffice(capitals, p.line)
			r.setSigner(text[k[2]:], p.line)
			return
		}
		switch {
		case allCapitals(capitals) && (signerOffice.MatchString(p.low) || signatureMark.MatchString(text)), signerOffice.MatchString(p.low) && at < 0 && !isPerson(text) && len(text) < 60:
			office, at = capitals, p.line
		case office != "" && isPerson(text):
			r.setOffice(office, at)
			r.setSigner(text, p.line)
			return
		}
	}
	if office != "" {
		r.setOffice(office, at)
	}
}

var nameAfterOffice = regexp.MustCompile(`^[\p{Lu}\s.,/\-]{6,}\s(\p{Lu}\p{Ll}*(?: \p{Lu}[\p{Ll}.’'-]+){1,4})$`)

func (r *headReader) setSigner(text string, line int) {
	text = academic.ReplaceAllString(strings.TrimSpace(text), "")
	r.h.Signer = properCase(strings.Trim(text, " .,;"))
	r.explain("signer", text, line, Stated, "tên dưới chức vụ ở phần ký")
}

// setOffice keeps the office of the one who signs: of "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"
// the last, without the sign of the mandate.
func (r *headReader) setOffice(text string, line int) {
	office := mandate.ReplaceAllString(strings.TrimSpace(text), "")
	low := plain(office)
	for _, held := range []string{"chủ tịch", "giám đốc", "bộ trưởng", "thủ tướng", "chủ nhiệm", "chánh văn phòng", "trưởng ban", "cục trưởng"} {
		for _, acting := range []string{" phó " + held, " thứ trưởng"} {
			if at := strings.LastIndex(low, acting); at > 0 {
				office = office[at+1:]
				low = plain(office)
			}
		}
	}
	if at := strings.LastIndex(low, " chánh văn phòng"); at > 0 && !strings.Contains(low, "phó chánh") {
		office = office[at+1:]
	}
	r.h.SignerTitle = sentenceCase(office)
	r.explain("signer_title", text, line, Sound, "chức vụ ở phần ký")
}

var (
	mandate  = regexp.MustCompile(`^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.\s*(?:(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|BAN CHỈ ĐẠO|CHÍNH PHỦ)(?:\s+(?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)[\p{Lu} ]*?)?\s+)?`)
	academic = regexp.MustCompile(`^(?:(?:PGS|GS|TS|ThS|BS|BSCKII|Thiếu tướng|Đại tá|Trung tướng|Thượng tướng|Thượng tá)\.?\s*)+`)
)

// isPerson tells whether a line is nothing but a person's name.
func isPerson(text string) bool {
	text = academic.ReplaceAllString(strings.Trim(text, " .,;"), "")
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		for i, r := range w {
			if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '’' && r != '-' {
				return false
			}
		}
	}
	low := plain(text)
	if signerOffice.MatchString(low) || strings.HasPrefix(low, "ủy ban") || strings.HasPrefix(low, "nơi nhận") || strings.HasPrefix(low, "như trên") || low == "đã ký" {
		return false
	}
	return true
}

// properCase writes NGUYỄN VĂN A as Nguyễn Văn A.
func properCase(s string) string {
	if !allCapitals(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i := range words {
		words[i] = capitalised(words[i])
	}
	return strings.Join(words, " ")
}

// sentenceCase writes a line of capitals as running text does; offices keep the
// capital of their noun: "Phó Chủ tịch", "Chánh Văn phòng".
func sentenceCase(s string) string {
	if s = strings.Trim(s, " .,;"); !allCapitals(s) {
		return capitalised(s)
	}
	out := capitalised(strings.ToLower(s))
	for _, noun := range []string{"chủ tịch", "giám đốc", "thủ tướng", "văn phòng", "bộ trưởng", "chủ nhiệm", "thanh tra", "tổng giám đốc", "chánh"} {
		out = strings.ReplaceAll(out, " "+noun, " "+capitalised(noun))
	}
	return out
}

// issuer reads the left column of the letterhead; without one, the body's own
// "Ủy ban nhân dân tỉnh … yêu cầu".
func (r *headReader) issuer() {
	var lines []string
	first := -1
	for i, p := range r.head {
		if i > 30 || len(lines) > 3 {
			break
		}
		text := strings.TrimSpace(nationalMotto.ReplaceAllString(p.text, " "))
		text = strings.Trim(strings.TrimRight(text, "-–—_*| "), " ")
		if text == "" {
			continue
		}
		if strings.HasPrefix(text, "Y BAN NHÂN DÂN") {
			text = "Ủ" + text // a scan loses the letter with two marks
		}
		if numberLine.MatchString(text) || dateLine.MatchString(p.low) || addresseeMark.MatchString(p.low) || subjectMark.MatchString(p.low) {
			if len(lines) > 0 {
				break
			}
			continue
		}
		if title, _ := titleOf(text); title != "" && len(lines) == 0 && i > 2 {
			break
		} else if title != "" && len(lines) > 0 {
			break
		}
		if !allCapitals(text) || len(text) > 120 {
			if len(lines) > 0 {
				break
			}
			continue
		}
		if len(lines) == 0 && !issuerStart.MatchString(plain(text)) {
			continue
		}
		if first < 0 {
			first = p.line
		}
		lines = append(lines, text)
	}
	if issuer := joinIssuer(lines); issuer != "" {
		if issuer == "Ủy ban nhân dân" {
			issuer = r.placedIssuer(issuer)
		}
		r.h.Issuer = issuer
		r.explain("issuer", lines[0], first, Stated, "tên cơ quan ở đầu văn bản")
		return
	}
	r.issuerInBody()
}

var (
	nationalMotto = regexp.MustCompile(`(?i)cộng\s+h[òo][àa]?\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–]\s*tự\s+do\s*[-–]\s*hạnh\s+phúc`)
	issuerStart   = regexp.MustCompile(`^(?:ủy ban|ubnd|hội đồng|hđnd|thủ tướng|chính phủ|văn phòng|bộ |sở |ban |công an|tỉnh ủy|thành ủy|đảng|thanh tra|cục|chi cục|chủ tịch|tổng|kho bạc|bảo hiểm|ngân hàng|liên đoàn|hội |tỉnh|thành phố|đoàn|mặt trận|viện|tòa|trung tâm|quốc hội)`)
	issuerBody    = regexp.MustCompile(`((?:Chủ tịch )?(?:[ỦU][ỷy] ban nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân|UBND)(?: \(UBND\))? (?:tỉnh|thành phố|Thành phố|Tỉnh|huyện|thị xã|xã|phường|TP\.?) (?:\p{Lu}[\pL’']+(?: \p{Lu}[\pL’']+){0,3}))`)
)

// joinIssuer puts the lines of the letterhead together. Of a superior and the
// issuer below it, the issuer counts (NĐ 30/2020, Phụ lục I: cơ quan chủ quản
// stands first).
func joinIssuer(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	start := 0
	for i := 1; i < len(lines); i++ {
		low := plain(lines[i])
		if issuerStart.MatchString(low) && !strings.HasPrefix(low, "tỉnh") && !strings.HasPrefix(low, "thành phố") && !strings.HasPrefix(low, "chính phủ") {
			start = i
		}
	}
	issuer := placedCase(strings.Join(lines[start:], " "))
	if start > 0 && strings.EqualFold(issuer, "văn phòng") {
		issuer += " " + placedCase(strings.Join(lines[:start], " "))
	}
	return issuer
}

// placedCase writes the letterhead's capitals as running text does: the place
// keeps its capitals.
func placedCase(s string) string {
	low := strings.ToLower(s)
	for _, unit := range []string{" tỉnh ", " thành phố ", " huyện ", " thị xã ", " quận ", " xã ", " phường ", " đặc khu "} {
		if at := strings.Index(low, unit); at > 0 {
			name := capitalised(low[:at])
			if short, ok := strings.CutPrefix(name, "Ubnd"); ok {
				name = "UBND" + short
			}
			if rest, ok := strings.CutPrefix(name, "Sở "); ok {
				name = "Sở " + capitalised(rest)
			}
			return name + unit + properCase(strings.ToUpper(low[at+len(unit):]))
		}
	}
	switch low {
	case "thủ tướng chính phủ":
		return "Thủ tướng Chính phủ"
	case "văn phòng chính phủ":
		return "Văn phòng Chính phủ"
	case "chính phủ":
		return "Chính phủ"
	}
	for _, head := range []string{"sở ", "bộ ", "ban "} {
		if rest, ok := strings.CutPrefix(low, head); ok {
			return capitalised(head) + capitalised(rest)
		}
	}
	return capitalised(low)
}

// placedIssuer finds which territory's Ủy ban nhân dân it is, in the line above the
// grounds of a decision or in the text, when the letterhead has lost it.
func (r *headReader) placedIssuer(bare string) string {
	d := r.doc
	for i := 0; i < d.tail; i++ {
		p := d.parts[i]
		if m := issuerBody.FindString(p.text); m != "" && bodyOpening.MatchString(p.low) {
			return strings.TrimPrefix(m, "Chủ tịch ")
		}
		if at := issuerPlaced.FindString(p.text); at != "" {
			return placedCase(at)
		}
	}
	return bare
}

var issuerPlaced = regexp.MustCompile(`(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG|ĐẶC KHU) [\p{Lu} ]+$`)

func (r *headReader) issuerInBody() {
	d := r.doc
	for i := 0; i < d.tail && i < len(d.parts); i++ {
		m := issuerBody.FindString(d.parts[i].text)
		if m == "" {
			continue
		}
		r.h.Issuer = strings.TrimPrefix(m, "Chủ tịch ")
		r.explain("issuer", m, d.parts[i].line, Likely, "cơ quan nêu trong bài; đầu văn bản không có tên cơ quan")
		return
	}
}
