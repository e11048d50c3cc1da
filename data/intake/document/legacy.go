package document

import (
	"fmt"
	"strings"
	"unicode"

	"giaoban/data"
)

// Before Unicode, Vietnamese offices wrote with fonts that put their own letters in
// the places of the Latin-1 code: TCVN3 (fonts .VnTime …, one byte a letter) and VNI
// (fonts VNI-Times …, a base letter and a mark). Such a text looks like "ñy ban
// nh©n d©n" or "UÛY BAN NHAÂN DAÂN". QĐ 72/2002/QĐ-TTg made Unicode the standard.

// chooseReading takes the text as it stands when its words are Vietnamese syllables,
// converts it when another encoding makes them so with certainty, and refuses it
// otherwise: half-right letters would get into numbers and names.
func chooseReading(name string, candidates []reading) (string, []Correction, error) {
	text, from, ok := certain(candidates)
	if !ok {
		return "", nil, refuse(name, data.Invalid, "dùng bảng mã chữ Việt cũ hoặc sai mà chương trình không đoán chắc được (không phải Unicode; đã thử TCVN3, VNI, Windows-1258)",
			"Chuyển sang Unicode bằng UniKey (Ctrl+Shift+F6) hoặc lưu lại từ Word với phông Times New Roman, rồi đọc lại.", nil)
	}
	if from == "" {
		return text, nil, nil
	}
	return text, []Correction{converted(from)}, nil
}

func converted(from string) Correction {
	return Correction{Offset: -1, Was: from, Is: "Unicode", Why: fmt.Sprintf("đã chuyển bảng mã %s sang Unicode; đối chiếu lại chữ hoa, tên riêng và số hiệu", from)}
}

// certain finds the reading whose words are spelt right. The first candidate is the
// text as it stands when that is Unicode.
func certain(candidates []reading) (text, from string, ok bool) {
	first := candidates[0]
	if first.from == "" {
		found := count(first.text)
		// Few marked words say nothing: an English or accent-free text is left alone.
		if found.marked < 8 && !legacyLooks(first.text) || found.share() < 0.35 {
			return first.text, "", true
		}
		candidates = []reading{{fromTCVN3(first.text), "TCVN3 (ABC)"}, {fromVNI(first.text), "VNI"}}
	}
	best, second := -1, 1.0
	share := make([]float64, len(candidates))
	for i, c := range candidates {
		if share[i] = count(c.text).share(); best < 0 || share[i] < share[best] {
			best = i
		}
	}
	for i := range candidates {
		if i != best {
			second = min(second, share[i])
		}
	}
	if share[best] > 0.10 || second < share[best]+0.25 {
		// A foreign word or two in a text without Vietnamese marks is nobody's encoding.
		few := first.from == "" && count(first.text).marked < 8
		return first.text, "", few
	}
	return candidates[best].text, candidates[best].from, true
}

// legacyLooks tells whether a short text has letters that Vietnamese does not.
func legacyLooks(s string) bool {
	return strings.ContainsAny(s, "®¬\u00ad¨©ª«µ¶·¸¹ßïëûöøåæ§¦")
}

// settleEncoding converts a document whose format says nothing about the encoding.
func (d *draft) settleEncoding(name string) error {
	var all strings.Builder
	for _, s := range d.strips {
		all.WriteString(s.text)
		all.WriteByte('\n')
	}
	_, corrections, err := chooseReading(name, []reading{{text: all.String()}})
	if err != nil || corrections == nil {
		return err
	}
	convert := fromTCVN3
	if corrections[0].Was == "VNI" {
		convert = fromVNI
	}
	for i := range d.strips {
		s := &d.strips[i]
		s.text, s.raw = convert(s.text), convert(s.raw)
		for j := range s.cells {
			s.cells[j] = convert(s.cells[j])
		}
	}
	d.corrections = append(d.corrections, corrections...)
	return nil
}

const tcvn3Lower = "¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00adư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ®đ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ"

var tcvn3 = func() map[rune]rune {
	m := map[rune]rune{}
	for _, pair := range strings.Split(tcvn3Lower, " ") {
		r := []rune(pair)
		m[r[0]] = r[1]
	}
	return m
}()

// curly gives the signs that Word puts at 0x80 to 0x9f.
var curly = strings.NewReplacer("\u0091", "‘", "\u0092", "’", "\u0093", "“", "\u0094", "”", "\u0096", "–", "\u0097", "—", "\u0085", "…")

// fromTCVN3 converts a text whose letters are the Latin-1 ones of their codes.
// Capitals with tones have no codes: a capital font shows them, so that they come out
// as small letters and are raised where the word around them is in capitals.
func fromTCVN3(s string) string {
	s = strings.Map(func(r rune) rune {
		if to, ok := tcvn3[r]; ok {
			return to
		}
		return r
	}, curly.Replace(s))
	return raiseWords(s)
}

// raiseWords puts words such as "CộNG HòA Xã HộI" into capitals.
func raiseWords(s string) string {
	words := strings.Split(s, " ")
	raised := make([]bool, len(words))
	for i, w := range words {
		upper, lower, mixed := letterCase(w)
		raised[i] = upper > 0 && lower == 0 && (upper > 1 || mixed == 0)
		if raised[i] && mixed > 0 {
			words[i] = strings.ToUpper(w)
		}
	}
	for i, w := range words {
		_, lower, mixed := letterCase(w)
		if raised[i] || lower > 0 || mixed == 0 {
			continue
		}
		before, after := i > 0 && raised[i-1], i+1 < len(words) && raised[i+1]
		if before && after || (before || after) && length(w) > 1 && !unicode.IsLower(firstRune(w)) {
			words[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(words, " ")
}

// letterCase counts capital and small ASCII letters, and small letters with marks.
func letterCase(w string) (upper, lower, mixed int) {
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case r < 0x80 && unicode.IsLower(r):
			lower++
		case unicode.IsLower(r):
			mixed++
		}
	}
	return upper, lower, mixed
}

// vniVowels gives for each base letter the marks that may follow it and the letters
// they make. The marks are the same for capitals, in capitals.
var vniVowels = map[string]string{
	"a": "ùá øà ûả õã ïạ ââ áấ àầ åẩ ãẫ äậ êă éắ èằ úẳ üẵ ëặ",
	"e": "ùé øè ûẻ õẽ ïẹ âê áế àề åể ãễ äệ",
	"o": "ùó øò ûỏ õõ ïọ âô áố àồ åổ ãỗ äộ",
	"u": "ùú øù ûủ õũ ïụ",
	"y": "ùý øỳ ûỷ õỹ",
	"ô": "ùớ øờ ûở õỡ ïợ", // ơ
	"ö": "ùứ øừ ûử õữ ïự", // ư
}

// vniSingles are the letters that stand alone.
const vniSingles = "íí ìì æỉ óĩ òị ôơ öư îỵ ñđ"

var vni = func() *strings.Replacer {
	var pairs []string
	add := func(from, to string) {
		pairs = append(pairs, from, to)
		if upper := strings.ToUpper(from); upper != from {
			pairs = append(pairs, upper, strings.ToUpper(to))
		}
	}
	for base, marks := range vniVowels {
		for _, pair := range strings.Fields(marks) {
			r := []rune(pair)
			add(base+string(r[0]), string(r[1]))
			pairs = append(pairs, strings.ToUpper(base)+string(r[0]), strings.ToUpper(string(r[1]))) // the mark typed small
		}
	}
	for _, pair := range strings.Fields(vniSingles) {
		r := []rune(pair)
		add(string(r[0]), string(r[1]))
	}
	return strings.NewReplacer(pairs...)
}()

// fromVNI converts a text whose letters are the Latin-1 ones of their codes.
func fromVNI(s string) string { return vni.Replace(s) }

// byFont converts a run of a word processor by the name of its font, which tells the
// encoding for certain.
func byFont(text, font string) (out, from string) {
	name := strings.ToLower(font)
	switch {
	case strings.HasPrefix(name, ".vn"):
		text = fromTCVN3(text)
		if strings.HasSuffix(name, "h") {
			text = strings.ToUpper(text)
		}
		return text, "TCVN3 (ABC)"
	case strings.HasPrefix(name, "vni"):
		return fromVNI(text), "VNI"
	}
	return text, ""
}
