package briefing

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/assets"
	"giaoban/data"
	"giaoban/data/kontum"
)

// coldPDF asks a process of this test program to write the leader brief and end.
const coldPDF = "GIAOBAN_COLD_PDF"

func TestMain(m *testing.M) {
	if path := os.Getenv(coldPDF); path != "" {
		if err := writeCold(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func writeCold(path string) error {
	f, err := kontum.Demo()
	if err != nil {
		return err
	}
	d, err := Leader(f, data.Compute(f, demoAsOf()), Options{Printed: printed()})
	if err != nil {
		return err
	}
	return WritePDF(path, d)
}

// office is LibreOffice with a home of its own that has the fonts of the papers.
type office struct{ program, home string }

// findOffice skips the test where LibreOffice Writer is missing: it is installed
// for such comparisons only, the project does not need it.
func findOffice(tb testing.TB) office {
	tb.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		tb.Skip("soffice (LibreOffice Writer) is not installed; it is needed only to compare with it")
	}
	o := office{program, tb.TempDir()}
	fonts := filepath.Join(o.home, ".fonts")
	if err := os.Mkdir(fonts, 0o755); err != nil {
		tb.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"Regular": assets.TinosRegular, "Bold": assets.TinosBold, "Italic": assets.TinosItalic, "BoldItalic": assets.TinosBoldItalic,
		"Sans-Regular": assets.NotoSansRegular, "Sans-Bold": assets.NotoSansBold,
	} {
		if err := os.WriteFile(filepath.Join(fonts, name+".ttf"), file, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return o
}

// toPDF converts files beside themselves.
func (o office) toPDF(tb testing.TB, folder string, files ...string) {
	tb.Helper()
	args := append([]string{"--headless", "-env:UserInstallation=file://" + o.home + "/profile", "--convert-to", "pdf", "--outdir", folder}, files...)
	cmd := exec.Command(o.program, args...)
	cmd.Env = append(os.Environ(), "HOME="+o.home)
	out, err := cmd.CombinedOutput()
	if err != nil {
		tb.Fatalf("soffice: %v\n%s", err, out)
	}
	if bytes.Contains(out, []byte("could not be loaded")) && strings.HasSuffix(files[0], "try.docx") {
		tb.Skip("LibreOffice is installed without Writer; it is needed only to compare with it")
	}
}

// firstRun makes the profile, and finds out whether Writer is there.
func (o office) firstRun(tb testing.TB) {
	tb.Helper()
	path := filepath.Join(o.home, "try.docx")
	if err := WriteDOCX(path, onePage(Paragraph{Spans: []Span{text("Thử.")}, Size: 14})); err != nil {
		tb.Fatal(err)
	}
	o.toPDF(tb, o.home, path)
}

// LibreOffice lays a DOCX out on as many pages as the PDF has. The pages of the
// report may differ by one: lines break elsewhere at a slash or hyphen.
func TestLibreOfficeLaysDOCXOutAlike(t *testing.T) {
	if os.Getenv("GIAOBAN_OFFICE") == "" {
		t.Skip("LibreOffice takes up to a minute on a busy machine: GIAOBAN_OFFICE=1 compares with it")
	}
	o := findOffice(t)
	o.firstRun(t)
	folder := t.TempDir()
	docs := map[string]*Document{}
	for i, c := range allCases(t) {
		if c.name == "real, years later" || c.name == "texts far too long" { // the fullest pages
			docs[fmt.Sprintf("leader%d", i)] = leaderOf(t, c.f, c.asOf)
		}
	}
	f := demoFacts(t)
	for name, compose := range kinds(t, f, demoAsOf()) {
		d, err := compose(optionsAt(f, demoAsOf()))
		if err != nil {
			t.Fatal(err)
		}
		docs[name] = d
	}
	var files []string
	for name, d := range docs {
		path := filepath.Join(folder, name+".docx")
		if err := WriteDOCX(path, d); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	o.toPDF(t, folder, files...)
	for name, d := range docs {
		made, err := renderPDF(d)
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool(t, "pdfinfo"), filepath.Join(folder, name+".pdf")).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := 0
		if _, after, ok := strings.Cut(string(out), "Pages:"); ok {
			fmt.Sscan(after, &got)
		}
		want, slack := len(made.papers), 0
		if name == "report" {
			slack = 1
		}
		if got < want-slack || got > want+slack {
			t.Errorf("%s (%s) has %d pages in LibreOffice, %d in our PDF", name, d.Title, got, want)
		}
	}
}

// BenchmarkAgainstLibreOffice writes the leader brief as PDF in a new process, and
// has LibreOffice, started for it, make a PDF of the DOCX of the same brief.
func BenchmarkAgainstLibreOffice(b *testing.B) {
	o := findOffice(b)
	o.firstRun(b)
	folder := b.TempDir()
	path := filepath.Join(folder, "leader.docx")
	if err := WriteDOCX(path, leaderOf(b, demoFacts(b), demoAsOf())); err != nil {
		b.Fatal(err)
	}
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), coldPDF+"="+filepath.Join(folder, "ours.pdf"))
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		ours += time.Since(start)
		start = time.Now()
		o.toPDF(b, folder, path)
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ours-ms")
	b.ReportMetric(float64(theirs.Milliseconds())/float64(b.N), "soffice-ms")
	b.ReportMetric(float64(theirs)/float64(ours), "ratio")
}
