package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"giaoban/data"
	"giaoban/data/store"
)

type journalCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	JSON     bool   `name:"json" help:"In JSON cho máy đọc, thay cho lời."`
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
	Changes []changeJSON `json:"changes"`
	Prev    string       `json:"prev"` // hash of the entry before, in hex
	Hash    string       `json:"hash"`
}

type changeJSON struct {
	Kind   string   `json:"kind"`
	Key    string   `json:"key"`
	Before data.Rev `json:"revision_before"` // 0: new
	After  data.Rev `json:"revision_after"`  // 0: deleted
}

// vietnam is the time of every paper (UTC+7, no summer time), whatever the
// machine says.
func vietnam() *time.Location { return time.FixedZone("ICT", 7*3600) }

// Run prints the journal, then whether its chain is whole.
func (c journalCmd) Run(s *session) error {
	book, err := store.Open(c.Workbook, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer book.Close()
	entries, err := book.Journal()
	if err != nil {
		return err
	}
	chain := book.VerifyJournal()
	if c.JSON {
		return errors.Join(chain, printJSON(s.stdout, newJournalJSON(entries, chain == nil)))
	}
	printJournal(s.stdout, entries)
	if chain == nil {
		fmt.Fprintf(s.stdout, "%d mục, chuỗi băm nguyên vẹn.\n", len(entries))
	}
	return chain
}

func newJournalJSON(entries []store.Entry, whole bool) journalJSON {
	out := journalJSON{Whole: whole, Entries: []entryJSON{}}
	for _, e := range entries {
		j := entryJSON{
			Seq: e.Seq, Time: e.Time.In(vietnam()), User: e.User, Action: e.Action, Changes: []changeJSON{},
			Prev: hex.EncodeToString(e.Prev[:]), Hash: hex.EncodeToString(e.Hash[:]),
		}
		for _, c := range e.Changes {
			j.Changes = append(j.Changes, changeJSON{c.Kind, c.Key, c.Before, c.After})
		}
		out.Entries = append(out.Entries, j)
	}
	return out
}

// maxShown keeps an import of thousands of rows from burying the journal.
const maxShown = 10

func printJournal(w io.Writer, entries []store.Entry) {
	for _, e := range entries {
		fmt.Fprintf(w, "%d  %s  %s  %s\n", e.Seq, e.Time.In(vietnam()).Format("02/01/2006 15:04:05"), e.User, e.Action)
		for i, c := range e.Changes {
			if i == maxShown {
				fmt.Fprintf(w, "     … và %s thay đổi nữa\n", data.FormatCount(len(e.Changes)-i))
				break
			}
			fmt.Fprintf(w, "     %s %s: bản %d thành bản %d\n", c.Kind, c.Key, c.Before, c.After)
		}
	}
}
