package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"giaoban/briefing"
	"giaoban/data"
)

type briefCmd struct {
	target
	Out     string `required:"" placeholder:"TỆP.pdf" help:"Tệp PDF sẽ ghi; có sẵn thì thay."`
	Author  string `placeholder:"TÊN" help:"Người lập in ở chân trang; mặc định là người dùng máy."`
	Printed string `placeholder:"GIỜ" help:"Giờ in, ví dụ “31/5/2019 15:42”, để in lại đúng từng byte; mặc định là bây giờ."`
}

// Run writes the two-page leader brief.
func (c briefCmd) Run(s *session) error {
	if err := checkOutput(c.Out, c.Workbook, ".pdf"); err != nil {
		return err
	}
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	printed, err := c.printed(s.now)
	if err != nil {
		return err
	}
	doc, err := briefing.Leader(f, r, briefing.Options{
		Meeting: f.MeetingAt(r.AsOf), Printed: printed, Author: cmp.Or(c.Author, userName()),
	})
	if err != nil {
		return fmt.Errorf("laying out the brief: %w", err)
	}
	if err := briefing.WritePDF(c.Out, doc); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi %s: số liệu chốt ngày %s.\n", c.Out, r.AsOf.Prose())
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
	ict := time.FixedZone("ICT", 7*3600)
	t := d.Time()
	return time.Date(t.Year(), t.Month(), t.Day(), at.Hour(), at.Minute(), 0, 0, ict), nil
}
