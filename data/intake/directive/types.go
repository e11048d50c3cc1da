package directive

import (
	"regexp"
	"strings"
)

// Type is the kind of a document (NĐ 30/2020, Điều 7), as the machine form
// names it: "cong_van", "chi_thi".
type Type string

// kindsOfDocument are the types, the titles they bear and the signs in their numbers.
var kindsOfDocument = []struct {
	code        Type
	name, title string
	signs       []string
}{
	{"cong_van", "Công văn", "CÔNG VĂN", []string{"CV"}},
	{"chi_thi", "Chỉ thị", "CHỈ THỊ", []string{"CT"}},
	{"ke_hoach", "Kế hoạch", "KẾ HOẠCH", []string{"KH"}},
	{"quyet_dinh", "Quyết định", "QUYẾT ĐỊNH", []string{"QĐ"}},
	{"thong_bao", "Thông báo", "THÔNG BÁO", []string{"TB"}},
	{"cong_dien", "Công điện", "CÔNG ĐIỆN", []string{"CĐ"}},
	{"nghi_quyet", "Nghị quyết", "NGHỊ QUYẾT", []string{"NQ"}},
	{"chuong_trinh", "Chương trình", "CHƯƠNG TRÌNH", []string{"CTr", "CTR", "CTHĐ"}},
	{"ket_luan", "Kết luận", "KẾT LUẬN", []string{"KL"}},
	{"huong_dan", "Hướng dẫn", "HƯỚNG DẪN", []string{"HD"}},
	{"phuong_an", "Phương án", "PHƯƠNG ÁN", []string{"PA"}},
	{"de_an", "Đề án", "ĐỀ ÁN", []string{"ĐA"}},
	{"quy_che", "Quy chế", "QUY CHẾ", []string{"QC"}},
	{"quy_dinh", "Quy định", "QUY ĐỊNH", []string{"QyĐ"}},
	{"bao_cao", "Báo cáo", "BÁO CÁO", []string{"BC"}},
	{"to_trinh", "Tờ trình", "TỜ TRÌNH", []string{"TTr"}},
	{"nghi_dinh", "Nghị định", "NGHỊ ĐỊNH", []string{"NĐ"}},
	{"thong_tu", "Thông tư", "THÔNG TƯ", []string{"TT"}},
}

// Name returns the Vietnamese name: "Công văn".
func (t Type) Name() string {
	for _, k := range kindsOfDocument {
		if k.code == t {
			return k.name
		}
	}
	return ""
}

// Types are all kinds of documents, the usual ones first.
func Types() []Type {
	out := make([]Type, len(kindsOfDocument))
	for i, k := range kindsOfDocument {
		out[i] = k.code
	}
	return out
}

// titleOf finds the title that a line begins with, in capitals, and what is left
// of the line.
func titleOf(text string) (title, rest string) {
	text = strings.TrimSpace(text)
	for _, k := range kindsOfDocument {
		after, ok := strings.CutPrefix(text, k.title)
		if !ok && strings.TrimRight(text, " .:") == k.name {
			return k.title, ""
		}
		if !ok || after != "" && !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, ":") || len(text) > 600 {
			continue
		}
		return k.title, strings.TrimSpace(strings.TrimPrefix(after, ":"))
	}
	return "", ""
}

func typeOfTitle(title string) Type {
	for _, k := range kindsOfDocument {
		if k.title == title {
			return k.code
		}
	}
	return ""
}

// typeOfNumber reads the type from the sign: "617/KH-UBND", "31-CT/TU". A công
// văn names none there: "2146/UBND-TH".
func typeOfNumber(number string) Type {
	m := numberSign.FindStringSubmatch(number)
	if m == nil {
		return ""
	}
	for _, k := range kindsOfDocument {
		for _, sign := range k.signs {
			if m[1] == sign || m[2] == sign {
				return k.code
			}
		}
	}
	if m[1] != "" {
		return "cong_van"
	}
	return ""
}

var numberSign = regexp.MustCompile(`^\d*(?:/\d{4})?(?:/(\pL+)-|-(\pL+)/)`)
