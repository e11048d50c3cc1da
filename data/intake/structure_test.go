package intake

import (
	"bytes"
	"strings"
	"testing"

	"giaoban/data"
)

const structureColumns = "index,version,first_year,last_year,level,code,parent,concept,name,name_en,min,max,source\n"

func readStructure(t *testing.T, f *data.Facts, text string) *Structure {
	t.Helper()
	s, err := ReadSheet(file(t, "cau-truc.csv", []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	return ReadStructure(f, s)
}

// What the program exports it reads back as nothing new, for every index.
func TestStructureReadsBackAsTheSame(t *testing.T) {
	f := facts(t)
	for _, x := range f.Indices {
		table, err := StructureTable(f, x.Code, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a.xlsx", "a.csv"} {
			var b bytes.Buffer
			if err := table.Write(&b, name); err != nil {
				t.Fatal(err)
			}
			s, err := ReadSheet(file(t, name, b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			got := ReadStructure(f, s)
			if len(got.Problems) > 0 || len(got.Entities()) > 0 || got.Same != len(f.SchemesOf(x.Code)) {
				t.Errorf("%s %s: %+v", x.Code, name, got)
			}
		}
	}
}

const papi2025 = structureColumns +
	"PAPI,v2025,2025,,total,PAPI,,PAPI,Chỉ số PAPI,,2,20,S_X\n" +
	"PAPI,v2025,2025,,dimension,D1,PAPI,D1,Tham gia,,1,10,S_X\n" +
	"PAPI,v2025,2025,,dimension,D2,PAPI,D2,Công khai,,1,10,S_X\n"

func TestNewSchemeComesWithABreak(t *testing.T) {
	f := facts(t)
	got := readStructure(t, f, papi2025)
	if len(got.Problems) > 0 || len(got.Schemes) != 1 || got.Schemes[0].Old != nil || len(got.Indices) != 0 {
		t.Fatalf("%+v", got)
	}
	if len(got.Breaks) != 1 || got.Breaks[0].Key() != "PAPI//2024" || got.Breaks[0].To != 2025 || got.Breaks[0].Kind != data.ScaleBreak {
		t.Fatalf("%+v", got.Breaks)
	}
	for _, e := range got.Entities() {
		if err := e.Validate(); err != nil {
			t.Error(err)
		}
	}
	f.Schemes = append(f.Schemes, got.Schemes[0].New)
	f.Breaks = append(f.Breaks, got.Breaks...)
	if again := readStructure(t, f, papi2025); len(again.Entities()) != 0 || again.Same != 1 {
		t.Errorf("the second time: %+v", again)
	}
	// Figures of the new scheme can be read at once.
	s, err := ReadSheet(file(t, "a.csv", []byte("Tỉnh,Năm,D1,D2,PAPI\nKon Tum,2025,5.1,5.2,10.3\n")))
	if err != nil {
		t.Fatal(err)
	}
	if scores := ReadScores(f, s, ScoreOptions{Index: "PAPI"}); len(scores.Problems) > 0 || scores.New() != 3 {
		t.Errorf("%+v", scores)
	}
}

// PAR's scheme of 2022 is in force: a newer one ends it.
func TestNewSchemeEndsTheOneInForce(t *testing.T) {
	got := readStructure(t, facts(t), structureColumns+"PAR,QĐ mới,2025,,total,PAR,,PAR,PAR Index,,0,100,S_X\n")
	if len(got.Problems) > 0 || len(got.Schemes) != 2 || got.Schemes[0].Old == nil || got.Schemes[0].New.LastYear != 2024 || len(got.Notices) != 1 {
		t.Fatalf("%+v", got)
	}
	if len(got.Breaks) != 1 || got.Breaks[0].From != 2024 {
		t.Errorf("%+v", got.Breaks)
	}
}

func TestNewIndexNeedsNoCode(t *testing.T) {
	text := strings.TrimSuffix(structureColumns, "\n") + ",index_name,publisher,unit,ranked,published\n" +
		"PGI,2022,2022,,total,PGI,,PGI,Chỉ số xanh,,0,40,S_X,Chỉ số Xanh cấp tỉnh,VCCI,điểm,có,30/4\n" +
		"PGI,2022,2022,,Nội dung,G1,PGI,G1,Giảm thiểu ô nhiễm,,0,10,S_X,,,,,\n"
	got := readStructure(t, facts(t), text)
	// One part of 10 out of 40 does not add up, and that is said.
	if len(got.Problems) != 1 || got.Problems[0].Cell() != "L2" {
		t.Fatalf("%+v", got.Problems)
	}
	got = readStructure(t, facts(t), strings.Replace(text, "0,40", "0,10", 1))
	if len(got.Problems) > 0 || len(got.Indices) != 1 {
		t.Fatalf("%+v", got)
	}
	if x := got.Indices[0]; x.Name != "Chỉ số Xanh cấp tỉnh" || !x.Ranked || x.PublishedMonth != 4 || x.PublishedDay != 30 || x.Validate() != nil {
		t.Errorf("%+v", x)
	}
}

func TestEachFaultOfAStructureIsNamedByItsCell(t *testing.T) {
	row := func(s string) string { return papi2025 + s + "\n" }
	cases := map[string]struct{ text, cell, says string }{
		"years overlap":     {strings.ReplaceAll(papi2025, "2025,,", "2024,,"), "C2", "Trùng năm"},
		"no parent":         {row("PAPI,v2025,2025,,subdimension,D9.1,D9,x,Tên,,,,"), "G5", "Không có nội dung mang mã này"},
		"parent not above":  {row("PAPI,v2025,2025,,dimension,D3,D1,D3,Tên,,,,"), "G5", "không ở cấp trên"},
		"its own parent":    {row("PAPI,v2025,2025,,dimension,D3,D3,D3,Tên,,,,"), "G5", "không ở cấp trên"},
		"code twice":        {row("PAPI,v2025,2025,,dimension,D2,PAPI,D22,Tên,,,,"), "F5", "Trùng mã"},
		"concept twice":     {row("PAPI,v2025,2025,,dimension,D3,PAPI,D2,Tên,,,,"), "H5", "Trùng concept"},
		"odd level":         {row("PAPI,v2025,2025,,mục,D3,PAPI,D3,Tên,,,,"), "E5", "Cấp lạ"},
		"two totals":        {row("PAPI,v2025,2025,,total,P2,,P2,Tên,,,,"), "dòng 2", "đúng một dòng"},
		"no name":           {row("PAPI,v2025,2025,,dimension,D3,PAPI,D3,,,,,"), "I5", "Thiếu name"},
		"odd year":          {row("PAPI,v2025,25,,dimension,D3,PAPI,D3,Tên,,,,"), "C5", "Năm không hợp lệ"},
		"years disagree":    {row("PAPI,v2025,2026,,dimension,D3,PAPI,D3,Tên,,,,"), "C5", "Khác năm ở dòng 2"},
		"ends before start": {row("PAPI,x,2026,2025,total,PAPI,,PAPI,Tên,,,,"), "D5", "Năm cuối trước năm đầu"},
		"text in a number":  {row("PAPI,v2025,2025,,subdimension,D1.1,D1,x,Tên,,,nhiều,"), "L5", "Không phải số"},
		"min above max":     {row("PAPI,v2025,2025,,subdimension,D1.1,D1,x,Tên,,9,3,"), "K5", "lớn hơn tối đa"},
		"sum of scales":     {strings.Replace(papi2025, ",2,20,", ",2,30,", 1), "L2", "20,00"},
		"no header":         {"a,b\n1,2\n", "cả bảng", "Không thấy dòng đầu cột"},
		"nothing":           {structureColumns, "cả bảng", "không có nội dung"},
		"figures lose their node": {
			structureColumns + "PAPI,v2021-2024,2021,2024,total,PAPI,,PAPI,Chỉ số PAPI,,10,80,S_X\n", "cả bảng", "sẽ không còn nội dung",
		},
	}
	f := facts(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := readStructure(t, f, c.text)
			if len(got.Problems) == 0 || got.Problems[0].Cell() != c.cell || !strings.Contains(got.Problems[0].Message, c.says) {
				t.Errorf("%+v, want the first at %s to say %q", got.Problems, c.cell, c.says)
			}
			if len(got.Entities()) != 0 {
				t.Error("something would be stored all the same")
			}
		})
	}
}

func TestMergedCellsInAStructureAreRefused(t *testing.T) {
	got := ReadStructure(facts(t), &Sheet{Rows: [][]string{{"index"}}, Merged: []string{"A1:B1"}})
	if len(got.Problems) == 0 || got.Problems[0].Read != "A1:B1" {
		t.Errorf("%+v", got.Problems)
	}
}

func FuzzReadStructure(f *testing.F) {
	f.Add([]byte(papi2025))
	f.Add([]byte("index;version;first_year;level;code;name\nPAPI;x;2025;total;P;P"))
	known := facts(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := ReadSheet(file(t, "x", content))
		if err != nil {
			return
		}
		got := ReadStructure(known, s)
		for _, e := range got.Entities() {
			if c, ok := e.(data.Scheme); ok && len(c.Nodes) == 0 {
				t.Errorf("a scheme without contents: %+v", c)
			}
		}
	})
}
