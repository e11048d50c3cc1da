// Package kontum builds the facts of the first workbook from embedded data:
// công văn 2146/UBND-TH of 01/8/2018 with its tasks and addressees, and the
// index figures of the province among all 63.
package kontum

import (
	"fmt"
	"io/fs"

	"giaoban/assets"
	"giaoban/data"
)

// province is Kon Tum's GSO code.
const province = "62"

// Real returns the real workbook: everything that is given, no results yet.
// Each call builds new facts; two calls give equal ones.
func Real() (*data.Facts, error) {
	f, err := Empty("UBND tỉnh Kon Tum")
	if err != nil {
		return nil, err
	}
	f.Book.Title = "Theo dõi Công văn 2146/UBND-TH – Kon Tum 2018"
	files, err := files()
	if err != nil {
		return nil, err
	}
	if err := addDirective(f, files); err != nil {
		return nil, err
	}
	if err := addTasks(f, files); err != nil {
		return nil, err
	}
	return f, addAssignments(f)
}

// Demo returns the demonstration workbook: the real one with made-up results,
// so that at the cut-off date 31/5/2019 every status occurs. Its numbers of
// documents all start with "00/".
func Demo() (*data.Facts, error) {
	f, err := Real()
	if err != nil {
		return nil, err
	}
	f.Book.Title = "Theo dõi Công văn 2146/UBND-TH – Kon Tum 2018 (số liệu mẫu)"
	f.Book.Sample = true
	return f, addResults(f)
}

// Empty returns a workbook for the office without directive, tasks or results.
// It keeps provinces, agencies, groups and the indices with their figures.
func Empty(office string) (*data.Facts, error) {
	f := &data.Facts{Book: data.Book{
		Title:    "Sổ theo dõi chỉ đạo – " + office,
		Province: province,
		Office:   office,
		Place:    "Kon Tum",
		Peers:    []string{"64", "66", "67", "68"}, // the rest of Tây Nguyên
		Scheme:   data.CalendarQuarters,            // the habit before NĐ 09/2019
		DueSoon:  data.DueSoonDays,
	}}
	files, err := files()
	if err != nil {
		return nil, err
	}
	for _, add := range []func(*data.Facts, fs.FS) error{
		addProvinces, addAgencies, addSources, addConflicts, addSchemes, addBreaks, addPAPI, addFigures,
	} {
		if err := add(f, files); err != nil {
			return nil, err
		}
	}
	f.Indices = indices()
	return f, nil
}

func files() (fs.FS, error) {
	sub, err := fs.Sub(assets.Kontum, "kontum")
	if err != nil {
		return nil, fmt.Errorf("opening the embedded Kon Tum data: %w", err)
	}
	return sub, nil
}
