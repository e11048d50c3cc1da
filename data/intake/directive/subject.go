package directive

import (
	"regexp"
	"strings"
)

// subject is who acts by a sentence.
type subject struct {
	names   []name
	ordered bool // "Giao Sở …"
	alone   bool // nothing but the agencies, and a colon
	colon   bool // a colon follows
	verb    bool // an action follows
	vague   bool
	end     int // byte after the names
}

// subjectOf reads the agencies a text begins with: "Giao Sở Y tế chủ trì …",
// "Thủ trưởng các sở, ban, ngành …", "UBND tỉnh yêu cầu Giám đốc Sở …".
func subjectOf(text string) subject {
	n := namesIn(text)
	return n.subject(0)
}

func (n naming) subject(i int) subject { return n.subjectWithin(i, 3) }

// subjectWithin follows at most that many orders: "UBND tỉnh giao Sở … yêu cầu …".
func (n naming) subjectWithin(i, within int) subject {
	var s subject
	start := i
	i = n.skipOrders(i)
	s.ordered = i > start
	about := i == start && (n.is(i, "đối") && n.is(i+1, "với") || n.is(i, "nhiệm") && n.is(i+2, "của") || n.is(i, "trách") && n.is(i+2, "của"))
	if about {
		i += 2
		if n.is(i, "của") {
			i++
		}
	}
	names, next := n.list(i)
	if len(names) == 0 && s.ordered {
		names, next = n.unknown(i)
	}
	if len(names) == 0 {
		return subject{}
	}
	// "UBND tỉnh giao Sở …": the issuer orders, the one named after it acts
	if step := orders.at(n.words, next); step > 0 && len(names) == 1 && within > 0 {
		if ordered := n.subjectWithin(next, within-1); len(ordered.names) > 0 {
			ordered.ordered = true
			return ordered
		}
	}
	s.names = names
	s.end = n.endOf(next)
	s.vague = true
	for _, one := range names {
		s.vague = s.vague && one.vague
	}
	after := n.skipRemarks(next)
	switch {
	case next >= len(n.words):
		s.alone = true
	case n.sign(next, ":"):
		s.colon = true
		s.alone = next == len(n.words)-1
	case n.sign(next, ".") && next == len(n.words)-1, n.sign(next, ";") && next == len(n.words)-1:
		s.alone = true
	case after < len(n.words) && actions.at(n.words, after) > 0:
		s.verb = true
	}
	if about && !s.alone {
		return subject{} // "Đối với các dự án, …" is no subject
	}
	if start == i && !s.alone && !s.colon && !s.verb {
		s.verb = n.verbSoon(after) || after == next && i == 0 && n.predicate(after)
	}
	return s
}

// skipOrders goes past words that order, as many as three: "đề nghị giao".
func (n naming) skipOrders(i int) int {
	for range 3 {
		step := orders.at(n.words, i)
		if step == 0 {
			break
		}
		i += step
		for n.sign(i, ":") || n.is(i, "cho") || n.is(i, "tới") {
			i++
		}
	}
	return i
}

// skipRemarks goes past commas and whole brackets.
func (n naming) skipRemarks(i int) int {
	for n.sign(i, ",") || n.sign(i, "(") {
		if n.sign(i, ",") {
			i++
			continue
		}
		skipped := n.skipBrackets(i)
		if skipped == i {
			break
		}
		i = skipped
	}
	return i
}

// unknown takes what stands between an order and the action as a name, when it
// begins with a capital: agencies are founded faster than lists are kept.
func (n naming) unknown(i int) ([]name, int) {
	if i >= len(n.words) || n.words[i].sign || !n.words[i].capital() || actions.at(n.words, i) > 0 {
		return nil, i
	}
	end := n.proper(i, false)
	if end == i || end >= len(n.words) || actions.at(n.words, end) == 0 {
		return nil, i
	}
	return []name{n.named(i, end, false)}, end
}

// predicate tells whether the word after a subject is likely its verb, though the
// list of actions lacks it: a small letter that no name, place or remark goes on with.
func (n naming) predicate(i int) bool {
	if i >= len(n.words) || n.words[i].sign || n.words[i].capital() || strings.HasSuffix(strings.TrimSpace(n.text), ":") {
		return false
	}
	return !remarks.MatchString(n.words[i].low)
}

var remarks = regexp.MustCompile(`^(?:và|với|của|cùng|hoặc|trên|tại|ở|nơi|nêu|nói|trong|ngoài|thuộc|khác|này|đó|nhất|như|năm|tháng|ngày|số|\d.*)$`)

// verbSoon tells whether an action comes within a few words: "các cơ quan báo chí
// địa phương bằng nhiều hình thức tuyên truyền".
func (n naming) verbSoon(i int) bool {
	for k := i; k < len(n.words) && k < i+6; k++ {
		if n.words[k].sign {
			return false
		}
		if actions.at(n.words, k) >= 2 {
			return true
		}
	}
	return false
}

func (n naming) endOf(i int) int {
	if i >= len(n.words) {
		return len(n.text)
	}
	return n.words[i].start
}

// agenciesAlone tells whether a line is nothing but agencies: "Giao Sở Y tế:".
func agenciesAlone(text string) bool {
	s := subjectOf(text)
	return s.alone
}

// inside finds who acts when a text doesn't begin with its subject.
func inside(text string) (subject, string) {
	n := namesIn(text)
	if len(n.words) == 0 {
		return subject{}, ""
	}
	if s := n.afterColon(); len(s.names) > 0 {
		return s, "chủ thể đứng sau tiêu đề của mục"
	}
	if s := n.afterOpening(); len(s.names) > 0 {
		return s, "chủ thể đứng sau cụm mở đầu câu"
	}
	if s := n.ordered(); len(s.names) > 0 {
		return s, "cơ quan được giao trong câu"
	}
	if s := n.beforeLeads(); len(s.names) > 0 {
		return s, "cơ quan đứng trước “chủ trì”"
	}
	return subject{}, ""
}

// afterColon reads `Nội dung "…": Ủy ban nhân dân các huyện tiếp tục …`.
func (n naming) afterColon() subject {
	for i, w := range n.words {
		if w.start > 300 {
			break
		}
		if !w.sign || w.text != ":" || i+1 >= len(n.words) {
			continue
		}
		if s := n.subject(i + 1); len(s.names) > 0 && (s.verb || s.ordered) && !s.vague {
			return s
		}
	}
	return subject{}
}

// afterOpening reads "Trên cơ sở kết quả khảo sát, Sở Xây dựng chủ trì …".
func (n naming) afterOpening() subject {
	if openings.at(n.words, 0) == 0 {
		return subject{}
	}
	for i, w := range n.words {
		if w.sign && (w.text == "." || w.text == ";") && i > 3 {
			break
		}
		if !w.sign || w.text != "," && w.text != ":" {
			continue
		}
		k := i + 1
		s := n.subject(k)
		if len(s.names) > 0 && (s.ordered || s.verb && n.words[k].capital() || s.verb && (n.is(k, "các") || n.is(k, "ủy"))) && !s.vague {
			return s
		}
	}
	return subject{}
}

// ordered reads "…; giao Sở Tài chính …" anywhere.
func (n naming) ordered() subject {
	for i := range n.words {
		if step := orders.at(n.words, i); step == 0 || i > 0 && (n.is(i-1, "được") || n.is(i-1, "sự") || n.is(i-1, "bàn") || n.is(i-1, "theo") || n.is(i-1, "đã")) {
			continue
		}
		if s := n.subject(i); len(s.names) > 0 && (s.verb || s.colon || s.alone) && !s.vague {
			return s
		}
	}
	return subject{}
}

// beforeLeads reads "(Sở Y tế chủ trì …)".
func (n naming) beforeLeads() subject {
	for i := range n.words {
		if !n.is(i, "chủ") || !n.is(i+1, "trì") {
			continue
		}
		for k := max(0, i-14); k < i; k++ {
			if k > 0 && !n.words[k-1].sign && n.words[k-1].low != "do" {
				continue
			}
			if names, next := n.list(k); len(names) > 0 && next == i {
				return subject{names: names, verb: true, end: n.words[i].start}
			}
		}
	}
	return subject{}
}

var cooperation = regexp.MustCompile(`(?:^|chủ trì,? |[;,.:]\s|chủ động |tiếp tục |thường xuyên |tăng cường |đồng thời,? |và )phối hợp(?: chặt chẽ| tốt| thường xuyên)?,?(?: với| cùng| cùng với)?\s`)

// longestList is how many bytes a list of agencies takes at most; what lies beyond
// is not looked at again for each "phối hợp".
const longestList = 2000

// cooperating reads the agencies after "phối hợp với".
func cooperating(text string) []name {
	low := plain(text)
	if !strings.Contains(low, "phối hợp") {
		return nil
	}
	var out []name
	for _, at := range cooperation.FindAllStringIndex(low, -1) {
		n := namesIn(head(text[at[1]:], longestList))
		names, _ := n.list(0)
		for _, one := range names {
			one.start += at[1]
			one.end += at[1]
			out = append(out, one)
		}
	}
	return out
}

// namesOf reads a value that is nothing but agencies; what the grammar does not
// know is taken as written, parted by semicolons.
func namesOf(value string) []name {
	value = strings.Trim(value, " .;,")
	if value == "" {
		return nil
	}
	n := namesIn(value)
	names, next := n.list(0)
	for next < len(n.words) {
		from := next
		for from < len(n.words) && (n.words[from].sign && (n.words[from].text == ";" || n.words[from].text == "," || n.words[from].text == "+" || n.words[from].text == "-" || n.words[from].text == ".") || n.is(from, "và")) {
			from++
		}
		if from >= len(n.words) {
			break
		}
		if more, after := n.list(from); len(more) > 0 {
			names, next = append(names, more...), after
			continue
		}
		end := from
		for end < len(n.words) && !(n.words[end].sign && n.words[end].text == ";") {
			end++
		}
		if from == next && len(names) > 0 {
			// words that go on with the last name
			last := &names[len(names)-1]
			last.end = n.words[end-1].end
			last.text = capitalised(value[last.start:last.end])
		} else {
			names = append(names, n.named(from, end, false))
		}
		next = end
	}
	return names
}
