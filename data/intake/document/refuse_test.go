package document

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"giaoban/data"
)

func TestRead_refuses_with_a_reason(t *testing.T) {
	word := func(body string) []byte { return wordFile(t, body, nil) }
	big := strings.Repeat("<w:p><w:r><w:t>0</w:t></w:r></w:p>", 600_000)
	deep := strings.Repeat("<w:a>", 100_000)
	scan := newSheet()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 100, 140))); err != nil {
		t.Fatal(err)
	}
	scan.RegisterImageOptionsReader("a", fpdf.ImageOptions{ImageType: "png"}, &picture)
	scan.ImageOptions("a", 0, 0, 210, 297, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
	locked := newSheet()
	locked.SetProtection(fpdf.CnProtectPrint, "a", "b")
	locked.centred("KẾ HOẠCH")

	for name, c := range map[string]struct {
		content []byte
		code    data.Code
		says    string
	}{
		"empty":             {nil, data.Invalid, "trống"},
		"only spaces":       {[]byte(" \n\t\n"), data.Invalid, "không có chữ"},
		"binary":            {[]byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"), data.Invalid, "nhị phân"},
		"picture":           {[]byte("\x89PNG\r\n\x1a\n"), data.Invalid, "ảnh PNG"},
		"web page":          {[]byte("<!DOCTYPE html><html><body>Kính gửi</body></html>"), data.Invalid, "HTML"},
		"old Word":          {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), data.Invalid, "đời cũ"},
		"RTF":               {[]byte(`{\rtf1 a}`), data.Invalid, "RTF"},
		"zip cut short":     {word(p("Một"))[:300], data.Damaged, "hỏng"},
		"other zip":         {zipped(t, map[string]string{"a.txt": "a"}), data.Invalid, "không phải văn bản Word"},
		"workbook":          {zipped(t, map[string]string{"xl/workbook.xml": "<a/>"}), data.Invalid, "Excel"},
		"zip bomb":          {word(big), data.NotAllowed, "nén bất thường"},
		"deep XML":          {word(deep), data.NotAllowed, "bất thường"},
		"deep tables":       {word(strings.Repeat("<w:tbl><w:tr><w:tc>", 40)), data.NotAllowed, "bất thường"},
		"XML cut short":     {zipped(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>"}), data.Damaged, "hỏng bên trong"},
		"external entities": {zipped(t, map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`}), data.NotAllowed, "bất thường"},
		"undefined entity":  {zipped(t, map[string]string{"word/document.xml": `<w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`}), data.Damaged, "hỏng bên trong"},
		"empty Word":        {word(""), data.Invalid, "không có chữ"},
		"scan":              {scan.bytes(t), data.Invalid, "bản quét"},
		"locked PDF":        {locked.bytes(t), data.NotAllowed, "mật khẩu"},
		"PDF cut short":     {syntheticPDF(t)[:500], data.Damaged, "hỏng"},
		"unknown encoding":  {bytes.Repeat([]byte("k\xe8\xfc ho\xdf\xa2ch c\xfe\xdda t\xd9\xa7nh "), 20), data.Invalid, "bảng mã"},
	} {
		_, err := Read(t.Context(), "tệp", bytes.NewReader(c.content), Options{})
		var e *data.Error
		if !errors.As(err, &e) || e.Code != c.code || !strings.Contains(e.Message, c.says) || e.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// endless gives the same letter for ever.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestRead_stops_at_the_limit(t *testing.T) {
	var r endless
	_, err := Read(t.Context(), "a.txt", &r, Options{MaxBytes: 1 << 20})
	if data.CodeOf(err) != data.Invalid || !strings.Contains(err.Error(), "1 MB") || r.read > 4<<20 {
		t.Errorf("after %d bytes: %v", r.read, err)
	}
}

func TestRead_stops_when_told(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, content := range map[string][]byte{"docx": wordFile(t, syntheticBody(), nil), "pdf": syntheticPDF(t)} {
		if _, err := Read(ctx, name, bytes.NewReader(content), Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRead_limits_pages(t *testing.T) {
	s := newSheet()
	for range 3 {
		s.centred("Trang có chữ")
		s.AddPage()
	}
	_, err := Read(t.Context(), "a.pdf", bytes.NewReader(s.bytes(t)), Options{MaxPages: 2})
	if data.CodeOf(err) != data.Invalid || !strings.Contains(err.Error(), "4 trang") {
		t.Error(err)
	}
}

func TestRead_keeps_secrets_out(t *testing.T) {
	marked := func(mark string) string {
		return strings.Replace(syntheticText, "Số: 45/KH-UBND ", mark+"\nSố: 45/KH-UBND ", 1)
	}
	stamp := func(mark string) string { return tbl([][]string{{mark}, {""}}) + syntheticBody() }
	header := map[string]string{"word/header1.xml": `<w:hdr xmlns:w="w">` + p("TUYỆT MẬT") + `</w:hdr>`}
	box := `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("MẬT") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	pdf := newSheet()
	pdf.columns([]string{"TỐI MẬT"}, []string{"Bản số 01"}, "C")
	pdf.paragraph("Nội dung riêng của văn bản này không được lộ ra.")
	for name, content := range map[string][]byte{
		"text": []byte(marked("MẬT")), "text degree": []byte(marked("Độ mật: Tối mật")), "number": []byte(strings.Replace(syntheticText, "45/KH-UBND", "45/BM-UBND", 1)),
		"docx": wordFile(t, stamp("TUYỆT MẬT"), nil), "docx header": wordFile(t, syntheticBody(), header), "docx box": wordFile(t, box+syntheticBody(), nil),
		"pdf": pdf.bytes(t),
	} {
		src, err := Read(t.Context(), name, bytes.NewReader(content), Options{})
		if src != nil || data.CodeOf(err) != data.NotAllowed || !strings.Contains(err.Error(), "dấu độ mật") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, word := range []string{"Sông Mây", "kế hoạch", "riêng", "cải cách"} {
			if strings.Contains(err.Error(), word) {
				t.Errorf("%s: the error holds %q of the text: %v", name, word, err)
			}
		}
	}
	if _, err := Read(t.Context(), "Công văn MẬT.txt", strings.NewReader("a"), Options{}); data.CodeOf(err) != data.NotAllowed {
		t.Errorf("by name: %v", err)
	}
	for _, plain := range []string{
		"Đổi mật khẩu các phần mềm dùng chung.", "Thực hiện nghiêm việc bảo vệ bí mật nhà nước, trừ văn bản mật theo quy định.",
		"Gửi văn bản điện tử, trừ tài liệu tối mật, tuyệt mật theo quy định của pháp luật.", "TĂNG CƯỜNG BẢO ĐẢM AN TOÀN, BẢO\nMẬT THÔNG TIN",
	} {
		if _, err := Read(t.Context(), "a.txt", strings.NewReader(plain), Options{}); err != nil {
			t.Errorf("%q: %v", plain, err)
		}
	}
}
