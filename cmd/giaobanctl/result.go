package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/store"
)

// resultCmd groups what can be done with results.
type resultCmd struct {
	Add resultAddCmd `cmd:"" help:"Ghi một kết quả cho một hay nhiều cơ quan."`
}

// edited is a workbook that a command writes to.
type edited struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	Reason   string `placeholder:"LÝ-DO" help:"Lý do, bắt buộc khi sửa số liệu của kỳ đã khóa; nhật ký ghi lại."`
}

// update opens the workbook and carries out one action.
func (e edited) update(s *session, act func(book *store.Store) (string, func(*store.Tx) error, error)) (err error) {
	book, err := store.Open(e.Workbook, s.options())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	action, fn, err := act(book)
	if err != nil {
		return err
	}
	return reasonWanted(book.Update(action, func(tx *store.Tx) error {
		tx.Reason(e.Reason)
		return fn(tx)
	}))
}

// reasonWanted says how a reason is given on the command line.
func reasonWanted(err error) error {
	var e *data.Error
	if data.CodeOf(err) != data.PeriodLocked || !errors.As(err, &e) {
		return err
	}
	own := *e
	own.Hint += " Trên dòng lệnh: thêm --reason \"LÝ DO\"."
	return &own
}

// paper is the document that a command records.
type paper struct {
	Paper     string `placeholder:"SỐ" help:"Số, ký hiệu văn bản, ví dụ 15/BC-SNV."`
	PaperDate day    `placeholder:"NGÀY" help:"Ngày văn bản."`
}

func (p paper) paper() data.Paper {
	return data.Paper{Number: strings.TrimSpace(norm.NFC.String(p.Paper)), Date: data.Date(p.PaperDate)}
}

type resultAddCmd struct {
	edited
	Task     string   `required:"" placeholder:"MÃ" help:"Mã nhiệm vụ, ví dụ N01."`
	Agency   []string `required:"" placeholder:"MÃ" help:"Mã cơ quan; nhiều cơ quan cách nhau bằng dấu phẩy, hoặc mã nhóm như @districts."`
	Recorded day      `placeholder:"NGÀY" help:"Ngày Văn phòng ghi nhận; mặc định hôm nay."`
	paper
	Period      string   `placeholder:"KỲ" help:"Kỳ của nhiệm vụ định kỳ, ví dụ 2019 hoặc 2019-Q1."`
	Percent     *int     `placeholder:"SỐ" help:"Tỷ lệ thực hiện, 0–100; báo hoàn thành thì mặc định 100."`
	Claimed     day      `placeholder:"NGÀY" help:"Ngày cơ quan báo hoàn thành."`
	Confirm     day      `placeholder:"NGÀY" help:"Ngày Văn phòng xác nhận hoàn thành."`
	Actual      *number  `placeholder:"SỐ" help:"Số đạt được so với chỉ tiêu."`
	Note        string   `placeholder:"LỜI" help:"Ghi chú."`
	Evidence    []string `sep:"none" placeholder:"TỆP" help:"Tệp minh chứng, chép vào sổ; ghi nhiều lần cho nhiều tệp."`
	KeepOutside bool     `help:"Để tệp minh chứng ở nơi đang có, sổ chỉ giữ tên và mã SHA-256."`
}

// Run records the result for all the agencies in one action, or for none.
func (c resultAddCmd) Run(s *session) error {
	r, err := c.result(s)
	if err != nil {
		return err
	}
	var done []string
	err = c.update(s, func(book *store.Store) (string, func(*store.Tx) error, error) {
		f := book.Facts()
		task, agencies, err := taskID(f, c.Task), agencyCodes(f, c.Agency), error(nil)
		if task == "" {
			err = noTask(c.Task)
		}
		return fmt.Sprintf("Ghi kết quả %s", task), func(tx *store.Tx) error {
			if err := c.attach(tx, &r); err != nil {
				return err
			}
			all, err := data.FanOut(f, task, agencies, r)
			if err != nil {
				return err
			}
			for _, a := range all {
				done = append(done, a.Key())
				if err := tx.Put(a); err != nil {
					return err
				}
			}
			return nil
		}, err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi kết quả (mã %s) cho %s lượt giao: %s.\n", r.ID, data.FormatCount(len(done)), strings.Join(done, ", "))
	for _, e := range r.Evidence {
		fmt.Fprintf(s.stdout, "Minh chứng: %s, SHA-256 %s.\n", e.Name, e.SHA256)
	}
	return nil
}

func (c resultAddCmd) result(s *session) (data.Result, error) {
	id, err := uuid.NewV7() // random, and sortable by time
	if err != nil {
		return data.Result{}, fmt.Errorf("make an ID: %w", err)
	}
	r := data.Result{
		ID: id.String(), Recorded: data.Date(c.Recorded), Paper: c.paper.paper(), Period: c.Period, Note: norm.NFC.String(c.Note),
		Claimed: data.Date(c.Claimed), Confirmed: data.Date(c.Confirm),
	}
	if r.Recorded == 0 {
		r.Recorded = data.DateOf(s.now)
	}
	if r.Confirmed != 0 {
		r.Completed = r.Claimed
	}
	switch {
	case c.Percent != nil:
		r.Percent = *c.Percent
	case r.Claimed != 0:
		r.Percent = 100
	}
	if c.Actual != nil {
		r.Actual, r.HasActual = float64(*c.Actual), true
	}
	return r, nil
}

// attach takes the evidence files in, or only notes them.
func (c resultAddCmd) attach(tx *store.Tx, r *data.Result) error {
	for _, path := range c.Evidence {
		e, err := c.evidence(tx, path)
		if err != nil {
			return err
		}
		r.Evidence = append(r.Evidence, e)
	}
	return nil
}

func (c resultAddCmd) evidence(tx *store.Tx, path string) (data.Evidence, error) {
	file, err := os.Open(path)
	if err != nil {
		return data.Evidence{}, unreadable(path, err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() { // a pipe would wait for ever
		return data.Evidence{}, unreadable(path, err)
	}
	if c.KeepOutside {
		return store.HashEvidence(file, filepath.Base(path))
	}
	return tx.AddEvidence(file, filepath.Base(path))
}

func unreadable(path string, err error) error {
	e := &data.Error{
		Code: data.Invalid, Message: fmt.Sprintf("Không đọc được tệp minh chứng “%s”.", path), Hint: "Kiểm tra tệp và quyền đọc.", Err: err,
	}
	if errors.Is(err, os.ErrNotExist) {
		e.Code, e.Message, e.Hint = data.NotFound, fmt.Sprintf("Không thấy tệp minh chứng “%s”.", path), "Kiểm tra lại đường dẫn."
	}
	return e
}

// taskID returns the ID of a task written in any case, "" when there is none.
func taskID(f *data.Facts, task string) string {
	for i := range f.Tasks {
		if strings.EqualFold(f.Tasks[i].ID, strings.TrimSpace(task)) {
			return f.Tasks[i].ID
		}
	}
	return ""
}

func noTask(id string) error {
	return &data.Error{
		Code: data.NotFound, Message: fmt.Sprintf("Không có nhiệm vụ “%s” trong sổ.", id),
		Hint: "Xem mã nhiệm vụ bằng “giaobanctl review SỔ --json”.",
	}
}

// agencyCodes writes the codes of agencies and groups as the workbook does.
func agencyCodes(f *data.Facts, asked []string) []string {
	out := make([]string, len(asked))
	for i, code := range asked {
		out[i] = strings.TrimSpace(code)
		for _, a := range f.Agencies {
			if strings.EqualFold(a.Code, out[i]) {
				out[i] = a.Code
			}
		}
		for _, g := range f.Groups {
			if strings.EqualFold(g.Code, out[i]) {
				out[i] = g.Code
			}
		}
	}
	return out
}
