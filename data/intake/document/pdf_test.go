package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestPDF_pages_join(t *testing.T) {
	s := newSheet()
	var want []string
	for i := 1; i <= 40; i++ {
		line := fmt.Sprintf("%d. Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát thủ tục hành chính thuộc lĩnh vực được giao, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trước ngày 30 tháng 6 năm 2024, nội dung thứ %d.", i, i)
		want = append(want, line)
		s.paragraph(line)
	}
	src := read(t, "a.pdf", s.bytes(t))
	if src.Pages < 3 || src.Lines[len(src.Lines)-1].Page != src.Pages {
		t.Errorf("%d pages, last line on %d", src.Pages, src.Lines[len(src.Lines)-1].Page)
	}
	sameLines(t, texts(src), want)
}

func TestPDF_bold(t *testing.T) {
	s := newSheet()
	s.paragraph("**1. Sở Nội vụ")
	s.paragraph("Rà soát thủ tục hành chính.")
	src := read(t, "a.pdf", s.bytes(t))
	if len(src.Lines) != 2 || !src.Lines[0].Bold || src.Lines[1].Bold {
		t.Errorf("%+v", src.Lines)
	}
}

func TestPDF_table(t *testing.T) {
	s := newSheet()
	s.centred("**DANH MỤC NHIỆM VỤ")
	widths := []float64{12, 70, 43, 40}
	rows := [][]string{
		{"STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"},
		{"1", "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của sở", "Sở Nội vụ", "Quý II/2024"},
		{"2", "Công khai thủ tục", "Văn phòng Ủy ban nhân dân tỉnh", "Thường xuyên"},
		{"3", "Báo cáo", "Các sở, ban, ngành", "20/12/2024"},
	}
	s.SetFont("Tinos", "", 12)
	for _, row := range rows {
		top, bottom, x := s.GetY(), s.GetY(), 30.0
		for i, text := range row {
			s.SetXY(x, top)
			s.MultiCell(widths[i], 6, text, "", "L", false)
			bottom = max(bottom, s.GetY())
			x += widths[i]
		}
		s.SetY(bottom + 2)
	}
	src := read(t, "a.pdf", s.bytes(t))
	if len(src.Lines) != 5 {
		t.Fatalf("%q", texts(src))
	}
	for i, row := range rows {
		if got := src.Lines[i+1].Cells; !slices.Equal(got, row) {
			t.Errorf("row %d: %q, want %q", i, got, row)
		}
	}
}

func TestPDF_of_pictures_with_a_stamp_of_text_is_a_scan(t *testing.T) {
	s := newSheet()
	s.SetFont("Tinos", "", 8)
	s.Text(150, 10, "Ký bởi: A")
	for range 5 {
		s.AddPage()
	}
	content := s.bytes(t)
	_, err := Read(t.Context(), "a.pdf", strings.NewReader(string(content)), Options{})
	if err == nil || !strings.Contains(err.Error(), "bản quét") {
		t.Error(err)
	}
}
