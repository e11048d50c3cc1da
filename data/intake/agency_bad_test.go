package intake

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// What stands in one cell: how it is read, what a person is asked, what is refused.
func TestCellsThatAreOdd(t *testing.T) {
	f, r := demoBook(t)
	day := data.NewDate(2019, time.May, 27)
	big := strings.Repeat("Rất dài. ", 10<<20/10)
	for name, c := range map[string]struct {
		key   columnKey
		value any
		look  string
		state RowState
		new   string // as it is read
		words string // of the doubt or fault
	}{
		"real date":              {colDone, day, "", RowClean, "27/05/2019", ""},
		"real date, other look":  {colDone, day, `[$-42A]d "tháng" m yyyy;@`, RowClean, "27/05/2019", ""},
		"date with a time":       {colDone, serialOf(day) + 0.75, "dd/mm/yyyy hh:mm", RowClean, "27/05/2019", ""},
		"number for a date":      {colDone, day, "0", RowFaulty, "", "nếu là ngày thì là 27/05/2019"},
		"time for a date":        {colDone, 0.5, "hh:mm", RowFaulty, "", "Không phải ngày"},
		"29/02/1900":             {colDone, 60, "", RowFaulty, "", "Không phải ngày"},
		"clear text date":        {colDone, "27/5/2019", "", RowClean, "27/05/2019", ""},
		"text with dots":         {colDone, "27.5.2019", "", RowClean, "27/05/2019", ""},
		"same day and month":     {colDone, "5/5/2019", "", RowClean, "05/05/2019", ""},
		"text in words":          {colDone, "ngày 7 tháng 5 năm 2019", "", RowClean, "07/05/2019", ""},
		"ISO text":               {colDone, "2019-05-07", "", RowClean, "07/05/2019", ""},
		"ambiguous text":         {colDate, "7/11/2018", "", RowDoubtful, "07/11/2018", "mơ hồ: đọc là ngày 7 tháng 11 năm 2018"},
		"month first":            {colDone, "5/27/2019", "", RowFaulty, "", "không có tháng 27"},
		"no such day":            {colDone, "29/2/2019", "", RowFaulty, "", "tháng 2 năm 2019 có 28 ngày"},
		"two-digit year":         {colDone, "27/5/19", "", RowFaulty, "", "đủ ngày/tháng/năm"},
		"words for a date":       {colDone, "cuối tháng 5", "", RowFaulty, "", "đủ ngày/tháng/năm"},
		"before the directive":   {colDone, "31/12/2017", "", RowFaulty, "", "trước 01/01/2018"},
		"in the future":          {colDone, "1/6/2020", "", RowFaulty, "", "sau ngày Văn phòng nhận"},
		"ambiguous and future":   {colDone, "7/11/2021", "", RowFaulty, "", "sau ngày Văn phòng nhận"},
		"extension not later":    {colExtend, "1/5/2019", "", RowFaulty, "", "không sau hạn hiện nay"},
		"percent":                {colPercent, 80, "", RowClean, "80", ""},
		"percent typed with %":   {colPercent, 0.57, "0%", RowClean, "57", ""},
		"percent as text":        {colPercent, "80 %", "", RowClean, "80", ""},
		"a fraction":             {colPercent, 0.8, "0.0", RowFaulty, "", "số nguyên từ 0 đến 100"},
		"more than all":          {colPercent, 101, "", RowFaulty, "", "số nguyên từ 0 đến 100"},
		"less than nothing":      {colPercent, -1, "", RowFaulty, "", "số nguyên từ 0 đến 100"},
		"percent in words":       {colPercent, "gần xong", "", RowFaulty, "", "số nguyên từ 0 đến 100"},
		"percent as a date":      {colPercent, 43, "dd/mm/yyyy", RowFaulty, "", "số nguyên từ 0 đến 100"},
		"actual":                 {colActual, 1.5, "", RowClean, "1,5", ""},
		"actual as text":         {colActual, "1.234,5", "", RowClean, "1234,5", ""},
		"actual as a date":       {colActual, 43600, "d-mmm", RowFaulty, "", "đã đổi số thành ngày"},
		"actual in words":        {colActual, "một", "", RowFaulty, "", "Không phải số"},
		"negative actual":        {colActual, -2, "", RowFaulty, "", "ngoài khoảng"},
		"number of a paper":      {colNumber, 123, "", RowClean, "123", ""},
		"paper turned to a date": {colNumber, 43600, "d-mmm", RowDoubtful, "43600", "đã đổi chữ thành ngày"},
		"10 MB note":             {colNote, big, "", RowFaulty, "", "tối đa 2.000"},
		"note of an error":       {colNote, true, "", RowFaulty, "", "Ô đúng/sai"},
		"formula as text":        {colNote, "=HYPERLINK(\"http://x\")", "", RowClean, "=HYPERLINK(\"http://x\")", ""},
		"neither yes nor no":     {colResolved, "có thể", "", RowFaulty, "", "Chọn Có hoặc Không"},
		"yes without accents":    {colResolved, "co", "", RowClean, "Có", ""},
	} {
		t.Run(name, func(t *testing.T) {
			x := formOf(t, f, r, "SNV")
			value := c.value
			if value == big {
				value = "@big@" // excelize cuts text at 32,767 characters
			}
			x.set("N35/SNV", c.key, value)
			if c.look != "" {
				x.look("N35/SNV", c.key, c.look)
			}
			content := repacked(t, x.content(), func(part string, text []byte) []byte {
				return bytes.ReplaceAll(text, []byte("@big@"), []byte(big))
			}, nil)
			row := one(t, ReadAgencyBooks(f, r, []string{file(t, "a.xlsx", content)}, importOptions()))
			if row.State != c.state {
				t.Fatalf("%s: %+v %+v", row.State.Name(), row.Doubts, row.Faults)
			}
			if row.Accepted != (c.state == RowClean) {
				t.Error("accepted:", row.Accepted)
			}
			if c.new != "" && (len(row.Cells) != 1 || row.Cells[0].New != c.new || row.Cells[0].Title != titleOf(c.key)) {
				t.Errorf("%+v", row.Cells)
			}
			if c.words == "" {
				return
			}
			p := append(row.Doubts, row.Faults...)
			last := p[len(p)-1] // after a doubt, what is wrong
			if !strings.Contains(last.Message, c.words) || last.Cell() != x.cell("N35/SNV", c.key) {
				t.Errorf("%+v, want %q at %s", p, c.words, x.cell("N35/SNV", c.key))
			}
			for _, said := range p {
				if len(said.Read) > 1000 || len(said.Message) > 1000 {
					t.Error("a message as long as the note")
				}
			}
		})
	}
}

// The same day in both systems that count days is the same day.
func TestDaysOfThe1904System(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	yes := true
	if err := x.book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	const apart = 1462 // days between 30/12/1899 and 01/01/1904
	x.set("N35/SNV", colDone, serialOf(data.NewDate(2019, time.May, 27))-apart)
	row := one(t, ReadAgencyBooks(f, r, []string{x.save("mac.xlsx")}, importOptions()))
	if row.State != RowClean || row.Cells[0].New != "27/05/2019" {
		t.Errorf("%+v", row)
	}
}

// A formula's value is shown, and taken only by somebody's word.
func TestFormulasAreNotTakenUnasked(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colPercent, 80)
	if err := x.book.SetCellFormula(agencySheet, x.cell("N35/SNV", colPercent), "SUM(A1:A9)+80"); err != nil {
		t.Fatal(err)
	}
	x.set("N25/SNV", colPercent, 10)
	if err := x.book.SetCellFormula(agencySheet, x.cell("N25/SNV", colNote), "A1"); err != nil { // never calculated
		t.Fatal(err)
	}
	got := ReadAgencyBooks(f, r, []string{x.save("a.xlsx")}, importOptions())
	if len(got.Rows) != 2 || got.Accepted() != 0 {
		t.Fatalf("%+v", got.Rows)
	}
	for i := range got.Rows {
		switch row := &got.Rows[i]; row.Key() {
		case "N35/SNV":
			if row.State != RowDoubtful || row.Doubts[0].Read != "=SUM(A1:A9)+80" || !strings.Contains(row.Doubts[0].Message, "“80”") {
				t.Errorf("%+v", row)
			}
			if err := got.Accept(i); err != nil || !row.Accepted {
				t.Error(err)
			}
		case "N25/SNV":
			if row.State != RowFaulty || !strings.Contains(row.Faults[0].Message, "chưa có giá trị") {
				t.Errorf("%+v", row)
			}
			if err := got.Accept(i); data.CodeOf(err) != data.NotAllowed || row.Accepted {
				t.Error(err)
			}
		}
	}
	changes, err := got.Changes()
	if err != nil || len(changes) != 1 || changes[0].Results[0].Percent != 80 {
		t.Errorf("%+v %v", changes, err)
	}
}

// Rows are known by ID and seal: moved ones are found, odd ones named and left out.
func TestRowsThatWereMoved_edited_added_or_deleted(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colPercent, 80)
	x.set("N24/SNV", colNote, "Ghi nhầm dòng")
	x.set("N25/SNV", colPercent, 30)
	// N24's ID is overwritten with N25's, N01 is deleted, two rows are added above all.
	if err := x.book.SetCellValue(agencySheet, x.cell("N24/SNV", colID), "N26/SNV"); err != nil {
		t.Fatal(err)
	}
	if err := x.book.RemoveRow(agencySheet, x.lines["N01/SNV"]); err != nil {
		t.Fatal(err)
	}
	at := x.head + 1
	if err := x.book.InsertRows(agencySheet, at, 2); err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"D8": "Việc tự thêm", "P8": "Đã làm", "A9": "N99/SNV", "P9": "Việc lạ"} {
		if err := x.book.SetCellValue(agencySheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	got := ReadAgencyBooks(f, r, []string{x.save("a.xlsx")}, importOptions())
	file := got.Files[0]
	if file.Refused != nil || len(got.Rows) != 2 || got.Accepted() != 2 {
		t.Fatalf("%+v %+v", file, got.Rows)
	}
	if got.Rows[0].Key() != "N25/SNV" || got.Rows[1].Key() != "N35/SNV" || got.Rows[1].Cells[0].New != "80" {
		t.Errorf("%+v", got.Rows)
	}
	if len(file.Problems) != 3 {
		t.Fatalf("%+v", file.Problems)
	}
	for i, want := range []struct{ cell, words string }{
		{"dòng 8", "Dòng thêm vào"}, {"A9", "không có mã kiểm tra"}, {"A19", "ghi “N26/SNV”, vốn là “N24/SNV”"},
	} {
		if p := file.Problems[i]; p.Cell() != want.cell || !strings.Contains(p.Message, want.words) {
			t.Errorf("%s %+v", p.Cell(), p)
		}
	}
	if len(file.Missing) != 2 || file.Missing[0] != "N01/SNV" || file.Missing[1] != "N24/SNV" {
		t.Error(file.Missing)
	}
}

func TestRowTwiceAndMergedCells(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colPercent, 80)
	if err := x.book.DuplicateRow(agencySheet, x.lines["N35/SNV"]); err != nil {
		t.Fatal(err)
	}
	x.book.SetCellValue(agencySheet, strings.Replace(x.cell("N35/SNV", colPercent), "26", "27", 1), 90)
	got := ReadAgencyBooks(f, r, []string{x.save("a.xlsx")}, importOptions())
	if len(got.Rows) != 2 || got.Rows[0].State != RowFaulty || got.Rows[1].State != RowFaulty || !strings.Contains(got.Rows[0].Faults[0].Message, "Trùng mã") {
		t.Errorf("%+v", got.Rows)
	}
	x = formOf(t, f, r, "SNV")
	x.set("N35/SNV", colNote, "Chung cho các việc")
	if err := x.book.MergeCell(agencySheet, x.cell("N34/SNV", colNote), x.cell("N36/SNV", colNote)); err != nil {
		t.Fatal(err)
	}
	x.set("N34/SNV", colNote, "Chung cho các việc")
	got = ReadAgencyBooks(f, r, []string{x.save("a.xlsx")}, importOptions())
	if row := one(t, got); row.State != RowFaulty || !strings.Contains(row.Faults[0].Message, "Ô gộp P25:P27") {
		t.Errorf("%+v", row)
	}
}

// Both values are shown where the workbook was changed after the form had left;
// a reminder is no such change.
func TestConflictsWithNewerEdits(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colPercent, 80)
	x.set("N35/SNV", colNumber, "12/BC-SNV")
	x.set("N25/SNV", colPercent, 30)
	path := x.save("a.xlsx")
	a := assignmentOf(f, "N35/SNV")
	edited, err := a.WithResult(data.Result{ID: "x", Recorded: received(), Percent: 60, Paper: data.Paper{Number: "11/BC-SNV"}})
	if err != nil {
		t.Fatal(err)
	}
	edited.Rev = 2
	*a = edited
	b := assignmentOf(f, "N25/SNV")
	if *b, err = b.Remind(data.Reminder{On: received()}); err != nil {
		t.Fatal(err)
	}
	b.Rev = 2
	got := ReadAgencyBooks(f, r, []string{path}, importOptions())
	if len(got.Rows) != 2 || got.Accepted() != 1 || got.Rows[0].State != RowClean {
		t.Fatalf("%+v", got.Rows)
	}
	row := &got.Rows[1]
	if row.State != RowConflict || !strings.Contains(row.Conflict, "bản 1, nay là bản 2") || len(row.Cells) != 2 {
		t.Fatalf("%+v", row)
	}
	if c := row.Cells[0]; c.Old != "11/BC-SNV" || c.New != "12/BC-SNV" {
		t.Errorf("%+v", c)
	}
	if c := row.Cells[1]; c.Old != "60" || c.New != "80" {
		t.Errorf("%+v", c)
	}
	// What was keyed meanwhile is what the file says: nothing to do.
	edited.Results[len(edited.Results)-1].Percent, edited.Results[len(edited.Results)-1].Paper.Number = 80, "12/BC-SNV"
	if got = ReadAgencyBooks(f, r, []string{path}, importOptions()); got.Rows[1].State != RowSame {
		t.Errorf("%+v", got.Rows[1])
	}
}

// Two files that speak of one assignment are for a person to look at; both may enter.
func TestTwoFilesOfOneAgency(t *testing.T) {
	f, r := demoBook(t)
	var paths []string
	for _, percent := range []int{40, 50} {
		x := formOf(t, f, r, "SNV")
		x.set("N35/SNV", colPercent, percent)
		paths = append(paths, x.save("a.xlsx"))
	}
	got := ReadAgencyBooks(f, r, paths, importOptions())
	if got.Accepted() != 0 || got.Rows[0].State != RowDoubtful || got.Rows[1].State != RowDoubtful {
		t.Fatalf("%+v", got.Rows)
	}
	for i := range got.Rows {
		if err := got.Accept(i); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := got.Changes()
	if err != nil || len(changes) != 1 || len(changes[0].Results) != 2 || len(got.Log()) != 2 {
		t.Errorf("%+v %v", changes, err)
	}
	got.Reject(0)
	if changes, err = got.Changes(); err != nil || len(changes[0].Results) != 1 || changes[0].Results[0].Percent != 50 {
		t.Errorf("%+v %v", changes, err)
	}
}

// A duty that left the agency, or is confirmed already, takes no report unasked.
func TestDutiesThatAreOver(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colPercent, 80)
	x.set("N01/SNV", colNote, "Bổ sung")
	path := x.save("a.xlsx")
	assignmentOf(f, "N35/SNV").Exit = &data.Exit{On: received(), Paper: data.Paper{Number: "1/QĐ"}}
	got := ReadAgencyBooks(f, data.Compute(f, received()), []string{path}, importOptions())
	if len(got.Rows) != 2 || got.Rows[0].State != RowDoubtful || got.Rows[1].State != RowFaulty {
		t.Errorf("%+v", got.Rows)
	}
}

// Text from outside that begins as a formula does not leave as one.
func TestFormulasAreNeutralOnTheWayOut(t *testing.T) {
	f, _ := demoBook(t)
	a := assignmentOf(f, "N35/SNV")
	var err error
	for _, text := range []string{"=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)"} {
		if *a, err = a.WithObstacle(data.Obstacle{On: received(), Text: text}); err != nil {
			t.Fatal(err)
		}
		f.Tasks[0].Title, f.Agencies[0].Name = text, text
		r := data.Compute(f, received())
		var b bytes.Buffer
		if err := AgencyBook(&b, f, r, nil); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows(agencySheet)
		if err != nil {
			t.Fatal(err)
		}
		quoted := 0
		for _, row := range rows {
			for _, text := range row {
				if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
					t.Errorf("a cell begins as a formula: %q", text)
				}
				if strings.HasPrefix(text, "'") {
					quoted++
				}
			}
		}
		if quoted == 0 {
			t.Error("nothing was neutralised")
		}
		book.Close()
	}
}

// A file on a full or failing disk, or taken away meanwhile, changes nothing: that
// is the store's doing, in one transaction. Here: reading leaves the file as it is.
func TestReadingLeavesTheFileAlone(t *testing.T) {
	f, r := demoBook(t)
	path := formOf(t, f, r, "SNV").save("a.xlsx")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ReadAgencyBooks(f, r, []string{path}, importOptions())
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error(err)
	}
}
