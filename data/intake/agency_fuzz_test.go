package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"giaoban/data"
)

// smallBook has two duties of one agency, one with a due day and one without.
func smallBook() (*data.Facts, *data.Review) {
	f := &data.Facts{
		Book:       data.Book{ID: "b", Province: "62", Office: "UBND tỉnh Kon Tum", Scheme: data.CalendarQuarters},
		Agencies:   []data.Agency{{Code: "SNV", Name: "Sở Nội vụ", Kind: data.Department}},
		Directives: []data.Directive{{ID: "1", Number: "1", Date: data.NewDate(2018, 8, 1)}},
		Tasks: []data.Task{
			{ID: "N1", Title: "Việc một", Directive: "1", Deadline: data.Deadline{Kind: data.OnDate, Due: data.NewDate(2019, 5, 15)}, Target: data.Target{Text: "17/102 xã", Kind: data.OutOf, Value: 17, Of: 102}},
			{ID: "N2", Title: "Việc hai", Directive: "1", Deadline: data.Deadline{Kind: data.Ongoing}},
		},
		Assignments: []data.Assignment{{Task: "N1", Agency: "SNV", Rev: 1}, {Task: "N2", Agency: "SNV", Rev: 1}},
	}
	return f, data.Compute(f, received())
}

// packed is an .xlsx around a sheet.
func packed(t testing.TB, sheet []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`},
		{"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`},
		{"xl/sharedStrings.xml", `<sst><si><t>Có</t></si><si><r><t>7/11</t></r><r><t>/2018</t></r><rPh><t>x</t></rPh></si></sst>`},
		{"xl/worksheets/sheet1.xml", string(sheet)},
	} {
		w, err := out.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever stands in a sheet, reading it ends with words for people or with rows
// that can be stored; and what an agency says is never a confirmation.
func FuzzAgencySheet(f *testing.F) {
	book, review := smallBook()
	var head strings.Builder
	head.WriteString("<worksheet><sheetData><row>")
	for _, c := range formColumns() {
		if fillable(c.key) || c.key == colID || c.key == colSeal {
			head.WriteString(`<c t="inlineStr"><is><t>` + c.title + `</t></is></c>`)
		}
	}
	head.WriteString("</row>")
	in := newIntakeIndex(book, review, importOptions())
	f.Fuzz(func(t *testing.T, rows string) {
		got := &AgencyImport{facts: book, options: in.options}
		got.add(in.readContent("a.xlsx", packed(t, []byte(head.String()+rows)), nil))
		got.settle()
		if err := got.Files[0].Refused; err != nil {
			var e *data.Error
			if !errors.As(err, &e) || e.Hint == "" {
				t.Errorf("an error without words for people: %v", err)
			}
		}
		for i := range got.Rows {
			row := &got.Rows[i]
			if err := got.Accept(i); (err != nil) != (row.State == RowFaulty) {
				t.Errorf("%s: %v", row.State.Name(), err)
			}
		}
		changes, err := got.Changes()
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range changes {
			if err := a.Validate(); err != nil {
				t.Error(err)
			}
			for _, r := range a.Results {
				if r.Confirmed != 0 || r.Completed != 0 || r.Recorded != received() {
					t.Errorf("%+v", r)
				}
			}
		}
	})
}
