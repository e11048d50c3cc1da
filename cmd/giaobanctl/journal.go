package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"giaoban/data"
	"giaoban/data/store"
)

// journalCmd shows the journal unless it is asked to verify it.
type journalCmd struct {
	Show   journalShowCmd   `cmd:"" default:"withargs" help:"In nhật ký: ai sửa gì, lúc nào, cũ và mới. Không cần ghi chữ show; để kiểm tra thì dùng journal verify."`
	Verify journalVerifyCmd `cmd:"" help:"Kiểm tra chuỗi băm, và nhật ký có dẫn tới đúng nội dung sổ không."`
}

type journalShowCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	From     day    `placeholder:"NGÀY" help:"Từ ngày."`
	To       day    `placeholder:"NGÀY" help:"Đến hết ngày."`
	User     string `placeholder:"TÊN" help:"Người sửa; không cần dấu."`
	Kind     string `placeholder:"LOẠI" help:"Loại: assignment, task, lock, import…"`
	Key      string `placeholder:"MÃ" help:"Mã đúng của mục, ví dụ N01/SNV."`
	Text     string `placeholder:"CHỮ" help:"Chữ trong thao tác, lý do, mã; không cần dấu."`
	form
}

// journalJSON is the machine form of the journal.
type journalJSON struct {
	Whole   bool        `json:"whole"` // the chain of hashes is unbroken
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	Seq     uint64       `json:"seq"`
	Time    time.Time    `json:"time"`
	User    string       `json:"user"`
	Action  string       `json:"action"`
	Reason  string       `json:"reason"` // why locked facts were changed
	Changes []changeJSON `json:"changes"`
	Prev    string       `json:"prev"` // hash of the entry before, in hex
	Hash    string       `json:"hash"`
}

type changeJSON struct {
	Kind   string      `json:"kind"`
	Key    string      `json:"key"`
	Before data.Rev    `json:"revision_before"` // 0: new
	After  data.Rev    `json:"revision_after"`  // 0: deleted
	Fields []fieldJSON `json:"fields"`
}

type fieldJSON struct {
	Field string `json:"field"`
	Label string `json:"label"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

func (c journalShowCmd) filter() store.JournalFilter {
	f := store.JournalFilter{From: data.Date(c.From).Midnight(), User: c.User, Kind: c.Kind, Key: c.Key, Text: c.Text}
	if c.To != 0 {
		f.To = (data.Date(c.To) + 1).Midnight()
	}
	return f
}

// Run prints the journal, then whether its chain is whole.
func (c journalShowCmd) Run(s *session) error {
	book, err := store.Open(c.Workbook, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer book.Close()
	page, err := book.JournalPage(c.filter())
	if err != nil {
		return err
	}
	slices.Reverse(page.Entries) // as it happened
	chain := book.VerifyJournal()
	entries, err := newEntries(book, page.Entries)
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		return errors.Join(chain, printJSON(s.stdout, journalJSON{chain == nil, entries}))
	case c.CSV:
		return errors.Join(chain, journalListing(entries).csv(s.stdout))
	}
	printJournal(s.stdout, entries)
	if chain == nil {
		fmt.Fprintf(s.stdout, "%s mục, chuỗi băm nguyên vẹn.\n", data.FormatCount(len(entries)))
	}
	return chain
}

func newEntries(book *store.Store, entries []store.Entry) ([]entryJSON, error) {
	out := []entryJSON{}
	for _, e := range entries {
		j := entryJSON{
			Seq: e.Seq, Time: e.Time.In(data.Vietnam()), User: e.User, Action: e.Action, Reason: e.Reason, Changes: []changeJSON{},
			Prev: hex.EncodeToString(e.Prev[:]), Hash: hex.EncodeToString(e.Hash[:]),
		}
		for _, c := range e.Changes {
			fields, err := book.Fields(c)
			if err != nil {
				return nil, err
			}
			change := changeJSON{c.Kind, c.Key, c.Before, c.After, []fieldJSON{}}
			for _, f := range fields {
				change.Fields = append(change.Fields, fieldJSON{f.Path, f.Label, f.Old, f.New})
			}
			j.Changes = append(j.Changes, change)
		}
		out = append(out, j)
	}
	return out, nil
}

// journalListing has a row for each field that changed. The text of people is
// made inert: spreadsheets open CSV.
func journalListing(entries []entryJSON) listing {
	l := listing{}
	for _, name := range []string{
		"seq", "time", "user", "action", "reason", "kind", "key", "revision_before", "revision_after", "field", "label", "old", "new",
	} {
		l.Columns = append(l.Columns, column{name, name})
	}
	for _, e := range entries {
		head := []any{int(e.Seq), e.Time.Format(time.RFC3339), data.Neutral(e.User), data.Neutral(e.Action), data.Neutral(e.Reason)}
		row := func(cells ...any) {
			for i, v := range cells {
				if text, ok := v.(string); ok {
					cells[i] = data.Neutral(text)
				}
			}
			l.Rows = append(l.Rows, slices.Concat(head, cells))
		}
		if len(e.Changes) == 0 {
			row("", "", nil, nil, "", "", "", "")
		}
		for _, c := range e.Changes {
			if len(c.Fields) == 0 {
				row(c.Kind, c.Key, int(c.Before), int(c.After), "", "", "", "")
			}
			for _, f := range c.Fields {
				row(c.Kind, c.Key, int(c.Before), int(c.After), f.Field, f.Label, f.Old, f.New)
			}
		}
	}
	return l
}

// maxShown keeps an import of thousands of rows from burying the journal.
const maxShown = 10

func printJournal(w io.Writer, entries []entryJSON) {
	for _, e := range entries {
		fmt.Fprintf(w, "%d  %s  %s  %s\n", e.Seq, e.Time.Format("02/01/2006 15:04:05"), e.User, e.Action)
		if e.Reason != "" {
			fmt.Fprintf(w, "     lý do: %s\n", e.Reason)
		}
		for i, c := range e.Changes {
			if i == maxShown {
				fmt.Fprintf(w, "     … và %s thay đổi nữa\n", data.FormatCount(len(e.Changes)-i))
				break
			}
			fmt.Fprintf(w, "     %s %s: bản %d thành bản %d\n", store.KindName(c.Kind), c.Key, c.Before, c.After)
			for i, f := range c.Fields {
				if i == maxShown {
					fmt.Fprintf(w, "       … và %s mục nữa\n", data.FormatCount(len(c.Fields)-i))
					break
				}
				fmt.Fprintf(w, "       %s: “%s” → “%s”\n", f.Label, excerpt(f.Old), excerpt(f.New))
			}
		}
	}
}

// excerpt cuts what would fill a screen; JSON and CSV have it in full.
func excerpt(text string) string {
	const most = 80 // runes: a line
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

type journalVerifyCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	JSON     bool   `name:"json" help:"In JSON cho máy đọc."`
}

// Run recomputes the hashes and takes every change back to the beginning. The
// last hash, written down elsewhere, proves later that nothing before it changed.
func (c journalVerifyCmd) Run(s *session) error {
	book, err := store.Open(c.Workbook, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer book.Close()
	if err := book.VerifyJournal(); err != nil {
		return err
	}
	entries, err := book.Journal()
	if err != nil {
		return err
	}
	last := entries[len(entries)-1]
	head := hex.EncodeToString(last.Hash[:])
	if c.JSON {
		return printJSON(s.stdout, struct {
			Whole   bool      `json:"whole"`
			Entries int       `json:"entries"`
			Last    time.Time `json:"last"`
			Head    string    `json:"head"`
		}{true, len(entries), last.Time.In(data.Vietnam()), head})
	}
	fmt.Fprintf(s.stdout, "Nhật ký nguyên vẹn: %s mục, mục cuối lúc %s.\nMã băm của mục cuối: %s\n",
		data.FormatCount(len(entries)), last.Time.In(data.Vietnam()).Format("02/01/2006 15:04:05"), head)
	return nil
}
