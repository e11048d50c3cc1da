package document

import (
	"slices"
	"strings"
	"testing"
)

func TestText_lines(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"hard breaks": {
			"Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện nghiêm túc\nviệc rà soát thủ tục hành chính, báo cáo kết quả về Sở Nội vụ\ntrước ngày\n15. Sau thời hạn này thì thôi.",
			[]string{"Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện nghiêm túc việc rà soát thủ tục hành chính, báo cáo kết quả về Sở Nội vụ trước ngày", "15. Sau thời hạn này thì thôi."},
		},
		"list items stay": {
			"1. Sở Nội vụ\n- Rà soát.\n+ Việc nhỏ\na) Một\nđ) Năm\n2.1. Sở Y tế\nIV. TỔ CHỨC",
			[]string{"1. Sở Nội vụ", "- Rà soát.", "+ Việc nhỏ", "a) Một", "đ) Năm", "2.1. Sở Y tế", "IV. TỔ CHỨC"},
		},
		"slashed numbers, dashes without a space": {
			"4/ Công ty Điện lực tỉnh có phương án bảo đảm điện, thông tin liên lạc.\n5/ UBND các huyện, thị xã, thành phố:\n-Kiện toàn Ban Chỉ huy.\n-Vận hành Quỹ.",
			[]string{"4/ Công ty Điện lực tỉnh có phương án bảo đảm điện, thông tin liên lạc.", "5/ UBND các huyện, thị xã, thành phố:", "-Kiện toàn Ban Chỉ huy.", "-Vận hành Quỹ."},
		},
		"dash in a sentence": {
			"Phối hợp với các cơ quan liên quan tham mưu phát triển kinh tế\n- xã hội của tỉnh.",
			[]string{"Phối hợp với các cơ quan liên quan tham mưu phát triển kinh tế - xã hội của tỉnh."},
		},
		"page break": {
			"Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện nghiêm túc\n\n2\n\f\nviệc rà soát thủ tục hành chính trong năm.",
			[]string{"Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện nghiêm túc việc rà soát thủ tục hành chính trong năm."},
		},
		"running heads": {
			"Trang đầu có chữ.\n\fUBND TỈNH SÔNG MÂY\nTrang hai có chữ.\n\fUBND TỈNH SÔNG MÂY\nTrang ba có chữ.\n\fUBND TỈNH SÔNG MÂY\nTrang bốn có chữ.",
			[]string{"Trang đầu có chữ.", "Trang hai có chữ.", "Trang ba có chữ.", "Trang bốn có chữ."},
		},
		"number over a break": {"Theo Thông tư số 48/2017/TT-\nBYT của Bộ Y tế về việc trích chuyển dữ liệu điện tử.", []string{"Theo Thông tư số 48/2017/TT-BYT của Bộ Y tế về việc trích chuyển dữ liệu điện tử."}},
		"addressees":          {"Kính gửi:      - Sở Y tế;\n               - Ủy ban Mặt trận\n               - Sở Nội vụ.", []string{"Kính gửi:", "- Sở Y tế;", "- Ủy ban Mặt trận", "- Sở Nội vụ."}},
		"whole paragraphs": {
			strings.Repeat("Một đoạn dài không xuống dòng, ", 8) + "hết.\nSở Y tế báo cáo\nSở Nội vụ báo cáo",
			[]string{strings.Repeat("Một đoạn dài không xuống dòng, ", 8) + "hết.", "Sở Y tế báo cáo", "Sở Nội vụ báo cáo"},
		},
		"marks":         {"# Tiêu đề\n\n**1. Sở\nY tế:** chủ trì *(nêu tại* mục 2) \\- **a\\*b** (*) [liên kết](https://a.vn) &amp; <b>đậm</b>", []string{"Tiêu đề", "1. Sở Y tế: chủ trì (nêu tại mục 2) - a*b (*) liên kết & đậm"}},
		"stars in text": {"Ghi chú (*) và 5 * 3 không đổi", []string{"Ghi chú (*) và 5 * 3 không đổi"}},
		"Markdown table": {
			"| STT | Nhiệm vụ | Cơ quan |\n|---|:--:|---|\n| 1 | Rà soát \\| sửa | Sở Nội vụ |\n| 2 | Báo cáo | |",
			[]string{"STT | Nhiệm vụ | Cơ quan", "1 | Rà soát | sửa | Sở Nội vụ", "2 | Báo cáo |"},
		},
		"bars": {
			"|\n**STT**\n|\n**Nhiệm vụ**\n|\n**Cơ quan**\n|\n|\n**I. NHÓM\nMỘT**\n|\n|\n1\n|\nRà soát\nthủ tục\n|\nSở Nội vụ\n|\n|\n2\n|\n|\nSở Y tế\n|\n\nHết bảng.",
			[]string{"STT | Nhiệm vụ | Cơ quan", "I. NHÓM MỘT", "1 | Rà soát thủ tục | Sở Nội vụ", "2 |  | Sở Y tế", "Hết bảng."},
		},
		"tabs": {"STT\tViệc\tCơ quan\n1\tRà soát\tSở Nội vụ", []string{"STT | Việc | Cơ quan", "1 | Rà soát | Sở Nội vụ"}},
		"portal": {
			"Đang tải văn bản...\n|\n**Số hiệu:**\n|\n12/CT-UBND\n|\n|\n**ỦY BAN\nNHÂN DÂN**\n|\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n|\n\n**CHỈ THỊ**\n\nVề một việc, ban hành để các cơ quan thực hiện./.\n\nChỉ thị 12/CT-UBND năm 2024 về một việc do Tỉnh Sông Mây ban hành\nVăn bản này chưa cập nhật nội dung Tiếng Anh\n**Địa chỉ:**\nSố 1",
			[]string{"ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHỈ THỊ", "Về một việc, ban hành để các cơ quan thực hiện./."},
		},
	} {
		if got := texts(read(t, name, []byte(c.text))); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestText_bold(t *testing.T) {
	src := read(t, "a.md", []byte("**1. Sở Y tế**\n\n2. **Sở Nội vụ:** rà soát\n\n**-** Thường xuyên\n\nBáo cáo **trước ngày 01/6**\n\n**đậm** hết"))
	for i, want := range []bool{true, true, false, false, true} {
		if src.Lines[i].Bold != want {
			t.Errorf("%q: bold %v", src.Lines[i].Text, !want)
		}
	}
}

func TestText_table_cells(t *testing.T) {
	src := read(t, "a.md", []byte("| STT | Việc | Cơ quan |\n|---|---|---|\n| 1 | - Một<br>- Hai | |"))
	if got, want := src.Lines[1].Cells, []string{"1", "- Một\n- Hai", ""}; !slices.Equal(got, want) {
		t.Errorf("cells %q", got)
	}
}

func TestFaults_are_proposed_not_made(t *testing.T) {
	text := "Hà Nội, Hà Nội, Hà Nội.\nTại Hà Nôi theo quy định của pháp luât, Thông tư số 48/2017/TT- BYT, trước ngày 2O/11/2024, trên các các nền tảng .\nLuôn luôn, 5G, IoT, 10 km: dần dần từng bước."
	src := read(t, "a.txt", []byte(strings.ReplaceAll(text, "\n", "\n\n")))
	if src.Text != text {
		t.Errorf("the text was changed: %q", src.Text)
	}
	var got []string
	for _, c := range src.Corrections {
		got = append(got, c.Was+"→"+c.Is)
		if !strings.HasPrefix(src.Text[c.Offset:], c.Was) {
			t.Errorf("%q is not at %d", c.Was, c.Offset)
		}
	}
	slices.Sort(got)
	want := []string{"2O→20", "48/2017/TT- BYT→48/2017/TT-BYT", "Nôi→Nội", "các các→các", "luât→luật", "tảng .→tảng."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
