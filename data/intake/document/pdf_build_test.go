package document

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"giaoban/assets"
)

// sheet draws made-up directives as an office prints them: A4, margins 20/20/30/15 mm.
type sheet struct{ *fpdf.Fpdf }

func newSheet() sheet {
	doc := fpdf.New("P", "mm", "A4", "")
	doc.AddUTF8FontFromBytes("Tinos", "", assets.TinosRegular)
	doc.AddUTF8FontFromBytes("Tinos", "B", assets.TinosBold)
	doc.SetMargins(30, 20, 15)
	doc.SetAutoPageBreak(true, 20)
	doc.SetHeaderFunc(func() {
		if doc.PageNo() > 1 {
			doc.SetFont("Tinos", "", 13)
			doc.SetY(10)
			doc.CellFormat(0, 6, strconv.Itoa(doc.PageNo()), "", 1, "C", false, 0, "")
			doc.SetY(20)
		}
	})
	doc.AddPage()
	return sheet{doc}
}

// columns writes two columns of centred lines side by side; ** makes a line bold.
func (s sheet) columns(left, right []string, align string) {
	top := s.GetY()
	bottom := top
	for i, lines := range [][]string{left, right} {
		x, w := 30.0, 68.0
		if i == 1 {
			x, w = 98, 97
		}
		s.SetY(top)
		for _, line := range lines {
			s.weight(line)
			s.SetX(x)
			a := align
			if i == 1 {
				a = "C"
			}
			s.MultiCell(w, 6, strings.Trim(line, "*"), "", a, false)
		}
		bottom = max(bottom, s.GetY())
	}
	s.SetY(bottom + 4)
}

func (s sheet) weight(line string) {
	style := ""
	if strings.HasPrefix(line, "**") {
		style = "B"
	}
	s.SetFont("Tinos", style, 13)
}

func (s sheet) centred(line string) {
	s.weight(line)
	s.MultiCell(0, 6.5, strings.Trim(line, "*"), "", "C", false)
}

// paragraph writes justified text with the first line indented by 10 mm, which is
// drawn with spaces as some programs do.
func (s sheet) paragraph(line string) {
	s.weight(line)
	s.MultiCell(0, 6.5, "        "+strings.Trim(line, "*"), "", "J", false)
	s.Ln(2)
}

func (s sheet) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := s.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func syntheticPDF(t testing.TB) []byte {
	s := newSheet()
	s.columns([]string{"ỦY BAN NHÂN DÂN", "**TỈNH SÔNG MÂY"}, []string{"**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "**Độc lập - Tự do - Hạnh phúc"}, "C")
	s.columns([]string{"Số: 45/KH-UBND"}, []string{"Sông Mây, ngày 05 tháng 3 năm 2024"}, "C")
	s.centred("**KẾ HOẠCH")
	s.centred("**Nâng cao Chỉ số cải cách hành chính của tỉnh năm 2024")
	s.Ln(4)
	for _, line := range syntheticLines[8:20] {
		s.paragraph(line)
	}
	s.columns([]string{"**Nơi nhận:", "- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, TH."}, []string{"**TM. ỦY BAN NHÂN DÂN", "**KT. CHỦ TỊCH", "**PHÓ CHỦ TỊCH", " ", " ", "**Nguyễn Văn Mẫu"}, "L")
	return s.bytes(t)
}
