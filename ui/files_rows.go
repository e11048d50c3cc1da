package ui

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/intake"
)

// agencyForm is an agency that a form can be made for.
type agencyForm struct {
	Code, Name             string
	Duties, Asked, Overdue int
	Last                   time.Time // when a file of it was taken in last; zero = never
}

func (a agencyForm) lastWords() string {
	if a.Last.IsZero() {
		return "chưa"
	}
	return data.DateOf(a.Last).String()
}

// agencyForms lists the agencies in protocol order, with what each is asked.
func agencyForms(f *data.Facts, r *data.Review) []agencyForm {
	last := map[string]time.Time{}
	for _, x := range f.Imports {
		if x.At.After(last[x.Agency]) {
			last[x.Agency] = x.At
		}
	}
	asked := intake.AgenciesAsked(r)
	var out []agencyForm
	for i := range r.AgencyRows {
		row := &r.AgencyRows[i]
		if !slices.Contains(asked, row.Agency.Code) {
			continue
		}
		form := agencyForm{Code: row.Agency.Code, Name: cmp.Or(row.Agency.Short, row.Agency.Name), Last: last[row.Agency.Code]}
		for _, n := range row.Rows {
			x := &r.AssignmentRows[n]
			if x.Status == data.Exited {
				continue
			}
			form.Duties++
			if x.Status == data.Overdue {
				form.Overdue++
			}
			if !x.Waiting && (x.Status == data.Overdue || x.Status == data.InTime || x.Status == data.NotReported) {
				form.Asked++
			}
		}
		out = append(out, form)
	}
	return out
}

// importLog lists the files that were taken in, the last first.
func importLog(f *data.Facts) []data.Import {
	var out []data.Import
	for _, x := range f.Imports {
		if x.Kind == "agency" {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Import) int { return b.At.Compare(a.At) })
	return out
}

func newImportLog() *grid[data.Import] {
	return newGrid(func(x data.Import) string { return x.ID },
		column[data.Import]{ID: "at", Label: "Lúc", Width: 126, Cell: func(x data.Import) cell {
			return cell{Text: data.FormatMoment(x.At)}
		}},
		column[data.Import]{ID: "file", Label: "Tệp", Cell: func(x data.Import) cell { return cell{Text: x.File} }},
		column[data.Import]{ID: "agency", Label: "Cơ quan", Width: 88, Cell: func(x data.Import) cell { return cell{Text: cmp.Or(x.Agency, "nhiều")} }},
		column[data.Import]{ID: "rows", Label: "Dòng", Width: 46, Align: fyne.TextAlignTrailing, Cell: func(x data.Import) cell { return cell{Text: data.FormatCount(x.Rows)} }},
		column[data.Import]{ID: "user", Label: "Người nhập", Width: 90, Optional: 1, Cell: func(x data.Import) cell { return cell{Text: x.User, Color: colorMuted} }})
}

// splitPaths reads paths that were typed or pasted: between semicolons or on
// lines of their own, with or without quotes.
func splitPaths(text string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' }) {
		if part = strings.Trim(strings.TrimSpace(part), `"`); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// formPaths are the files that paths stand for: of a folder all its .xlsx files,
// without those that Excel makes while one is open. Errors: NotFound, Invalid.
func formPaths(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, &data.Error{Code: data.NotFound, Message: "Không thấy tệp “" + path + "”.", Hint: "Kiểm tra lại đường dẫn.", Err: err}
		case !info.IsDir():
			out = append(out, path)
			continue
		}
		list, err := os.ReadDir(path)
		if err != nil {
			return nil, &data.Error{Code: data.NotFound, Message: "Không đọc được thư mục “" + path + "”.", Hint: "Kiểm tra quyền đọc.", Err: err}
		}
		for _, e := range list {
			if name := norm.NFC.String(e.Name()); !e.IsDir() && strings.EqualFold(filepath.Ext(name), ".xlsx") && !strings.HasPrefix(name, "~$") {
				out = append(out, filepath.Join(path, e.Name()))
			}
		}
	}
	if len(out) == 0 {
		return nil, &data.Error{Code: data.Invalid, Message: "Chưa có tệp nào để nhận.", Hint: "Ghi đường dẫn tệp .xlsx hoặc thư mục, chọn tệp, hoặc kéo thả tệp vào cửa sổ."}
	}
	return out, nil
}
