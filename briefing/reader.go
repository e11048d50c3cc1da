package briefing

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// The reader knows as much of PDF as is needed to read back a file just written:
// a classic cross-reference table, Flate streams, Type 0 fonts with two-byte
// codes. It shares no code with the writer, so it can judge it.

// pdfFile is a file read back.
type pdfFile struct {
	objects map[int]object
	pages   []readPage
	info    dict
	catalog dict
}

// readPage is a page with its texts in drawing order.
type readPage struct {
	box   [4]float64 // MediaBox, points
	texts []readText
}

// readText is one text operation. X and Y are in points from the lower left corner.
type readText struct {
	font string // BaseFont
	size float64
	x, y float64
	text string
}

type (
	name string
	ref  int
	dict map[name]any
	// keyword is a bare word: an operator in a content stream.
	keyword string
)

type object struct {
	value  any
	stream []byte // decoded
}

var errNotPDF = errors.New("not a complete PDF file")

func readPDF(file []byte) (*pdfFile, error) {
	trailer, offsets, err := xref(file)
	if err != nil {
		return nil, err
	}
	p := &pdfFile{objects: make(map[int]object, len(offsets))}
	for n, at := range offsets {
		o, err := readObject(file, at, n)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		p.objects[n] = o
	}
	p.info, p.catalog = p.dict(trailer["Info"]), p.dict(trailer["Root"])
	return p, p.readPages(p.catalog["Pages"], [4]float64{})
}

// xref finds the trailer and the offset of every object in use.
func xref(file []byte) (dict, map[int]int, error) {
	if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(file), []byte("%%EOF")) {
		return nil, nil, errNotPDF
	}
	at := bytes.LastIndex(file, []byte("startxref"))
	if at < 0 {
		return nil, nil, errNotPDF
	}
	t := tokens{src: file, pos: at + len("startxref")}
	start, ok := t.next().(float64)
	if !ok || start < 0 || start >= float64(len(file)) {
		return nil, nil, errNotPDF
	}
	t.pos = int(start)
	if t.next() != keyword("xref") {
		return nil, nil, errNotPDF
	}
	offsets := map[int]int{}
	for {
		first, ok := t.next().(float64)
		if !ok {
			break // "trailer"
		}
		count, _ := t.next().(float64)
		for i := range int(count) {
			offset, ok := t.next().(float64)
			if !ok {
				return nil, nil, errNotPDF
			}
			t.next()
			if t.next() == keyword("n") {
				offsets[int(first)+i] = int(offset)
			}
		}
	}
	trailer, ok := t.next().(dict)
	if !ok {
		return nil, nil, errNotPDF
	}
	return trailer, offsets, nil
}

func readObject(file []byte, at, n int) (object, error) {
	if at <= 0 || at >= len(file) {
		return object{}, errNotPDF
	}
	t := tokens{src: file, pos: at}
	if t.next() != float64(n) || t.next() != float64(0) || t.next() != keyword("obj") {
		return object{}, errNotPDF
	}
	o := object{value: t.next()}
	d, isDict := o.value.(dict)
	if !isDict || t.next() != keyword("stream") {
		return o, nil
	}
	for t.pos < len(file) && (file[t.pos] == '\r' || file[t.pos] == '\n') {
		t.pos++
	}
	length, ok := d["Length"].(float64)
	if !ok || length < 0 || length > float64(len(file)-t.pos) {
		return o, errNotPDF
	}
	raw := file[t.pos : t.pos+int(length)]
	if d["Filter"] != name("FlateDecode") {
		o.stream = raw
		return o, nil
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return o, fmt.Errorf("stream: %w", err)
	}
	if o.stream, err = io.ReadAll(z); err != nil {
		return o, fmt.Errorf("stream: %w", err)
	}
	return o, nil
}

// get follows references.
func (p *pdfFile) get(v any) object {
	if r, ok := v.(ref); ok {
		return p.objects[int(r)]
	}
	return object{value: v}
}

func (p *pdfFile) dict(v any) dict {
	d, _ := p.get(v).value.(dict)
	return d
}

func (p *pdfFile) list(v any) []any {
	l, _ := p.get(v).value.([]any)
	return l
}

func (p *pdfFile) readPages(v any, box [4]float64) error {
	d := p.dict(v)
	if len(p.list(d["MediaBox"])) == 4 {
		for i, n := range p.list(d["MediaBox"]) {
			box[i], _ = n.(float64)
		}
	}
	for _, kid := range p.list(d["Kids"]) {
		if p.dict(kid)["Type"] == name("Pages") {
			return errors.New("nested page tree")
		}
		if err := p.readPage(p.dict(kid), p.dict(d["Resources"]), box); err != nil {
			return fmt.Errorf("page %d: %w", len(p.pages)+1, err)
		}
	}
	return nil
}

func (p *pdfFile) readPage(d, resources dict, box [4]float64) error {
	if own := p.dict(d["Resources"]); own != nil {
		resources = own
	}
	if len(p.list(d["MediaBox"])) == 4 {
		for i, n := range p.list(d["MediaBox"]) {
			box[i], _ = n.(float64)
		}
	}
	fonts := map[name]*readFont{}
	for key, f := range p.dict(resources["Font"]) {
		rf, err := p.readFont(p.dict(f))
		if err != nil {
			return fmt.Errorf("font %s: %w", key, err)
		}
		fonts[key] = rf
	}
	texts, err := readContent(p.get(d["Contents"]).stream, fonts)
	p.pages = append(p.pages, readPage{box, texts})
	return err
}

// readFont is a font as found in the file.
type readFont struct {
	base     string
	embedded bool
	glyphs   []byte // CIDToGIDMap
	toText   []bfrange
}

// bfrange maps the codes from…to to text that starts at code point text.
type bfrange struct{ from, to, text int }

func (p *pdfFile) readFont(d dict) (*readFont, error) {
	base, _ := d["BaseFont"].(name)
	f := &readFont{base: string(base)}
	kids := p.list(d["DescendantFonts"])
	if d["Subtype"] != name("Type0") || len(kids) != 1 {
		return f, nil
	}
	kid := p.dict(kids[0])
	f.embedded = len(p.get(p.dict(kid["FontDescriptor"])["FontFile2"]).stream) > 0
	f.glyphs = p.get(kid["CIDToGIDMap"]).stream
	t := tokens{src: p.get(d["ToUnicode"]).stream}
	var last any
	for v := t.next(); v != nil; last, v = v, t.next() {
		if v != keyword("beginbfrange") {
			continue
		}
		count, _ := last.(float64)
		for range int(count) {
			from := t.next()
			if _, ok := from.(string); !ok {
				return f, errNotPDF
			}
			f.toText = append(f.toText, bfrange{code(from), code(t.next()), code(t.next())})
		}
	}
	return f, nil
}

func code(v any) int {
	s, _ := v.(string)
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

// decode turns two-byte codes into text by the font's ToUnicode map. A code
// without a glyph or without a text is an error: it would show as a blank.
func (f *readFont) decode(s string) (string, error) {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		c := code(s[i : i+2])
		if 2*c+1 >= len(f.glyphs) || f.glyphs[2*c] == 0 && f.glyphs[2*c+1] == 0 {
			return "", fmt.Errorf("font %s has no glyph for code %04X", f.base, c)
		}
		found := false
		for _, r := range f.toText {
			if c >= r.from && c <= r.to {
				units, found = append(units, uint16(r.text+c-r.from)), true
				break
			}
		}
		if !found {
			return "", fmt.Errorf("font %s has no text for code %04X", f.base, c)
		}
	}
	return string(utf16.Decode(units)), nil
}

// readContent collects the texts of a content stream.
func readContent(src []byte, fonts map[name]*readFont) ([]readText, error) {
	type state struct {
		font *readFont
		size float64
	}
	var out []readText
	var now state
	var saved []state
	var args []any
	x, y := 0.0, 0.0
	t := tokens{src: src}
	for v := t.next(); v != nil; v = t.next() {
		op, isOp := v.(keyword)
		if !isOp {
			args = append(args, v)
			continue
		}
		switch {
		case op == "q":
			saved = append(saved, now)
		case op == "Q" && len(saved) > 0:
			now, saved = saved[len(saved)-1], saved[:len(saved)-1]
		case op == "BT":
			x, y = 0, 0
		case op == "Tf" && len(args) == 2:
			key, _ := args[0].(name)
			now.font = fonts[key]
			now.size, _ = args[1].(float64)
		case op == "Td" && len(args) == 2:
			dx, _ := args[0].(float64)
			dy, _ := args[1].(float64)
			x, y = x+dx, y+dy
		case (op == "Tj" || op == "TJ") && len(args) == 1:
			if now.font == nil {
				return nil, errors.New("text without a font")
			}
			s, err := now.font.decode(shown(args[0]))
			if err != nil {
				return nil, err
			}
			out = append(out, readText{now.font.base, now.size, x, y, s})
		}
		args = nil
	}
	return out, nil
}

// shown joins the strings of a Tj or TJ operand.
func shown(v any) string {
	var b strings.Builder
	switch v := v.(type) {
	case string:
		return v
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok {
				b.WriteString(s)
			}
		}
	}
	return b.String()
}

// utf16Text decodes a text string of the metadata.
func utf16Text(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xfe\xff") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(code(s[i:i+2])))
	}
	return string(utf16.Decode(units))
}
