package directive_test

import (
	"strings"
	"testing"

	"giaoban/data/intake/directive"
)

// Letterheads and signatures come in as many forms as there are pages that show them.
func TestRead_header_forms(t *testing.T) {
	body := "\nKính gửi: Sở Y tế.\nThực hiện ý kiến của cấp trên, UBND tỉnh yêu cầu:\n1. Sở Y tế kiểm tra các cơ sở.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
	motto := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	for name, c := range map[string]struct{ text, number, date, place, issuer, subject, signer, title string }{
		"number and place broken over two lines": {
			"ỦY BAN NHÂN DÂN\nTỈNH YÊN HÀ\n" + motto + "Số:\n80/UBND-KGVX\nYên\nHà, ngày 19 tháng 5 năm 2025\nV/v kiểm tra cơ sở y tế" + body + "CHỦ TỊCH\nTrần Văn Ba",
			"80/UBND-KGVX", "2025-05-19", "Yên Hà", "Ủy ban nhân dân tỉnh Yên Hà", "kiểm tra cơ sở y tế", "Trần Văn Ba", "Chủ tịch",
		},
		"rows with bars on one line": {
			"ỦY BAN NHÂN DÂN TỈNH YÊN HÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 80/UBND-KGVX | Yên Hà, ngày 19 tháng 5 năm 2025 |\nV/v kiểm tra cơ sở y tế" + body + "CHỦ TỊCH\nTrần Văn Ba",
			"80/UBND-KGVX", "2025-05-19", "Yên Hà", "Ủy ban nhân dân tỉnh Yên Hà", "kiểm tra cơ sở y tế", "Trần Văn Ba", "Chủ tịch",
		},
		"subject without V/v, signature on one line, first letter lost": {
			"Y BAN NHÂN DÂN TỈNH YÊN HÀ\n" + motto + "Số: 80/UBND-KGVX\nVề kiểm tra cơ sở y tế\nYên Hà, ngày 19 tháng 5 năm 2025" + body + "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Y Bích",
			"80/UBND-KGVX", "2025-05-19", "Yên Hà", "Ủy ban nhân dân tỉnh Yên Hà", "kiểm tra cơ sở y tế", "Y Bích", "Phó Chủ tịch",
		},
	} {
		h := directive.Read(linesOf(c.text), directive.Options{}).Header
		got := []string{h.Number, h.Date.ISO(), h.Place, h.Issuer, strings.TrimPrefix(h.Subject, "Về "), h.Signer, h.SignerTitle}
		want := []string{c.number, c.date, c.place, c.issuer, c.subject, c.signer, c.title}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %q, want %q", name, got[i], want[i])
			}
		}
	}
}

// A decision without "./." and signature has none, though an office heads it.
func TestRead_office_above_the_grounds_is_no_signature(t *testing.T) {
	p := directive.Read(linesOf("ỦY BAN NHÂN DÂN\nTỈNH YÊN HÀ\nSố: 5/QĐ-UBND\nYên Hà, ngày 1 tháng 2 năm 2024\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH YÊN HÀ\nCăn cứ Quyết định số 9/QĐ-TTg ngày 03/01/2024;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.\nĐiều 2. Giám đốc các sở căn cứ Quyết định thi hành."), directive.Options{})
	if p.Header.SignerTitle != "" || len(p.References) != 1 || len(p.Tasks) != 0 {
		t.Errorf("signer %q, %d references, tasks %+v", p.Header.SignerTitle, len(p.References), p.Tasks)
	}
}

// Who is to act, in the forms that the text takes.
func TestRead_duty_forms(t *testing.T) {
	head := "ỦY BAN NHÂN DÂN\nTỈNH YÊN HÀ\nSố: 7/CT-UBND\nYên Hà, ngày 1 tháng 2 năm 2024\nCHỈ THỊ\nVề việc quản lý\n"
	for name, c := range map[string]struct{ text, want string }{
		"preamble and notice are none":      {"Sở Y tế có văn bản số 5/SYT-NV về việc này, Chủ tịch UBND tỉnh có ý kiến như sau:\nSở Xây dựng nghiên cứu, báo cáo UBND tỉnh.\nVăn phòng UBND tỉnh xin thông báo để các cơ quan biết, thực hiện./.", "Sở Xây dựng"},
		"sentence below a topic leads over": {"UBND tỉnh yêu cầu:\n1. Đẩy mạnh truyền thông\nSở Y tế phối hợp với Sở Nội vụ thực hiện:\n- Chỉ đạo các cơ sở đưa tin.\n- Tăng cường kiểm tra.", "Sở Y tế; Sở Y tế"},
		"contents of a report":              {"UBND tỉnh yêu cầu:\n1. Xử lý vướng mắc\nSở Nội vụ chủ trì rà soát, báo cáo UBND tỉnh trước ngày 30/6/2024 các vấn đề sau:\n- Tình hình biên chế.\n- Thực trạng vị trí việc làm.", "Sở Nội vụ"},
		"order behind a topic":              {"UBND tỉnh yêu cầu các sở, ban, ngành thực hiện:\n1. Sở Y tế:\na) Rà soát các cơ sở.\nb) Về dự án bệnh viện: giao Sở Xây dựng thẩm định.", "Sở Y tế; Sở Xây dựng"},
		"verb that no list has":             {"UBND tỉnh yêu cầu:\n1. Sở Y tế chụp ảnh hiện trường.", "Sở Y tế"},
		"heading with quotation marks":      {"UBND tỉnh yêu cầu:\n1. Nội dung “Công khai, minh bạch”\nUBND các xã niêm yết danh sách hộ nghèo.", "UBND các xã"},
		"closing with an agency of its own": {"UBND tỉnh yêu cầu:\n1. Sở Y tế kiểm tra các cơ sở.\nYêu cầu các đơn vị nghiêm túc thực hiện; Sở Nội vụ có trách nhiệm tổng hợp, báo cáo./.", "Sở Y tế; Sở Nội vụ"},
	} {
		var got []string
		for _, task := range directive.Read(linesOf(head+c.text), directive.Options{}).Tasks {
			got = append(got, strings.Join(named(task.Lead), ", "))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestRead_day_goes_before_the_year_that_a_measure_lasts(t *testing.T) {
	p := directive.Read(linesOf("CHỈ THỊ\nVề việc phí\nUBND tỉnh yêu cầu:\n1. Sở Tài chính đề xuất miễn phí đến hết năm 2024, báo cáo trong tháng 3 năm 2024."), directive.Options{})
	if len(p.Tasks) != 1 || p.Tasks[0].Deadline.ISO() != "2024-03-31" {
		t.Errorf("tasks %+v", p.Tasks)
	}
}

// A megabyte without sense, on one line or many, is read in the time its length takes.
func BenchmarkRead_hostile(b *testing.B) {
	for name, unit := range map[string]string{"orders": "UBND tỉnh giao ", "lists": "các sở, ban, ", "cooperation": "phối hợp với ", "numbers": "số 1, 2, 3/", "dates": "trước ngày 1/1/2025 ", "every": "hằng tháng ", "fields": "Cơ quan chủ trì: A; ", "one paragraph a line": "a\n"} {
		b.Run(name, func(b *testing.B) {
			lines := linesOf("CHỈ THỊ\nYêu cầu:\n1. " + strings.Repeat(unit, 1<<20/len(unit)))
			for b.Loop() {
				directive.Read(lines, directive.Options{})
			}
		})
	}
}
