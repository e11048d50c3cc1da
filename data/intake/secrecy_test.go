package intake

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSecrecyMarks(t *testing.T) {
	for text, marked := range map[string]bool{
		"MẬT": true, "Mật": true, "TỐI MẬT": true, "tuyệt mật": true, "Độ mật: Tối mật": true, "ĐỘ MẬT": true,
		"Công văn 12/UBND-TH (MẬT)": true, "Văn bản MẬT, thu hồi": true, "Số 15/BM-UBND": true, "Số 15/BMNN": true,
		norm.NFD.String("TỐI MẬT"): true, norm.NFD.String("MẬT"): true,
		"":             false,
		"Đổi mật khẩu": false, "bảo mật thông tin": false, "BẢO MẬT THÔNG TIN": false, "MẬT ĐỘ DÂN SỐ": false,
		"mật ong": false, "Bí mật nhà nước": false, "BÍ MẬT NHÀ NƯỚC": false, "mất điện": false, "MẮT": false, "12/BC-UBND": false, "biểu mẫu BM 02": false, "không có văn bản mật": false,
	} {
		if mark, found := secrecyMark(text); found != marked {
			t.Errorf("%q: found %v %q", text, found, mark)
		}
	}
}

func TestSecrecyMark_in_the_lines_of_a_document(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"ỦY BAN NHÂN DÂN", "MẬT"}, "MẬT"},
		{[]string{"Độ mật: Tuyệt mật"}, "Tuyệt mật"},
		{[]string{"", "Tối mật", ""}, "Tối mật"},
		{[]string{"Đóng dấu TỐI MẬT lên trang đầu của từng bản tài liệu này."}, "TỐI MẬT"},
		{[]string{"Thực hiện Công văn số 15/BM-UBND ngày 01/3/2024 của Ủy ban nhân dân tỉnh."}, "15/BM-"},
		{[]string{"Gửi văn bản điện tử, trừ tài liệu tối mật, tuyệt mật theo quy định."}, ""},
		{[]string{"TĂNG CƯỜNG BẢO ĐẢM AN TOÀN, BẢO", "MẬT"}, ""},
		{[]string{"công tác bảo vệ bí", "mật nhà nước"}, ""},
		{[]string{"BẢO", "", "MẬT"}, "MẬT"},
		{nil, ""},
	} {
		if got := SecrecyMark(c.lines); got != c.want {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
	}
}
