package directive

import (
	"slices"
	"strings"

	"giaoban/data"
)

// Named finds what names stand for in the workbook.
func (o Options) Named(names ...string) []Named {
	known, out := newDirectory(o), []Named(nil)
	for _, n := range names {
		out = append(out, Named{Name: n, Codes: known.codes(n)})
	}
	return out
}

// Part makes a task of a piece of t's text. What the piece itself says of
// agencies, time and aim goes before what was read from the whole; time words
// that stand in another piece do not hold for this one. issued is the day of the
// directive.
func (o Options) Part(t Task, p Piece, issued data.Date) Task {
	out := t
	out.Text, out.StartsWith, out.Why = p.Text, firstWords(p.Text, 8), nil
	line := -1
	keep := func(field string) {
		for _, w := range t.Why {
			if w.Field == field {
				out.Why = append(out.Why, w)
			}
		}
	}
	if i := slices.IndexFunc(t.Why, func(w Why) bool { return w.Line >= 0 && strings.Contains(t.Text, w.Words) }); i >= 0 {
		line = t.Why[i].Line
	}
	own := func(field, words, reason string, sure Confidence) {
		out.Why = append(out.Why, Why{Field: field, Words: words, Line: line, Offset: -1, Confidence: sure, Reason: reason})
	}
	if len(p.Lead) > 0 {
		out.Lead = o.Named(p.Lead...)
		own("lead", p.Lead[0], "chủ thể của phần này", Stated)
	} else {
		keep("lead")
	}
	if found := cooperating(p.Text); found != nil {
		out.Cooperate = nil
		for _, n := range found {
			out.Cooperate = append(out.Cooperate, o.Named(n.text)...)
		}
		own("cooperate", found[0].text, "cơ quan sau “phối hợp với”", Sound)
	} else if cooperating(t.Text) != nil {
		out.Cooperate = nil
	} else {
		keep("cooperate")
	}
	o.partTime(&out, t, p, issued, keep, own)
	keep("product")
	keep("oversee")
	out.Urgency, out.Target = urgency(p.Text), targetOf(p.Text)
	out.Confidence = lowest(out.Why)
	return out
}

// partTime reads the time of a piece, unless that of the whole comes from
// outside its text: a field line, the lead-in.
func (o Options) partTime(out *Task, t Task, p Piece, issued data.Date, keep func(string), own func(field, words, reason string, sure Confidence)) {
	if t.DeadlineText != "" && !strings.Contains(t.Text, t.DeadlineText) {
		keep("deadline")
		keep("recurrence")
		return
	}
	out.Deadline, out.Inferred, out.DeadlineText, out.Recurrence = 0, false, "", ""
	rec, words := readRecurrence(p.Text, false)
	if rec != "" {
		out.Recurrence = rec
		if rec != Ongoing {
			out.DeadlineText = words
		}
		own("recurrence", words, "chu kỳ nêu trong câu", Sound)
	}
	if d, ok := readDeadline(p.Text, false, issued, issued); ok && (rec == "" || rec == Ongoing || d.sure > Likely) {
		out.Deadline, out.Inferred = d.day, d.inferred
		if out.DeadlineText == "" {
			out.DeadlineText = d.words
		}
		own("deadline", d.words, d.reason, d.sure)
	}
}
