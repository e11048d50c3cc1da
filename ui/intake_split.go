package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// splitPiece is a part of a row that may become a task of its own.
type splitPiece struct {
	Row   int // intakeRow.ID
	N     int // of the row, from 0
	Path  string
	Piece directive.Piece
	Cut   bool // a task begins here; the first piece of a row always begins one
}

func (s splitPiece) key() string { return fmt.Sprintf("%d/%d", s.Row, s.N) }

// splitPieces are the pieces that the rules propose for a row. With fine, they
// are cut at commas and semicolons too: not proposed, but to be chosen.
func splitPieces(r *intakeRow, fine bool) []splitPiece {
	var out []splitPiece
	for _, p := range directive.Split(r.Task.Text) {
		parts := []directive.Piece{p}
		if fine {
			parts = commaPieces(r.Task.Text, p)
		}
		for i, part := range parts {
			out = append(out, splitPiece{Row: r.ID, N: len(out), Path: r.Task.Path, Piece: part, Cut: i == 0})
		}
	}
	return out
}

// commaPieces cuts a piece behind commas and semicolons outside brackets and
// quotes, where at least three words stand on either side.
func commaPieces(text string, p directive.Piece) []directive.Piece {
	const least = 3
	var cuts []int
	depth, from := 0, p.Start
	for i, c := range text[p.Start:p.End] {
		at := p.Start + i
		switch c {
		case '(', '“':
			depth++
		case ')', '”':
			depth = max(0, depth-1)
		case ',', ';':
			rest := text[at+1 : p.End]
			if depth == 0 && strings.HasPrefix(rest, " ") && len(strings.Fields(text[from:at])) >= least && len(strings.Fields(rest)) >= least {
				cuts = append(cuts, at+1)
				from = at + 1
			}
		}
	}
	out, start := []directive.Piece(nil), p.Start
	for _, end := range append(cuts, p.End) {
		part := directive.Piece{Start: start, End: end}
		if start == p.Start {
			part.Lead = p.Lead
		}
		part.Text = strings.Trim(text[start:end], " ,;")
		out = append(out, part)
		start = end
	}
	return out
}

// joinPieces puts pieces that begin no task behind the one before, as the text has
// them.
func joinPieces(text string, pieces []splitPiece) []directive.Piece {
	var out []directive.Piece
	for _, p := range pieces {
		if n := len(out) - 1; n >= 0 && !p.Cut {
			out[n].End = p.Piece.End
			continue
		}
		out = append(out, p.Piece)
	}
	for i := range out {
		out[i].Text = strings.Trim(text[out[i].Start:out[i].End], " ,;")
	}
	return out
}

// splitDialog shows pieces of rows and splits the rows where the clerk says so.
type splitDialog struct {
	page   *intakePage
	pieces []splitPiece
	grid   *grid[splitPiece]
	words  *paragraph
	head   *text
	modal  *modal
}

// splitRow offers to split the row under the cursor; splitAll every row that the
// rules would split, in one dialog.
func (r *intakeDesk) splitRow() {
	row, ok := r.row()
	if !ok {
		return
	}
	pieces := splitPieces(row, true)
	if len(pieces) < 2 {
		r.page.app.toast("Mục này không có chỗ để tách: một việc, không có dấu phẩy, chấm phẩy")
		return
	}
	r.openSplit("Tách mục "+row.Task.Path, pieces)
}

func (r *intakeDesk) splitAll() {
	var all []splitPiece
	for i := range r.review.Rows {
		if pieces := splitPieces(&r.review.Rows[i], false); len(pieces) > 1 {
			all = append(all, pieces...)
		}
	}
	if len(all) == 0 {
		r.page.app.toast("Không còn mục nào gồm nhiều việc theo quy tắc; S để tách tay một mục")
		return
	}
	r.openSplit("Tách mọi mục gồm nhiều việc", all)
}

func (r *intakeDesk) openSplit(title string, pieces []splitPiece) {
	d := &splitDialog{page: r.page, pieces: pieces, words: newParagraph(), head: caption("")}
	d.grid = newGrid(splitPiece.key,
		column[splitPiece]{
			ID: "cut", Label: "Tách", Width: 40, New: func() fyne.CanvasObject { return newRowTick() },
			Update: func(p splitPiece, o fyne.CanvasObject) { o.(*rowTick).set(d.tick(p), func() { d.toggle(p) }) },
		},
		column[splitPiece]{ID: "path", Label: "Mục", Width: 58, Cell: func(p splitPiece) cell {
			if p.N > 0 {
				return cell{}
			}
			return cell{Text: p.Path, Color: colorMuted}
		}},
		column[splitPiece]{ID: "text", Label: "Nội dung", Cell: func(p splitPiece) cell {
			if !d.cut(p) {
				return cell{Text: "… " + p.Piece.Text, Color: colorMuted}
			}
			return cell{Text: p.Piece.Text}
		}},
		column[splitPiece]{ID: "lead", Label: "Cơ quan riêng", Width: 150, Optional: 1, Cell: func(p splitPiece) cell {
			return cell{Text: strings.Join(p.Piece.Lead, "; ")}
		}})
	d.grid.OnSelect = func(p splitPiece) { d.words.SetSpans([]data.Span{{Text: excerptLong(p.Piece.Text)}}) }
	d.grid.OnActivate = func(splitPiece) { d.modal.close(); d.apply(r) }
	d.grid.OnEscape = func() { d.modal.close() }
	spaceKey(d.grid, d.toggle)
	d.grid.SetRows(pieces)
	d.count()
	full := container.New(&fixed{fyne.NewSize(previewWidth, 76)}, quiet(container.NewVScroll(d.words)))
	d.modal = r.page.app.newModal(title, container.New(&tightColumn{gap: 6}, d.head,
		container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*11)}, d.grid), full), nil,
		newButton("Không tách", "Esc", nil, nil), newButton("Tách", "Enter", nil, func() { d.apply(r) }).main())
	r.page.app.window.Canvas().Focus(d.grid.Focusable())
}

func (d *splitDialog) index(p splitPiece) int {
	for i := range d.pieces {
		if d.pieces[i].Row == p.Row && d.pieces[i].N == p.N {
			return i
		}
	}
	return -1
}

func (d *splitDialog) cut(p splitPiece) bool { i := d.index(p); return i >= 0 && d.pieces[i].Cut }

func (d *splitDialog) tick(p splitPiece) tickState {
	switch {
	case p.N == 0:
		return tickNone
	case d.cut(p):
		return tickOn
	}
	return tickOff
}

func (d *splitDialog) toggle(p splitPiece) {
	if i := d.index(p); i >= 0 && p.N > 0 {
		d.pieces[i].Cut = !d.pieces[i].Cut
		d.count()
		d.grid.list.Refresh()
	}
}

func (d *splitDialog) count() {
	rows, tasks := map[int]bool{}, 0
	for _, p := range d.pieces {
		rows[p.Row] = true
		if p.Cut || p.N == 0 {
			tasks++
		}
	}
	d.head.SetText(fmt.Sprintf("%d mục thành %d nhiệm vụ. Space: tách, không tách ở dòng này; Enter: làm.", len(rows), tasks))
}

func (d *splitDialog) apply(r *intakeDesk) {
	before := len(r.review.Rows)
	byRow, order := map[int][]splitPiece{}, []int(nil)
	for _, p := range d.pieces {
		if byRow[p.Row] == nil {
			order = append(order, p.Row)
		}
		byRow[p.Row] = append(byRow[p.Row], p)
	}
	o := intakeOptions(r.page.app.Facts())
	r.review.together(func() {
		for _, id := range order {
			if i := r.review.at(id); i >= 0 {
				r.review.split(id, joinPieces(r.review.Rows[i].Task.Text, byRow[id]), o)
			}
		}
	})
	r.changed()
	r.page.app.toast(fmt.Sprintf("Đã tách: %d thành %d nhiệm vụ (U: trở lại)", before, len(r.review.Rows)))
}
