package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const plan = "testdata/ke-hoach-bang.txt" // an invented plan with a table of tasks

func TestRead_prints_what_it_proposes(t *testing.T) {
	got := must(t, "read", plan, "--json")
	golden := "testdata/ke-hoach-bang.json"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the reading differs from %s:\n%s", golden, got)
	}
	text := must(t, "read", plan)
	for _, w := range []string{"Kế hoạch 150/KH-UBND ngày 10/3/2025", "7 nhiệm vụ", "Cục Thống kê", "15/10/2025"} {
		if !strings.Contains(text, w) {
			t.Errorf("the table lacks %q:\n%s", w, text)
		}
	}
}

// The fields are the ones that scripts compare; what is not found is null.
func TestRead_json_has_every_field(t *testing.T) {
	path := filepath.Join(t.TempDir(), "trống.txt")
	if err := os.WriteFile(path, []byte("Một đoạn văn không phải văn bản chỉ đạo.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(must(t, "read", path, "--json")), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"doc_type", "number", "date", "place", "issuer", "subject", "signer", "signer_title"} {
		if v, ok := got[key]; !ok || v != nil {
			t.Errorf("%s is %v, want null", key, v)
		}
	}
	for _, key := range []string{"addressees", "recipients", "tasks", "references"} {
		if v, ok := got[key].([]any); !ok || len(v) != 0 {
			t.Errorf("%s is %v, want an empty list", key, got[key])
		}
	}
	if got["id"] != "trống" {
		t.Errorf("id is %v", got["id"])
	}
}

func TestRead_decomposed_file_is_read_alike(t *testing.T) {
	content, err := os.ReadFile(plan)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), filepath.Base(plan))
	if err := os.WriteFile(path, []byte(norm.NFD.String(string(content))), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := must(t, "read", path, "--json"), must(t, "read", plan, "--json"); got != want {
		t.Errorf("the NFD copy reads as\n%s", got)
	}
}

func TestRead_into_a_workbook(t *testing.T) {
	book := workbook(t, "real")
	status, _, stderr := ctl("read", plan, "--into", book)
	if status == statusOK || !strings.Contains(stderr, "chưa có trong sổ") || !strings.Contains(stderr, "--create") {
		t.Fatalf("unknown agencies are not told: status %d\n%s", status, stderr)
	}
	out := must(t, "read", plan, "--into", book, "--create")
	if !strings.Contains(out, "Đã ghi vào sổ: 7 mục, 7 nhiệm vụ") {
		t.Errorf("nothing was stored:\n%s", out)
	}
	must(t, "check", book)
	f, err := facts(book)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Directives) != 2 || len(f.Tasks) != 45+7 || f.Tasks[51].ID != "N52" {
		t.Fatalf("%d directives, %d tasks", len(f.Directives), len(f.Tasks))
	}
	d := f.Directives[1]
	if d.ID != "150-KH-UBND" || !strings.Contains(d.Text, "Tiêm phòng dịch tả lợn châu Phi") || d.RawText == "" {
		t.Errorf("the text is not kept: %+v", d)
	}
	if n := len(f.Imports); n != 1 || f.Imports[0].Kind != "directive" || f.Imports[0].Rows != 7 {
		t.Errorf("%d imports: %+v", n, f.Imports)
	}
	for _, task := range f.Tasks[45:] {
		if task.Directive != d.ID || task.Quote == "" || len(task.Lead) == 0 {
			t.Errorf("%+v", task)
		}
	}
	// the journal has one action for it all
	if journal := must(t, "journal", book); strings.Count(journal, "Nhận Kế hoạch 150/KH-UBND") == 0 {
		t.Errorf("the journal lacks the action:\n%s", journal)
	}

	again := must(t, "read", plan, "--into", book)
	if !strings.Contains(again, "đã có trong sổ; không ghi gì") || !strings.Contains(again, "không khác") {
		t.Errorf("a second reading says\n%s", again)
	}
	changed := filepath.Join(t.TempDir(), "sửa.txt")
	content, err := os.ReadFile(plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(changed, []byte(strings.Replace(string(content), "Hỗ trợ nhập giống", "Hỗ trợ mua giống", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if third := must(t, "read", changed, "--into", book); !strings.Contains(third, "1 chỗ khác") || !strings.Contains(third, "mua giống") {
		t.Errorf("the difference is not shown:\n%s", third)
	}
}

func TestRead_refuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	undated := file("congvan.txt", "UBND TỈNH A\n\nSố:      /UBND-TH\n\nKính gửi: Sở Y tế.\n\n1. Sở Y tế báo cáo kết quả.\n")
	refused(t, statusNotFound, []string{"không.txt"}, "read", filepath.Join(dir, "không.txt"))
	refused(t, statusFailure, []string{"MẬT"}, "read", file("mat.txt", "TỐI MẬT\n\nSố: 12/UBND-TH\n"))
	status, _, stderr := ctl("read", undated, "--into", workbook(t, "real"))
	if status == statusOK || !strings.Contains(stderr, "--number") {
		t.Errorf("a document without number and date: status %d\n%s", status, stderr)
	}
}
