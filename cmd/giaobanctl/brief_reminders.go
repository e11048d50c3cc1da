package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"giaoban/briefing"
	"giaoban/data"
)

// remind writes the slip of one agency into a file, or a run of slips into a
// folder: one file each, one of all, and the log.
func (c briefCmd) remind(s *session, f *data.Facts, r *data.Review, o briefing.Options) error {
	var codes []string
	if len(c.Agency) > 0 {
		codes = members(f, agencyCodes(f, c.Agency), r.AsOf)
	}
	if strings.EqualFold(filepath.Ext(c.Out), "."+c.Format) {
		if len(codes) != 1 {
			return &data.Error{
				Code: data.Invalid, Message: "Nhiều phiếu đôn đốc thì ghi vào một thư mục, không phải một tệp.",
				Hint: "Ghi tên thư mục ở --out, hoặc một mã ở --agency.",
			}
		}
		if err := checkOutput(c.Out, c.Workbook, "."+c.Format); err != nil {
			return err
		}
		doc, err := briefing.Reminder(f, r, codes[0], o)
		if err != nil {
			return err
		}
		return c.write(s, r, doc)
	}
	if c.Format != "pdf" {
		return &data.Error{
			Code: data.Invalid, Message: "Nhiều phiếu đôn đốc trong một thư mục chỉ ghi dạng pdf.",
			Hint: "Ghi tên tệp ." + c.Format + " ở --out và một mã ở --agency, hoặc bỏ --format.",
		}
	}
	slips, err := briefing.Reminders(f, r, codes, o)
	if err != nil {
		return err
	}
	if err := makeFolder(c.Out); err != nil {
		return err
	}
	names, err := briefing.WriteReminders(context.Background(), c.Out, slips, r.AsOf, o, nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi vào %s: số liệu chốt ngày %s.\n", c.Out, r.AsOf.Prose())
	for _, name := range names {
		fmt.Fprintf(s.stdout, "  %s\n", name)
	}
	if none := briefing.WithoutSlip(slips); len(none) > 0 {
		fmt.Fprintf(s.stdout, "Không có việc cần đôn đốc: %s.\n", strings.Join(none, ", "))
	}
	return nil
}
