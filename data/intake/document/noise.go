package document

import (
	"regexp"
	"slices"
	"strings"
)

// Pages of law portals put menus, properties, adverts and notices around the
// document. What is certainly theirs is recognised by fixed words; the rest of the
// page before the head and after the signature goes with it.

// isPortal tells whether a line says what only a web page says. words is folded.
func isPortal(words string) bool {
	for _, phrase := range portalPhrases {
		if strings.Contains(words, phrase) {
			return true
		}
	}
	return len(words) < 120 && portal.MatchString(words)
}

var portalPhrases = []string{
	"thu vien phap luat", "thuvienphapluat", "luatvietnam", "hethongphapluat", "cac noi dung duoc sua doi, huong dan",
	"click vao phan boi vang", "click trai", "click phai", "double click", "file duoc dinh kem theo", "file attached to",
	"ra chuot vao noi dung", "tat so sanh", "tai khoan cua ban", "tai khoan cua quy khach",
	"dang ky thanh vien", "ban quyen thuoc ve", "all rights reserved",
}

var portal = regexp.MustCompile(`^dang tai van ban|^van ban nay chua cap nhat|^#* ?van ban lien quan$|^tai ve$|^luoc do$|^ban pdf|^tinh trang:? (\||da biet)|^so cong bao:|^ngay (hieu luc|cong bao):|^(noi dung sua doi, huong dan|van ban bi thay the|van ban thay the)$|e-?mail: .*protected`)

// property is a label in the table of properties above a document.
var property = regexp.MustCompile(`^[| ]*(so hieu|loai van ban|noi ban hanh|nguoi ky|ngay ban hanh|ngay hieu luc|ngay cong bao|so cong bao|tinh trang|linh vuc):?( \||$)|^(da biet|dang cap nhat)$`)

// caption repeats type, number, subject and issuer of the document below it.
var caption = regexp.MustCompile(`^(cong dien|chi thi|ke hoach|quyet dinh|thong bao|cong van|nghi quyet) \d+\S* (nam \d{4}|ngay \d{1,2}/\d{1,2}/\d{4}) .* do .+ (ban hanh|dien)$`)

var (
	headBegins = regexp.MustCompile(`cong h(oa|oà) xa hoi chu nghia viet nam|dang cong san viet nam`)
	bodyEnds   = regexp.MustCompile(`\./\.\s*["”*)]*$`)
)

// dropPortal removes what a portal put around the document.
func dropPortal(strips []strip) []strip {
	noisy := make([]bool, len(strips))
	for i, s := range strips {
		words := fold(s.text)
		noisy[i] = isPortal(words) || len(words) < 120 && property.MatchString(words) || caption.MatchString(words)
	}
	if !slices.Contains(noisy, true) {
		return strips
	}
	from, to := headOf(strips, noisy), len(strips)
	ends := from
	for i := from; i < len(strips); i++ {
		words := fold(strips[i].text)
		if bodyEnds.MatchString(strips[i].text) || strings.HasPrefix(words, "noi nhan") || signs.MatchString(strips[i].text) {
			ends = i
		}
	}
	for i := ends; i < len(strips) && ends > from; i++ {
		if noisy[i] {
			to = i
			break
		}
	}
	var out []strip
	for i := from; i < to; i++ {
		if from > 0 || !noisy[i] { // inside a document whose head is known nothing is dropped
			out = append(out, strips[i])
		}
	}
	return out
}

// headOf returns where the document begins: at its issuer, which stands before the
// motto. 0 when no noise stands above.
func headOf(strips []strip, noisy []bool) int {
	lastNoise := -1
	for i, s := range strips {
		if noisy[i] {
			lastNoise = i
		}
		words := fold(s.text)
		if strings.HasPrefix(words, "kinh gui") && lastNoise >= 0 && i < len(strips)/2 {
			return lastNoise + 1
		}
		if headBegins.MatchString(words) {
			return lastNoise + 1
		}
		if bodyEnds.MatchString(s.text) {
			break
		}
	}
	return 0
}
