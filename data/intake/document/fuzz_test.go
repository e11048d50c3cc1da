package document

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// sound checks what holds for every file: a *data.Error, or lines that lie in the
// text where they say.
func sound(t *testing.T, content []byte) *Source {
	t.Helper()
	src, err := Read(t.Context(), "tệp", bytes.NewReader(content), Options{MaxBytes: 1 << 20, MaxPages: 20})
	if err != nil {
		if data.CodeOf(err) == "" {
			t.Fatalf("no *data.Error: %v", err)
		}
		return nil
	}
	if !utf8.ValidString(src.Text) || !norm.NFC.IsNormalString(src.Text) {
		t.Fatalf("not NFC: %q", src.Text)
	}
	for _, l := range src.Lines {
		if l.Text == "" || strings.Contains(l.Text, "\n") || !strings.HasPrefix(src.Text[l.Offset:], l.Text) {
			t.Fatalf("line %q at %d of %q", l.Text, l.Offset, src.Text)
		}
	}
	for _, c := range src.Corrections {
		if c.Offset >= 0 && !strings.HasPrefix(src.Text[c.Offset:], c.Was) || c.Was == "" || c.Why == "" {
			t.Fatalf("correction %+v of %q", c, src.Text)
		}
	}
	return src
}

func FuzzText(f *testing.F) {
	// Small ones: the fuzzer spends its short time on making large ones smaller.
	f.Add([]byte("ỦY BAN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH     Ngày 2\n\n2\n\f\n- a\n"))
	f.Add([]byte(norm.NFD.String("1. Sở Y tế báo\ncáo trước ngày 2O/6.")))
	f.Add(latin1(toTCVN3("khẩn trương rà soát, kịp thời đề xuất phương án sửa đổi")))
	f.Add([]byte("Nơi nhận:         TM. ỦY BAN\n- Lưu.           A\n"))
	f.Add([]byte("**a** *b ***c*** _d_ (*) \\* &amp; <b>e</b>\n# f\n"))
	f.Add([]byte("\xff\xfea\x00b\x00"))
	f.Fuzz(func(t *testing.T, content []byte) { sound(t, content) })
}

func FuzzTable(f *testing.F) {
	f.Add("|\n**STT**\n|\nViệc\n|\n|\n1\n|\n|\n\n||\n| a | b |\n|---|---|\n| c | \\| |\n1\t2\t3\n4\t5\t6")
	f.Add("|\n|\n|\n** **\n|\nx\n|\ny")
	f.Fuzz(func(t *testing.T, text string) {
		if src := sound(t, []byte(text)); src == nil {
			return
		}
		lines := textLines(text)
		for i := 0; i < len(lines); i++ {
			if beginsTable(lines, i) {
				if _, next := readTable(lines, i); next < i || next > len(lines) {
					t.Fatalf("table at %d ends at %d", i, next)
				}
			}
		}
	})
}

// The parts are fuzzed, not the zip around them: Go's own tests do that.
func FuzzDOCX(f *testing.F) {
	f.Add(p("**a** b", `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`), `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="1"><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`, "")
	f.Add(tbl([][]string{{"a"}, {"b"}, {}}), `<w:numbering><w:num w:numId="1"><w:lvlOverride w:ilvl="99"/></w:num></w:numbering>`, `<w:styles><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>`)
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		parts := map[string]string{}
		for name, content := range map[string]string{"word/numbering.xml": numbering, "word/styles.xml": styles} {
			if content != "" {
				parts[name] = content
			}
		}
		sound(t, wordFile(t, body, parts))
	})
}

func FuzzPDF(f *testing.F) {
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>>>>>/Contents 4 0 R>>endobj 4 0 obj<</Length 60>>stream\nBT /F 12 Tf 20 200 Td (STT So Y te bao cao ket qua) Tj ET\nendstream endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, content []byte) { sound(t, append([]byte("%PDF-1.7\n"), content...)) })
}
