package briefing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// xmlWriter writes XML elements. It keeps the first error, so that one check at
// the end is enough.
type xmlWriter struct {
	out *bufio.Writer
	err error
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{out: bufio.NewWriterSize(w, 1<<16)}
	x.raw(xmlHead)
	return x
}

func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = x.out.WriteString(s)
	}
}

// open begins an element; attrs are names and values in turn.
func (x *xmlWriter) open(name string, attrs ...string) {
	x.start(name, attrs)
	x.raw(">")
}

// empty is an element without content.
func (x *xmlWriter) empty(name string, attrs ...string) {
	x.start(name, attrs)
	x.raw("/>")
}

func (x *xmlWriter) start(name string, attrs []string) {
	x.raw("<")
	x.raw(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		x.raw(" ")
		x.raw(attrs[i])
		x.raw(`="`)
		x.text(attrs[i+1])
		x.raw(`"`)
	}
}

func (x *xmlWriter) close(name string) {
	x.raw("</")
	x.raw(name)
	x.raw(">")
}

// leaf is an element with a text.
func (x *xmlWriter) leaf(name, text string, attrs ...string) {
	x.open(name, attrs...)
	x.text(text)
	x.close(name)
}

// text writes escaped text as NFC. A letter that a text can't hold is an error
// that names it.
func (x *xmlWriter) text(s string) {
	if x.err != nil {
		return
	}
	s = norm.NFC.String(s)
	if x.err = checkLetters(s); x.err != nil {
		return
	}
	from := 0
	for i := range len(s) {
		escaped := ""
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		default:
			continue
		}
		x.raw(s[from:i])
		x.raw(escaped)
		from = i + 1
	}
	x.raw(s[from:])
}

// finish writes what is still held back.
func (x *xmlWriter) finish() error {
	if x.err != nil {
		return x.err
	}
	return x.out.Flush()
}

// checkLetters refuses what no text has: control characters, which XML can't hold,
// and bytes that are no UTF-8. The PDF refuses them too, for no font has them.
func checkLetters(s string) error {
	for i, r := range s {
		bad := unicode.IsControl(r) && !isBreak(r) || r == 0xFFFE || r == 0xFFFF
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			bad = size == 1
		}
		if bad {
			return &data.Error{
				Code:    data.Invalid,
				Message: fmt.Sprintf("Ký tự U+%04X trong “%s” không phải chữ, nên không ghi được vào tệp.", r, readable(s)),
				Hint:    "Sửa chữ đó trong sổ rồi xuất lại.",
			}
		}
	}
	return nil
}

// readable is a text as a message can show it, cut to a line.
func readable(s string) string {
	return clip(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return '·'
		}
		return r
	}, s), 80)
}

// tight returns the spans as NFC with white space folded as the layout of pages
// folds it: one space between words, none at the ends. No-break spaces stay.
func tight(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	space := true // nothing yet, or a space last
	for _, sp := range spans {
		s := norm.NFC.String(sp.Text)
		if folded := strings.IndexFunc(s, isBreak) < 0; folded {
			space = space && s == ""
		} else {
			var b strings.Builder
			for _, r := range s {
				if !isBreak(r) {
					b.WriteRune(r)
					space = false
				} else if !space {
					b.WriteByte(' ')
					space = true
				}
			}
			s = b.String()
		}
		if s != "" {
			sp.Text = s
			out = append(out, sp)
		}
	}
	if n := len(out); n > 0 {
		if out[n-1].Text = strings.TrimSuffix(out[n-1].Text, " "); out[n-1].Text == "" {
			out = out[:n-1]
		}
	}
	return out
}
