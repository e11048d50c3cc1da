package document

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"giaoban/data"
)

// Limits on what a DOCX unpacks to: text is small, a zip bomb is not.
const (
	maxPart    = 64 << 20 // one part, unpacked
	maxParts   = 4000
	maxRatio   = 250 // unpacked to packed; text packs to about 1:20
	ratioFrom  = 8 << 20
	maxNesting = 12 // tables and text boxes within each other
)

var (
	errBomb    = errors.New("docx: unpacks to more than text can be")
	errDOCTYPE = errors.New("docx: has a DTD")
	errNested  = errors.New("docx: tables nested too deep")
)

// readDOCX reads a Word document: paragraphs as accepted, automatic numbers written
// out, tables, text boxes and footnotes.
func readDOCX(ctx context.Context, name string, content []byte) (*draft, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, refuse(name, data.Damaged, "là tệp nén bị hỏng hoặc bị cắt ngắn", "Chép lại tệp từ nguồn, hoặc mở bằng Word rồi lưu lại.", err)
	}
	p := &parts{archive: archive}
	main := p.find(mainPart)
	if main == "" {
		return nil, refuse(name, data.Invalid, "không phải văn bản Word (.docx)"+otherZip(archive), "Chọn tệp .docx, hoặc mở tệp này bằng Word hay LibreOffice rồi lưu thành .docx.", nil)
	}
	d, err := (&docx{ctx: ctx, parts: p}).read(main)
	switch {
	case err == nil:
		return d, d.settleEncoding(name)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, errBomb):
		return nil, refuse(name, data.NotAllowed, "nén bất thường (bung ra quá lớn), không mở để bảo vệ máy", "Xin lại tệp từ nguồn tin cậy.", err)
	case errors.Is(err, errDOCTYPE), errors.Is(err, errNested):
		return nil, refuse(name, data.NotAllowed, "có cấu trúc bất thường mà Word không tạo ra, không mở để bảo vệ máy", "Mở bằng Word rồi lưu lại, hoặc xin lại tệp.", err)
	}
	return nil, refuse(name, data.Damaged, "bị hỏng bên trong", "Mở bằng Word để Word sửa, lưu lại rồi đọc.", err)
}

var (
	mainPart = regexp.MustCompile(`^word/document\d*\.xml$`)
	sidePart = regexp.MustCompile(`^word/(header|footer|comments|endnotes)\d*\.xml$`)
)

// otherZip names what else a zip file is.
func otherZip(archive *zip.Reader) string {
	for _, f := range archive.File {
		switch {
		case strings.HasPrefix(f.Name, "xl/"):
			return " mà là bảng tính Excel"
		case strings.HasPrefix(f.Name, "ppt/"):
			return " mà là bản trình chiếu"
		case f.Name == "content.xml":
			return " mà là tệp OpenDocument"
		}
	}
	return ""
}

// parts reads the files of the package within limits.
type parts struct{ archive *zip.Reader }

func (p *parts) find(name *regexp.Regexp) string {
	for _, f := range p.archive.File {
		if name.MatchString(f.Name) {
			return f.Name
		}
	}
	return ""
}

// open returns the part, nil when there is none.
func (p *parts) open(name string) ([]byte, error) {
	if len(p.archive.File) > maxParts {
		return nil, errBomb
	}
	i := slices.IndexFunc(p.archive.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return nil, nil
	}
	f := p.archive.File[i]
	if f.UncompressedSize64 > maxPart || f.UncompressedSize64 > ratioFrom && f.UncompressedSize64 > maxRatio*max(f.CompressedSize64, 1) {
		return nil, errBomb
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, maxPart+1)) // the stated size may lie
	switch {
	case err != nil:
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	case len(content) > maxPart:
		return nil, errBomb
	}
	return content, nil
}

// docx reads the parts of one document.
type docx struct {
	ctx       context.Context
	parts     *parts
	styles    styles
	numbering *numbering
	legacy    map[string]bool // encodings converted by the font's name
	nesting   int
}

func (d *docx) read(main string) (*draft, error) {
	d.legacy = map[string]bool{}
	var err error
	if d.styles, err = readStyles(d.parts); err != nil {
		return nil, err
	}
	if d.numbering, err = readNumbering(d.parts); err != nil {
		return nil, err
	}
	blocks, err := d.part(main)
	if err != nil {
		return nil, err
	}
	out := &draft{format: FormatDOCX, strips: layBlocks(blocks)}
	notes, err := d.part("word/footnotes.xml")
	if err != nil {
		return nil, err
	}
	for i, s := range layBlocks(notes) {
		s.text, s.notes = fmt.Sprintf("[%d] %s", i+1, s.text), true
		out.strips = append(out.strips, s)
	}
	for _, f := range d.parts.archive.File {
		if !sidePart.MatchString(f.Name) {
			continue
		}
		side, err := d.part(f.Name)
		if err != nil {
			return nil, err
		}
		for _, s := range layBlocks(side) {
			out.aside = append(out.aside, "", s.text)
		}
	}
	for _, from := range []string{"TCVN3 (ABC)", "VNI"} {
		if d.legacy[from] {
			out.corrections = append(out.corrections, converted(from))
		}
	}
	return out, nil
}

// block is a paragraph or a table.
type block struct {
	strips []strip
	table  table
}

func layBlocks(blocks []block) []strip {
	var out []strip
	var m measure // a word processor's lines are paragraphs
	for _, b := range blocks {
		if b.table != nil {
			out = append(out, b.table.strips(m)...)
			continue
		}
		out = append(out, joinStrips(trimRulers(b.strips), m)...)
	}
	return out
}

// part reads the paragraphs and tables of one part; nil when the file has none.
func (d *docx) part(name string) ([]block, error) {
	content, err := d.parts.open(name)
	if err != nil || content == nil {
		return nil, err
	}
	x := newXML(content)
	var blocks []block
	for {
		start, err := x.next()
		if errors.Is(err, io.EOF) {
			return blocks, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		switch start.Name.Local {
		case "body", "hdr", "ftr", "footnotes", "footnote", "endnotes", "endnote", "comments", "comment", "document":
			if kind := attr(start, "type"); kind == "separator" || kind == "continuationSeparator" {
				err = x.skip()
			}
		case "p", "tbl":
			var found []block
			if found, err = d.block(x, start); err == nil {
				blocks = append(blocks, found...)
			}
		case "sdt", "sdtContent", "ins", "moveTo", "AlternateContent", "Choice", "smartTag", "customXml":
		default:
			err = x.skip()
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
}

// xmlReader walks over a part: only elements and text, no DTD.
type xmlReader struct {
	*xml.Decoder
	depth int
}

// maxDepth is how deep elements may stand in each other; Word needs about 40.
const maxDepth = 300

func newXML(content []byte) *xmlReader {
	d := xml.NewDecoder(bytes.NewReader(content))
	d.Entity = nil // nothing but the five that XML has
	return &xmlReader{Decoder: d}
}

// token returns the next token; a DTD ends the reading, since it may name files and
// addresses (external entities) or multiply text (billion laughs).
func (x *xmlReader) token() (xml.Token, error) {
	t, err := x.Token()
	switch t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, errNested
		}
	case xml.EndElement:
		x.depth--
	}
	if d, ok := t.(xml.Directive); ok && bytes.Contains(bytes.ToUpper(d), []byte("DOCTYPE")) {
		return nil, errDOCTYPE
	}
	return t, err
}

// next returns the next start of an element, however deep.
func (x *xmlReader) next() (xml.StartElement, error) {
	for {
		t, err := x.token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := t.(xml.StartElement); ok {
			return start, nil
		}
	}
}

func (x *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := x.token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// children calls visit for each element directly inside the one that just began;
// visit reads it to its end.
func (x *xmlReader) children(visit func(xml.StartElement) error) error {
	for {
		t, err := x.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := visit(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// text returns the text of the element that just began.
func (x *xmlReader) text() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := x.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

func attr(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on tells whether a property that may be switched off is on: <w:b/>, <w:b w:val="0"/>.
func on(start xml.StartElement) bool {
	switch attr(start, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
