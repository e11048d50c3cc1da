package directive

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"giaoban/data"
)

// Accepted is what a proposal becomes in a workbook, to be stored in one action.
type Accepted struct {
	Directive   data.Directive
	Clauses     []data.Clause
	Tasks       []data.Task
	Assignments []data.Assignment
	Agencies    []data.Agency // new ones, for names the workbook does not have
	Groups      []data.Group  // new collective addressees, still without members
}

// Entities lists all that is to be stored, what is named before what names it.
func (a *Accepted) Entities() []data.Entity {
	var out []data.Entity
	for _, g := range a.Groups {
		out = append(out, g)
	}
	for _, x := range a.Agencies {
		out = append(out, x)
	}
	out = append(out, a.Directive)
	for _, c := range a.Clauses {
		out = append(out, c)
	}
	for _, t := range a.Tasks {
		out = append(out, t)
	}
	for _, x := range a.Assignments {
		out = append(out, x)
	}
	return out
}

// Unknown lists the agencies that the workbook does not have, each once, in the
// order of the document: they are created or matched in the review.
func (p *Proposal) Unknown() []string {
	var out []string
	for _, t := range p.Tasks {
		for _, n := range append(slices.Clone(t.Lead), t.Cooperate...) {
			if n.Codes == nil && !slices.Contains(out, n.Name) {
				out = append(out, n.Name)
			}
		}
	}
	return out
}

// ID is the key that a directive has in the workbook: "2146-UBND-TH".
func (h Header) ID() string {
	return strings.Trim(strings.NewReplacer("/", "-", " ", "", "#", "").Replace(h.Number), "-")
}

// Find returns the workbook's directive with the same number and date.
func Find(f *data.Facts, h Header) (data.Directive, bool) {
	for _, d := range f.Directives {
		if d.ID == h.ID() || d.Number == h.Number && d.Date == h.Date {
			return d, true
		}
	}
	return data.Directive{}, false
}

// Accept makes the entities of a proposal for a workbook. by is who sets the days
// that the document does not write out. Agencies that are not known are created.
func (p *Proposal) Accept(f *data.Facts, by string) *Accepted {
	b := accepting{p: p, f: f, by: by, out: &Accepted{}, made: map[string]string{}, order: len(f.Agencies)}
	h := p.Header
	b.out.Directive = data.Directive{
		ID: h.ID(), Type: h.Type.Name(), Number: h.Number, Date: h.Date, Place: h.Place, Issuer: h.Issuer, Subject: h.Subject,
		Signer: h.Signer, SignerTitle: h.SignerTitle, Addressees: h.Addressees, Recipients: h.Recipients,
	}
	for _, r := range p.References {
		b.out.Directive.References = append(b.out.Directive.References, data.Reference{Number: r.Number, Date: r.Date, Issuer: r.Issuer})
	}
	b.clauses()
	b.tasks()
	return b.out
}

type accepting struct {
	p     *Proposal
	f     *data.Facts
	by    string
	out   *Accepted
	made  map[string]string // name → code of what was created
	ids   map[int]string    // clause index → ID
	order int
}

// clauses keeps the clauses that tasks come from, and the lead-ins.
func (b *accepting) clauses() {
	b.ids = map[int]string{}
	used := map[int]bool{}
	for _, t := range b.p.Tasks {
		used[t.Clause] = true
	}
	taken := map[string]bool{}
	for i, c := range b.p.Clauses {
		if !used[i] && !c.LeadIn {
			continue
		}
		path := c.Path
		for n := 2; taken[path]; n++ {
			path = fmt.Sprintf("%s(%d)", c.Path, n)
		}
		taken[path] = true
		b.ids[i] = b.out.Directive.ID + "#" + path
		b.out.Clauses = append(b.out.Clauses, data.Clause{
			ID: b.ids[i], Directive: b.out.Directive.ID, Path: path, Order: len(b.out.Clauses) + 1,
			Heading: c.Heading, Text: c.Text, LeadIn: c.LeadIn,
		})
	}
}

func (b *accepting) tasks() {
	next := nextTask(b.f)
	for i := range b.p.Tasks {
		t := &b.p.Tasks[i]
		task := data.Task{
			ID: fmt.Sprintf("N%02d", next+i), Directive: b.out.Directive.ID, Clause: b.ids[t.Clause], Path: t.Path, Order: i + 1,
			Title: shortened(t.Text, 160), Short: shortened(t.Text, 60), Quote: t.Text,
			Lead: b.codes(t.Lead), Cooperate: b.codes(t.Cooperate),
			Deadline: b.deadline(t), Target: t.Target, Links: t.Links,
		}
		b.out.Tasks = append(b.out.Tasks, task)
		b.assign(task)
	}
}

// assign gives the task to its leads; groups fan out to their members on the day
// of the directive.
func (b *accepting) assign(t data.Task) {
	given := map[string]bool{}
	for _, lead := range t.Lead {
		group := slices.IndexFunc(b.f.Groups, func(g data.Group) bool { return g.Code == lead })
		switch {
		case group >= 0:
			for _, code := range b.f.Groups[group].On(b.out.Directive.Date) {
				given[code] = true
			}
		case !strings.HasPrefix(lead, "@"):
			given[lead] = true
		}
	}
	for _, a := range slices.Concat(b.f.Agencies, b.out.Agencies) {
		if given[a.Code] {
			b.out.Assignments = append(b.out.Assignments, data.Assignment{Task: t.ID, Agency: a.Code})
		}
	}
}

func (b *accepting) deadline(t *Task) data.Deadline {
	d := data.Deadline{Kind: data.Ongoing, Due: t.Deadline, Inferred: t.Inferred && t.Deadline != 0, Words: t.DeadlineText}
	if d.Inferred {
		d.InferredBy = b.by
	}
	switch {
	case t.Deadline != 0 && t.Inferred && strings.Contains(plain(t.DeadlineText), "năm") && t.Deadline == data.NewDate(t.Deadline.Year(), 12, 31):
		d.Kind = data.EndOfYear
	case t.Deadline != 0:
		d.Kind = data.OnDate
	case t.Recurrence != "" && t.Recurrence != Ongoing:
		d.Kind, d.Every = data.Recurring, max(1, t.Recurrence.Months())
	case t.Urgency != "" && t.Recurrence == "":
		d.Kind, d.Words = data.Prompt, t.Urgency
	}
	return d
}

// codes finds or creates what the names stand for.
func (b *accepting) codes(names []Named) []string {
	var out []string
	for _, n := range names {
		codes := n.Codes
		if codes == nil {
			codes = []string{b.create(n.Name)}
		}
		for _, c := range codes {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// create makes an agency of a name that the workbook does not have, or a group
// when the name is a collective one.
func (b *accepting) create(name string) string {
	key := nameKey(name)
	if code, ok := b.made[key]; ok {
		return code
	}
	code := b.freeCode(name)
	words := wordsOf(name)
	n := naming{text: name, words: words}
	if n.collectiveAt(0) || n.territory(0) > 0 && n.is(n.territory(0), "các") {
		code = "@" + code
		b.out.Groups = append(b.out.Groups, data.Group{Code: code, Name: name})
	} else {
		b.order++
		b.out.Agencies = append(b.out.Agencies, data.Agency{Code: code, Order: b.order, Name: name, Short: name, Kind: kindOf(words)})
	}
	b.made[key] = code
	return code
}

func kindOf(words []word) data.AgencyKind {
	switch words[0].low {
	case "ubnd", "ủy":
		return data.District
	case "ban":
		return data.Board
	}
	return data.Department
}

// freeCode makes a code of the first letters, with a number when it is taken.
func (b *accepting) freeCode(name string) string {
	letters := ""
	for _, w := range wordsOf(name) {
		if !w.sign && w.low != "và" && w.low != "các" {
			for _, r := range data.Fold(w.text) {
				letters += string(unicode.ToUpper(r))
				break
			}
		}
	}
	letters = strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, letters)
	if letters == "" {
		letters = "CQ"
	}
	code := letters
	for n := 2; b.taken(code); n++ {
		code = letters + itoa(n)
	}
	return code
}

func (b *accepting) taken(code string) bool {
	agency := func(a data.Agency) bool { return a.Code == code }
	group := func(g data.Group) bool { return g.Code == "@"+code }
	return slices.ContainsFunc(b.f.Agencies, agency) || slices.ContainsFunc(b.out.Agencies, agency) ||
		slices.ContainsFunc(b.f.Groups, group) || slices.ContainsFunc(b.out.Groups, group)
}

// nextTask is the first number that no task of the workbook has.
func nextTask(f *data.Facts) int {
	last := 0
	for _, t := range f.Tasks {
		n := 0
		if _, err := fmt.Sscanf(t.ID, "N%d", &n); err == nil {
			last = max(last, n)
		}
	}
	return last + 1
}

// shortened cuts text at a word, to at most n runes.
func shortened(text string, n int) string {
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), " .;:")
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	cut := string(r[:n-1])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// Difference is one field in which a second reading of a document differs from
// what the workbook holds.
type Difference struct {
	Place  string // "Số, ký hiệu", "Mục 1.a"
	Stored string
	Read   string
}

// Parting returns both texts from a little before the place where they part:
// long clauses often differ in a word.
func (d Difference) Parting() (stored, read string) {
	const before = 20 // runes to find the place by
	x, y := []rune(d.Stored), []rune(d.Read)
	at := 0
	for at < len(x) && at < len(y) && x[at] == y[at] {
		at++
	}
	if at <= before {
		return d.Stored, d.Read
	}
	return "…" + string(x[at-before:]), "…" + string(y[at-before:])
}

// Compare lists where a proposal differs from the directive of the workbook.
func (p *Proposal) Compare(f *data.Facts, d data.Directive) []Difference {
	var out []Difference
	differ := func(place, stored, read string) {
		if strings.Join(strings.Fields(stored), " ") != strings.Join(strings.Fields(read), " ") {
			out = append(out, Difference{place, stored, read})
		}
	}
	h := p.Header
	differ("Loại", d.Type, h.Type.Name())
	differ("Số, ký hiệu", d.Number, h.Number)
	differ("Ngày", d.Date.String(), h.Date.String())
	differ("Cơ quan ban hành", d.Issuer, h.Issuer)
	differ("Trích yếu", d.Subject, h.Subject)
	differ("Người ký", d.Signer, h.Signer)
	read := map[string]string{}
	for _, t := range p.Tasks {
		path := pathKey(t.Path)
		read[path] = strings.TrimSpace(read[path] + " " + t.Text)
	}
	for _, c := range f.Clauses {
		if c.Directive != d.ID || c.LeadIn {
			continue
		}
		path := pathKey(c.Path)
		differ("Mục "+c.Path, c.Text, read[path])
		delete(read, path)
	}
	for _, t := range p.Tasks {
		if text, ok := read[pathKey(t.Path)]; ok {
			differ("Mục "+t.Path, "", text)
			delete(read, pathKey(t.Path))
		}
	}
	return out
}

// pathKey makes "3.d-2" and "3.d.-2" the same.
func pathKey(path string) string { return strings.ReplaceAll(path, ".-", "-") }
