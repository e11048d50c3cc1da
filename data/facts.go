// Package data holds the entities of a workbook and every rule about them:
// status, rates, ranks, drops, and the Review that is computed for a cut-off
// date. It touches no file and no network, and draws nothing.
package data

import (
	"cmp"
	"strconv"
)

// Rev is an entity's revision: 0 before it is stored, then one more with each
// stored change. A write with an old Rev is refused (Code Stale).
type Rev uint64

// Book describes the workbook (sổ) itself.
type Book struct {
	ID       string // random, also written into exported files
	Title    string
	Province string    // code, "62"
	Office   string    // "UBND tỉnh Kon Tum"
	Place    string    // "Kon Tum"
	Sample   bool      // results are made up: every screen and page says SỐ LIỆU MẪU
	Peers    []string  // provinces to compare with; default the five of Tây Nguyên
	Scheme   string    // reporting scheme: "calendar" or "nd09"
	AsOf     Date      // cut-off date to open with; zero = today
	DueSoon  int       // days that count as "sắp đến hạn"; 0 = 30
	Holidays []Date    // days off work, besides Saturdays and Sundays; nil = the program's list
	Wordings []Wording // the Office's own words in papers, one for each type of meeting
	Rev      Rev       `cbor:"-"`
}

// Facts is everything a workbook holds, in memory. Slices are in their natural
// order (protocol, document, year). Treat a Facts from the store as read-only.
type Facts struct {
	Book         Book
	Provinces    []Province
	Agencies     []Agency
	Groups       []Group
	Directives   []Directive
	Clauses      []Clause
	Tasks        []Task
	Assignments  []Assignment
	Matters      []Matter
	Instructions []Instruction
	Meetings     []Meeting
	Locks        []Lock
	Imports      []Import
	Indices      []Index
	Schemes      []Scheme
	Breaks       []Break
	Observations []Observation
	Sources      []Source
	Conflicts    []Conflict
}

// MeetingAt is the meeting that a cut-off date was set for; zero when there is none.
func (f *Facts) MeetingAt(asOf Date) Meeting {
	for _, m := range f.Meetings {
		if m.AsOf == asOf {
			return m
		}
	}
	return Meeting{}
}

// AsOf is the cut-off date to look from: the one asked for, else the workbook's
// own, else today.
func (f *Facts) AsOf(asked, today Date) Date { return cmp.Or(asked, f.Book.AsOf, today) }

func itoa(n int) string { return strconv.Itoa(n) }
