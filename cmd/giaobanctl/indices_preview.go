package main

import (
	"fmt"

	"giaoban/data"
	"giaoban/data/intake"
)

// previewJSON is the machine form of a preview.
type previewJSON struct {
	File     string        `json:"file"`
	New      int           `json:"new"`
	Changed  int           `json:"changed"`
	Same     int           `json:"same"`
	Stored   bool          `json:"stored"`
	Notices  []string      `json:"notices"`
	Changes  []previewRow  `json:"changes"`
	Problems []problemJSON `json:"problems"`
}

type problemJSON struct {
	Cell    string `json:"cell"`
	Row     int    `json:"row"`    // from 1; 0 = the whole sheet
	Column  int    `json:"column"` // from 1; 0 = the whole row
	Read    string `json:"read"`
	Message string `json:"message"`
}

// print shows the preview, or what was done.
func (p *preview) print(s *session, f form) error {
	if f.JSON {
		return printJSON(s.stdout, p.json())
	}
	l := listing{
		Title: fmt.Sprintf("%s: %s.", p.file, p.words), Notes: append([]string{}, p.notices...),
		Columns: []column{
			{"state", "Là"},
			{"place", "Chỗ"},
			{"name", "Tên"},
			{"before", "Trước"},
			{"after", "Sau"},
			{"message", "Nói rõ"},
		},
	}
	switch {
	case p.stored:
		l.Notes = append(l.Notes, "Đã ghi vào sổ.")
	case len(p.problems) == 0 && len(p.entities) == 0:
		l.Notes = append(l.Notes, "Không có gì thay đổi.")
	default:
		l.Notes = append(l.Notes, "Chưa ghi gì vào sổ.")
	}
	for _, x := range p.problems {
		l.Rows = append(l.Rows, problemRow(x))
	}
	for i, row := range p.rows {
		if i == maxShown && !f.CSV {
			l.Notes = append(l.Notes, fmt.Sprintf("Chỉ hiện %d thay đổi đầu trong %s; --csv in hết.", maxShown, data.FormatCount(len(p.rows))))
			break
		}
		state := "mới"
		if row.Before != nil {
			state = "sửa"
		}
		l.Rows = append(l.Rows, []any{state, row.Key, row.Name, row.Before, row.After, ""})
	}
	return f.print(s.stdout, l)
}

func problemRow(x intake.Problem) []any {
	return []any{"sai", x.Cell(), nil, x.Read, nil, x.Message}
}

func (p *preview) json() previewJSON {
	out := previewJSON{
		File: p.file, New: p.fresh, Changed: p.changed, Same: p.same, Stored: p.stored,
		Notices: listOf(p.notices), Changes: append([]previewRow{}, p.rows...), Problems: []problemJSON{},
	}
	for _, x := range p.problems {
		out.Problems = append(out.Problems, problemJSON{x.Cell(), x.Row, x.Col, x.Read, x.Message})
	}
	return out
}
