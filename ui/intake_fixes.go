package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/data"
	"giaoban/data/intake/document"
)

// fix decides about the n-th fault: the clauses, the rows and the text that is
// kept follow.
func (v *intakeReview) fix(n int, s fixState) {
	f := &v.Fixes[n]
	if f.Line < 0 || f.State == s {
		return
	}
	v.step()
	before, after := v.around(*f)
	was, is := f.Was, f.Is
	if f.State == fixDone {
		was, is = is, was
	}
	changes := (f.State == fixDone) != (s == fixDone)
	v.Fixes = slices.Clone(v.Fixes)
	v.Fixes[n].State = s
	if !changes {
		return
	}
	for i := range v.Rows {
		if from, to := v.lines(&v.Rows[i]); f.Line >= from && f.Line < to {
			v.Rows[i].Task.Text = replaceIn(v.Rows[i].Task.Text, before, was, after, is)
			v.Rows[i].Quote = replaceIn(v.Rows[i].Quote, before, was, after, is)
		}
	}
}

// around is a little of what stands before and behind a fault on its line.
func (v *intakeReview) around(f intakeFix) (before, after string) {
	const most = 12 // bytes: enough to tell one place from another
	line := v.Source.Lines[f.Line]
	from := min(max(0, f.Offset-line.Offset), len(line.Text))
	to := min(from+len(f.Was), len(line.Text))
	a, b := max(0, from-most), min(len(line.Text), to+most)
	for a < from && !utf8.RuneStart(line.Text[a]) {
		a++
	}
	for b > to && b < len(line.Text) && !utf8.RuneStart(line.Text[b]) {
		b--
	}
	return line.Text[a:from], line.Text[to:b]
}

// replaceIn puts is in the place of was where it stands between before and after;
// else where it stands only once. Otherwise text stays: no other place may change.
func replaceIn(text, before, was, after, is string) string {
	for _, place := range [][2]string{{before, after}, {before, ""}, {"", after}} {
		if place[0]+place[1] != "" && strings.Count(text, place[0]+was+place[1]) == 1 {
			return strings.Replace(text, place[0]+was+place[1], place[0]+is+place[1], 1)
		}
	}
	if strings.Count(text, was) == 1 {
		return strings.Replace(text, was, is, 1)
	}
	return text
}

// clauseText is the text of a clause with the fixes that were accepted.
func (v *intakeReview) clauseText(n int) string {
	c := v.Clauses[n]
	text := c.Text
	for _, f := range v.Fixes {
		if f.State == fixDone && f.Line >= c.Line && f.Line < c.Line+max(1, c.Lines) {
			before, after := v.around(f)
			text = replaceIn(text, before, f.Was, after, f.Is)
		}
	}
	return text
}

// corrected is the source with the accepted fixes in the text that is kept, and
// the log of all faults. What nobody decided about stays as the document has it.
func (v *intakeReview) corrected() (document.Source, []data.Correction) {
	source := v.Source
	var log []data.Correction
	end := len(source.Text) + 1
	for _, f := range slices.Backward(v.Fixes) {
		c := data.Correction{Raw: f.Was, Fixed: f.Is, Reason: f.Why, Inferred: f.Line >= 0}
		to := f.Offset + len(f.Was)
		switch {
		case f.State == fixKept:
			c.Reason += "; Văn phòng giữ nguyên"
		case f.State == fixDone && to <= end && to <= len(source.Text) && source.Text[f.Offset:to] == f.Was:
			source.Text = source.Text[:f.Offset] + f.Is + source.Text[to:]
			end, c.Inferred = f.Offset, false
		}
		c.Clause = v.pathOf(f.Line)
		log = append(log, c)
	}
	slices.Reverse(log)
	return source, log
}

// pathOf is the path of the clause that a line belongs to.
func (v *intakeReview) pathOf(line int) string {
	for _, c := range v.Clauses {
		if line >= c.Line && line < c.Line+max(1, c.Lines) {
			return c.Path
		}
	}
	return ""
}

// openFixes counts the faults that nobody decided about.
func (v *intakeReview) openFixes() int {
	n := 0
	for _, f := range v.Fixes {
		if f.State == fixOpen && f.Line >= 0 {
			n++
		}
	}
	return n
}

// sourceRun is part of a line of the source with how it looks.
type sourceRun struct {
	Text string
	Look sourceLook
}

// sourceLook is how a part of the source is shown.
type sourceLook uint8

// Looks of the source. A fault goes before a quote.
const (
	lookPlain sourceLook = iota
	lookQuote            // words of the task, or words that say why
	lookFault            // a fault nobody decided about
	lookFixed            // what was put in its place
)

// sourceLine is a line of the source as it reads now: faults marked, fixes in
// place, and the quoted words on a ground.
func (v *intakeReview) sourceLine(n int, quotes []string) []sourceRun {
	line := v.Source.Lines[n]
	var runs []sourceRun
	at := 0
	for _, f := range v.Fixes {
		from := f.Offset - line.Offset
		if f.Line != n || from < at || from+len(f.Was) > len(line.Text) || line.Text[from:from+len(f.Was)] != f.Was {
			continue
		}
		runs = append(runs, sourceRun{line.Text[at:from], lookPlain})
		switch f.State {
		case fixDone:
			runs = append(runs, sourceRun{f.Is, lookFixed})
		case fixOpen:
			runs = append(runs, sourceRun{f.Was, lookFault})
		default:
			runs = append(runs, sourceRun{f.Was, lookPlain})
		}
		at = from + len(f.Was)
	}
	runs = append(runs, sourceRun{line.Text[at:], lookPlain})
	return groundRuns(runs, quotes)
}

// groundRuns lays the ground of quotes under runs.
func groundRuns(runs []sourceRun, quotes []string) []sourceRun {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	text := b.String()
	quoted := make([]bool, len(text))
	for _, q := range quotes {
		q = strings.TrimSpace(q)
		at := -1
		switch {
		case q == "":
		case strings.Contains(q, text): // the quote goes over several lines
			at, q = 0, text
		default:
			at = strings.Index(text, q)
		}
		for i := at; at >= 0 && i < at+len(q); i++ {
			quoted[i] = true
		}
	}
	var out []sourceRun
	at := 0
	for _, r := range runs {
		from := 0
		for i := 1; i <= len(r.Text); i++ {
			if i < len(r.Text) && quoted[at+i] == quoted[at+from] {
				continue
			}
			look := r.Look
			if look == lookPlain && quoted[at+from] {
				look = lookQuote
			}
			out = append(out, sourceRun{r.Text[from:i], look})
			from = i
		}
		at += len(r.Text)
	}
	return out
}
