package kontum

import (
	"fmt"
	"io/fs"
	"strings"

	"giaoban/data"
)

// inferredBy is who set a day or an aim that the directive does not state.
const inferredBy = "Văn phòng UBND tỉnh"

// addAgencies reads the 31 addressees of the directive and their groups.
func addAgencies(f *data.Facts, files fs.FS) error {
	all := data.Group{Code: "@all", Name: "Các cơ quan, đơn vị nhận văn bản"}
	departments := data.Group{Code: "@departments", Name: "Các sở, ban, ngành cấp tỉnh"}
	districts := data.Group{Code: "@districts", Name: "UBND các huyện, thành phố"}
	err := walk(files, "agencies.csv", func(s *sheet) {
		a := data.Agency{
			Code: s.text("code"), Order: s.whole("order"), Name: s.text("name"), Short: s.text("short"),
			Kind: data.AgencyKind(s.text("kind")), ValidFrom: s.date("valid_from"), ValidTo: s.date("valid_to"),
			Note: s.text("note"),
		}
		f.Agencies = append(f.Agencies, a)
		m := data.Member{Agency: a.Code, From: a.ValidFrom, To: a.ValidTo}
		all.Members = append(all.Members, m)
		switch a.Kind {
		case data.Department, data.Board:
			// the 2017 ranking of "20 sở, ban, ngành" includes BQL Khu kinh tế
			departments.Members = append(departments.Members, m)
		case data.District:
			districts.Members = append(districts.Members, m)
		}
	})
	f.Groups = []data.Group{all, departments, districts}
	return err
}

// addTasks reads the 45 tasks and finds the clause that holds each quote.
func addTasks(f *data.Facts, files fs.FS) error {
	return walk(files, "tasks.csv", func(s *sheet) {
		t := data.Task{
			ID: s.text("id"), Directive: directiveID, Order: len(f.Tasks) + 1,
			Path:  strings.TrimSuffix(s.text("clause"), ".lead-in"),
			Title: s.text("title"), Short: s.text("short"), Quote: s.text("quote"),
			Lead: list(s.text("lead")), Cooperate: list(s.text("cooperate")),
			Oversees: oversees(s.text("oversees")),
			Deadline: data.Deadline{
				Kind: data.DeadlineKind(s.text("kind")), Due: s.date("due"),
				Inferred: s.yes("inferred"), Words: s.text("words"), Every: s.whole("every"),
			},
			Target: target(s),
			Note:   s.text("note"),
		}
		if t.Deadline.Inferred {
			t.Deadline.InferredBy = inferredBy
		}
		var err error
		if t.Links, err = links(f, s.text("links")); err != nil {
			s.fail("%w", err)
		}
		if t.Clause, err = clauseOf(f, s.text("clause"), t.Quote); err != nil {
			s.fail("%w", err)
		}
		f.Tasks = append(f.Tasks, t)
	})
}

// target reads what can be measured about a task. Some aims are in words only
// ("mức hài lòng tăng"): the directive gives no number to hold an actual against.
func target(s *sheet) data.Target {
	t := data.Target{
		Text: s.text("target"), Inferred: s.yes("target_inferred"),
		Kind: data.TargetKind(s.text("target_kind")),
	}
	t.Value, _ = s.number("target_value")
	t.Of, _ = s.number("target_of")
	return t
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ";")
}

// oversees reads the tasks that a task supervises. "none" is a supervising task
// whose object is no task of the directive (cơ chế một cửa): an empty list, not nil.
func oversees(text string) []string {
	if text == "none" {
		return []string{}
	}
	return list(text)
}

// clauseOf finds the clause at the path, or the dash below it, that holds the quote.
func clauseOf(f *data.Facts, path, quote string) (string, error) {
	for i := range f.Clauses {
		c := &f.Clauses[i]
		if (c.Path == path || strings.HasPrefix(c.Path, path+"-")) && strings.Contains(c.Text, quote) {
			return c.ID, nil
		}
	}
	return "", fmt.Errorf("no clause %s holds %q", path, quote)
}

// linkScheme is the PAPI scheme whose codes the links are written in: that of
// the 2016 and 2017 results which the directive speaks of.
const linkScheme = 2017

// links reads "PAPI:D2;PAPI:D2.1?": index and node; "?" marks an inferred link,
// an index alone means the whole index.
func links(f *data.Facts, text string) ([]data.Link, error) {
	var out []data.Link
	for _, part := range list(text) {
		part, guessed := strings.CutSuffix(part, "?")
		index, code, _ := strings.Cut(part, ":")
		l := data.Link{Index: index, Concept: code, Certainty: data.Stated}
		if guessed {
			l.Certainty = data.Inferred
		}
		// only sub-dimensions change code between schemes; D8 is of 2018 and later
		if index == "PAPI" && strings.Contains(code, ".") {
			concept, err := conceptOf(f, index, linkScheme, code)
			if err != nil {
				return nil, err
			}
			l.Concept = concept
		}
		out = append(out, l)
	}
	return out, nil
}

// addAssignments gives each task to the agencies that lead it: groups expand to
// their members on the day of the directive, in protocol order.
func addAssignments(f *data.Facts) error {
	for i := range f.Tasks {
		t := &f.Tasks[i]
		given := map[string]bool{}
		for _, lead := range t.Lead {
			if !strings.HasPrefix(lead, "@") {
				given[lead] = true
				continue
			}
			for _, code := range membersOn(f, lead, issued()) {
				given[code] = true
			}
		}
		for j := range f.Agencies {
			if code := f.Agencies[j].Code; given[code] {
				f.Assignments = append(f.Assignments, data.Assignment{Task: t.ID, Agency: code})
				delete(given, code)
			}
		}
		if len(given) > 0 {
			return fmt.Errorf("task %s is given to unknown agencies %v", t.ID, given)
		}
	}
	return nil
}

func membersOn(f *data.Facts, group string, day data.Date) []string {
	for _, g := range f.Groups {
		if g.Code == group {
			return g.On(day)
		}
	}
	return []string{group} // unknown: reported by the caller
}
