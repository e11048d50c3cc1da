package document

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func read(t *testing.T, name string, content []byte) *Source {
	t.Helper()
	src, err := Read(t.Context(), name, bytes.NewReader(content), Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return src
}

func texts(src *Source) []string {
	var out []string
	for _, l := range src.Lines {
		out = append(out, l.Text)
	}
	return out
}

func sameLines(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d:\n got %q\nwant %q", i+1, g, w)
		}
	}
}

func TestRead_text_gives_lines(t *testing.T) {
	sameLines(t, texts(read(t, "a.txt", []byte(syntheticText))), syntheticLines)
}

func TestRead_docx_gives_the_lines_of_the_text(t *testing.T) {
	content := wordFile(t, syntheticBody(), map[string]string{"word/numbering.xml": syntheticNumbering})
	src := read(t, "a.bin", content)
	if src.Format != FormatDOCX {
		t.Errorf("format %q", src.Format)
	}
	sameLines(t, texts(src), syntheticLines)
}

func TestRead_offsets_point_into_the_text(t *testing.T) {
	src := read(t, "a.txt", []byte(syntheticText))
	for _, l := range src.Lines {
		if !strings.HasPrefix(src.Text[l.Offset:], l.Text) {
			t.Errorf("%q is not at %d", l.Text, l.Offset)
		}
	}
}

func TestRead_NFD_is_NFC(t *testing.T) {
	nfc, nfd := read(t, "a.txt", []byte(syntheticText)), read(t, "a.txt", []byte(norm.NFD.String(syntheticText)))
	if nfc.Text != nfd.Text || !slices.Equal(texts(nfc), texts(nfd)) {
		t.Error("the decomposed text reads otherwise")
	}
}

func TestRead_pdf_gives_the_lines_of_the_text(t *testing.T) {
	src := read(t, "a.pdf", syntheticPDF(t))
	if src.Format != FormatPDF || src.Pages != 1 {
		t.Errorf("format %q, %d pages", src.Format, src.Pages)
	}
	sameLines(t, texts(src), syntheticLines)
}
