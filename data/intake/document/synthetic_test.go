package document

// The same made-up directive as text, as Word document and as lines.

const syntheticText = `ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  TỈNH SÔNG MÂY                   Độc lập - Tự do - Hạnh phúc
     -------                      ---------------------------

Số: 45/KH-UBND                Sông Mây, ngày 05 tháng 3 năm 2024


                         KẾ HOẠCH
      Nâng cao Chỉ số cải cách hành chính của tỉnh năm 2024

Thực hiện Quyết định số 12/QĐ-UBND ngày 10/01/2024 của Ủy ban
nhân dân tỉnh về việc giao chỉ tiêu năm 2024, Ủy ban nhân dân
tỉnh ban hành kế hoạch với các nội dung như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Giữ vững kết quả đã đạt được; khắc phục các nội dung còn
thấp điểm, phát triển kinh tế - xã hội của địa phương trước ngày
15 tháng 6 năm 2024.

2. Xác định rõ trách nhiệm của từng cơ quan.

II. NHIỆM VỤ

1. Sở Nội vụ

a) Chủ trì, phối hợp với các cơ quan liên quan rà soát thủ tục
hành chính, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2024.

b) Theo dõi, đôn đốc việc thực hiện Kế hoạch này.

2. Các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố

- Xây dựng kế hoạch của cơ quan, đơn vị mình; niêm yết công khai
thủ tục hành chính tại Bộ phận Một cửa.

- Báo cáo kết quả trước ngày 20 tháng cuối quý.

Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Như trên;                               KT. CHỦ TỊCH
- Thường trực Tỉnh ủy;                    PHÓ CHỦ TỊCH
- Lưu: VT, TH.


                                          Nguyễn Văn Mẫu
`

// syntheticBody is the same as <w:body>; the list numbers are automatic there.
func syntheticBody() string {
	list := func(level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr>`
	}
	centre, justified := `<w:jc w:val="center"/>`, `<w:ind w:firstLine="720"/><w:jc w:val="both"/>`
	return tbl(
		[][]string{{"ỦY BAN NHÂN DÂN", "**TỈNH SÔNG MÂY**", "-------"}, {"**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**", "---------------"}},
		[][]string{{"Số: 45/KH-UBND"}, {"Sông Mây, ngày 05 tháng 3 năm 2024"}},
	) +
		p("**KẾ HOẠCH**", centre) + p("**Nâng cao Chỉ số cải cách hành chính của tỉnh năm 2024**", centre) +
		p("Thực hiện Quyết định số 12/QĐ-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu năm 2024, Ủy ban nhân dân tỉnh ban hành kế hoạch với các nội dung như sau:", justified) +
		p("**MỤC ĐÍCH, YÊU CẦU**", list("0")) +
		p("Giữ vững kết quả đã đạt được; khắc phục các nội dung còn thấp điểm, phát triển kinh tế - xã hội của địa phương trước ngày 15 tháng 6 năm 2024.", list("1")+justified) +
		p("Xác định rõ trách nhiệm của từng cơ quan.", list("1")+justified) +
		p("**NHIỆM VỤ**", list("0")) +
		p("**Sở Nội vụ**", list("1")) +
		p("Chủ trì, phối hợp với các cơ quan liên quan rà soát thủ tục hành chính, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2024.", list("2")+justified) +
		p("Theo dõi, đôn đốc việc thực hiện Kế hoạch này.", list("2")+justified) +
		p("**Các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố**", list("1")) +
		p("- Xây dựng kế hoạch của cơ quan, đơn vị mình; niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa.", justified) +
		p("- Báo cáo kết quả trước ngày 20 tháng cuối quý.", justified) +
		p("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.", justified) +
		tbl([][]string{{"**Nơi nhận:**", "- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, TH."}, {"**TM. ỦY BAN NHÂN DÂN**", "**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", "", "**Nguyễn Văn Mẫu**"}})
}

const syntheticNumbering = `<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`

var syntheticLines = []string{
	"ỦY BAN NHÂN DÂN", "TỈNH SÔNG MÂY", "Số: 45/KH-UBND",
	"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Mây, ngày 05 tháng 3 năm 2024",
	"KẾ HOẠCH", "Nâng cao Chỉ số cải cách hành chính của tỉnh năm 2024",
	"Thực hiện Quyết định số 12/QĐ-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu năm 2024, Ủy ban nhân dân tỉnh ban hành kế hoạch với các nội dung như sau:",
	"I. MỤC ĐÍCH, YÊU CẦU",
	"1. Giữ vững kết quả đã đạt được; khắc phục các nội dung còn thấp điểm, phát triển kinh tế - xã hội của địa phương trước ngày 15 tháng 6 năm 2024.",
	"2. Xác định rõ trách nhiệm của từng cơ quan.",
	"II. NHIỆM VỤ", "1. Sở Nội vụ",
	"a) Chủ trì, phối hợp với các cơ quan liên quan rà soát thủ tục hành chính, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2024.",
	"b) Theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
	"2. Các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố",
	"- Xây dựng kế hoạch của cơ quan, đơn vị mình; niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa.",
	"- Báo cáo kết quả trước ngày 20 tháng cuối quý.",
	"Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
	"Nơi nhận:", "- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, TH.",
	"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu",
}
