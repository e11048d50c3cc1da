package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/briefing"
	"giaoban/data"
)

type briefCmd struct {
	target
	Kind     string   `default:"leader" placeholder:"LOẠI" help:"leader: tóm tắt hai trang; report: báo cáo đầy đủ; reminder: phiếu đôn đốc; agency: một cơ quan; index: hồ sơ chỉ số; slides: trang chiếu."`
	Format   string   `default:"pdf" placeholder:"DẠNG" help:"Dạng tệp: pdf; docx để sửa bằng Word; xlsx: phụ lục dạng bảng của report, agency, index."`
	Agency   []string `placeholder:"MÃ" help:"Cơ quan hoặc nhóm, cho reminder và agency; reminder không nêu thì mọi cơ quan còn việc cần đôn đốc."`
	Sections []string `placeholder:"PHẦN" help:"Các phần của report theo thứ tự, ví dụ chi-so,de-xuat,pl-papi; không nêu thì như đã lưu trong sổ."`
	Audience string   `placeholder:"AI" help:"conference: tài liệu cho hội nghị, không nêu tên cơ quan chậm trừ khi sổ cho phép."`
	Letter   bool     `help:"Đôn đốc bằng dự thảo công văn thay cho phiếu."`
	Out      string   `required:"" placeholder:"TỆP.pdf" help:"Tệp sẽ ghi, đuôi như --format, có sẵn thì thay; nhiều phiếu đôn đốc thì là thư mục."`
	Author   string   `placeholder:"TÊN" help:"Người lập in ở chân trang; mặc định là người dùng máy."`
	Printed  string   `placeholder:"GIỜ" help:"Giờ in, ví dụ “31/5/2019 15:42”, để in lại đúng từng byte; mặc định là bây giờ."`
}

// Run writes the paper that is asked for.
func (c briefCmd) Run(s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Kind != "reminder" {
		if err := checkOutput(c.Out, c.Workbook, "."+c.Format); err != nil {
			return err
		}
	}
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	printed, err := c.printed(s.now)
	if err != nil {
		return err
	}
	o := briefing.Options{
		Meeting: f.MeetingAt(r.AsOf), Printed: printed, Author: cmp.Or(c.Author, userName()),
		Sections: c.Sections, Audience: briefing.Audience(c.Audience), Letter: c.Letter,
	}
	if c.Kind == "reminder" {
		return c.remind(s, f, r, o)
	}
	doc, err := c.paper(f, r, o)
	if err != nil {
		return err
	}
	return c.write(s, r, doc)
}

// write makes the file of a paper and says so.
func (c briefCmd) write(s *session, r *data.Review, doc *briefing.Document) error {
	if err := writePaper(c.Out, c.Format, doc); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi %s: số liệu chốt ngày %s.\n", c.Out, r.AsOf.Prose())
	return nil
}

// paper makes the document of a kind that is one file.
func (c briefCmd) paper(f *data.Facts, r *data.Review, o briefing.Options) (*briefing.Document, error) {
	switch c.Kind {
	case "report":
		return briefing.Report(f, r, o)
	case "agency":
		return briefing.AgencyPage(f, r, agencyCodes(f, c.Agency)[0], o)
	case "index":
		return briefing.IndexProfile(f, r, o)
	case "slides":
		return briefing.Slides(f, r, o)
	}
	return briefing.Leader(f, r, o)
}

// formats lists what writePaper writes.
func formats() []string { return []string{"pdf", "docx", "xlsx"} }

// writePaper writes the document in a format. Formats are added here: each takes
// the same document.
func writePaper(path, format string, d *briefing.Document) error {
	switch format {
	case "pdf":
		return briefing.WritePDF(path, d)
	case "docx":
		return briefing.WriteDOCX(path, d)
	case "xlsx":
		return briefing.WriteXLSX(path, d)
	}
	return badFormat(format)
}

func badFormat(format string) error {
	return &data.Error{
		Code: data.Invalid, Message: fmt.Sprintf("Không ghi được tài liệu dạng “%s”.", format),
		Hint: "Chọn một dạng ở --format: " + strings.Join(formats(), ", ") + ".",
	}
}

// check refuses what the options do not allow together, before anything is read.
func (c briefCmd) check() error {
	kinds := []string{"leader", "report", "reminder", "agency", "index", "slides"}
	switch {
	case !slices.Contains(kinds, c.Kind):
		return &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Không có loại tài liệu “%s”.", c.Kind),
			Hint: "Chọn một loại ở --kind: " + strings.Join(kinds, ", ") + ".",
		}
	case !slices.Contains(formats(), c.Format):
		return badFormat(c.Format)
	case c.Kind == "agency" && len(c.Agency) != 1:
		return &data.Error{Code: data.Invalid, Message: "Tài liệu về một cơ quan cần đúng một mã ở --agency.", Hint: "Ví dụ: --agency SNV."}
	case len(c.Agency) > 0 && c.Kind != "agency" && c.Kind != "reminder":
		return &data.Error{Code: data.Invalid, Message: "Tùy chọn --agency chỉ dùng cho reminder và agency.", Hint: "Bỏ --agency, hoặc đổi --kind."}
	case len(c.Sections) > 0 && c.Kind != "report":
		return &data.Error{Code: data.Invalid, Message: "Tùy chọn --sections chỉ dùng cho report.", Hint: "Bỏ --sections, hoặc ghi --kind report."}
	case c.Audience != "" && c.Audience != string(briefing.ForConference):
		return &data.Error{Code: data.Invalid, Message: fmt.Sprintf("Không có nhóm người đọc “%s”.", c.Audience), Hint: "Ghi --audience conference, hoặc bỏ đi."}
	}
	return nil
}

// printed is the time on the paper, in Vietnam: the one asked for, else now.
func (c briefCmd) printed(now time.Time) (time.Time, error) {
	if c.Printed == "" {
		return now, nil
	}
	day, clock, _ := strings.Cut(strings.TrimSpace(c.Printed), " ")
	d, err := data.ParseDate(day)
	if err != nil {
		return now, err
	}
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return now, &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Giờ in “%s” không hợp lệ.", c.Printed),
			Hint: "Ghi ngày rồi giờ, ví dụ “31/5/2019 15:42”.", Err: err,
		}
	}
	return d.Midnight().Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute), nil
}
