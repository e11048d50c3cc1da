package directive

import (
	"regexp"
	"strings"
)

// takeClosings cuts the closing paragraphs off the last item of the body.
func (r *reader) takeClosings(body *item) []para {
	last := body
	for len(last.children) > 0 {
		last = last.children[len(last.children)-1]
	}
	if last == body {
		return nil
	}
	for i, p := range last.more {
		if p.table >= 0 || !closing.MatchString(plain(p.text)) && !subjectOf(p.text).verb {
			continue
		}
		if i == 0 && (agenciesAlone(last.text) || len(last.text) < 160 && !fullStop.MatchString(last.text) && !subjectOf(last.text).verb) {
			continue // the text below a heading
		}
		out := last.more[i:]
		last.more = last.more[:i]
		return out
	}
	return nil
}

// closing proposes what the last paragraphs give to an agency by name: "Giao Sở
// Nội vụ theo dõi, đôn đốc …". The rest is the closing formula.
func (r *reader) closing(p *Proposal, m para) {
	if m.table >= 0 {
		return
	}
	for _, text := range ownSubjects(m.text) {
		low := plain(text)
		found := subjectOf(text)
		if request.MatchString(low) || routine(low) || len(found.names) == 0 || formula.MatchString(low) {
			continue
		}
		if !strings.HasPrefix(low, "giao ") && !strings.Contains(low, " giao ") && !(found.verb && !found.ordered && followUp.MatchString(plain(text[found.end:]))) {
			continue
		}
		it := &item{path: "KL", text: text, first: m.line, last: m.line}
		r.emit(p, it, text, context{heading: "Kết thúc văn bản"})
	}
}

// ownSubjects cuts a closing paragraph into its sentences, and a sentence where
// another agency begins to act: "… nghiêm túc thực hiện; Sở Y tế có trách nhiệm …".
func ownSubjects(text string) []string {
	var out []string
	for _, s := range sentences(text) {
		whole := text[s.Start:s.End]
		start := 0
		for _, p := range Split(whole) {
			if p.Lead != nil && p.Start > start {
				out = append(out, strings.TrimRight(whole[start:p.Start], " ;"))
				start = p.Start
			}
		}
		out = append(out, whole[start:])
	}
	return out
}

var followUp = regexp.MustCompile(`^(?:chủ trì|có trách nhiệm|chịu trách nhiệm|giúp|theo dõi|đôn đốc|kiểm tra|tổng hợp|hướng dẫn)`)

// routine tells whether a paragraph only asks to carry out the document.
func routine(low string) bool {
	return len(low) < 400 && (strings.Contains(low, "nghiêm túc triển khai thực hiện") || strings.Contains(low, "nghiêm túc thực hiện") || strings.Contains(low, "tổ chức thực hiện nghiêm") || strings.Contains(low, "triển khai thực hiện nghiêm túc")) &&
		(strings.Contains(low, " này") || strings.Contains(low, "nêu trên") || strings.Contains(low, "nội dung trên"))
}
