package main

import (
	"context"
	"fmt"
	"path/filepath"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
	"giaoban/data/intake/reading"
	"giaoban/data/store"
)

type readCmd struct {
	File   string `arg:"" help:"Văn bản chỉ đạo: .txt, .md, .docx hoặc .pdf có lớp chữ."`
	JSON   bool   `name:"json" help:"In JSON cho máy đọc."`
	Into   string `placeholder:"SỔ" help:"Ghi văn bản, mục, nhiệm vụ vào sổ này như đã đề xuất. Văn bản đã có thì chỉ nêu chỗ khác."`
	Create bool   `help:"Lập mới các cơ quan, nhóm chưa có trong sổ (cùng với --into)."`
	Number string `placeholder:"SỐ" help:"Số, ký hiệu, khi văn bản không ghi."`
	Date   day    `placeholder:"NGÀY" help:"Ngày ban hành, khi văn bản không ghi."`
}

// Run reads the document and shows what it proposes. Nothing is stored without
// --into.
func (c readCmd) Run(s *session) error {
	source, err := document.ReadFile(context.Background(), c.File, document.Options{})
	if err != nil {
		return err
	}
	var f *data.Facts
	if c.Into != "" {
		if f, err = facts(c.Into); err != nil {
			return err
		}
	}
	p := directive.Read(reading.Lines(source), reading.Options(f))
	if c.Number != "" {
		p.Header.Number = c.Number
	}
	if c.Date != 0 {
		p.Header.Date = data.Date(c.Date)
	}
	if c.JSON {
		err = printJSON(s.stdout, readingJSONOf(c.File, p))
	} else {
		c.print(s, p, source)
	}
	if err != nil || c.Into == "" {
		return err
	}
	return c.store(s, f, p, source)
}

// store puts the proposal into the workbook in one action, or tells how it differs
// from what is there.
func (c readCmd) store(s *session, f *data.Facts, p *directive.Proposal, source *document.Source) error {
	if p.Header.ID() == "" || p.Header.Date == 0 {
		return &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Chưa ghi vào sổ: “%s” không có đủ số, ký hiệu và ngày ban hành.", filepath.Base(c.File)),
			Hint: "Thêm --number \"SỐ\" và --date NGÀY.",
		}
	}
	if d, ok := directive.Find(f, p.Header); ok {
		c.printDifferences(s, d, p.Compare(f, d))
		return nil
	}
	if unknown := p.Unknown(); len(unknown) > 0 && !c.Create {
		return &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Chưa ghi vào sổ: %d cơ quan, nhóm chưa có trong sổ: %s.", len(unknown), quoted(unknown)),
			Hint: "Thêm cơ quan vào sổ với đúng tên ấy, hoặc thêm --create để lập mới.",
		}
	}
	accepted := p.Accept(f, userName())
	action := fmt.Sprintf("Nhận %s: %d nhiệm vụ", accepted.Directive.Label(), len(accepted.Tasks))
	entities := reading.Entities(source, accepted, reading.Corrections(source), s.now, userName())
	e := edited{Workbook: c.Into}
	err := e.update(s, func(*store.Store) (string, func(*store.Tx) error, error) {
		return action, func(tx *store.Tx) error {
			for _, entity := range entities {
				if err := tx.Put(entity); err != nil {
					return err
				}
			}
			return nil
		}, nil
	})
	if err == nil && !c.JSON {
		fmt.Fprintf(s.stdout, "\nĐã ghi vào sổ: %d mục, %d nhiệm vụ, %s lượt giao; lập mới %d cơ quan, %d nhóm.\n",
			len(accepted.Clauses), len(accepted.Tasks), data.FormatCount(len(accepted.Assignments)), len(accepted.Agencies), len(accepted.Groups))
	}
	return err
}
