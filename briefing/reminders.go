package briefing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"giaoban/data"
)

// Slip is what a run of reminders made, or did not make, for one agency.
type Slip struct {
	Agency   data.Agency
	Counts   data.Counts
	Code     string    // of the slip
	Round    int       // the how-manieth reminder
	Document *Document // nil: there is nothing to remind of
}

// Reminders makes the slips of many agencies in protocol order. Without codes it
// goes through all agencies with a duty and makes none for those that owe nothing:
// nothing overdue, due soon or unreported. Those named get one in any case. Code
// NotFound: an agency is not in the workbook.
func Reminders(f *data.Facts, r *data.Review, codes []string, o Options) ([]Slip, error) {
	for _, c := range codes {
		if _, err := newReminder(f, r, c, o); err != nil {
			return nil, err
		}
	}
	var out []Slip
	for i := range r.AgencyRows {
		a := &r.AgencyRows[i]
		if codes != nil && !slices.Contains(codes, a.Agency.Code) || codes == nil && len(a.Rows) == 0 {
			continue
		}
		b, err := newReminder(f, r, a.Agency.Code, o)
		if err != nil {
			return nil, err
		}
		s := Slip{Agency: a.Agency, Counts: a.Counts, Code: b.code(), Round: b.round()}
		if codes != nil || a.Counts.Overdue+a.Counts.DueSoon+a.Counts.NotReported > 0 {
			if s.Document, err = Reminder(f, r, a.Agency.Code, o); err != nil {
				return nil, err
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// Combined puts the slips into one document, each with its own page numbers and
// bookmark; nil when there are none.
func Combined(slips []Slip) *Document {
	var d *Document
	for _, s := range slips {
		if s.Document == nil {
			continue
		}
		if d == nil {
			c := *s.Document
			c.Title, c.Sections = "Phiếu đôn đốc các cơ quan", nil
			d = &c
		}
		d.Sections = append(d.Sections, s.Document.Sections...)
	}
	return d
}

// ReminderLog is what was made for whom, a row for each agency.
func ReminderLog(slips []Slip, asOf data.Date, o Options) Sheet {
	s := Sheet{Name: "Đôn đốc", Rows: [][]any{{
		"Mã cơ quan", "Cơ quan", "Mã phiếu", "Lần", "Quá hạn", "Sắp đến hạn", "Chưa báo cáo kỳ", "Số liệu chốt ngày", "Lập lúc", "Người lập", "Tệp", "Ghi chú",
	}}}
	for _, x := range slips {
		row := []any{
			x.Agency.Code, x.Agency.Name, x.Code, x.Round, x.Counts.Overdue, x.Counts.DueSoon, x.Counts.NotReported,
			asOf.String(), data.FormatMoment(o.Printed), o.Author, slipFile(x, asOf), nil,
		}
		if x.Document == nil {
			row[2], row[3], row[10], row[11] = nil, nil, nil, "Không có việc cần đôn đốc"
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// slipFile is the name of a slip's file.
func slipFile(s Slip, asOf data.Date) string {
	return "phieu-don-doc-" + fileName(s.Agency.Code) + "-" + asOf.ISO() + ".pdf"
}

// fileName keeps of a code what every file system takes.
func fileName(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return '_'
	}, code)
}

// WriteReminders writes a run into a folder that is there: a PDF for each slip, one
// of all with bookmarks, and the log as CSV. It returns their names. Files of the
// same names are replaced. When it fails or ctx is cancelled, none is written.
func WriteReminders(ctx context.Context, folder string, slips []Slip, asOf data.Date, o Options, progress func(done, total int)) (names []string, err error) {
	temp, err := os.MkdirTemp(folder, ".giaoban-*")
	if err != nil {
		return nil, refuseWrite(folder, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	all := append(slices.Clone(slips), Slip{Document: Combined(slips)})
	for i, s := range all {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("writing the reminders: %w", err)
		}
		if s.Document == nil {
			continue
		}
		name := slipFile(s, asOf)
		if i == len(slips) {
			name = "phieu-don-doc-tat-ca-" + asOf.ISO() + ".pdf"
		}
		if err := WritePDF(filepath.Join(temp, name), s.Document); err != nil {
			return nil, err
		}
		names = append(names, name)
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	log := "phieu-don-doc-" + asOf.ISO() + ".csv"
	var b strings.Builder
	if err := ReminderLog(slips, asOf, o).Draw(&b, ".csv"); err != nil {
		return nil, err
	}
	if err := WriteFile(filepath.Join(temp, log), []byte(b.String())); err != nil {
		return nil, err
	}
	names = append(names, log)
	for _, name := range names {
		if err := os.Rename(filepath.Join(temp, name), filepath.Join(folder, name)); err != nil {
			return nil, refuseWrite(filepath.Join(folder, name), err)
		}
	}
	return names, syncFolder(folder)
}

// WithoutSlip names the agencies of a run that got no slip.
func WithoutSlip(slips []Slip) []string {
	var out []string
	for _, s := range slips {
		if s.Document == nil {
			out = append(out, s.Agency.Short)
		}
	}
	return out
}
