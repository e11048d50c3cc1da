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
