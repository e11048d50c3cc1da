package document

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestDOCX_features(t *testing.T) {
	styles := `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>` +
		`<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style></w:styles>`
	notes := `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1">` + p("x") + `</w:footnote><w:footnote w:id="1">` + p("Ghi chú cuối trang.") + `</w:footnote></w:footnotes>`
	r := func(text, properties string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"tracked changes": {`<w:p>` + r("trước ngày ", "") + `<w:del><w:r><w:delText>30/6</w:delText></w:r></w:del><w:ins>` + r("15/7", "") + `</w:ins></w:p>`, []string{"trước ngày 15/7"}},
		"moved":           {`<w:p><w:moveFrom>` + r("cũ", "") + `</w:moveFrom><w:moveTo>` + r("mới", "") + `</w:moveTo></w:p>`, []string{"mới"}},
		"hidden":          {`<w:p>` + r("ẩn", `<w:vanish/>`) + r("hiện", `<w:vanish w:val="0"/>`) + `</w:p>`, []string{"hiện"}},
		"hyperlink":       {`<w:p>` + r("Xem ", "") + `<w:hyperlink>` + r("tại đây", "") + `</w:hyperlink></w:p>`, []string{"Xem tại đây"}},
		"text box":        {`<w:p>` + r("Chữ", "") + `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>` + p("Trong khung") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p("Trong khung") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"Chữ", "Trong khung"}},
		"line break":      {`<w:p>` + r("KT. CHỦ TỊCH", "") + `<w:r><w:br/></w:r>` + r("PHÓ CHỦ TỊCH", "") + `</w:p>`, []string{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}},
		"caps":            {`<w:p>` + r("kế hoạch", `<w:caps/>`) + `</w:p>`, []string{"KẾ HOẠCH"}},
		"content control": {`<w:sdt><w:sdtPr/><w:sdtContent>` + p("Trong ô") + `</w:sdtContent></w:sdt>`, []string{"Trong ô"}},
		"nested table":    {tbl([][]string{{"STT"}, {"Nội dung"}, {"Cơ quan chủ trì"}}) + `<w:tbl><w:tr><w:tc>` + p("1") + `</w:tc><w:tc>` + p("Rà soát") + tbl([][]string{{"a"}, {"b"}}) + `</w:tc><w:tc>` + p("Sở Nội vụ") + `</w:tc></w:tr></w:tbl>`, []string{"STT | Nội dung | Cơ quan chủ trì", "1 | Rà soát a | b | Sở Nội vụ"}},
		"merged cells":    {`<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>` + p("Việc 1") + `</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("Sở Y tế") + `</w:tc></w:tr><w:tr><w:tc>` + p("2") + `</w:tc><w:tc>` + p("Việc 2") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, []string{"| Việc 1 | Sở Y tế", "2 | Việc 2 | Sở Y tế"}},
		"spanning row":    {`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>` + p("**I. NHÓM**") + `</w:tc></w:tr><w:tr><w:tc>` + p("1") + `</w:tc><w:tc>` + p("a") + `</w:tc><w:tc>` + p("b") + `</w:tc></w:tr></w:tbl>`, []string{"I. NHÓM", "1 | a | b"}},
		"deleted row":     {`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + p("bỏ") + `</w:tc></w:tr><w:tr><w:tc>` + p("giữ") + `</w:tc></w:tr></w:tbl>`, []string{"giữ"}},
		"TCVN3 font":      {`<w:p>` + r("ñy ban nh©n d©n", `<w:rFonts w:ascii=".VnTimeH"/>`) + r(" tØnh Kon Tum", `<w:rFonts w:ascii=".VnTime"/>`) + `</w:p>`, []string{"ỦY BAN NHÂN DÂN tỉnh Kon Tum"}},
		"TCVN3 style":     {p("c«ng v¨n", `<w:pStyle w:val="Old"/>`), []string{"CÔNG VĂN"}},
		"VNI font":        {`<w:p>` + r("Ủy ban: ", "") + r("coäng hoøa", `<w:rFonts w:ascii="VNI-Times"/>`) + `</w:p>`, []string{"Ủy ban: cộng hòa"}},
	} {
		content := wordFile(t, c.body, map[string]string{"word/styles.xml": styles})
		src, err := Read(t.Context(), name, bytes.NewReader(content), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := texts(src); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if strings.Contains(name, "font") && (len(src.Corrections) == 0 || src.Corrections[0].Offset != -1) {
			t.Errorf("%s: the conversion is not told: %v", name, src.Corrections)
		}
	}

	src := read(t, "a", wordFile(t, p("Phần đầu", `<w:pStyle w:val="H1a"/>`)+p("**1. Sở Y tế:** chủ trì")+p("**-** Thường"), map[string]string{"word/styles.xml": styles, "word/footnotes.xml": notes}))
	want := []Line{{Text: "Phần đầu", Bold: true, Level: 1}, {Text: "1. Sở Y tế: chủ trì", Bold: true}, {Text: "- Thường"}, {Text: "[1] Ghi chú cuối trang."}}
	for i, w := range want {
		if l := src.Lines[i]; l.Text != w.Text || l.Bold != w.Bold || l.Level != w.Level {
			t.Errorf("line %d: %+v", i, l)
		}
	}
}

func TestDOCX_numbers(t *testing.T) {
	level := func(i, format, text string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	numbering := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">` + level("0", "upperRoman", "%1.") + level("1", "decimal", "%2.") + level("2", "decimal", "%2.%3.") + level("3", "lowerLetter", "%4)") + level("4", "bullet", "\uf0b7") + level("5", "bullet", "+") +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="3"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
	item := func(num, level, text string) string {
		return p(text, `<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+num+`"/></w:numPr>`)
	}
	body := item("1", "0", "A") + item("1", "1", "B") + item("1", "2", "C") + item("1", "2", "D") + item("1", "3", "E") + item("1", "3", "F") + item("2", "3", "G") + item("1", "0", "H") + item("1", "1", "I") + item("1", "4", "K") + item("1", "5", "L") + item("0", "0", "M")
	want := []string{"I. A", "1. B", "1.1. C", "1.2. D", "a) E", "b) F", "a) G", "II. H", "1. I", "- K", "+ L", "M"}
	if got := texts(read(t, "a", wordFile(t, body, map[string]string{"word/numbering.xml": numbering}))); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
