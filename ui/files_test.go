package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

func openFiles(t *testing.T, a *App) *filesPage {
	t.Helper()
	a.Go(Route{Page: PageFiles})
	return a.page().(*filesPage)
}

// exportForms writes the forms of all agencies into a folder of the test's own.
func exportForms(t *testing.T, a *App) string {
	t.Helper()
	p := openFiles(t, a)
	folder := filepath.Join(t.TempDir(), "bieu")
	p.folder.SetText(folder)
	a.savePage()
	if p.outProblem.words.Visible() {
		t.Fatal(p.outProblem.words.String())
	}
	return folder
}

// fillForm writes cells of a form, by assignment and the title of the column, and
// saves it beside under another name.
func fillForm(t *testing.T, path, name string, cells map[string]map[string]any) string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns, filled := map[string]int{}, 0
	for i, row := range rows {
		if len(row) > 0 && row[0] == "Mã dòng" {
			for k, title := range row {
				columns[title] = k + 1
			}
		}
		if len(row) == 0 || cells[row[0]] == nil {
			continue
		}
		for title, v := range cells[row[0]] {
			at, err := excelize.CoordinatesToCellName(columns[title], i+1)
			if err == nil {
				err = book.SetCellValue(sheet, at, v)
			}
			if err != nil {
				t.Fatalf("%q: %v", title, err)
			}
			filled++
		}
	}
	if filled == 0 {
		t.Fatal("no row was found")
	}
	out := filepath.Join(filepath.Dir(path), name)
	if err := book.SaveAs(out); err != nil {
		t.Fatal(err)
	}
	return out
}

func answerFor(t *testing.T, folder, agency string, cells map[string]map[string]any) string {
	t.Helper()
	return fillForm(t, filepath.Join(folder, agency+"-2019-05-31.xlsx"), agency+"-gui-lai.xlsx", cells)
}

// rowsOf are the rows of the preview by assignment.
func rowsOf(p *filesPage) map[string]bool {
	out := map[string]bool{}
	for i := range p.preview.answers.Rows {
		out[p.preview.answers.Rows[i].Key()] = p.preview.answers.Rows[i].Accepted
	}
	return out
}

func TestFiles_export_one_per_agency_or_one_for_all(t *testing.T) {
	a := newDemoApp(t)
	folder := exportForms(t, a)
	list, err := os.ReadDir(folder)
	if err != nil || len(list) != 31 {
		t.Fatalf("%d files, %v", len(list), err)
	}
	wantShown(t, a, "Đã xuất 31 tệp vào", "Mở thư mục")
	// A file that is there may be one that an agency filled in.
	p := openFiles(t, a)
	a.savePage()
	wantShown(t, a, "đã có 31 tệp cùng tên", "không ghi đè")

	p.kind.Choose(formOne)
	a.savePage()
	if _, err := os.Stat(filepath.Join(folder, "Cac-co-quan-2019-05-31.xlsx")); err != nil {
		t.Error(err)
	}
	p.kind.Choose(formEach)
	p.agencies.SelectKey("SNV")
	p.scope.Choose(formsSelected)
	p.folder.SetText(filepath.Join(folder, "rieng"))
	a.savePage()
	if list, err := os.ReadDir(filepath.Join(folder, "rieng")); err != nil || len(list) != 1 || list[0].Name() != "SNV-2019-05-31.xlsx" {
		t.Errorf("%v, %v", list, err)
	}
	p.folder.SetText("tương đối")
	a.savePage()
	wantShown(t, a, "đường dẫn đầy đủ")
}

func TestFiles_export_that_is_cancelled_leaves_nothing(t *testing.T) {
	a := newDemoApp(t)
	steps := &stepWorker{}
	p := openFiles(t, a)
	folder := filepath.Join(t.TempDir(), "bieu")
	p.folder.SetText(folder)
	steps.install(a)
	a.savePage()
	steps.timers[0]() // the dialog with its progress
	press(a, fyne.KeyEscape)
	steps.jobs[0]()
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder is there: %v", err)
	}
	wantDrawn(t, a.shell.toast.box, "Đã hủy")
}

func TestFiles_import_shows_old_and_new_and_stores_what_is_accepted(t *testing.T) {
	a := newDemoApp(t)
	folder := exportForms(t, a)
	answerFor(t, folder, "SNV", map[string]map[string]any{
		"N35/SNV": {"Ngày hoàn thành": "28/5/2019", "Số, ký hiệu văn bản": "77/BC-SNV", "Ngày văn bản": "28/5/2019", "Tỷ lệ hoàn thành (%)": 100},
		"N25/SNV": {"Tỷ lệ hoàn thành (%)": 40, "Ngày văn bản": "7/5/2019"}, // ambiguous
		"N07/SNV": {"Ngày văn bản": "31/2/2019", "Ghi chú, kết quả": "x"},   // no such day
	})
	answerFor(t, folder, "TUMORONG", map[string]map[string]any{"N12/TUMORONG": {"Số, ký hiệu văn bản": "12/BC", "Ghi chú, kết quả": "=1+1"}})
	p := openFiles(t, a)
	p.paths.SetText(filepath.Join(folder, "SNV-gui-lai.xlsx") + "; \"" + filepath.Join(folder, "TUMORONG-gui-lai.xlsx") + "\"")
	p.paths.OnSubmitted("")
	v := p.preview
	if v == nil {
		t.Fatalf("no preview; shown:\n%s", shownText(a))
	}
	want := map[string]bool{"N35/SNV": true, "N25/SNV": false, "N07/SNV": false, "N12/TUMORONG": true}
	for key, accepted := range rowsOf(p) {
		if want[key] != accepted {
			t.Errorf("%s accepted: %v", key, accepted)
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
	wantShown(t, a, "2 tệp, 4 dòng có điền. Nhận 2 dòng.", "1 chỗ sai", "Ghi 2 dòng")
	wantDrawn(t, v.grid, "77/BC-SNV", "28/05/2019", "mơ hồ", "31/2/2019", "=1+1")
	for _, l := range v.lines {
		if l.Words == "" && (l.Cell == "" || l.What == "") {
			t.Errorf("a change without its cell: %+v", l)
		}
	}
	for _, l := range v.lines {
		if l.Task == "N07" && l.Words != "" && (l.What != "Ngày văn bản" || l.before() != "13/03/2019" || strings.Count(l.after(), "“31/2/2019”") != 1) {
			t.Errorf("a wrong day: column %q, in the workbook %q, the agency wrote %q", l.What, l.before(), l.after())
		}
	}
	if a.window.Canvas().Focused() != v.grid.Focusable() {
		t.Fatal("the list does not have the keys")
	}
	// Space and Enter choose; a row that is wrong can't be chosen.
	tick := func(key string, k fyne.KeyName) {
		t.Helper()
		for _, l := range v.lines {
			if l.First && l.Task+"/"+l.Agency == key {
				v.grid.SelectKey(l.Key)
				v.grid.list.TypedKey(&fyne.KeyEvent{Name: k})
				return
			}
		}
		t.Fatalf("%s is not there", key)
	}
	tick("N25/SNV", fyne.KeySpace)
	tick("N12/TUMORONG", fyne.KeyReturn)
	tick("N07/SNV", fyne.KeySpace)
	wantShown(t, a, "Không nhận được dòng", "Ghi 2 dòng")
	before := lastEntry(t, a).Seq
	a.savePage()
	e := lastEntry(t, a)
	if e.Seq != before+1 || len(e.Changes) != 3 { // two assignments and the log
		t.Errorf("%q: %d changes, entry %d", e.Action, len(e.Changes), e.Seq-before)
	}
	if !reviewRow(t, a, late).Waiting {
		t.Error("the claim is not in")
	}
	if row := reviewRow(t, a, duty{"N12", "TUMORONG"}); row.Status != data.NotReported {
		t.Error("a rejected row entered")
	}
	if p.preview != nil {
		t.Error("the preview stays")
	}
	wantDrawn(t, p.log, "SNV-gui-lai.xlsx")
	if strings.Contains(drawnWords(p.log), "TUMORONG") {
		t.Error("a file without accepted rows is in the log")
	}
	a.undo()
	if reviewRow(t, a, late).Waiting || len(importLog(a.store.Facts())) != 0 {
		t.Error("undo keeps part of it")
	}
}

func TestFiles_same_file_twice_changes_nothing(t *testing.T) {
	a := newDemoApp(t)
	path := answerFor(t, exportForms(t, a), "SNV", map[string]map[string]any{"N35/SNV": {"Tỷ lệ hoàn thành (%)": 80}})
	p := openFiles(t, a)
	for range 2 {
		p.paths.SetText(path)
		p.readTyped()
		if a.savePage(); p.preview != nil {
			break
		}
	}
	before := lastEntry(t, a).Seq
	wantShown(t, a, "Không có gì thay đổi", "Ghi 0 dòng")
	wantDrawn(t, p.preview.grid, "Sổ đã có đúng nội dung này")
	wantDrawn(t, p.preview.files, "đã nhập")
	a.savePage()
	if lastEntry(t, a).Seq != before {
		t.Error("something was stored")
	}
	press(a, fyne.KeyEscape)
	if p.preview != nil {
		t.Error("Esc keeps the preview")
	}
}

func TestFiles_conflict_with_a_newer_edit(t *testing.T) {
	a := newDemoApp(t)
	path := answerFor(t, exportForms(t, a), "SNV", map[string]map[string]any{"N35/SNV": {"Số, ký hiệu văn bản": "77/BC-SNV"}})
	claimLate(t, a) // after the form went out
	p := openFiles(t, a)
	p.paths.SetText(path)
	p.readTyped()
	if rowsOf(p)["N35/SNV"] {
		t.Error("a row in conflict is accepted beforehand")
	}
	wantDrawn(t, p.preview.tabs, "Xung đột")
	wantDrawn(t, p.preview.grid, "Sổ đã ghi thêm")
	// The clerk may take it all the same; an edit meanwhile is read anew.
	p.preview.all(true)
	if !rowsOf(p)["N35/SNV"] {
		t.Fatal("it can't be taken")
	}
	a.undo()
	wantShown(t, a, "Ghi 1 dòng") // no conflict any more
	a.savePage()
	if got := storedAssignment(t, a, late).Results; got[len(got)-1].Paper.Number != "77/BC-SNV" {
		t.Errorf("stored %+v", got[len(got)-1])
	}
}

func TestFiles_bad_input_is_told_and_stores_nothing(t *testing.T) {
	a := newDemoApp(t)
	dir := t.TempDir()
	junk := filepath.Join(dir, "hong.xlsx")
	if err := os.WriteFile(junk, []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(dir, "~$hong.xlsx") // Excel's own, while a file is open
	if err := os.WriteFile(lock, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := openFiles(t, a)
	for _, c := range []struct{ name, paths, day, words string }{
		{"nothing", "  ; ", "31/5/2019", "Chưa có tệp nào để nhận"},
		{"a file that is not there", filepath.Join(dir, "khong.xlsx"), "31/5/2019", "Không thấy tệp"},
		{"an empty folder", t.TempDir(), "31/5/2019", "Chưa có tệp nào để nhận"},
		{"a day that is none", junk, "31/4/2019", "Tháng 4 năm 2019 có 30 ngày"},
		{"a day to come", junk, "3/6/2019", "sau hôm nay"},
	} {
		p.paths.SetText(c.paths)
		p.received.entry.SetText(c.day)
		p.readTyped()
		if p.preview != nil || !strings.Contains(p.inProblem.words.String(), c.words) {
			t.Errorf("%s: %q", c.name, p.inProblem.words.String())
		}
	}
	p.received.entry.SetText("31/5/2019")
	p.paths.SetText(dir)
	p.readTyped()
	if p.preview == nil || len(p.preview.answers.Files) != 1 {
		t.Fatalf("shown:\n%s", shownText(a))
	}
	wantDrawn(t, p.preview.files, "hong.xlsx", "không nhận")
	before := lastEntry(t, a).Seq
	a.savePage()
	if lastEntry(t, a).Seq != before || p.preview == nil {
		t.Error("something was stored")
	}
}

func TestFiles_dropped_on_the_window(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	drop := func(paths ...string) {
		var uris []fyne.URI
		for _, p := range paths {
			uris = append(uris, storage.NewFileURI(p))
		}
		a.dropped(fyne.Position{}, uris)
	}
	drop("/x/bieu.xlsx")
	wantDrawn(t, a.shell.toast.box, "Mở sổ trước")
	drop(demoFile(t))
	if a.store == nil {
		t.Fatal("the workbook is not open")
	}
	path := answerFor(t, exportForms(t, a), "SNV", map[string]map[string]any{"N35/SNV": {"Tỷ lệ hoàn thành (%)": 80}})
	a.Go(Route{Page: PageOverview})
	drop("/x/anh.png")
	if a.route.Page != PageOverview {
		t.Error("a picture leads somewhere")
	}
	drop(path)
	if p, ok := a.page().(*filesPage); !ok || p.preview == nil || !rowsOf(p)["N35/SNV"] {
		t.Errorf("at %s", a.route.Page)
	}
}

func TestFiles_of_a_workbook_that_is_read_only(t *testing.T) {
	path := demoFile(t)
	a := newTestApp(t, Options{})
	a.openWorkbook(path, true)
	p := openFiles(t, a)
	wantShown(t, a, "Sổ đang mở chỉ xem nên không nhận tệp được")
	exportForms(t, a)
	p.paths.SetText(t.TempDir())
	p.readTyped()
	if p.preview != nil {
		t.Error("files were read")
	}
}
