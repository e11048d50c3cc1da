package data

import (
	"cmp"
	"slices"
	"strings"
)

// NationalMean is the province code of figures for the whole country.
const NationalMean = "00"

// regionMark begins the codes of regions' means.
const regionMark = "R-"

// aggregate tells whether a code stands for more than one province. Such
// figures are shown, but take no part in ranks, groups and medians.
func aggregate(province string) bool {
	return province == NationalMean || strings.HasPrefix(province, regionMark)
}

// ProvinceOf returns the province with the code.
func (f *Facts) ProvinceOf(code string) (Province, bool) {
	for _, p := range f.Provinces {
		if p.Code == code {
			return p, true
		}
	}
	return Province{}, false
}

// ProvinceName is the name of the province with the code, or the code itself.
func (f *Facts) ProvinceName(code string) string {
	if p, ok := f.ProvinceOf(code); ok {
		return p.Name
	}
	return code
}

// Predecessors lists the provinces that were joined to the one with the code,
// in the order in which they ended. Their figures stay under their own codes:
// the history of Kon Tum is not that of Quảng Ngãi.
func Predecessors(f *Facts, code string) []Province {
	var out []Province
	for _, p := range f.Provinces {
		if code != "" && p.Successor == code && p.Code != code {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Province) int {
		return cmp.Or(cmp.Compare(a.ValidTo, b.ValidTo), cmp.Compare(a.Code, b.Code))
	})
	return out
}

// AsProvince is the same workbook seen as that of another province, to look at
// the index history of a province that was joined to the workbook's own. The
// aims stay behind: they were set for the own province. Nothing is copied but
// the book, so the result is only to be read.
func (f *Facts) AsProvince(code string) *Facts {
	seen := *f
	seen.Book.Province = code
	seen.Indices = slices.Clone(f.Indices)
	for i := range seen.Indices {
		seen.Indices[i].Aims = nil
	}
	return &seen
}
