package directive

import "strings"

// name is an agency's name in a text.
type name struct {
	text       string // as the document has it, short forms of sectors written out
	start, end int    // bytes; the title of its head is outside
	titled     bool   // its head was named
	vague      bool   // a head without an agency: "người đứng đầu cơ sở"
}

// naming reads names of agencies in the words of one text.
type naming struct {
	text  string
	words []word
	first int // word at which the list that is being read begins
}

func namesIn(text string) naming {
	return naming{text: text, words: wordsOf(head(text, longestItem))}
}

// longestItem is how many bytes of an item are searched for agencies; the longest
// paragraphs of real directives have a quarter of it.
const longestItem = 1 << 14

func (n naming) capitalAt(i int) bool { return i < len(n.words) && n.words[i].capital() }

func (n naming) sign(i int, s string) bool {
	return i < len(n.words) && n.words[i].sign && n.words[i].text == s
}

func (n naming) is(i int, low string) bool { return i < len(n.words) && n.words[i].low == low }

// list reads agencies from the i-th word, parted by commas or "và". It returns
// the word after the last one.
func (n naming) list(i int) (names []name, next int) {
	names, next = n.each(i)
	// "Giám đốc các sở, Thủ trưởng các ban, ngành" are the heads of one group
	for k := 1; k < len(names); k++ {
		if rest, ok := strings.CutPrefix(names[k].text, "Các ban, ngành"); ok && names[k-1].text == "Các sở" {
			names[k-1].text, names[k-1].end = "Các sở, ban, ngành"+rest, names[k].end
			names = append(names[:k], names[k+1:]...)
		}
	}
	return names, next
}

func (n naming) each(i int) (names []name, next int) {
	next, n.first = i, i
	for len(names) < mostNames {
		if several, after := n.enumerated(i); len(several) > 0 {
			names, next = append(names, several...), after
			if i = n.connective(after); i == after {
				return names, next
			}
			continue
		}
		one, after, ok := n.one(i)
		if !ok && len(names) > 0 && !n.capitalAt(i) && kinds.at(n.words, i) > 0 && n.collectiveAt(n.skipTitles(n.first)) {
			if end, goesOn := n.collective(i); goesOn && end > i { // "các sở thuộc UBND tỉnh, đơn vị trực thuộc …"
				one, after, ok = n.named(i, end, false), end, true
			}
		}
		if !ok {
			return names, next
		}
		names, next = append(names, one), after
		names, next = n.moreUnits(names, i, next)
		if i = n.connective(next); i == next {
			return names, next
		}
	}
	return names, next
}

// mostNames is more than a sentence names; it bounds the work on senseless text.
const mostNames = 64

// enumerated reads "các Sở: Tài chính, Y tế", "Bộ trưởng các Bộ: Quốc phòng, Công
// an": each sector has an agency of its own.
func (n naming) enumerated(i int) ([]name, int) {
	i = n.skipTitles(i)
	if !n.is(i, "các") || !n.is(i+1, "sở") && !n.is(i+1, "bộ") && !n.is(i+1, "phòng") {
		return nil, i
	}
	head, at := n.words[i+1], i+2
	if n.sign(at, ":") {
		at++
	}
	var out []name
	for len(out) < mostNames {
		step := sectors.at(n.words, at)
		if step == 0 || !n.words[at].capital() {
			return out, at
		}
		end := n.place(at + step)
		one := n.named(at, end, true)
		sector := joined(n.words[at : at+step])
		if full, ok := shortSectors[sector]; ok {
			one.text = full
		}
		one.text = capitalised(head.low) + " " + one.text
		out = append(out, one)
		next := n.connective(end)
		if next == end || sectors.at(n.words, next) == 0 || !n.words[next].capital() {
			return out, end
		}
		at = next
	}
	return out, at
}

// moreUnits reads on in "UBND huyện Lâm Bình, thành phố Sông Thao": each unit that
// is named has an agency of its own.
func (n naming) moreUnits(names []name, first, next int) ([]name, int) {
	first = n.skipTitles(first)
	step := n.territory(first)
	if step == 0 || n.is(first+step, "các") || n.is(first+step, "cấp") || next == 0 || !n.words[next-1].capital() {
		return names, next
	}
	for len(names) < mostNames {
		at := n.connective(next)
		unit := units.at(n.words, at)
		if at == next || unit == 0 || at+unit >= len(n.words) || !n.words[at+unit].capital() {
			return names, next
		}
		end := n.capitals(at + unit)
		if end == at+unit {
			return names, next
		}
		one := n.named(at, end, false)
		one.text = n.text[n.words[first].start:n.words[first+step-1].end] + " " + n.text[one.start:one.end]
		names, next = append(names, one), end
	}
	return names, next
}

// connective skips what joins two names: ", và", "; ", "cùng với".
func (n naming) connective(i int) int {
	for last := i + 6; i < len(n.words) && i < last; {
		switch w := n.words[i]; {
		case w.sign && (w.text == "," || w.text == ";"):
		case !w.sign && (w.low == "và" || w.low == "cùng" || w.low == "hoặc" || w.low == "với" && n.is(i-1, "cùng")):
		default:
			return i
		}
		i++
	}
	return i
}

// one reads the agency that begins at the i-th word.
func (n naming) one(i int) (name, int, bool) {
	start := i
	i = n.skipTitles(i)
	titled := i > start
	if titled && n.is(i, "của") {
		i++
	}
	end, ok := n.extent(i, titled)
	if !ok {
		if end = n.person(start, i); titled && end > i {
			return n.named(start, end, true), end, true
		}
		return name{}, start, false
	}
	one := n.named(i, end, titled)
	if titled && n.is(start, "bộ") && n.is(i, "cơ") || titled && n.is(start+1, "bộ") && n.is(i, "cơ") {
		one.text = "Các bộ, " + n.text[one.start:one.end] // "Bộ trưởng, Thủ trưởng cơ quan ngang bộ"
	}
	// "người đứng đầu cơ sở" is whoever the heading names
	one.vague = titled && kinds.at(n.words, i) > 0 && !n.words[i].capital() && shortHeads.at(n.words, i) == 0
	return one, n.skipBrackets(end), true
}

// skipTitles passes the titles of heads: "Giám đốc, Thủ trưởng".
func (n naming) skipTitles(i int) int {
	if (n.is(i, "các") || n.is(i, "cho")) && titles.at(n.words, i+1) > 0 {
		i++ // "các Bộ trưởng"
	}
	for last := i + 24; ; {
		step := titles.at(n.words, i)
		if i > last {
			return i
		}
		if step == 0 {
			return i
		}
		if n.words[i].low == "tổng" && step == 1 && !n.is(i+1, "thanh") {
			return i
		}
		if n.words[i].low == "chủ" && n.is(i+step, "đầu") { // "chủ đầu tư"
			return i
		}
		i += step
		if (n.sign(i, ",") || n.is(i, "và")) && titles.at(n.words, i+1) > 0 {
			i++
		}
	}
}

// person reads the name of a person after "đồng chí".
func (n naming) person(start, i int) int {
	if start >= len(n.words) {
		return start
	}
	switch n.words[start].low {
	case "đồng", "các", "ông", "bà":
	default:
		return i
	}
	for last := i + 8; i < last && i < len(n.words) && !n.words[i].sign && n.words[i].capital(); {
		i++
	}
	return i
}

// extent finds where the agency's name ends that begins at the i-th word.
func (n naming) extent(i int, titled bool) (end int, ok bool) {
	if i >= len(n.words) || n.words[i].sign {
		return i, false
	}
	proper := n.words[i].capital() || titled
	if step := n.territory(i); step > 0 {
		if end := n.unitsAfter(i + step); end > i+step {
			return n.limited(end), true
		}
		if n.is(i+step, "các") && n.collectiveAt(i+step) {
			return n.collective(i + step) // "Thanh tra các bộ, ngành, địa phương"
		}
	}
	if n.collectiveAt(i) || titled && kinds.at(n.words, i) > 0 && shortHeads.at(n.words, i) == 0 {
		return n.collective(i)
	}
	if step := shortHeads.at(n.words, i); step > 0 && proper {
		next := i + step
		if s := sectors.at(n.words, next); s > 0 && (n.words[next].capital() || n.words[next].low == n.words[next].text && (titled || n.words[i].text == "Sở" || n.words[i].text == "Bộ")) {
			return n.limited(n.place(next + s)), true
		}
		// in a heading of capitals "TỔ CHỨC THỰC HIỆN" is no Tổ
		heading := allCapitals(n.words[i].text) && next < len(n.words) && allCapitals(n.words[next].text)
		if next < len(n.words) && !n.words[next].sign && n.words[next].capital() && !heading {
			return n.limited(n.proper(next, true)), true
		}
	}
	if step := heads.at(n.words, i); step > 0 && (proper || n.words[i].low == "lực" || n.words[i].low == "chính") {
		end := n.proper(i+step, false)
		// a noun alone is a word of the sentence: "Trung tâm", "Cơ quan"
		if end == i+step && step < 2 {
			return i, false
		}
		return n.limited(end), true
	}
	return i, false
}

func (n naming) territory(i int) int {
	step := territorial.at(n.words, i)
	if step > 0 && !n.words[i].capital() && (n.words[i].low == "thanh" || n.words[i].low == "thuế" || n.words[i].low == "công") {
		return 0 // "thanh tra tỉnh" as a verb
	}
	return step
}

// unitsAfter reads "các huyện, thành phố", "cấp xã", "tỉnh Kon Tum", "Thành phố".
func (n naming) unitsAfter(i int) int {
	start := i
	for i < len(n.words) && i < start+40 {
		w := n.words[i]
		switch {
		case !w.sign && (w.low == "các" || w.low == "của" || w.low == "cấp" || w.low == "và" && i > start && units.at(n.words, i+1) > 0):
			i++
			continue
		case i > start && (w.text == "," || w.text == "/" || w.text == "-" || w.text == "–") && units.at(n.words, i+1) > 0:
			i++
			continue
		}
		if step := units.at(n.words, i); step > 0 {
			i += step
			continue
		}
		if step := regions.at(n.words, i); step > 0 && i > start {
			i += step
			continue
		}
		break
	}
	if i == start && i < len(n.words) && n.words[i].capital() && actions.at(n.words, i) == 0 {
		return n.capitals(i)
	}
	for i > start && (n.words[i-1].low == "các" || n.words[i-1].low == "của" || n.words[i-1].sign) {
		i--
	}
	if i == start {
		return start
	}
	if !n.is(start, "các") {
		return n.capitals(i)
	}
	return n.places(i)
}

// places reads which of the units are meant: "các tỉnh, thành phố: Hà Tĩnh, Huế".
func (n naming) places(i int) int {
	first := i
	if n.sign(i, ":") && i+1 < len(n.words) && n.words[i+1].capital() {
		first++
	}
	end := n.capitals(first)
	if end == first {
		return i
	}
	for last := end + 160; ; {
		next := n.connective(end)
		after := n.capitals(next)
		if end > last {
			return end
		}
		if next == end || after == next || n.sign(end, ";") || titles.at(n.words, next) > 0 || n.territory(next) > 0 {
			return end
		}
		end = after
	}
}

// capitals reads proper names: "Kon Tum", "Cồn Cỏ", "Ia H'Drai".
func (n naming) capitals(i int) int {
	for last := i + 12; i < last && i < len(n.words) && !n.words[i].sign && n.words[i].capital() && !n.beginsVerb(i) && !n.beginsName(i); {
		i++
	}
	return i
}

// beginsVerb tells whether a capitalised action begins at i: a sentence that was
// joined to its heading ("Sở Xây dựng Theo dõi, đôn đốc …").
func (n naming) beginsVerb(i int) bool { return actions.at(n.words, i) >= 2 }

func (n naming) beginsName(i int) bool {
	return n.territory(i) > 0 || heads.at(n.words, i) > 0 || shortHeads.at(n.words, i) > 0 && sectors.at(n.words, i+1) > 0
}

// place reads the territory after a sector: "Sở Y tế tỉnh Kon Tum", "Sở Y tế Hà Nội".
func (n naming) place(i int) int {
	if step := units.at(n.words, i); step > 0 {
		if n.is(i+step, "ủy") {
			return i + step + 1 // "Ban Dân vận Tỉnh ủy"
		}
		return n.capitals(i + step)
	}
	return n.capitals(i)
}

// proper reads on in a name until a verb, a sign or another agency begins.
func (n naming) proper(i int, short bool) int {
	first := true
	for k := 0; i < len(n.words) && k < 16; k++ {
		w := n.words[i]
		switch {
		case fixedParts.at(n.words, i) > 0:
			i += fixedParts.at(n.words, i) - 1
		case w.low == "về" && fixedParts.at(n.words, i+1) > 0: // "Ban Chỉ đạo về chuyển đổi số"
		case (w.low == "và" || w.text == ",") && n.officeOf(i):
		case w.sign && (w.text == "-" || w.text == "–") && i+1 < len(n.words) && n.words[i+1].capital():
		case w.sign && w.text == "," && short && n.goesOn(i+1):
		case w.sign:
			return i
		case w.low == "và" || w.low == "cùng":
			if i+1 >= len(n.words) || !n.words[i+1].capital() || n.beginsName(i+1) || n.beginsVerb(i+1) {
				return i
			}
		case w.capital():
			if n.beginsVerb(i) && !first {
				return i
			}
			if k > 0 && shortHeads.at(n.words, i) > 0 && sectors.at(n.words, i+1) > 0 {
				return i
			}
		case first && n.is(i, "triển") && n.is(i-1, "tác"): // "Tổ công tác triển khai Đề án …"
			i++
		case first && nameLike.at(n.words, i) > 0:
			i += nameLike.at(n.words, i) - 1
		case n.words[i-1].capital() && actions.at(n.words, i) == 1 && compounds.at(n.words, i) > 0:
		case actions.at(n.words, i) > 0 || n.collectiveAt(i):
			return i
		}
		first = false
		i++
	}
	return i
}

// officeOf tells whether "và" joins two that share one office: "Văn phòng HĐND và
// UBND xã".
func (n naming) officeOf(i int) bool {
	for k := i - 1; k >= 1 && k > i-8; k-- {
		if n.is(k-1, "văn") && n.is(k, "phòng") {
			return (n.is(i-1, "hđnd") || n.is(i-1, "đbqh") || n.is(i-1, "dân")) && n.territory(i+1) > 0
		}
	}
	return false
}

// goesOn tells whether a comma stands inside a name: "Văn hóa, Thể thao và Du lịch".
func (n naming) goesOn(i int) bool {
	if i >= len(n.words) || !n.words[i].capital() || n.beginsName(i) || titles.at(n.words, i) > 0 || n.territory(i) > 0 {
		return false
	}
	for k := i; k < len(n.words) && k < i+5; k++ {
		switch {
		case n.words[k].sign:
			return false
		case n.words[k].low == "và":
			return k+1 < len(n.words) && n.words[k+1].capital() && !n.beginsName(k+1)
		}
	}
	return false
}

// limited reads what restricts the name: "có liên quan", "trên địa bàn tỉnh".
func (n naming) limited(i int) int {
	for last := i + 40; i < len(n.words) && i < last; {
		switch {
		case n.is(i, "có") && n.is(i+1, "liên"):
			i += 3
		case n.is(i, "liên") && n.is(i+1, "quan"):
			i += 2
		case n.is(i, "trên") && n.is(i+1, "địa"), n.is(i, "trực") && n.is(i+1, "thuộc"), n.is(i, "thuộc"):
			i++
			for i < len(n.words) && i < last && !n.words[i].sign && n.words[i].low != "và" && !n.isAction(i) {
				i++
			}
		case n.is(i, "từ") && i+1 < len(n.words) && n.words[i+1].capital():
			end := n.capitals(i + 1)
			if !n.is(end, "đến") {
				return i
			}
			i = n.capitals(end + 1)
		default:
			return min(i, len(n.words))
		}
	}
	return min(i, len(n.words))
}

func (n naming) isAction(i int) bool { return actions.at(n.words, i) > 0 && !n.is(i, "trực") }

// skipBrackets passes a remark in brackets after a name.
func (n naming) skipBrackets(i int) int {
	if !n.sign(i, "(") {
		return i
	}
	for k := i; k < len(n.words) && k < i+60; k++ {
		if n.sign(k, ")") {
			return k + 1
		}
	}
	return i
}

// named makes the name of words i to end.
func (n naming) named(i, end int, titled bool) name {
	for end > i+1 && n.words[end-1].sign && n.words[end-1].text != ")" {
		end--
	}
	start, stop := n.words[i].start, n.words[end-1].end
	text := n.text[start:stop]
	if step := shortHeads.at(n.words, i); step > 0 && i+step < end {
		if s := sectors.at(n.words, i+step); s > 0 {
			if full, ok := shortSectors[joined(n.words[i+step:i+step+s])]; ok {
				text = n.words[i].text + " " + full + n.text[n.words[i+step+s-1].end:stop]
			}
		}
	}
	return name{text: capitalised(strings.TrimSpace(text)), start: start, end: stop, titled: titled}
}
