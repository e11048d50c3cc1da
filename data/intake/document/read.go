package document

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/intake"
	"giaoban/data/pdf"
)

// ReadFile reads the document at path, as Read does.
func ReadFile(ctx context.Context, path string, o Options) (*Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &data.Error{
			Code: data.NotFound, Message: "Không mở được tệp “" + filepath.Base(path) + "”.",
			Hint: "Xem lại tên, thư mục và quyền đọc.", Err: err,
		}
	}
	defer f.Close()
	return Read(ctx, path, f, o)
}

// Read reads the document name from r. The format is recognised by the content,
// never by the name. Every failure but ctx's own is a *data.Error; one about a
// secrecy mark holds nothing of the text but the mark.
func Read(ctx context.Context, name string, r io.Reader, o Options) (*Source, error) {
	name = norm.NFC.String(filepath.Base(name))
	if mark := data.SecrecyMark(name); mark != "" {
		return nil, intake.SecrecyError(name, "tên tệp", mark)
	}
	content, err := readAll(name, r, o)
	if err != nil {
		return nil, err
	}
	d, err := extract(ctx, name, content, o)
	if err != nil {
		return nil, err
	}
	d.strips = dropPortal(d.strips)
	// The mark is looked for in the lines as the file has them and as they were
	// joined, and in what is not kept: headers, footers, text boxes.
	if mark := intake.SecrecyMark(d.marks()); mark != "" {
		return nil, intake.SecrecyError(name, "nội dung", mark)
	}
	source := &Source{Name: name, Format: d.format, Hash: sha256.Sum256(content), Pages: d.pages}
	source.set(d.strips)
	if source.Text == "" {
		return nil, refuse(name, data.Invalid, "không có chữ nào", "Chọn tệp có nội dung văn bản.", nil)
	}
	source.Corrections = append(d.corrections, faults(source)...)
	return source, nil
}

// draft is a document between reading and finishing.
type draft struct {
	format      string
	pages       int
	strips      []strip
	aside       []string // lines of headers, footers and comments: only looked at for marks
	corrections []Correction
}

// marks returns every line in which a secrecy mark may stand.
func (d *draft) marks() []string {
	lines := append([]string(nil), d.aside...)
	for _, s := range d.strips {
		lines = append(lines, "")
		lines = append(lines, strings.Split(s.raw, "\n")...)
		lines = append(lines, "", s.text)
	}
	return lines
}

func readAll(name string, r io.Reader, o Options) ([]byte, error) {
	limit := o.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, refuse(name, data.Damaged, "không đọc được", "Chép lại tệp từ nguồn rồi thử lại.", err)
	case int64(len(content)) > limit:
		return nil, refuse(name, data.Invalid, fmt.Sprintf("lớn hơn %d MB", limit>>20), "Tách tệp, chỉ giữ phần văn bản cần đọc; bỏ hình ảnh.", nil)
	case len(content) == 0:
		return nil, refuse(name, data.Invalid, "trống (0 byte)", "Chọn tệp khác hoặc chép lại từ nguồn.", nil)
	}
	return content, nil
}

// extract chooses the reader by what the file begins with.
func extract(ctx context.Context, name string, content []byte, o Options) (*draft, error) {
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")), bytes.HasPrefix(content, []byte("PK\x05\x06")):
		return readDOCX(ctx, name, content)
	case pdf.Is(content):
		return readPDF(ctx, name, content, o)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuse(name, data.Invalid, "là tệp Word, Excel đời cũ (.doc, .xls) hoặc tệp Office đặt mật khẩu",
			"Mở bằng Word hoặc LibreOffice, bỏ mật khẩu nếu có, rồi lưu thành .docx.", nil)
	case bytes.HasPrefix(content, []byte(`{\rtf`)):
		return nil, refuse(name, data.Invalid, "là tệp RTF", "Mở bằng Word hoặc LibreOffice rồi lưu thành .docx.", nil)
	}
	for kind, magic := range map[string]string{"ảnh PNG": "\x89PNG", "ảnh JPEG": "\xff\xd8\xff", "ảnh TIFF": "II*\x00", "ảnh GIF": "GIF8", "tệp nén RAR": "Rar!", "tệp nén 7z": "7z\xbc\xaf", "tệp nén gzip": "\x1f\x8b"} {
		if bytes.HasPrefix(content, []byte(magic)) {
			return nil, refuse(name, data.Invalid, "là "+kind+", không phải văn bản", "Chọn tệp .txt, .md, .docx hoặc .pdf có lớp chữ.", nil)
		}
	}
	text, corrections, err := decode(name, content)
	if err != nil {
		return nil, err
	}
	if begin := strings.ToLower(strings.TrimSpace(text[:min(len(text), 200)])); strings.HasPrefix(begin, "<!doctype html") || strings.HasPrefix(begin, "<html") {
		return nil, refuse(name, data.Invalid, "là trang web (HTML)", "Chép phần văn bản sang tệp .docx hoặc .txt.", nil)
	}
	strips, format := readText(text)
	return &draft{format: format, strips: strips, corrections: corrections}, nil
}

// set joins the paragraphs to the text and notes where each begins.
func (src *Source) set(strips []strip) {
	var text strings.Builder
	for _, s := range strips {
		if s.text == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		src.Lines = append(src.Lines, Line{
			Text: s.text, Raw: s.raw, Page: s.page, Offset: text.Len(),
			Bold: s.bold || s.lead, Level: s.level, Cells: s.cells,
		})
		text.WriteString(s.text)
	}
	src.Text = text.String()
}

// refuse says why a file is not read. what goes after “Tệp … ”.
func refuse(name string, code data.Code, what, hint string, err error) error {
	return &data.Error{Code: code, Message: "Tệp “" + name + "” " + what + ".", Hint: hint, Err: err}
}

// named puts the file's name before the message of a reader that does not know it.
func named(name string, err error) error {
	var e *data.Error
	if !errors.As(err, &e) {
		return err
	}
	return &data.Error{Code: e.Code, Message: "Không đọc được “" + name + "”. " + e.Message, Hint: e.Hint, Err: e.Err}
}
