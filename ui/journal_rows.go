package ui

import (
	"fmt"
	"strings"
	"time"

	"giaoban/briefing"
	"giaoban/data"
	"giaoban/data/store"
)

// journalTime writes when an entry was made.
func journalTime(t time.Time) string { return t.In(data.Vietnam()).Format("02/01/2006 15:04:05") }

// journalLine is one field that an entry changed.
type journalLine struct {
	Key      string
	Kind, ID string // of the entity
	What     string // "Lượt giao N01/SNV"
	Path     string
	Label    string
	Old, New string
	Bare     bool // no field: the line is words
}

// maxJournalLines keeps an import of ten thousand rows from filling the memory;
// the export has all.
const maxJournalLines = 2000

// journalLines takes an entry apart, field by field.
func journalLines(st *store.Store, e store.Entry) ([]journalLine, error) {
	var out []journalLine
	if e.Baseline != nil {
		out = append(out, journalLine{
			Key: "baseline", What: "Cả sổ", Label: "Nội dung ban đầu", New: data.FormatCount(e.Count) + " mục, không liệt kê từng mục", Bare: true,
		})
	}
	for i, ch := range e.Changes {
		if len(out) >= maxJournalLines {
			out = append(out, journalLine{Key: "rest", What: "Còn " + data.FormatCount(len(e.Changes)-i) + " mục nữa", Label: "Xuất CSV để xem đủ", Bare: true})
			break
		}
		fields, err := st.Fields(ch)
		if err != nil {
			return nil, err
		}
		what := changeName(ch)
		if len(fields) == 0 {
			out = append(out, journalLine{Key: fmt.Sprint(i), Kind: ch.Kind, ID: ch.Key, What: what, Label: "không đổi nội dung", Bare: true})
		}
		for _, f := range fields {
			out = append(out, journalLine{
				Key: fmt.Sprint(i, "/", f.Path), Kind: ch.Kind, ID: ch.Key, What: what, Path: f.Path, Label: f.Label, Old: f.Old, New: f.New,
			})
		}
	}
	return out, nil
}

// changeName names the entity of a change and what became of it.
func changeName(ch store.Change) string {
	name := strings.TrimSpace(store.KindName(ch.Kind) + " " + ch.Key)
	switch {
	case ch.Before == 0:
		return name + " (mới)"
	case ch.After == 0:
		return name + " (xóa)"
	}
	return name
}

// journalKinds are the kinds of things that people look for in the journal.
func journalKinds() []option {
	out := []option{{"", "Mọi loại"}}
	for _, k := range []string{
		data.KindAssignment, data.KindTask, data.KindMatter, data.KindInstruction, data.KindMeeting, data.KindLock, data.KindImport,
		data.KindAgency, data.KindGroup, data.KindDirective, data.KindObservation, data.KindBook,
	} {
		out = append(out, option{k, store.KindName(k)})
	}
	return out
}

// journalSheet is the journal as a table for a spreadsheet: a row for each field
// that changed. What people typed is made inert: a spreadsheet would calculate a
// text that begins as a formula does.
func journalSheet(st *store.Store, entries []store.Entry) (briefing.Sheet, error) {
	s := briefing.Sheet{Name: "Nhật ký", Rows: [][]any{{
		"Số", "Thời gian", "Người", "Thao tác", "Lý do", "Loại", "Mã", "Bản trước", "Bản sau", "Trường", "Cũ", "Mới",
	}}}
	for _, e := range entries {
		row := func(ch store.Change, f store.Field) {
			kind := ""
			if ch.Kind != "" {
				kind = store.KindName(ch.Kind)
			}
			out := []any{int(e.Seq), journalTime(e.Time)}
			for _, text := range []string{e.User, e.Action, e.Reason, kind, ch.Key} {
				out = append(out, data.Neutral(text))
			}
			out = append(out, int(ch.Before), int(ch.After))
			for _, text := range []string{f.Label, f.Old, f.New} {
				out = append(out, data.Neutral(text))
			}
			s.Rows = append(s.Rows, out)
		}
		if len(e.Changes) == 0 {
			row(store.Change{}, store.Field{})
		}
		for _, ch := range e.Changes {
			fields, err := st.Fields(ch)
			if err != nil {
				return s, err
			}
			if len(fields) == 0 {
				row(ch, store.Field{})
			}
			for _, f := range fields {
				row(ch, f)
			}
		}
	}
	return s, nil
}
