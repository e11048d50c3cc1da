package briefing

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// XLSX writes the document's tables to work with: a sheet for each section with a
// name (more where it has several tables), figures as numbers and dates that look as they do in print. The same
// document gives the same bytes. Code Invalid: no section has a name, or a text has
// a character that no text can have or is longer than a cell holds.
func (d *Document) XLSX(w io.Writer) (err error) {
	fs, err := newFaces(d.Face)
	if err != nil {
		return err
	}
	x := &xlsx{d: d, layout: layout{fs}, book: excelize.NewFile(), styles: map[cellLook]int{}, formats: map[string]bool{}}
	defer func() { err = errors.Join(err, x.book.Close()) }()
	if err := x.write(); err != nil {
		return fmt.Errorf("writing %q as XLSX: %w", d.Title, err)
	}
	x.book.SetZipWriter(func(w io.Writer) excelize.ZipWriter {
		return &sortedZip{out: zip.NewWriter(w), at: d.Created, parts: map[string]*bytes.Buffer{}}
	})
	if err := x.book.Write(w); err != nil {
		return fmt.Errorf("writing %q as XLSX: %w", d.Title, err)
	}
	return nil
}

// WriteXLSX writes the document's tables to path as WriteFile does.
func WriteXLSX(path string, d *Document) error {
	var buf bytes.Buffer
	if err := d.XLSX(&buf); err != nil {
		return refuse(err, "Không dựng được bảng tính “"+d.Title+"”.",
			"Số liệu trong sổ không bị ảnh hưởng. Gửi chi tiết lỗi cho người hỗ trợ.")
	}
	return WriteFile(path, buf.Bytes())
}

// sortedZip writes the parts of a workbook in the order of their names and with one
// date: excelize gives them in the order of a map.
type sortedZip struct {
	out   *zip.Writer
	at    time.Time
	parts map[string]*bytes.Buffer
}

// Create begins a part.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	z.parts[name] = &bytes.Buffer{}
	return z.parts[name], nil
}

// AddFS is there for excelize, which does not use it to write a workbook.
func (z *sortedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the parts.
func (z *sortedZip) Close() error {
	names := make([]string, 0, len(z.parts))
	for name := range z.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := archive{z.out, z.at}.create(name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(w); err != nil {
			return err
		}
	}
	return z.out.Close()
}

// xlsx is a workbook in the making.
type xlsx struct {
	d       *Document
	layout  layout
	book    *excelize.File
	styles  map[cellLook]int
	formats map[string]bool // of numbers; Excel takes some 200
}

func (x *xlsx) write() error {
	var names []string
	for i := range x.d.Sections {
		s := &x.d.Sections[i]
		if s.Name == "" {
			continue
		}
		for _, part := range sheets(s) {
			name := sheetName(s.Name, names)
			names = append(names, name)
			if _, err := x.book.NewSheet(name); err != nil {
				return err
			}
			if err := x.sheet(name, s.Paper.geometry().textWidth(), part); err != nil {
				return fmt.Errorf("sheet %q: %w", name, err)
			}
		}
	}
	if len(names) == 0 {
		return &data.Error{
			Code: data.Invalid, Message: "Tài liệu “" + x.d.Title + "” không có phụ lục dạng bảng để ghi ra Excel.",
			Hint: "Xuất báo cáo đầy đủ có phụ lục, hoặc chọn PDF, DOCX.",
		}
	}
	if err := x.book.DeleteSheet(x.book.GetSheetList()[0]); err != nil {
		return err
	}
	x.book.SetActiveSheet(0)
	at := x.d.Created.UTC().Format("2006-01-02T15:04:05Z")
	return x.book.SetDocProps(&excelize.DocProperties{
		Title: norm.NFC.String(x.d.Title), Subject: norm.NFC.String(x.d.Subject), Creator: norm.NFC.String(x.d.Author),
		LastModifiedBy: norm.NFC.String(x.d.Author), Keywords: x.d.Snapshot, Language: x.d.Language, Created: at, Modified: at,
	})
}

// sheetName is a name that Excel takes: at most 31 letters, some signs not among
// them, each name once whatever its case.
func sheetName(name string, taken []string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '-'
		}
		return r
	}, norm.NFC.String(name))
	name = cmp.Or(strings.Trim(name, "' "), "Bảng")
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = fmt.Sprintf(" (%d)", n)
		}
		try := firstRunes(name, 31-len(end)) + end
		if !slices.ContainsFunc(taken, func(t string) bool { return strings.EqualFold(t, try) }) {
			return try
		}
	}
}

func firstRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n]))
	}
	return s
}

// sheetRow is a row of a sheet.
type sheetRow struct {
	cells  []any
	height float64 // points
	merges []sheetMerge
	tall   []tallCell
}

// leastHeight is that of a row in points.
const leastHeight = 15

// tallCell is the height in points that a cell over several rows needs.
type tallCell struct {
	rows   int
	height float64
}

// sheetMerge is cells joined to one, from a column over so many columns and rows.
type sheetMerge struct{ col, cols, rows int }

// sheetPlan is a sheet before it is written.
type sheetPlan struct {
	rows        []sheetRow
	widths      []float64 // mm
	top, bottom int       // the last header row of the table and its last row, from 1
	headTop     int       // its first header row
}

// sheet writes blocks with at most one table as a sheet: the lines above it, the
// table, its notes.
func (x *xlsx) sheet(name string, width float64, blocks []Block) error {
	p := &sheetPlan{widths: []float64{width}}
	for _, b := range blocks {
		if t, ok := b.(Table); ok {
			p.widths = slices.Clone(t.Widths)
		}
	}
	if x.d.Stamp != "" {
		if err := x.line(p, Paragraph{Spans: []Span{bold(x.d.Stamp)}, Size: 12, Align: Right}); err != nil {
			return err
		}
	}
	if err := x.blocks(p, blocks); err != nil {
		return err
	}
	return x.stream(p, name)
}

// sheets cuts a section into parts with one table each: columns of one sheet have
// one width, and one table can be filtered. Titles go with the table below them,
// notes with the one above.
func sheets(s *Section) [][]Block {
	var out [][]Block
	var part []Block
	title, full := -1, false // where titles of the next table begin in part
	for _, b := range slices.Concat(flat(s.Blocks), paragraphBlocks(s.Foot)) {
		switch b := b.(type) {
		case Table:
			if len(b.Rows) == 0 {
				continue
			}
			if full {
				cut := len(part)
				if title >= 0 {
					cut = title
				}
				out = append(out, part[:cut])
				part = slices.Clone(part[cut:])
			}
			title, full = -1, true
		case Paragraph:
			if full && title < 0 && (b.Level > 0 || b.Keep) {
				title = len(part)
			}
		}
		part = append(part, b)
	}
	return append(out, part)
}

// flat are the blocks with those of columns one under the other.
func flat(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		if c, ok := b.(Columns); ok {
			for _, part := range c.Parts {
				out = append(out, flat(part)...)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// blocks plans the rows of blocks. Letterhead, signature and pictures belong on
// paper; the figures of a picture stand in tables.
func (x *xlsx) blocks(p *sheetPlan, blocks []Block) error {
	for _, b := range blocks {
		var err error
		switch b := b.(type) {
		case Paragraph:
			err = x.line(p, b)
		case List:
			for _, item := range b.paragraphs() {
				err = errors.Join(err, x.line(p, item))
			}
		case Box:
			for _, para := range b.Text {
				err = errors.Join(err, x.line(p, para))
			}
		case Table:
			err = x.table(p, &b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// line is a row of running text over all columns.
func (x *xlsx) line(p *sheetPlan, para Paragraph) error {
	width := 0.0
	for _, w := range p.widths {
		width += w
	}
	if para.Align == Justify {
		para.Align = Left
	}
	look := cellLook{size: para.Size, align: para.Align, bold: allSpans(para.Spans, func(s Span) bool { return s.Bold }), italic: allSpans(para.Spans, func(s Span) bool { return s.Italic })}
	cell, err := x.text(sheetText(para.Spans), look)
	if err != nil {
		return err
	}
	row := sheetRow{cells: []any{cell}, height: x.height([]Paragraph{para}, para.Size, width) + 3}
	if len(p.widths) > 1 {
		row.merges = []sheetMerge{{0, len(p.widths), 1}}
	}
	p.rows = append(p.rows, row)
	return nil
}

func allSpans(spans []Span, is func(Span) bool) bool {
	return len(spans) > 0 && !slices.ContainsFunc(spans, func(s Span) bool { return strings.TrimSpace(s.Text) != "" && !is(s) })
}

// height is that of paragraphs in a column so many mm wide, in points: neither
// LibreOffice nor, for joined cells, Excel finds it by itself.
func (x *xlsx) height(ps []Paragraph, size, width float64) float64 {
	const most = 409 // that Excel takes
	sum := 0.0
	for _, p := range ps {
		lines := 1
		// 0.96: Excel's letters run wider than those on paper.
		if set, err := x.layout.lines(p.Spans, size, max(5, 0.96*width-2), p.Indent); err == nil {
			lines = max(1, len(set))
		} else { // a letter the fonts lack
			lines += int(float64(len([]rune(plain(p.Spans)))) * size * mmPerPoint * 0.5 / max(5, width))
		}
		sum += float64(lines) * size * x.layout.faces.leading
	}
	return min(most, sum)
}
