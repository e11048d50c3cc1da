package document

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// invert writes Unicode in a legacy encoding, from the same table.
func toTCVN3(s string) string {
	back := map[rune]rune{}
	for from, to := range tcvn3 {
		back[to] = from
	}
	return strings.Map(func(r rune) rune {
		if b, ok := back[r]; ok {
			return b
		}
		if b, ok := back[[]rune(strings.ToLower(string(r)))[0]]; ok { // no capitals with tones
			return b
		}
		return r
	}, s)
}

func toVNI(s string) string {
	var pairs []string
	for base, marks := range vniVowels {
		for _, pair := range strings.Fields(marks) {
			r := []rune(pair)
			pairs = append(pairs, string(r[1]), base+string(r[0]), strings.ToUpper(string(r[1])), strings.ToUpper(base+string(r[0])))
		}
	}
	for _, pair := range strings.Fields(vniSingles) {
		r := []rune(pair)
		pairs = append(pairs, string(r[1]), string(r[0]), strings.ToUpper(string(r[1])), strings.ToUpper(string(r[0])))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

func latin1(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}

const oldText = `Thực hiện Quyết định số 12/QĐ-UBND ngày 10/01/2004 của Ủy ban nhân dân tỉnh, các sở, ngành,
huyện, thị xã khẩn trương rà soát, kịp thời đề xuất phương án sửa đổi; bảo đảm quyền lợi của người dân.
Nghiêm túc chấn chỉnh những thiếu sót đã được nêu; đẩy mạnh tuyên truyền, vận động quần chúng ở cơ sở.`

func TestLegacy_letters_by_hand(t *testing.T) {
	for from, want := range map[string]string{
		"Céng hßa x· héi chñ nghÜa ViÖt Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
		"§éc lËp - Tù do - H¹nh phóc":        "Độc lập - Tự do - Hạnh phúc",
		"CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"tr\u00adíc ngµy 30/6, \u00adu tiªn": "trước ngày 30/6, ưu tiên",
	} {
		if got := fromTCVN3(from); got != want {
			t.Errorf("TCVN3 %q is %q, want %q", from, got, want)
		}
	}
	for from, want := range map[string]string{
		"COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"Ñoäc laäp - Töï do - Haïnh phuùc":         "Độc lập - Tự do - Hạnh phúc",
		"tröôùc ngaøy 30/6, öu tieân, kyõ thuaät":  "trước ngày 30/6, ưu tiên, kỹ thuật",
	} {
		if got := fromVNI(from); got != want {
			t.Errorf("VNI %q is %q, want %q", from, got, want)
		}
	}
}

func TestDecode_reads_every_encoding(t *testing.T) {
	want := norm.NFC.String(oldText)
	wide := func(little bool, mark bool) []byte {
		units := utf16.Encode([]rune(oldText))
		if mark {
			units = append([]uint16{0xfeff}, units...)
		}
		var out []byte
		for _, u := range units {
			if little {
				out = append(out, byte(u), byte(u>>8))
			} else {
				out = append(out, byte(u>>8), byte(u))
			}
		}
		return out
	}
	for name, c := range map[string]struct {
		content []byte
		from    string
	}{
		"UTF-8":              {[]byte(oldText), ""},
		"UTF-8 with mark":    {append([]byte("\xef\xbb\xbf"), oldText...), ""},
		"UTF-8 NFD":          {[]byte(norm.NFD.String(oldText)), ""},
		"UTF-8 CRLF":         {[]byte(strings.ReplaceAll(oldText, "\n", "\r\n")), ""},
		"UTF-16LE":           {wide(true, true), ""},
		"UTF-16BE":           {wide(false, true), ""},
		"TCVN3 bytes":        {latin1(toTCVN3(oldText)), "TCVN3 (ABC)"},
		"TCVN3 in UTF-8":     {[]byte(toTCVN3(oldText)), "TCVN3 (ABC)"},
		"VNI bytes":          {latin1(toVNI(oldText)), "VNI"},
		"VNI in UTF-8":       {[]byte(toVNI(oldText)), "VNI"},
		"Windows-1258 bytes": {windows1258(t, oldText), "Windows-1258"},
	} {
		text, corrections, err := decode(name, c.content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.from == "TCVN3 (ABC)" { // has no capitals with tones: "Ủy" comes out as "ủy"
			text = strings.ReplaceAll(text, "ủy ban", "Ủy ban")
		}
		if text != want {
			t.Errorf("%s: %q", name, text)
		}
		if from := ""; len(corrections) > 0 && corrections[0].Was != c.from || len(corrections) == 0 && c.from != from {
			t.Errorf("%s: told %v", name, corrections)
		}
	}
}

// windows1258 writes letters with a hat or horn whole and tones after them.
func windows1258(t *testing.T, s string) []byte {
	t.Helper()
	var out []byte
	for _, r := range norm.NFC.String(s) {
		base, tone, _ := toneless(string(r))
		if b, err := charmap.Windows1258.NewEncoder().Bytes([]byte(string(r))); err == nil {
			out = append(out, b...)
			continue
		}
		b, err := charmap.Windows1258.NewEncoder().Bytes([]byte(base + string(tone)))
		if err != nil {
			t.Fatalf("%q: %v", r, err)
		}
		out = append(out, b...)
	}
	return out
}

func TestDecode_leaves_other_texts_alone(t *testing.T) {
	for _, text := range []string{"Ke hoach khong dau nam 2024", "Plan for 2024, naïve café", "Nhiệt độ ≥ 30 °C; diện tích 5 m²"} {
		got, corrections, err := decode("a", []byte(text))
		if err != nil || got != text || corrections != nil {
			t.Errorf("%q became %q, %v, %v", text, got, corrections, err)
		}
	}
}

func TestDecode_refuses_a_mixture(t *testing.T) {
	mixed := toTCVN3(oldText) + "\n" + toVNI(oldText)
	_, _, err := decode("a", []byte(mixed))
	if data.CodeOf(err) != data.Invalid || !strings.Contains(err.Error(), "UniKey") {
		t.Error(err)
	}
	if bytes.Contains([]byte(err.Error()), []byte("QĐ-UBND")) {
		t.Error("the error holds the text")
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]bool{
		"nguyễn": true, "quyết": true, "giêng": true, "gì": true, "khuỷu": true, "nghiêm": true, "đường": true, "ủy": true, "uỷ": true, "quí": true, "hoá": true, "thuở": true, "giữ": true, "ý": true,
		"luât": false, "viêc": false, "chñ": false, "héi": false, "nghüa": false, "tỉnhh": false, "bctđ": false,
	} {
		if got := vietnamese.syllable(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}
