package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"giaoban/data"
	"giaoban/data/intake"
	"giaoban/data/store"
)

type importCmd struct {
	edited
	Files  []string `arg:"" name:"file" help:"Các tệp .xlsx cơ quan gửi lại, do “giaobanctl export” xuất ra."`
	On     day      `placeholder:"NGÀY" help:"Ngày Văn phòng nhận; mặc định hôm nay."`
	DryRun bool     `help:"Chỉ xem trước, không ghi gì."`
	Accept accept   `placeholder:"all|none" help:"all: nhận cả dòng cần xem lại và dòng xung đột; none: không nhận dòng nào. Không nêu thì chỉ nhận dòng không có gì nghi ngờ."`
	form
}

// accept says which rows of the forms enter.
type accept string

// UnmarshalText accepts all and none.
func (a *accept) UnmarshalText(text []byte) error {
	*a = accept(text)
	if *a == "all" || *a == "none" {
		return nil
	}
	return &data.Error{
		Code: data.Invalid, Message: fmt.Sprintf("Không có lựa chọn “%s” cho --accept.", text),
		Hint: "Chọn --accept all (nhận cả dòng cần xem lại) hoặc --accept none (không nhận dòng nào).",
	}
}

// Run shows what the files would change, row by row, and stores what is accepted
// in one action. It fails when something that was filled in did not enter.
func (c importCmd) Run(s *session) (err error) {
	for _, path := range c.Files {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return &data.Error{Code: data.NotFound, Message: fmt.Sprintf("Không thấy tệp “%s”.", path), Hint: "Kiểm tra lại đường dẫn.", Err: err}
		}
	}
	o := s.options()
	o.ReadOnly = c.DryRun || c.Accept == "none"
	book, err := store.Open(c.Workbook, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	f, on := book.Facts(), data.Date(c.On)
	if on == 0 {
		on = data.DateOf(s.now)
	}
	answers := intake.ReadAgencyBooks(f, data.Compute(f, f.AsOf(0, on)), c.Files, intake.ImportOptions{On: on, At: s.now, User: o.User})
	c.choose(answers)
	stored := false
	if !o.ReadOnly {
		if stored, err = c.store(book, answers); err != nil {
			return err
		}
	}
	return errors.Join(c.print(s, answers, stored), c.leftOver(answers))
}

func (c importCmd) choose(answers *intake.AgencyImport) {
	for i := range answers.Rows {
		switch c.Accept {
		case "none":
			answers.Reject(i)
		case "all":
			_ = answers.Accept(i) // a faulty row stays out, and is told
		}
	}
}

func (c importCmd) store(book *store.Store, answers *intake.AgencyImport) (bool, error) {
	entities, err := answers.Entities()
	if err != nil || len(entities) == 0 {
		return false, err
	}
	return true, reasonWanted(book.Update(answers.Action(), func(tx *store.Tx) error {
		tx.Reason(c.Reason)
		for _, e := range entities {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		return nil
	}))
}

// leftOver is the failure of a run that could not take everything.
func (c importCmd) leftOver(answers *intake.AgencyImport) error {
	files, rows := 0, 0
	for i := range answers.Files {
		if answers.Files[i].Refused != nil {
			files++
		}
		rows += len(answers.Files[i].Problems)
	}
	for i := range answers.Rows {
		row := &answers.Rows[i]
		open := row.State == intake.RowFaulty || row.State != intake.RowSame && !row.Accepted
		if open && c.Accept != "none" {
			rows++
		}
	}
	var left []string
	if files > 0 {
		left = append(left, data.FormatCount(files)+" tệp")
	}
	if rows > 0 {
		left = append(left, data.FormatCount(rows)+" dòng")
	}
	if left == nil {
		return nil
	}
	return &data.Error{
		Code:    data.Invalid,
		Message: "Còn " + strings.Join(left, " và ") + " không nhận.",
		Hint:    "Sửa chỗ đã nêu rồi nhập lại tệp (dòng đã nhận không bị ghi hai lần); dòng cần xem lại, xung đột: thêm --accept all nếu đồng ý.",
	}
}

// print shows the answers, or what was done with them.
func (c importCmd) print(s *session, answers *intake.AgencyImport, stored bool) error {
	if c.JSON {
		return printJSON(s.stdout, answersJSONOf(answers, stored))
	}
	l := listing{
		Title: fmt.Sprintf("%d tệp, %s dòng có điền, nhận %s dòng.", len(answers.Files), data.FormatCount(len(answers.Rows)), data.FormatCount(answers.Accepted())),
		Columns: []column{
			{"file", "Tệp"},
			{"place", "Chỗ"},
			{"key", "Lượt giao"},
			{"state", "Là"},
			{"accepted", "Nhận"},
			{"name", "Cột"},
			{"before", "Trong sổ"},
			{"after", "Cơ quan ghi"},
			{"message", "Nói rõ"},
		},
	}
	for i := range answers.Files {
		l.Notes = append(l.Notes, fileWords(&answers.Files[i]))
		for _, p := range answers.Files[i].Problems {
			l.Rows = append(l.Rows, []any{answers.Files[i].Name, p.Cell(), "", "sai", false, "", nil, p.Read, p.Message})
		}
	}
	for i := range answers.Rows {
		l.Rows = append(l.Rows, answerRows(answers.Files[answers.Rows[i].File].Name, &answers.Rows[i])...)
	}
	switch {
	case stored:
		l.Notes = append(l.Notes, "Đã ghi vào sổ.")
	case answers.Accepted() == 0:
		l.Notes = append(l.Notes, "Không có gì thay đổi.")
	default:
		l.Notes = append(l.Notes, "Chưa ghi gì vào sổ.")
	}
	return c.form.print(s.stdout, l)
}

// answerRows lists a row's cells, then what is to be said about it.
func answerRows(file string, row *intake.FilledRow) [][]any {
	var out [][]any
	for _, cell := range row.Cells {
		said := ""
		if cell.Raw != "" {
			said = "trong tệp: " + cell.Raw
		}
		out = append(out, []any{file, cell.Cell, row.Key(), row.State.Name(), row.Accepted, cell.Title, text(cell.Old), cell.New, said})
	}
	for _, p := range append(append([]intake.Problem{}, row.Faults...), row.Doubts...) {
		out = append(out, []any{file, p.Cell(), row.Key(), row.State.Name(), row.Accepted, "", nil, p.Read, p.Message})
	}
	if row.Conflict != "" {
		out = append(out, []any{file, fmt.Sprintf("dòng %d", row.Line), row.Key(), row.State.Name(), row.Accepted, "", nil, nil, row.Conflict})
	}
	return out
}

// text leaves out what is not there.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// fileWords says in a line what became of a file.
func fileWords(file *intake.AgencyFile) string {
	var refused *data.Error
	switch {
	case errors.As(file.Refused, &refused):
		return refused.Message + " " + refused.Hint
	case file.Before != nil:
		return fmt.Sprintf("%s: đã nhập ngày %s, %s dòng.", file.Name, data.DateOf(file.Before.At), data.FormatCount(file.Before.Rows))
	}
	words := fmt.Sprintf("%s: %s dòng để trống", file.Name, data.FormatCount(file.Blank))
	if n := len(file.Missing); n > 0 {
		words += fmt.Sprintf("; thiếu %s dòng, bị xóa hoặc giao sau khi xuất, bỏ qua: %s", data.FormatCount(n), firstFew(file.Missing))
	}
	return words + "."
}

// firstFew lists as much as a line takes.
func firstFew(list []string) string {
	const most = 8
	words := ""
	for i, s := range list {
		if i == most {
			return words + "…"
		}
		if i > 0 {
			words += ", "
		}
		words += s
	}
	return words
}

// answersJSON is the machine form of an import.
type answersJSON struct {
	Stored   bool             `json:"stored"`
	Accepted int              `json:"accepted"`
	Files    []answerFileJSON `json:"files"`
	Rows     []answerRowJSON  `json:"rows"`
}

type answerFileJSON struct {
	File     string        `json:"file"`
	SHA256   string        `json:"sha256"`
	Refused  string        `json:"refused"` // "": it was read
	Before   bool          `json:"taken_before"`
	Agencies []string      `json:"agencies"`
	Blank    int           `json:"blank"`
	Missing  []string      `json:"missing"`
	Problems []problemJSON `json:"problems"`
}

type answerRowJSON struct {
	File     string           `json:"file"`
	Line     int              `json:"line"`
	Key      string           `json:"key"`
	State    string           `json:"state"` // same, new, doubtful, conflict, faulty
	Accepted bool             `json:"accepted"`
	Conflict string           `json:"conflict"`
	Cells    []answerCellJSON `json:"cells"`
	Doubts   []problemJSON    `json:"doubts"`
	Faults   []problemJSON    `json:"faults"`
}

type answerCellJSON struct {
	Cell   string `json:"cell"`
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
	Raw    string `json:"raw"` // the text as it stands in the file, where that is not "after"
}

func answersJSONOf(answers *intake.AgencyImport, stored bool) answersJSON {
	out := answersJSON{Stored: stored, Accepted: answers.Accepted(), Files: []answerFileJSON{}, Rows: []answerRowJSON{}}
	for i := range answers.Files {
		file := &answers.Files[i]
		x := answerFileJSON{
			File: filepath.ToSlash(file.Path), SHA256: file.SHA256, Before: file.Before != nil, Agencies: listOf(file.Agencies), Blank: file.Blank,
			Missing: listOf(file.Missing), Problems: problemsJSON(file.Problems),
		}
		if file.Refused != nil {
			x.Refused = file.Refused.Error()
		}
		out.Files = append(out.Files, x)
	}
	states := [...]string{"same", "new", "doubtful", "conflict", "faulty"}
	for i := range answers.Rows {
		row := &answers.Rows[i]
		x := answerRowJSON{
			File: filepath.ToSlash(answers.Files[row.File].Path), Line: row.Line, Key: row.Key(), State: states[row.State], Accepted: row.Accepted,
			Conflict: row.Conflict, Cells: []answerCellJSON{}, Doubts: problemsJSON(row.Doubts), Faults: problemsJSON(row.Faults),
		}
		for _, cell := range row.Cells {
			x.Cells = append(x.Cells, answerCellJSON{cell.Cell, cell.Title, cell.Old, cell.New, cell.Raw})
		}
		out.Rows = append(out.Rows, x)
	}
	return out
}

func problemsJSON(problems []intake.Problem) []problemJSON {
	out := []problemJSON{}
	for _, x := range problems {
		out = append(out, problemJSON{x.Cell(), x.Row, x.Col, x.Read, x.Message})
	}
	return out
}
