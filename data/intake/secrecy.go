package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// secrecyMark finds the mark of a state secret in running text, such as "TỐI MẬT"
// or the number "12/BM". Luật Bảo vệ bí mật nhà nước 2018, Điều 5 khoản 5 forbids
// to keep such content on a machine that is or was on a network, so that whatever
// carries a mark is not taken in, without exception. Therefore it is more careful
// than data.SecrecyMark, which is for names and numbers: sentences speak of
// "mật khẩu", "không có văn bản mật" and "biểu mẫu BM 02".
func secrecyMark(text string) (mark string, found bool) {
	if !mayBeMarked(text) {
		return "", false
	}
	text = norm.NFC.String(text)
	if number := secretNumber.FindString(text); number != "" {
		return number, true
	}
	for _, phrase := range strings.FieldsFunc(text, func(r rune) bool { return !wordRune(r) && !unicode.IsSpace(r) }) {
		if mark, found := stamp(strings.Fields(phrase)); found {
			return mark, true
		}
	}
	if strings.EqualFold(strings.TrimSpace(text), "mật") {
		return strings.TrimSpace(text), true
	}
	return "", false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// stamp finds a mark among words that no punctuation parts. It stands in capitals
// among words that are not; in a heading of capitals it is a word like any other.
func stamp(words []string) (mark string, found bool) {
	for i, word := range words {
		if !strings.EqualFold(word, "mật") {
			continue
		}
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		degree := strings.ToLower(before)
		if degree == "tối" || degree == "tuyệt" {
			return before + " " + word, true
		}
		alone := !capitals(before) && !capitals(after)
		if word == "MẬT" && (alone || degree == "độ" && after == "") {
			return word, true
		}
	}
	return "", false
}

var secretNumber = regexp.MustCompile(`\d+\s*/\s*BM(NN)?(-|\b)`)

// mayBeMarked is quick: nearly no text gets past it.
func mayBeMarked(text string) bool {
	return slices.ContainsFunc([]string{"MẬT", "mật", "Mật", "/BM", "/ BM", "\u0323", "ậ", "Ậ"}, func(s string) bool {
		return strings.Contains(text, s)
	})
}

// capitals tells whether a word is written in capitals only, such as "BẢO".
func capitals(word string) bool {
	return len([]rune(word)) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// SecrecyMark returns the mark of a state secret in the lines of a document, "" when
// there is none. An empty line parts paragraphs. A mark in running text is written in
// capitals; a sentence such as "trừ văn bản tối mật, tuyệt mật" speaks of documents
// and marks none, while a short line (a stamp, a field of the head) may be in any case.
func SecrecyMark(lines []string) string {
	before := ""
	for _, line := range lines {
		mark, found := secrecyMark(line)
		switch {
		case !found:
		case len([]rune(strings.TrimSpace(line))) > longestStamp && !capitals(firstWord(mark)) && !strings.ContainsAny(mark, "/"):
		case continuesWord(before, line):
		default:
			return norm.NFC.String(mark)
		}
		before = line
	}
	return ""
}

// longestStamp is how many letters a line with a stamp has: "Độ mật: Tuyệt mật - Bản số 01".
const longestStamp = 40

func firstWord(s string) string { word, _, _ := strings.Cut(s, " "); return word }

// continuesWord tells whether line begins with the second half of a word that the end
// of a line broke: "BẢO⏎MẬT THÔNG TIN", "bí⏎mật nhà nước".
func continuesWord(before, line string) bool {
	words, last := strings.Fields(norm.NFC.String(line)), strings.Fields(norm.NFC.String(before))
	if len(words) == 0 || len(last) == 0 || !strings.EqualFold(strings.TrimRight(words[0], ".,;:"), "mật") {
		return false
	}
	switch strings.ToLower(last[len(last)-1]) {
	case "bảo", "bí", "cơ":
		return true
	}
	return false
}

// SecrecyError refuses a file for a mark; where is the cell or part that has it.
func SecrecyError(file, where, mark string) error { return secrecyError(file, where, mark) }

// secrecyError refuses a file for a mark; where is the cell or part that has it.
func secrecyError(file, where, mark string) error {
	return &data.Error{
		Code:    data.NotAllowed,
		Message: "Không nhận tệp “" + file + "”: " + where + " có dấu độ mật “" + mark + "”. Không gì trong tệp được ghi lại.",
		Hint: "Không giữ tài liệu mật trên máy này (Luật Bảo vệ bí mật nhà nước 2018, Điều 5); " +
			"báo người phụ trách bảo mật và nhận kết quả bằng đường công văn mật.",
	}
}
