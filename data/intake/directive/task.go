package directive

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/data"
)

// leaf proposes an item that has nothing below it, if it is a duty of somebody.
func (r *reader) leaf(p *Proposal, it *item, text string, ctx context) {
	low := plain(text)
	if text == "" || formula.MatchString(low) || it.mark.kind != dash && request.MatchString(low) && ctx.lead == nil {
		return
	}
	led := slices.ContainsFunc(ctx.fields, func(f fields) bool { return f.kind == leadField || f.kind == agencyField })
	if led {
		r.emit(p, it, text, ctx)
		return
	}
	s := subjectOf(text)
	acts := len(s.names) > 0 && (s.verb || s.ordered || s.colon)
	switch ctx.excluded {
	case wholly:
		return
	case partly:
		if found, _ := inside(text); !acts && ctx.lead == nil && len(found.names) == 0 {
			return
		}
	}
	if acts || ctx.lead != nil {
		r.emit(p, it, text, ctx)
		return
	}
	if found, _ := inside(text); len(found.names) > 0 {
		if n := namesIn(text); findings.at(n.words, 0) > 0 && !found.ordered {
			return
		}
		r.emit(p, it, text, ctx)
		return
	}
	n := namesIn(text)
	if r.usual != nil && r.beginsDuty(text) && findings.at(n.words, 0) == 0 {
		r.emit(p, it, text, ctx)
		return
	}
	p.Clauses = append(p.Clauses, Clause{Path: it.path, Heading: ctx.heading, Text: text, Line: it.first, Lines: it.last - it.first + 1, Bold: it.bold})
}

// emit proposes the task of an item.
func (r *reader) emit(p *Proposal, it *item, text string, ctx context) {
	text = strings.TrimSpace(text)
	p.Clauses = append(p.Clauses, Clause{Path: it.path, Heading: ctx.heading, Text: text, Line: it.first, Lines: it.last - it.first + 1, Bold: it.bold})
	t := Task{Path: it.path, Clause: len(p.Clauses) - 1, Text: text, StartsWith: firstWords(text, 8)}
	r.lead(&t, it, text, ctx)
	if len(t.Lead) == 0 {
		return // an activity that nobody is given
	}
	r.cooperate(&t, it, text, ctx)
	r.time(&t, it, text, ctx)
	for _, f := range ctx.fields {
		switch f.kind {
		case productField:
			t.Product = f.value
			t.Why = append(t.Why, r.doc.why("product", f.value, f.line, f.line, Sound, "dòng sản phẩm của nhiệm vụ"))
		case overseeField:
			t.Oversee = append(t.Oversee, r.named(namesOf(f.value))...)
			t.Why = append(t.Why, r.doc.why("oversee", f.value, f.line, f.line, Sound, "dòng lãnh đạo phụ trách"))
		}
	}
	t.Urgency = urgency(text)
	t.Target = targetOf(text)
	t.Links = r.nodes.links(ctx.heading, text)
	t.Confidence = lowest(t.Why)
	p.Tasks = append(p.Tasks, t)
}

// lead says who must act, by the nearest words that say it: the field line, the
// sentence's own subject, the heading, the opening of the document.
func (r *reader) lead(t *Task, it *item, text string, ctx context) {
	for _, f := range ctx.fields {
		if f.kind != leadField && f.kind != agencyField {
			continue
		}
		lead, with := splitLead(f.value)
		if len(lead) == 0 {
			continue
		}
		t.Lead = append(t.Lead, r.named(lead)...)
		t.Cooperate = append(t.Cooperate, r.named(with)...)
		t.Why = append(t.Why, r.doc.why("lead", f.value, f.line, f.line, Stated, "dòng, cột cơ quan chủ trì"))
	}
	if t.Lead != nil {
		return
	}
	s := subjectOf(text)
	own := len(s.names) > 0 && (s.verb || s.ordered || s.colon)
	switch {
	case own && !(s.vague && ctx.lead != nil):
		sure, reason := Stated, "chủ thể của câu"
		if s.ordered {
			reason = "cơ quan được giao"
		}
		if ctx.lead != nil {
			sure, reason = Sound, "mục nêu cơ quan khác với tiêu đề"
		}
		t.Lead = r.named(s.names)
		t.Why = append(t.Why, r.explain(it, text, s, sure, reason))
		return
	case ctx.lead != nil:
		n := namesIn(text)
		for _, found := range []subject{n.afterColon(), n.afterOpening()} {
			if found.ordered { // "Về vướng mắc của dự án: giao UBND tỉnh …"
				t.Lead = r.named(found.names)
				t.Why = append(t.Why, r.explain(it, text, found, Sound, "cơ quan được giao trong câu"))
				return
			}
		}
		t.Lead = ctx.lead
		t.Why = append(t.Why, ctx.why)
		return
	}
	if found, reason := inside(text); len(found.names) > 0 {
		t.Lead = r.named(found.names)
		t.Why = append(t.Why, r.explain(it, text, found, Likely, reason))
		return
	}
	if r.usual != nil {
		t.Lead = slices.Clone(r.usual)
		t.Why = append(t.Why, r.usualWhy)
	}
}

// splitLead reads a field of agencies: "Sở A chủ trì, phối hợp với Sở B", or
// "Sở A (chủ trì), Sở B".
func splitLead(value string) (lead, with []name) {
	low := plain(value)
	if at := cooperates.FindStringIndex(low); at != nil && at[0] > 0 {
		head := strings.TrimRight(value[:at[0]], " ,;(")
		if k := strings.Index(plain(head), "chủ trì"); k > 0 {
			head = strings.TrimRight(head[:k], " ,;(-:")
		}
		return namesOf(head), namesOf(strings.Trim(value[at[1]:], " :.;)"))
	}
	if k := strings.Index(low, "chủ trì"); k > 0 {
		head := strings.TrimRight(value[:k], " ,;(-:")
		return namesOf(head), namesOf(strings.TrimLeft(value[k+len("chủ trì"):], " ,;:.)"))
	}
	if k := strings.Index(low, "chủ trì:"); k == 0 {
		return namesOf(value[len("chủ trì:"):]), nil
	}
	return namesOf(value), nil
}

var cooperates = regexp.MustCompile(`[,;.(]?\s*(?:các )?(?:cơ quan |đơn vị )?phối hợp(?:\s+(?:với|cùng))?\s*:?`)

func (r *reader) cooperate(t *Task, it *item, text string, ctx context) {
	for _, f := range ctx.fields {
		if f.kind == cooperateField {
			t.Cooperate = append(t.Cooperate, r.named(namesOf(f.value))...)
			t.Why = append(t.Why, r.doc.why("cooperate", f.value, f.line, f.line, Stated, "dòng, cột cơ quan phối hợp"))
		}
	}
	if found := cooperating(text); found != nil {
		t.Cooperate = append(t.Cooperate, r.named(found)...)
		t.Why = append(t.Why, r.doc.why("cooperate", text[found[0].start:found[0].end], it.first, it.last, Sound, "cơ quan sau “phối hợp với”"))
	}
	var once []Named
	for _, n := range t.Cooperate {
		same := func(o Named) bool { return plain(o.Name) == plain(n.Name) }
		if !slices.ContainsFunc(once, same) && !slices.ContainsFunc(t.Lead, same) {
			once = append(once, n)
		}
	}
	t.Cooperate = once
}

// time sets deadline and recurrence: of the field line, else of the text, else of
// the lead-in.
func (r *reader) time(t *Task, it *item, text string, ctx context) {
	issued := r.header.Date
	for _, f := range ctx.fields {
		if f.kind != timeField {
			continue
		}
		t.DeadlineText = strings.Trim(f.value, " .;")
		if d, ok := readDeadline(f.value, true, issued, r.earliest); ok {
			r.setDeadline(t, d, f.line, f.line)
		}
		if rec, _ := readRecurrence(f.value, true); rec != "" && (t.Deadline == 0 || rec != Ongoing) {
			t.Recurrence = rec
			t.Why = append(t.Why, r.doc.why("recurrence", t.DeadlineText, f.line, f.line, Stated, "dòng, cột thời gian"))
			if t.Recurrence != Ongoing && t.Inferred {
				t.Deadline, t.Inferred = 0, false
			}
		}
		if t.Deadline != 0 || t.Recurrence != "" {
			return
		}
	}
	rec, words := readRecurrence(text, false)
	if rec != "" {
		t.Recurrence = rec
		if t.DeadlineText == "" && rec != Ongoing {
			t.DeadlineText = words
		}
		t.Why = append(t.Why, r.doc.why("recurrence", words, it.first, it.last, Sound, "chu kỳ nêu trong câu"))
	}
	if d, ok := readDeadline(text, false, issued, r.earliest); ok && (rec == "" || rec == Ongoing || d.sure > Likely) {
		if t.DeadlineText == "" || rec == Ongoing || rec == "" {
			t.DeadlineText = d.words
		}
		r.setDeadline(t, d, it.first, it.last)
		return
	}
	if ctx.time != "" && rec == "" {
		if d, ok := readDeadline(ctx.time, false, issued, r.earliest); ok {
			d.sure, d.reason = Likely, "thời hạn nêu ở câu dẫn của mục"
			if t.DeadlineText == "" {
				t.DeadlineText = d.words
			}
			r.setDeadline(t, d, it.first, it.first)
		}
	}
}

func (r *reader) setDeadline(t *Task, d deadline, first, last int) {
	t.Deadline, t.Inferred = d.day, d.inferred
	t.Why = append(t.Why, r.doc.why("deadline", d.words, first, last, d.sure, d.reason))
}

// explain says where the names of a subject stand.
func (r *reader) explain(it *item, text string, s subject, sure Confidence, reason string) Why {
	words := text[s.names[0].start:min(len(text), s.names[len(s.names)-1].end)]
	return r.doc.why("lead", words, it.first, it.last, sure, reason)
}

// named writes out the document's own short forms and finds the codes.
func (r *reader) named(names []name) []Named {
	var out []Named
	for _, n := range names {
		text := r.writtenOut(n.text)
		out = append(out, Named{Name: text, Codes: r.names.codes(text)})
	}
	return out
}

// writtenOut replaces a short form that the document explains, at the head of a name.
func (r *reader) writtenOut(text string) string {
	first, rest, _ := strings.Cut(text, " ")
	if full, ok := r.terms[first]; ok {
		return strings.TrimSpace(capitalised(full) + " " + rest)
	}
	return text
}

var defined = regexp.MustCompile(`((?:\pL+[ ,]+){2,9})\((?:gọi tắt là |viết tắt là |sau đây gọi (?:tắt )?là |sau đây viết tắt là )?(\p{Lu}[\p{Lu}&]{2,9})\)`)

// abbreviations reads the short forms of agencies that the text explains: "Bảo
// hiểm xã hội (BHXH)". The letters must be those of the words.
func abbreviations(parts []part) map[string]string {
	out := map[string]string{}
	for _, p := range parts {
		if p.table >= 0 || !strings.Contains(p.text, "(") {
			continue
		}
		for _, m := range defined.FindAllStringSubmatch(p.text, -1) {
			words := strings.Fields(strings.ReplaceAll(m[1], ",", ""))
			letters := []rune(strings.ReplaceAll(plain(m[2]), "&", ""))
			if len(words) < len(letters) {
				continue
			}
			words = words[len(words)-len(letters):]
			same := true
			for i, w := range words {
				same = same && []rune(plain(w))[0] == letters[i]
			}
			if _, known := out[m[2]]; same && !known && m[2] != "UBND" && m[2] != "HĐND" {
				out[m[2]] = strings.Join(words, " ")
			}
		}
	}
	return out
}

func urgency(text string) string {
	words := wordsOf(text)
	for i := range words {
		if step := urgent.at(words, i); step > 0 {
			return text[words[i].start:words[i+step-1].end]
		}
	}
	return ""
}

var (
	atLeast = regexp.MustCompile(`(?:ít nhất|tối thiểu|trên|từ|≥|đạt)\s*(\d{1,3}(?:,\d+)?)\s?%`)
	wholeOf = regexp.MustCompile(`(100)\s?%`)
	countOf = regexp.MustCompile(`(?:ít nhất|tối thiểu)\s+(\d{1,4})\s+(\pL+(?: \pL+){0,4})`)
	atMost  = regexp.MustCompile(`(?:dưới|không quá|tối đa|≤)\s*(\d{1,3}(?:,\d+)?)\s?%`)
)

// targetOf finds a measurable aim in the words of a duty.
func targetOf(text string) data.Target {
	if !strings.ContainsAny(text, "0123456789") {
		return data.Target{}
	}
	low := plain(text)
	for _, rule := range []struct {
		pattern *regexp.Regexp
		kind    data.TargetKind
	}{{atLeast, data.Share}, {atMost, data.AtMost}, {wholeOf, data.Share}, {countOf, data.AtLeast}} {
		m := rule.pattern.FindStringSubmatchIndex(low)
		if m == nil {
			continue
		}
		value := 0.0
		for _, c := range strings.Split(low[m[2]:m[3]], ",")[0] {
			value = value*10 + float64(c-'0')
		}
		return data.Target{Text: strings.TrimSpace(text[m[0]:m[1]]), Kind: rule.kind, Value: value}
	}
	return data.Target{}
}
