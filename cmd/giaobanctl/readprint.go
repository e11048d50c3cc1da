package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
)

// print shows the header, then the tasks, the doubtful ones marked.
func (c readCmd) print(s *session, p *directive.Proposal, source *document.Source) {
	h := p.Header
	title := strings.TrimSpace(h.Type.Name() + " " + h.Number)
	if h.Date != 0 {
		title += " ngày " + h.Date.Prose()
	}
	if title == "" {
		title = source.Name
	}
	l := listing{
		Title: title,
		Notes: []string{
			"Cơ quan ban hành: " + orUnknown(h.Issuer), "Trích yếu: " + orUnknown(h.Subject), "Người ký: " + orUnknown(strings.Trim(h.Signer+", "+h.SignerTitle, ", ")),
			fmt.Sprintf("%d nhiệm vụ, %d văn bản được dẫn, %d chỗ nghi sai chính tả.", len(p.Tasks), len(p.References), len(source.Corrections)),
		},
		Columns: []column{{"path", "Mục"}, {"text", "Nhiệm vụ"}, {"lead", "Chủ trì"}, {"deadline", "Thời hạn"}, {"confidence", "Tin cậy %"}},
	}
	for _, t := range p.Tasks {
		l.Rows = append(l.Rows, []any{t.Path, clipped(t.Text), strings.Join(namesOf(t.Lead), "; "), timeWords(t), int(t.Confidence)})
	}
	l.table(s.stdout)
}

func orUnknown(s string) string {
	if s == "" {
		return "không thấy"
	}
	return s
}

func clipped(text string) string {
	const most = 60 // runes: a line of the terminal holds the rest of the row
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func timeWords(t directive.Task) string {
	if t.Deadline != 0 {
		return t.Deadline.String()
	}
	return t.DeadlineText
}

func namesOf(all []directive.Named) []string {
	out := []string{}
	for _, n := range all {
		out = append(out, n.Name)
	}
	return out
}

func (c readCmd) printDifferences(s *session, d data.Directive, all []directive.Difference) {
	if c.JSON {
		return // the machine form holds what was read; nothing was stored
	}
	fmt.Fprintf(s.stdout, "\n%s đã có trong sổ; không ghi gì.\n", d.Label())
	if len(all) == 0 {
		fmt.Fprintln(s.stdout, "Bản đọc lần này không khác bản trong sổ.")
		return
	}
	l := listing{
		Title:   fmt.Sprintf("%d chỗ khác bản trong sổ:", len(all)),
		Columns: []column{{"place", "Chỗ"}, {"stored", "Trong sổ"}, {"read", "Đọc lần này"}},
	}
	for _, x := range all {
		stored, read := x.Parting()
		l.Rows = append(l.Rows, []any{x.Place, clipped(stored), clipped(read)})
	}
	l.table(s.stdout)
}

// quoted lists names that may hold commas.
func quoted(names []string) string {
	const most = 8 // as much as a message takes
	rest := ""
	if len(names) > most {
		names, rest = names[:most], "…"
	}
	return "“" + strings.Join(names, "”, “") + "”" + rest
}

// readingJSON is the machine form of a reading; what was not found is null.
type readingJSON struct {
	ID          string            `json:"id"`
	Type        any               `json:"doc_type"`
	Number      any               `json:"number"`
	Date        any               `json:"date"`
	Place       any               `json:"place"`
	Issuer      any               `json:"issuer"`
	Subject     any               `json:"subject"`
	Signer      any               `json:"signer"`
	SignerTitle any               `json:"signer_title"`
	Addressees  []string          `json:"addressees"`
	Recipients  []string          `json:"recipients"`
	Tasks       []readingTaskJSON `json:"tasks"`
	References  []string          `json:"references"`
}

type readingTaskJSON struct {
	Path         string   `json:"path"`
	StartsWith   string   `json:"starts_with"`
	Text         string   `json:"text"`
	Lead         []string `json:"lead"`
	Cooperate    []string `json:"cooperate"`
	Deadline     any      `json:"deadline"`
	DeadlineText any      `json:"deadline_text"`
	Recurrence   any      `json:"recurrence"`
}

func readingJSONOf(file string, p *directive.Proposal) readingJSON {
	h, name := p.Header, filepath.Base(file)
	out := readingJSON{
		ID: strings.TrimSuffix(name, filepath.Ext(name)), Type: text(string(h.Type)), Number: text(h.Number), Date: text(h.Date.ISO()),
		Place: text(h.Place), Issuer: text(h.Issuer), Subject: text(h.Subject), Signer: text(h.Signer), SignerTitle: text(h.SignerTitle),
		Addressees: listOf(h.Addressees), Recipients: listOf(h.Recipients), Tasks: []readingTaskJSON{}, References: []string{},
	}
	for _, t := range p.Tasks {
		out.Tasks = append(out.Tasks, readingTaskJSON{
			Path: t.Path, StartsWith: t.StartsWith, Text: t.Text, Lead: namesOf(t.Lead), Cooperate: namesOf(t.Cooperate),
			Deadline: text(t.Deadline.ISO()), DeadlineText: text(t.DeadlineText), Recurrence: text(string(t.Recurrence)),
		})
	}
	for _, r := range p.References {
		out.References = append(out.References, r.Number)
	}
	return out
}
