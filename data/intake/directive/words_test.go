package directive

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

func TestAgencies_are_named_as_documents_write_them(t *testing.T) {
	for text, want := range map[string]string{
		"Sở Y tế tăng cường quản lý":                                                                          "Sở Y tế",
		"Sở Khoa học và Công nghệ, Sở Tài chính chủ trì":                                                      "Sở Khoa học và Công nghệ | Sở Tài chính",
		"Sở Lao động - Thương binh và Xã hội hướng dẫn":                                                       "Sở Lao động - Thương binh và Xã hội",
		"Sở Văn hoá, Thể thao và Du lịch; Sở KH&CN":                                                           "Sở Văn hoá, Thể thao và Du lịch | Sở Khoa học và Công nghệ",
		"Sở Xây dựng xây dựng đề án":                                                                          "Sở Xây dựng",
		"Các Sở: Tài chính, Xây dựng, Nội vụ theo dõi":                                                        "Sở Tài chính | Sở Xây dựng | Sở Nội vụ",
		"Bộ trưởng các Bộ: Quốc phòng, Công an chỉ đạo":                                                       "Bộ Quốc phòng | Bộ Công an",
		"Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm":                                             "Các bộ, cơ quan ngang bộ",
		"Giám đốc các sở, Thủ trưởng các ban, ngành tỉnh; Chủ tịch UBND các huyện, thành phố":                 "Các sở, ban, ngành tỉnh | UBND các huyện, thành phố",
		"Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ":                                                      "Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ",
		"UBND huyện Đăk Hà, thành phố Kon Tum hoàn thành":                                                     "UBND huyện Đăk Hà | UBND thành phố Kon Tum",
		"UBND cấp xã tuyên truyền":                                                                            "UBND cấp xã",
		"Chánh Văn phòng UBND tỉnh; Giám đốc Công an tỉnh":                                                    "Văn phòng UBND tỉnh | Công an tỉnh",
		"Các cơ quan, đơn vị có liên quan tổ chức thực hiện":                                                  "Các cơ quan, đơn vị có liên quan",
		"Các sở, ban, ngành, UBND xã, phường và các cơ quan, tổ chức có liên quan căn cứ":                     "Các sở, ban, ngành | UBND xã, phường | Các cơ quan, tổ chức có liên quan",
		"Ban Quản lý dự án đầu tư xây dựng tỉnh đẩy nhanh tiến độ":                                            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
		"Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Bộ Chỉ huy Quân sự tỉnh chủ động":                                 "Bộ Chỉ huy Bộ đội Biên phòng tỉnh | Bộ Chỉ huy Quân sự tỉnh",
		"Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh, Liên minh Hợp tác xã Tỉnh":                            "Hiệp hội Doanh nghiệp tỉnh | Hội Nông dân tỉnh | Liên minh Hợp tác xã Tỉnh",
		"Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương bố trí":                                    "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
		"Chủ tịch Ủy ban nhân dân các tỉnh, thành phố từ Hà Tĩnh đến Lâm Đồng, trong đó trọng tâm là Đắk Lắk": "Ủy ban nhân dân các tỉnh, thành phố từ Hà Tĩnh đến Lâm Đồng",
		"Ban Chỉ đạo tỉnh về phòng, chống thiên tai chủ động":                                                 "Ban Chỉ đạo tỉnh về phòng, chống thiên tai",
		"Các cơ quan chuyên môn thuộc UBND tỉnh, đơn vị trực thuộc UBND tỉnh; UBND các xã":                    "Các cơ quan chuyên môn thuộc UBND tỉnh | Đơn vị trực thuộc UBND tỉnh | UBND các xã",
		"Thanh tra các sở, ban, ngành thực hiện":                                                              "Thanh tra các sở, ban, ngành",
		"Văn phòng HĐND và UBND xã bố trí":                                                                    "Văn phòng HĐND và UBND xã",
		"Sở y tế, Sở giáo dục và đào tạo hướng dẫn":                                                           "Sở y tế | Sở giáo dục và đào tạo",
		"Các đơn vị được kiểm tra chuẩn bị":                                                                   "Các đơn vị được kiểm tra",
		"Hội doanh nghiệp nhỏ và vừa tỉnh vận động":                                                           "Hội doanh nghiệp nhỏ và vừa tỉnh",
		"Trưởng các thôn, tổ dân phố tuyên truyền":                                                            "Các thôn, tổ dân phố",
		"Các đại học, học viện, trường cao đẳng rà soát":                                                      "Các đại học, học viện, trường cao đẳng",
		"Ban hành kế hoạch":      "",
		"Tổ chức thực hiện":      "",
		"Phòng, chống thiên tai": "",
		"Thanh tra, kiểm tra":    "",
		"Bộ tiêu chí đánh giá":   "",
		"Hội nghị sơ kết":        "",
		"Báo cáo kết quả":        "",
		"Trường hợp có khó khăn": "",
		"Văn bản hướng dẫn":      "",
		"Công tác phòng cháy":    "",
	} {
		n := namesIn(text)
		names, _ := n.list(0)
		var got []string
		for _, one := range names {
			got = append(got, one.text)
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%q:\n got %q\nwant %q", text, strings.Join(got, " | "), want)
		}
	}
}

func TestDeadlines(t *testing.T) {
	issued := data.NewDate(2025, time.October, 14)
	for _, c := range []struct {
		text  string
		field bool
		want  string
	}{
		{"báo cáo trước ngày 15/11/2025", false, "15/11/2025"},
		{"hoàn thành chậm nhất ngày 05 tháng 12 năm 2025.", false, "05/12/2025"},
		{"hoàn thành trước 17 giờ 00 ngày 20/11/2025", false, "20/11/2025"},
		{"xong trước 30/11/2025", false, "30/11/2025"},
		{"gửi trước 17h00' ngày 18/11/2025", false, "18/11/2025"},
		{"mở đợt cao điểm từ ngày 15/12/2025 đến hết ngày 28/02/2026", false, "28/02/2026"},
		{"không muộn hơn ngày 01.12.2025", false, "01/12/2025"},
		{"sửa chữa trước ngày 31/12/2025; xây mới trước ngày 31/01/2026", false, "31/01/2026"},
		{"trong tháng 11 năm 2025", false, "30/11/2025"},
		{"trước tháng 12/2025", false, "30/11/2025"},
		{"hoàn thành trong quý IV/2025", false, "31/12/2025"},
		{"trong quý I năm 2026", false, "31/03/2026"},
		{"triển khai ngay trong năm 2025", false, "31/12/2025"},
		{"đến hết năm 2026", false, "31/12/2026"},
		{"trước ngày 15/11", false, "15/11/2025"},
		{"trước ngày 20 tháng 01", false, "20/01/2026"},
		{"từ nay đến cuối năm", false, "31/12/2025"},
		{"trong thời hạn 10 ngày kể từ ngày ban hành", false, "24/10/2025"},
		{"Quí IV-2025", true, "31/12/2025"},
		{"31/12/2025", true, "31/12/2025"},
		{"Tháng 6/2026", true, "30/06/2026"},
		{"Năm 2026", true, "31/12/2026"},
		{"2025 - 2026", true, "31/12/2026"},
		{"6 tháng đầu năm 2026", true, "30/06/2026"},
		{"Hoàn thành trong năm 2025", true, "31/12/2025"},
		// other dates that a duty speaks of
		{"Kế hoạch số 12/KH-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh", false, ""},
		{"thiệt hại do mưa lũ từ ngày 16 đến ngày 22/11/2025", false, ""},
		{"có hiệu lực từ ngày 01/01/2026", false, ""},
		{"trước 01/01/2025 là tuyến huyện", false, ""},
		{"Kế hoạch cải cách hành chính năm 2025", false, ""},
		{"báo cáo trước ngày 25/12 hằng năm", false, ""},
		{"trước ngày 25 hằng tháng", false, ""},
		{"trước ngày 31/02/2026", false, ""},
		{"Thường xuyên", true, ""},
		{"Chiến lược dữ liệu đến năm 2030", false, ""},
	} {
		d, _ := readDeadline(c.text, c.field, issued, issued)
		if got := d.day.String(); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRecurrences(t *testing.T) {
	for _, c := range []struct {
		text  string
		field bool
		want  Recurrence
	}{
		{"báo cáo trước ngày 20 hằng tháng", false, Monthly},
		{"báo cáo trước ngày 25/12 hàng năm", false, Yearly},
		{"định kỳ trước ngày 25 hằng tháng báo cáo", false, Monthly},
		{"Định kỳ hằng quý báo cáo", false, Quarterly},
		{"định kỳ 6 tháng, hằng năm báo cáo", false, Semiannual},
		{"trước ngày 01/6 và 15/11 hằng năm", false, Semiannual},
		{"trước ngày 10 của tháng cuối quý", false, Quarterly},
		{"hằng tuần báo cáo; rà soát dữ liệu hàng tuần, kịp thời thông tin", false, Weekly},
		{"Thường xuyên phổ biến, quán triệt", false, Ongoing},
		{"Thường xuyên, hằng năm", true, Yearly},
		{"Thực hiện thường xuyên", true, Ongoing},
		{"01 lần/quý", true, Quarterly},
		{"Hằng năm", true, Yearly},
		{"xây dựng kế hoạch hằng năm trình phê duyệt", false, ""},
		{"dự toán ngân sách hằng năm", false, ""},
		{"hoàn thành trước ngày 15/11/2025", false, ""},
	} {
		if got, _ := readRecurrence(c.text, c.field); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for text, want := range map[string]string{
		"I. MỤC ĐÍCH":           "roman I",
		"IV. TỔ CHỨC THỰC HIỆN": "roman IV",
		"1. Sở Y tế":            "arabic 1",
		"1.2. Rà soát":          "decimal 1.2",
		"1.2 Rà soát":           "decimal 1.2",
		"2/ Sở Tài chính":       "slashed 2",
		"3) Sở Tài chính":       "bracketed 3",
		"(4) Sở Tài chính":      "enclosed 4",
		"đ) Tổ chức":            "letter đ",
		"a. Tổ chức":            "letter a",
		"- Tổ chức":             "dash -",
		"–Tổ chức":              "dash –",
		"+ Tổ chức":             "plus +",
		"Điều 2. Giao Sở Y tế":  "article 2",
		"3.390 nhà bị hư hỏng":  " ",
		"V/v tăng cường":        " ",
		"Sở Y tế tăng cường":    " ",
		"12/KH-UBND":            " ",
	} {
		m := markerOf(text)
		names := map[numbering]string{roman: "roman", arabic: "arabic", decimal: "decimal", slashed: "slashed", bracketed: "bracketed", enclosed: "enclosed", letter: "letter", dash: "dash", plus: "plus", article: "article", chapter: "chapter"}
		if got := fmt.Sprintf("%s %s", names[m.kind], m.label); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Letters follow the Vietnamese order: a b c d đ e g h …
func TestLetters_follow_the_vietnamese_order(t *testing.T) {
	last := 0
	for _, s := range strings.Fields("a b c d đ e g h i k l m n o p q") {
		if v := letterValue(s); v <= last {
			t.Errorf("%s comes at %d, after %d", s, v, last)
		} else {
			last = v
		}
	}
}

func TestReferences(t *testing.T) {
	for text, want := range map[string]string{
		"Kế hoạch số 12/KH-UBND ngày 01/02/2025 của UBND tỉnh":                 "12/KH-UBND",
		"Nghị quyết số 57-NQ/TW và Chương trình hành động số 10-CTr/TU":        "57-NQ/TW 10-CTr/TU",
		"Luật số 64/2025/QH15; Pháp lệnh số 10/2014/UBTVQH13":                  "64/2025/QH15 10/2014/UBTVQH13",
		"Thông tư số 48/2017/TT- BYT và Thông tư số 48/2017-TT-BYT":            "48/2017/TT-BYT",
		"Công văn số 15972/SXD-QLN& TTBĐS":                                     "15972/SXD-QLN&TTBĐS",
		"các Nghị định số 131, 136/2025/NĐ-CP":                                 "131/2025/NĐ-CP 136/2025/NĐ-CP",
		"Nghị quyết số 05/2019/NQ-HĐTP":                                        "05/2019/NQ-HĐTP",
		"Chỉ thị số 01/CT-TTg, Công điện 825/CĐ-TTg, Quyết định 06/QĐ-TTg":     "01/CT-TTg 825/CĐ-TTg 06/QĐ-TTg",
		"Kế hoạch số 515/KH-BCA-BNN&MT":                                        "515/KH-BCA-BNN&MT",
		"tiêu chuẩn TCVN 14423:2025, ISO 9001:2008, trực 24/24 giờ, 3/4 số xã": "",
		"triển khai Đề án 06/CP trong ngày 15/11/2025":                         "",
		"văn bản số 213-KL/TW":                                                 "213-KL/TW",
	} {
		d := layOut([]Line{{Text: text}})
		d.body, d.tail, d.annex = 0, len(d.parts), len(d.parts)
		var got []string
		for _, r := range references(d, "") {
			got = append(got, r.Number)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestReference_has_date_and_issuer(t *testing.T) {
	d := layOut([]Line{{Text: "Thực hiện Kế hoạch số 12/KH-UBND ngày 01 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh về cải cách hành chính"}})
	d.body, d.tail, d.annex = 0, len(d.parts), len(d.parts)
	r := references(d, "")[0]
	if r.Date != data.NewDate(2025, 2, 1) || r.Issuer != "Ủy ban nhân dân tỉnh" {
		t.Errorf("%+v", r)
	}
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"Rà soát danh mục; công bố công khai; báo cáo Ủy ban nhân dân tỉnh.":                      "Rà soát danh mục | công bố công khai | báo cáo Ủy ban nhân dân tỉnh.",
		"UBND các huyện công khai quy hoạch (đất ở; đất rừng). Sở Tài chính công khai ngân sách.": "UBND các huyện công khai quy hoạch (đất ở; đất rừng). | Sở Tài chính công khai ngân sách.",
		"Kiểm tra việc thực hiện Luật Khám bệnh, chữa bệnh; Luật Bảo hiểm y tế.":                  "Kiểm tra việc thực hiện Luật Khám bệnh, chữa bệnh; Luật Bảo hiểm y tế.",
		"": "",
	} {
		var got []string
		for _, p := range Split(text) {
			got = append(got, p.Text)
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%q:\n got %q\nwant %q", text, strings.Join(got, " | "), want)
		}
	}
}
