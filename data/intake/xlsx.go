package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// xlsx is an .xlsx file of which every cell tells what it is: text or number,
// shown as a date or a share, typed or the result of a formula. excelize's row
// reader tells none of that, and its cell-by-cell one takes the sheet apart anew,
// several times as slow as reading it; so the parts are read here. Nothing is
// ever calculated, followed or run.
type xlsx struct {
	name     string // of the file, for messages
	parts    map[string]*zip.File
	left     int64 // bytes that may still be unpacked
	date1904 bool  // days count from 01/01/1904, as Excel for Mac did
	sheets   []sheetPart
	texts    []string // shared strings
	looks    []look   // by style number
	secret   string   // a secrecy mark in one of the shared strings
}

type sheetPart struct{ name, path string }

// maxFormBytes is what a form may unpack to: one of 10,000 rows takes 15 MB, a
// zip bomb as much as there is memory.
const maxFormBytes = 64 << 20

var errTooLarge = errors.New("the file unpacks to more than is read")

// openXLSX reads what all sheets share. Files that carry programs, that are
// encrypted or that are no .xlsx are refused with what to do about it.
func openXLSX(name string, content []byte) (*xlsx, error) {
	switch {
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")) && bytes.Contains(content, utf16LE("EncryptedPackage")):
		return nil, notTaken(name, "tệp đặt mật khẩu", "Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi nhập lại.", nil)
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")):
		return nil, notTaken(name, "định dạng Excel cũ (.xls)", "Mở bằng Excel và lưu lại thành “Excel Workbook (.xlsx)”.", nil)
	case !bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return nil, notTaken(name, "không phải tệp Excel .xlsx", "Dùng tệp do phần mềm xuất, lưu dạng .xlsx, không phải .csv hay .pdf.", nil)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, damagedXLSX(name, err)
	}
	x := &xlsx{name: name, parts: map[string]*zip.File{}, left: maxFormBytes}
	declared := uint64(0)
	for _, f := range archive.File {
		if declared += f.UncompressedSize64; f.UncompressedSize64 > maxFormBytes || declared > maxFormBytes {
			return nil, damagedXLSX(name, errTooLarge)
		}
		if x.parts[f.Name] == nil {
			x.parts[f.Name] = f
		}
	}
	if x.parts["xl/workbook.xml"] == nil {
		return nil, notTaken(name, "không phải tệp Excel .xlsx (có thể là .xlsb, .ods, .docx)", "Mở tệp và lưu lại thành “Excel Workbook (.xlsx)”.", nil)
	}
	if err := x.refuseMacros(); err != nil {
		return nil, err
	}
	for _, read := range []func() error{x.readWorkbook, x.readStyles, x.readTexts, x.readAsides} {
		if err := read(); err != nil {
			return nil, damagedXLSX(name, err)
		}
	}
	return x, nil
}

// notTaken refuses a whole file.
func notTaken(file, why, hint string, err error) error {
	return unreadable(file, why, hint, err)
}

func damagedXLSX(file string, err error) error {
	if errors.Is(err, errTooLarge) {
		return notTaken(file, fmt.Sprintf("tệp giải nén ra hơn %d MB", maxFormBytes>>20), "Xóa phần không thuộc biểu, lưu lại rồi nhập lại.", err)
	}
	return notTaken(file, "tệp Excel hỏng hoặc bị cắt", "Mở tệp bằng Excel và lưu lại thành .xlsx, hoặc xin cơ quan gửi lại.", err)
}

func utf16LE(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return out
}

func (x *xlsx) refuseMacros() error {
	macros := strings.EqualFold(path.Ext(x.name), ".xlsm")
	for part := range x.parts {
		lower := strings.ToLower(part)
		macros = macros || strings.Contains(lower, "vbaproject") || strings.Contains(lower, "macrosheets/")
	}
	if !macros && x.parts["[Content_Types].xml"] != nil {
		types, err := x.whole("[Content_Types].xml")
		if err != nil {
			return damagedXLSX(x.name, err)
		}
		macros = bytes.Contains(types, []byte("macroEnabled"))
	}
	if macros {
		return notTaken(x.name, "tệp có macro (.xlsm)", "Trong Excel chọn lưu thành “Excel Workbook (.xlsx)”, không macro, rồi nhập lại.", nil)
	}
	return nil
}

// open reads a part within what may be unpacked of the whole file.
func (x *xlsx) open(part string) (io.ReadCloser, error) {
	f := x.parts[part]
	if f == nil {
		return nil, fmt.Errorf("part %q is missing", part)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", part, err)
	}
	return &metered{ReadCloser: r, left: &x.left}, nil
}

func (x *xlsx) whole(part string) (content []byte, err error) {
	r, err := x.open(part)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return io.ReadAll(r)
}

// metered ends with errTooLarge when more is unpacked than all parts together may.
type metered struct {
	io.ReadCloser
	left *int64
}

// Read counts what is unpacked.
func (m *metered) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// tokens calls visit for each token of a part. The tokens are raw: elements are
// known by their local names, whatever the prefix of their name space.
func (x *xlsx) tokens(part string, visit func(xml.Token) error) (err error) {
	r, err := x.open(part)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	d := xml.NewDecoder(r)
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = visit(token)
		}
		if err != nil {
			return fmt.Errorf("read %q: %w", part, err)
		}
	}
}

// readWorkbook lists the sheets and finds out how days are counted.
func (x *xlsx) readWorkbook() error {
	targets := map[string]string{}
	err := x.tokens("xl/_rels/workbook.xml.rels", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			targets[attr(e, "Id")] = attr(e, "Target")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = x.tokens("xl/workbook.xml", func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr":
			v := attr(e, "date1904")
			x.date1904 = v == "1" || v == "true"
		case ok && e.Name.Local == "sheet":
			target := targets[attr(e, "id")]
			if !strings.HasPrefix(target, "/") {
				target = "xl/" + target
			}
			x.sheets = append(x.sheets, sheetPart{attr(e, "name"), strings.TrimPrefix(path.Clean(target), "/")})
		}
		return nil
	})
	if err == nil && len(x.sheets) == 0 {
		err = errors.New("no sheet")
	}
	return err
}

// attr returns an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readTexts reads the strings that cells share; they may be in several runs,
// and phonetic hints are none of the text.
func (x *xlsx) readTexts() error {
	const part = "xl/sharedStrings.xml"
	if x.parts[part] == nil {
		return nil
	}
	var text strings.Builder
	in, phonetic := false, false
	return x.tokens(part, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "rPh":
				phonetic = true
			case "t":
				in = !phonetic
			}
		case xml.CharData:
			if in {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				s := cleanText(text.String())
				if mark, found := secrecyMark(s); found && x.secret == "" {
					x.secret = mark
				}
				x.texts = append(x.texts, s)
			case "rPh":
				phonetic = false
			case "t":
				in = false
			}
		}
		return nil
	})
}

// readAsides looks for secrecy marks in what stands beside the cells: comments,
// drawn stamps and the file's own title.
func (x *xlsx) readAsides() error {
	for part := range x.parts {
		aside := slices.ContainsFunc([]string{"xl/comments", "xl/threadedComments/", "xl/drawings/", "docProps/"}, func(folder string) bool {
			return strings.HasPrefix(part, folder)
		})
		if !aside || path.Ext(part) != ".xml" {
			continue
		}
		var text strings.Builder
		err := x.tokens(part, func(t xml.Token) error {
			switch t := t.(type) {
			case xml.CharData:
				text.Write(t)
			case xml.EndElement:
				switch t.Name.Local {
				case "t", "r", "rPr", "rPh": // one text may be in several runs
				default:
					if mark, found := secrecyMark(text.String()); found && x.secret == "" {
						x.secret = mark
					}
					text.Reset()
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
