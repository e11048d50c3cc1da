package ui

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/intake"
)

// The parts of the preview of the agencies' files.
const (
	answersAll      = ""
	answersNew      = "new"
	answersDoubtful = "doubtful"
	answersConflict = "conflict"
	answersFaulty   = "faulty"
	answersSame     = "same"
)

// answerLine is one line of the preview: a cell that would change, or what is to
// be said about a row, a cell or a file.
type answerLine struct {
	Key      string
	File     int
	Row      int    // into AgencyImport.Rows; -1: belongs to no row
	First    bool   // the first line of its row: has the tick
	Part     string // of the tabs
	FileName string
	Cell     string // "K12", "dòng 7", "cả tệp"
	Task     string
	Agency   string
	What     string // column of the form
	Old, New string
	Words    string // what is to be said; "" = a change
	Whole    bool   // Words are about the row, the table or the file: there is no old and new
	Color    fyne.ThemeColorName
}

// answerLines lists all that the files say, by file and row.
func answerLines(x *intake.AgencyImport) []answerLine {
	var out []answerLine
	row := 0
	for n := range x.Files {
		file := &x.Files[n]
		add := func(l answerLine) {
			l.Key, l.File, l.FileName = fmt.Sprint(len(out)), n, file.Name
			out = append(out, l)
		}
		if file.Refused != nil {
			message, hint := errorWords(file.Refused)
			add(answerLine{Row: -1, Part: answersFaulty, Cell: "cả tệp", Whole: true, Words: message + " " + hint, Color: colorRed})
		}
		for _, p := range file.Problems {
			l := problemOf(p, "", "", colorRed)
			l.Row, l.Part = -1, answersFaulty
			add(l)
		}
		for ; row < len(x.Rows) && x.Rows[row].File == n; row++ {
			for i, l := range rowLines(&x.Rows[row]) {
				l.Row, l.First, l.Part = row, i == 0, answerPart(x.Rows[row].State)
				l.Task, l.Agency = x.Rows[row].Task, x.Rows[row].Agency
				add(l)
			}
		}
	}
	return out
}

// rowLines says what a row would change, and what is wrong or in doubt.
func rowLines(r *intake.FilledRow) []answerLine {
	var out []answerLine
	for _, c := range r.Cells {
		out = append(out, answerLine{Cell: c.Cell, What: c.Title, Old: c.Old, New: c.New})
	}
	for _, p := range r.Faults {
		title, old := r.At(p)
		out = append(out, problemOf(p, title, old, colorRed))
	}
	for _, p := range r.Doubts {
		title, old := r.At(p)
		out = append(out, problemOf(p, title, old, colorAmber))
	}
	if r.Conflict != "" {
		out = append(out, answerLine{Cell: fmt.Sprintf("dòng %d", r.Line), Whole: true, Words: r.Conflict, Color: colorAmber})
	}
	if r.State == intake.RowSame {
		out = append(out, answerLine{Cell: fmt.Sprintf("dòng %d", r.Line), Whole: true, Words: "Sổ đã có đúng nội dung này, không có gì thay đổi.", Color: colorMuted})
	}
	return out
}

// problemOf is the line of a problem, with the column and both values like a
// change. The words need not name a column that stands before them.
func problemOf(p intake.Problem, title, old string, color fyne.ThemeColorName) answerLine {
	words := p.Message
	if title != "" {
		words = strings.TrimPrefix(words, title+": ")
	}
	return answerLine{
		Cell: p.Cell(), What: title, Old: old, New: p.Read, Words: words, Color: color,
		Whole: p.Row == 0 || p.Col == 0,
	}
}

// before is what the workbook has, "–" where it has nothing.
func (l answerLine) before() string {
	if l.Whole {
		return ""
	}
	return cmp.Or(l.Old, "–")
}

// after is what the agency wrote, with what is to be said about it.
func (l answerLine) after() string {
	switch {
	case l.Words == "":
		return l.New
	case l.Whole || l.New == "" || strings.Contains(l.Words, "“"+l.New+"”"):
		return l.Words // which has it already
	}
	return "“" + l.New + "”. " + l.Words
}

func answerPart(s intake.RowState) string {
	return [...]string{answersSame, answersNew, answersDoubtful, answersConflict, answersFaulty}[s]
}

// answerTabs are the parts with their numbers of rows; a problem that belongs to
// no row counts as one.
func answerTabs(lines []answerLine) []tab {
	count, all := map[string]int{}, 0
	for _, l := range lines {
		if l.First || l.Row < 0 {
			count[l.Part]++
			all++
		}
	}
	out := []tab{{answersAll, "Tất cả", data.FormatCount(all)}}
	for _, t := range []tab{
		{answersNew, "Mới", ""}, {answersDoubtful, "Cần xem lại", ""}, {answersConflict, "Xung đột", ""}, {answersFaulty, "Sai, không nhận", ""}, {answersSame, "Không đổi", ""},
	} {
		t.Count = data.FormatCount(count[t.ID])
		out = append(out, t)
	}
	return out
}

// answerFile is one file in the list at the left.
type answerFile struct {
	N     int // into AgencyImport.Files; -1: all
	Name  string
	Rows  int
	State string
	Color fyne.ThemeColorName
	About string // all that is to be said of it
}

// answerFiles lists the files, first all together.
func answerFiles(x *intake.AgencyImport) []answerFile {
	out := []answerFile{{N: -1, Name: "Mọi tệp", Rows: len(x.Rows)}}
	for n := range x.Files {
		file := &x.Files[n]
		f := answerFile{N: n, Name: file.Name}
		wrong := len(file.Problems)
		for i := range x.Rows {
			if x.Rows[i].File == n {
				f.Rows++
				if x.Rows[i].State == intake.RowFaulty {
					wrong++
				}
			}
		}
		f.About = fmt.Sprintf("%s: %s dòng có điền, %s dòng để trống", file.Name, data.FormatCount(f.Rows), data.FormatCount(file.Blank))
		if len(file.Missing) > 0 {
			f.About += fmt.Sprintf("; thiếu %s dòng so với sổ (bị xóa khỏi tệp, hoặc giao sau khi xuất), bỏ qua", data.FormatCount(len(file.Missing)))
		}
		switch {
		case file.Refused != nil:
			message, hint := errorWords(file.Refused)
			f.State, f.Color, f.About = "không nhận", colorRed, message+" "+hint
		case file.Before != nil:
			f.State, f.Color = "đã nhập", colorMuted
			f.About += "; tệp này đã nhập ngày " + data.DateOf(file.Before.At).String() + ", nhận " + data.FormatCount(file.Before.Rows) + " dòng"
		case wrong > 0:
			f.State, f.Color = data.FormatCount(wrong)+" chỗ sai", colorRed
		case f.Rows == 0:
			f.State, f.Color = "chưa điền gì", colorMuted
		default:
			f.State, f.Color = "đọc được", colorGreen
		}
		f.About += "."
		out = append(out, f)
	}
	return out
}
