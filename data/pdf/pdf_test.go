package pdf

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"giaoban/assets"
	"giaoban/data"
)

// paper makes a PDF with write on its first page.
func paper(t testing.TB, write func(*fpdf.Fpdf)) []byte {
	t.Helper()
	doc := fpdf.New("P", "pt", "A4", "")
	doc.AddUTF8FontFromBytes("Tinos", "", assets.TinosRegular)
	doc.AddUTF8FontFromBytes("Tinos", "B", assets.TinosBold)
	doc.SetAutoPageBreak(false, 0)
	doc.AddPage()
	doc.SetFont("Tinos", "", 14)
	write(doc)
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, b []byte) *File {
	t.Helper()
	f, err := Open(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func TestText_has_place_weight_and_order(t *testing.T) {
	f := open(t, paper(t, func(doc *fpdf.Fpdf) {
		doc.Text(85, 200, "Thứ hai: ượng, ỄỆ.")
		doc.SetFont("Tinos", "B", 14)
		doc.Text(85, 100, "UBND TỈNH")
		doc.Text(340, 100, "CỘNG HÒA")
		doc.AddPage()
	}))
	if f.Pages() != 2 {
		t.Errorf("%d pages", f.Pages())
	}
	if w, h, err := f.Size(1); err != nil || int(w) != 595 || int(h) != 841 {
		t.Errorf("size %g × %g, %v", w, h, err)
	}
	lines, err := f.Text(1)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		text string
		x, y float64
		bold bool
	}{{"UBND TỈNH", 85, 100, true}, {"CỘNG HÒA", 340, 100, true}, {"Thứ hai: ượng, ỄỆ.", 85, 200, false}}
	if len(lines) != len(want) {
		t.Fatalf("lines %v", lines)
	}
	for i, w := range want {
		l := lines[i]
		if l.Text() != w.text || l.Runs[0].Bold != w.bold || abs(l.X-w.x) > 2 || abs(l.Baseline-w.y) > 3 {
			t.Errorf("line %d: %+v, want %+v", i, l, w)
		}
	}
	if lines, err := f.Text(2); err != nil || len(lines) != 0 {
		t.Errorf("empty page: %v, %v", lines, err)
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestRender_draws_black_on_white(t *testing.T) {
	f := open(t, paper(t, func(doc *fpdf.Fpdf) { doc.Rect(100, 100, 50, 50, "F") }))
	picture, err := f.Render(1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != 1191 && b.Dx() != 1190 {
		t.Errorf("picture %v", b)
	}
	for at, want := range map[[2]int]color.Color{{250, 250}: color.Black, {20, 20}: color.White} {
		r, g, b, _ := picture.At(at[0], at[1]).RGBA()
		if wr, wg, wb, _ := want.RGBA(); r != wr || g != wg || b != wb {
			t.Errorf("%v is %d %d %d", at, r, g, b)
		}
	}
	for _, scale := range []float64{0, -1, 1e9} {
		if _, err := f.Render(1, scale); err == nil {
			t.Errorf("scale %g drawn", scale)
		}
	}
}

func TestOpen_says_why_not(t *testing.T) {
	whole := paper(t, func(doc *fpdf.Fpdf) { doc.Text(100, 100, "Một") })
	locked := paper(t, func(doc *fpdf.Fpdf) { doc.SetProtection(fpdf.CnProtectPrint, "mật khẩu", "chủ") })
	for name, c := range map[string]struct {
		content []byte
		reason  error
		hint    string
	}{
		"encrypted": {locked, ErrEncrypted, "mật khẩu"},
		"cut short": {whole[:200], ErrDamaged, "bản khác"},
		"no PDF":    {[]byte("Kính gửi: Sở Y tế"), ErrDamaged, "bản khác"},
		"empty":     {nil, ErrDamaged, "bản khác"},
		"mark only": {[]byte("%PDF-1.7\n" + strings.Repeat("rác ", 1000)), ErrDamaged, "bản khác"},
		"too big":   {make([]byte, MaxBytes+1), ErrTooBig, "Tách"},
	} {
		_, err := Open(t.Context(), c.content)
		var e *data.Error
		if !errors.Is(err, c.reason) || !errors.As(err, &e) || !strings.Contains(e.Hint, c.hint) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpen_ends_with_its_context(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f, err := Open(ctx, paper(t, func(doc *fpdf.Fpdf) { doc.Text(100, 100, "Một") }))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cancel()
	if _, err := f.Text(1); !errors.Is(err, context.Canceled) {
		t.Errorf("text after cancel: %v", err)
	}
	if _, err := Open(ctx, paper(t, func(*fpdf.Fpdf) {})); !errors.Is(err, context.Canceled) {
		t.Errorf("open after cancel: %v", err)
	}
}

func TestFile_knows_its_pages_only(t *testing.T) {
	f := open(t, paper(t, func(*fpdf.Fpdf) {}))
	for _, page := range []int{-1, 0, 2} {
		if _, err := f.Text(page); err == nil {
			t.Errorf("page %d read", page)
		}
	}
	f.Close()
	f.Close()
	if _, err := f.Text(1); err == nil {
		t.Error("closed file read")
	}
}

func TestOpen_more_files_than_at_once(t *testing.T) {
	content := paper(t, func(doc *fpdf.Fpdf) { doc.Text(100, 100, "Một") })
	for range 2 * atOnce {
		f, err := Open(t.Context(), content)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
