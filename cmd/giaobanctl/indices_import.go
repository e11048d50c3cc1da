package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"giaoban/data"
	"giaoban/data/intake"
	"giaoban/data/store"
)

type indexImportCmd struct {
	File      string `arg:"" help:"Bảng .xlsx hoặc .csv, theo mẫu của “giaobanctl indices export”."`
	Workbook  string `arg:"" help:"Tệp sổ .giaoban."`
	Index     string `placeholder:"MÃ" help:"Mã chỉ số của bảng số liệu."`
	Year      int    `placeholder:"NĂM" help:"Năm, khi bảng không có cột năm."`
	Source    string `placeholder:"NGUỒN" help:"Số liệu lấy ở đâu: mã hoặc tên nguồn đã có, hoặc nguồn mới ghi bằng lời."`
	Structure bool   `help:"Bảng là bộ tiêu chí, không phải số liệu."`
	DryRun    bool   `help:"Chỉ xem trước, không ghi gì."`
	form
}

// Run shows what the table would change, then stores all of it in one action,
// or nothing when anything is wrong.
func (c indexImportCmd) Run(s *session) (err error) {
	if !c.Structure && (c.Index == "" || c.Source == "") {
		return &data.Error{
			Code: data.Invalid, Message: "Nhập số liệu cần --index và --source.",
			Hint: "Ví dụ: giaobanctl indices import bang.xlsx so.giaoban --index PAPI --source \"Báo cáo PAPI 2024\".",
		}
	}
	sheet, err := intake.ReadSheet(c.File)
	if err != nil {
		return err
	}
	o := s.options()
	o.ReadOnly = c.DryRun
	book, err := store.Open(c.Workbook, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	p := c.preview(book.Facts(), sheet, data.DateOf(s.now))
	var failed error
	switch {
	case len(p.problems) > 0:
		failed = &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Không nhập gì từ “%s”: bảng có %s chỗ sai.", c.File, data.FormatCount(len(p.problems))),
			Hint: "Sửa các ô đã nêu rồi nhập lại.",
		}
	case !c.DryRun:
		failed = p.store(book)
	}
	return errors.Join(p.print(s, c.form), failed)
}

func (c indexImportCmd) preview(f *data.Facts, sheet *intake.Sheet, on data.Date) *preview {
	if c.Structure {
		return structurePreview(intake.ReadStructure(f, sheet), sheet)
	}
	for _, x := range f.Indices {
		if data.Fold(x.Code) == data.Fold(c.Index) {
			c.Index = x.Code
		}
	}
	return scorePreview(f, intake.ReadScores(f, sheet, intake.ScoreOptions{Index: c.Index, Year: c.Year, Source: c.Source, On: on}), sheet)
}

// preview is what a table would do, before it does.
type preview struct {
	action   string // as the journal names it
	file     string
	words    string // "12 giá trị mới, 3 sửa, 1.843 đã có"
	fresh    int
	changed  int
	same     int
	notices  []string
	rows     []previewRow
	problems []intake.Problem
	entities []data.Entity
	stored   bool
}

// previewRow is one change; before is nil for what is new.
type previewRow struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Before any    `json:"before"`
	After  any    `json:"after"`
}

func (p *preview) store(book *store.Store) error {
	if len(p.entities) == 0 {
		return nil
	}
	err := book.Update(p.action, func(tx *store.Tx) error {
		for _, e := range p.entities {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		return nil
	})
	p.stored = err == nil
	return err
}

func scorePreview(f *data.Facts, scores *intake.Scores, sheet *intake.Sheet) *preview {
	p := &preview{
		file: sheet.File, fresh: scores.New(), same: scores.Same, problems: scores.Problems, entities: scores.Entities(),
	}
	p.changed = len(scores.Changes) - p.fresh
	p.words = fmt.Sprintf("%s giá trị mới, %s sửa, %s đã có sẵn", data.FormatCount(p.fresh), data.FormatCount(p.changed), data.FormatCount(p.same))
	p.action = fmt.Sprintf("Nhập số liệu %s từ %s: %s", scores.Index, filepath.Base(sheet.File), p.words)
	if scores.Source != nil {
		p.notices = append(p.notices, fmt.Sprintf("Nguồn mới: “%s”.", scores.Source.Title))
	}
	for i := range scores.Changes {
		c := &scores.Changes[i]
		row := previewRow{Key: c.New.Key(), Name: nameOf(f, c.New.Province), After: observed(&c.New)}
		if c.Old != nil {
			row.Before = observed(c.Old)
		}
		p.rows = append(p.rows, row)
	}
	return p
}

// observed is what an observation says: its value, else its rank or group.
func observed(o *data.Observation) any {
	switch {
	case o.HasValue:
		return o.Value
	case o.Rank > 0:
		return "hạng " + data.FormatRank(o.Rank, o.RankedOf)
	}
	return o.Group
}

func structurePreview(st *intake.Structure, sheet *intake.Sheet) *preview {
	p := &preview{
		file: sheet.File, fresh: st.New(), same: st.Same, words: st.Words(), notices: st.Notices, problems: st.Problems, entities: st.Entities(),
	}
	p.changed = len(st.Schemes) - p.fresh
	for _, line := range st.Lines() {
		row := previewRow{Key: line.Key, Name: line.What, After: line.After}
		if line.Before != "" {
			row.Before = line.Before
		}
		p.rows = append(p.rows, row)
	}
	p.action = fmt.Sprintf("Nhập bộ tiêu chí từ %s: %s", filepath.Base(sheet.File), p.words)
	return p
}
