package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"giaoban/data"
	"giaoban/data/store"
)

// stored returns an assignment of the workbook as it now is.
func stored(t *testing.T, book, key string) data.Assignment {
	t.Helper()
	f, err := facts(book)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range f.Assignments {
		if a.Key() == key {
			return a
		}
	}
	t.Fatalf("no assignment %s", key)
	return data.Assignment{}
}

// written writes a file for a test.
func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestResult_add_records_all_that_is_said(t *testing.T) {
	book := workbook(t, "real")
	proof := written(t, "bc.pdf", "nội dung báo cáo")
	out := must(t, "result", "add", book, "--task", "n01", "--agency", "snv", "--recorded", "20/5/2019",
		"--paper", "15/BC-SNV", "--paper-date", "18/5/2019", "--claimed", "17/5/2019", "--confirm", "21/5/2019",
		"--actual", "1,5", "--note", "Đa\u0303 xong", "--evidence", proof)
	got := stored(t, book, "N01/SNV").Results
	if len(got) != 1 {
		t.Fatalf("results %+v", got)
	}
	r := got[0]
	want := data.Result{
		ID: r.ID, Recorded: data.NewDate(2019, 5, 20), Paper: data.Paper{Number: "15/BC-SNV", Date: data.NewDate(2019, 5, 18)},
		Percent: 100, Note: "Đã xong", Evidence: r.Evidence, Claimed: data.NewDate(2019, 5, 17), Confirmed: data.NewDate(2019, 5, 21),
		Completed: data.NewDate(2019, 5, 17), Actual: 1.5, HasActual: true,
	}
	a, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) || r.ID == "" {
		t.Errorf("got  %s\nwant %s", a, b)
	}
	if len(r.Evidence) != 1 || r.Evidence[0].Name != "bc.pdf" || !r.Evidence[0].Stored || !strings.Contains(out, r.Evidence[0].SHA256) {
		t.Errorf("evidence %+v, said %s", r.Evidence, out)
	}
	must(t, "check", book)
	s, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Evidence(r.Evidence[0].SHA256); err != nil {
		t.Error(err)
	}
}

func TestResult_add_for_a_group_and_outside_evidence(t *testing.T) {
	book := workbook(t, "real")
	f, err := facts(book)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]map[string]bool{}
	for _, a := range f.Assignments {
		if given[a.Task] == nil {
			given[a.Task] = map[string]bool{}
		}
		given[a.Task][a.Agency] = true
	}
	var districts []string
	for _, g := range f.Groups {
		if g.Code == "@districts" {
			districts = g.On(data.NewDate(2019, 5, 31))
		}
	}
	task := ""
	for _, candidate := range f.Tasks {
		all := len(districts) > 0
		for _, d := range districts {
			all = all && given[candidate.ID][d]
		}
		if all {
			task = candidate.ID
			break
		}
	}
	if task == "" {
		t.Fatal("no task of all districts")
	}
	proof := written(t, "bc.pdf", "nội dung")
	must(t, "result", "add", book, "--task", task, "--agency", "@districts", "--percent", "40", "--evidence", proof, "--keep-outside")
	for _, d := range districts {
		r := stored(t, book, task+"/"+d).Results
		if len(r) != 1 || r[0].Percent != 40 || r[0].Recorded != data.NewDate(2019, 5, 31) || r[0].Evidence[0].Stored || len(r[0].Evidence[0].SHA256) != 64 {
			t.Errorf("%s: %+v", d, r)
		}
	}
	before := read(t, book)
	refused(t, statusNotFound, []string{"không giao cho", "KHÔNG"}, "result", "add", book, "--task", task, "--agency", districts[0]+",KHÔNG")
	if string(before) != string(read(t, book)) {
		t.Error("a part of a refused action was stored")
	}
}

func TestResult_add_refuses(t *testing.T) {
	book := workbook(t, "real")
	before := read(t, book)
	dir := t.TempDir()
	secret, empty := written(t, "Tối mật.pdf", "x"), written(t, "rong.pdf", "")
	for name, c := range map[string]struct {
		status int
		words  []string
		args   []string
	}{
		"unknown task":         {statusNotFound, []string{"N99"}, []string{"--task", "N99", "--agency", "SNV"}},
		"unknown agency":       {statusNotFound, []string{"XYZ"}, []string{"--task", "N01", "--agency", "XYZ"}},
		"no agency":            {statusUsage, []string{"--agency"}, []string{"--task", "N01"}},
		"percent":              {statusFailure, []string{"0–100"}, []string{"--task", "N01", "--agency", "SNV", "--percent", "101"}},
		"confirmed unclaimed":  {statusFailure, []string{"chưa báo hoàn thành"}, []string{"--task", "N01", "--agency", "SNV", "--confirm", "1/5/2019"}},
		"no such day":          {statusUsage, []string{"tháng 2"}, []string{"--task", "N01", "--agency", "SNV", "--claimed", "30/2/2019"}},
		"not a number":         {statusUsage, []string{"không phải là số"}, []string{"--task", "N01", "--agency", "SNV", "--actual", "nhiều"}},
		"missing evidence":     {statusNotFound, []string{"khong.pdf"}, []string{"--task", "N01", "--agency", "SNV", "--evidence", filepath.Join(dir, "khong.pdf")}},
		"a folder as evidence": {statusFailure, []string{dir}, []string{"--task", "N01", "--agency", "SNV", "--evidence", dir}},
		"secret evidence":      {statusFailure, []string{"TỐI MẬT"}, []string{"--task", "N01", "--agency", "SNV", "--evidence", secret}},
		"secret, kept outside": {statusFailure, []string{"TỐI MẬT"}, []string{"--task", "N01", "--agency", "SNV", "--evidence", secret, "--keep-outside"}},
		"empty evidence":       {statusFailure, []string{"rỗng"}, []string{"--task", "N01", "--agency", "SNV", "--evidence", empty}},
		"a note of 10 MB":      {statusFailure, []string{"4.000"}, []string{"--task", "N01", "--agency", "SNV", "--note", strings.Repeat("ghi chú ", 1<<20)}},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, c.status, c.words, append([]string{"result", "add", book}, c.args...)...)
			if string(before) != string(read(t, book)) {
				t.Error("the workbook was changed")
			}
		})
	}
}

func TestLock_keeps_a_period_until_a_reason_is_given(t *testing.T) {
	book := workbook(t, "demo")
	if out := must(t, "lock", book); !strings.Contains(out, "Chưa khóa") {
		t.Error(out)
	}
	must(t, "lock", book, "--period", "2019-q1", "--reason", "Chốt quý I")
	add := []string{"result", "add", book, "--task", "N01", "--agency", "SNV", "--recorded", "31/3/2019", "--percent", "10"}
	refused(t, statusPeriod, []string{"quý I/2019", "--reason"}, add...)
	must(t, append(add, "--reason", "Nhập sót công văn")...)
	must(t, "result", "add", book, "--task", "N01", "--agency", "SNV", "--recorded", "1/4/2019")
	refused(t, statusExists, []string{"31/3/2019"}, "lock", book, "--to", "28/2/2019")
	refused(t, statusFailure, []string{"ngày khóa trước"}, "lock", book, "--to", "1/6/2019") // not over yet
	refused(t, statusUsage, []string{"dùng cùng nhau"}, "lock", book, "--to", "31/3/2019", "--period", "2019-Q1")
	refused(t, statusFailure, []string{"2019-Q7"}, "lock", book, "--period", "2019-Q7")
	refused(t, statusPeriod, []string{"nêu lý do"}, "lock", book, "--lift")
	refused(t, statusNotFound, []string{"giaobanctl lock"}, "lock", book, "--lift", "--to", "28/2/2019", "--reason", "x")
	must(t, "lock", book, "--to", "30/4/2019")
	refused(t, statusFailure, []string{"31/03/2019", "30/04/2019"}, "lock", book, "--lift", "--reason", "x")
	must(t, "lock", book, "--lift", "--to", "30/4/2019", "--reason", "Sửa theo công văn")
	must(t, "lock", book, "--lift", "--period", "2019-Q1", "--reason", "Sửa theo công văn")
	must(t, add...)
	if out := must(t, "lock", book); !strings.Contains(out, "đã mở 31/05/2019") || strings.Contains(out, "đang khóa") {
		t.Error(out)
	}
	out := must(t, "journal", book)
	for _, want := range []string{"lý do: Nhập sót công văn", "Mở khóa kỳ đến hết 31/3/2019", "Khóa kỳ", "Ngày mở khóa: “” → “31/05/2019”", "Tỷ lệ (%): “” → “10”"} {
		if !strings.Contains(out, want) {
			t.Errorf("the journal lacks %q:\n%s", want, out)
		}
	}
	must(t, "check", book)
}

func TestRemind_records_what_is_open(t *testing.T) {
	book := workbook(t, "demo")
	f, err := facts(book)
	if err != nil {
		t.Fatal(err)
	}
	on := data.NewDate(2019, 5, 31)
	var late, done data.AssignmentRow
	lateOf := map[string]int{}
	for _, row := range data.Compute(f, on).AssignmentRows {
		switch {
		case row.Status == data.Overdue:
			late = row
			lateOf[row.Agency]++
		case row.Status.Done():
			done = row
		}
	}
	args := []string{"remind", book, "--agency", strings.ToLower(late.Agency), "--on", "31/5/2019", "--paper", "00/UBND-TH", "--paper-date", "30/5/2019"}
	before := read(t, book)
	if out := must(t, append(args, "--dry-run")...); !strings.Contains(out, late.Task+"/"+late.Agency) || string(before) != string(read(t, book)) {
		t.Errorf("dry run: %s", out)
	}
	must(t, args...)
	sent := 0
	now, err := facts(book)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range now.Assignments {
		if n := len(a.Reminders) - len(f.Assignments[i].Reminders); n > 0 {
			sent++
			last := a.Reminders[len(a.Reminders)-1]
			if a.Agency != late.Agency || last != (data.Reminder{On: on, Paper: data.Paper{Number: "00/UBND-TH", Date: on - 1}}) {
				t.Errorf("%s: %+v", a.Key(), last)
			}
		}
	}
	if sent != lateOf[late.Agency] {
		t.Errorf("%d reminders, %d are late", sent, lateOf[late.Agency])
	}
	refused(t, statusFailure, []string{"hoàn thành"}, "remind", book, "--agency", done.Agency, "--task", done.Task)
	refused(t, statusFailure, []string{"--agency"}, "remind", book)
	refused(t, statusNotFound, []string{"N99"}, "remind", book, "--task", "N99")
	refused(t, statusNotFound, []string{"01/08/2018"}, "remind", book, "--agency", late.Agency, "--on", "1/8/2018")
	must(t, "lock", book, "--to", "31/5/2019")
	refused(t, statusPeriod, nil, append(args, "--task", late.Task)...)
	must(t, append(args, "--task", late.Task, "--reason", "Ghi bù")...)
}

func TestJournal_is_filtered_and_exported(t *testing.T) {
	book := workbook(t, "demo")
	must(t, "result", "add", book, "--task", "N01", "--agency", "SNV", "--note", "=HYPERLINK(\"x\")", "--percent", "30")
	must(t, "lock", book, "--to", "31/3/2019")
	var j journalJSON
	if err := json.Unmarshal([]byte(must(t, "journal", book, "--kind", "assignment", "--key", "N01/SNV", "--json")), &j); err != nil {
		t.Fatal(err)
	}
	if len(j.Entries) != 1 || j.Entries[0].Seq != 2 || len(j.Entries[0].Prev) != 64 || j.Entries[0].Prev == strings.Repeat("0", 64) {
		t.Fatalf("%+v", j)
	}
	fields := map[string]string{}
	for _, f := range j.Entries[0].Changes[0].Fields {
		fields[f.Label[strings.LastIndex(f.Label, " · ")+len(" · "):]] = f.New
	}
	if fields["Tỷ lệ (%)"] != "30" || fields["Ghi chú"] != "=HYPERLINK(\"x\")" || fields["Ngày ghi nhận"] != "31/05/2019" {
		t.Errorf("fields %v", fields)
	}
	rows, err := csv.NewReader(strings.NewReader(must(t, "journal", book, "--csv"))).ReadAll()
	if err != nil || len(rows) < 5 || rows[0][0] != "seq" || rows[1][3] != "Tạo sổ" {
		t.Fatalf("%q, %v", rows, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula in %q", row)
			}
		}
	}
	if out := must(t, "journal", book, "--text", "khoa ky"); strings.Contains(out, "Ghi kết quả") || !strings.Contains(out, "Khóa kỳ đến hết") {
		t.Error(out)
	}
	if out := must(t, "journal", book, "--to", "30/5/2019"); !strings.Contains(out, "0 mục") {
		t.Error(out)
	}
	if out := must(t, "journal", book, "--from", "31/5/2019", "--to", "31/5/2019"); !strings.Contains(out, "3 mục") {
		t.Error(out)
	}
}

func TestJournal_verify(t *testing.T) {
	book := workbook(t, "demo")
	out := must(t, "journal", "verify", book)
	var v struct {
		Whole   bool
		Entries int
		Head    string
	}
	if err := json.Unmarshal([]byte(must(t, "journal", "verify", book, "--json")), &v); err != nil {
		t.Fatal(err)
	}
	if !v.Whole || v.Entries != 1 || !strings.Contains(out, v.Head) || len(v.Head) != 64 {
		t.Errorf("%+v, %s", v, out)
	}
	content := read(t, book)
	if err := os.WriteFile(book, content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, statusDamaged, []string{book}, "journal", "verify", book)
	refused(t, statusNotFound, nil, "journal", "verify", book+"x")
}
