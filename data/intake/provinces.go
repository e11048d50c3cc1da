package intake

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// provinceNames finds a province by code or by any way its name is written:
// with or without accents, "tỉnh"/"TP.", dashes, and the old spellings in use.
type provinceNames map[string]string

func newProvinceNames(f *data.Facts) provinceNames {
	names := provinceNames{}
	for _, p := range f.Provinces {
		names[p.Code] = p.Code
		names[strings.TrimLeft(p.Code, "0")] = p.Code
		names[plain(p.Name)] = p.Code
		if p.NameEN != "" {
			names[plain(p.NameEN)] = p.Code
		}
	}
	// Means of regions and the country, and provinces that ended before the
	// workbook's list, go by the codes that figures have already.
	for i := range f.Observations {
		if code := f.Observations[i].Province; names[code] == "" {
			names[code] = code
		}
	}
	names["canuoc"], names["trungbinhcanuoc"] = data.NationalMean, data.NationalMean
	for other, usual := range map[string]string{
		"hcm": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "saigon": "Hồ Chí Minh", "hochiminhcity": "Hồ Chí Minh",
		"brvt": "Bà Rịa - Vũng Tàu", "vungtau": "Bà Rịa - Vũng Tàu", "hue": "Thừa Thiên Huế", "tthue": "Thừa Thiên Huế",
		"daclac": "Đắk Lắk", "dacnong": "Đắk Nông", "contum": "Kon Tum",
	} {
		if code, ok := names[plain(usual)]; ok {
			names[other] = code
		}
	}
	return names
}

// FindProvince returns the code of a province by its code or by any way its name
// is written: without accents, with "tỉnh" or "TP.", in old spellings.
func FindProvince(f *data.Facts, text string) (code string, ok bool) {
	return newProvinceNames(f).find(strings.TrimSpace(norm.NFC.String(text)))
}

// find returns the province's code.
func (n provinceNames) find(text string) (code string, ok bool) {
	if code, ok = n[text]; ok {
		return code, true
	}
	code, ok = n[plain(text)]
	return code, ok
}

// plain reduces a name to its letters and digits.
func plain(name string) string {
	s := data.Fold(name)
	for _, prefix := range []string{"tinh ", "thanh pho ", "tp. ", "tp ", "tp."} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
