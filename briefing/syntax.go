package briefing

import (
	"bytes"
	"strconv"
	"strings"
)

// tokens splits PDF syntax into values: float64, string, name, ref, []any,
// dict, keyword; nil at the end.
type tokens struct {
	src []byte
	pos int
}

const delimiters = "()<>[]{}/%"

func (t *tokens) next() any {
	t.skip()
	if t.pos >= len(t.src) {
		return nil
	}
	c := t.src[t.pos]
	switch {
	case c == '(':
		return t.literal()
	case bytes.HasPrefix(t.src[t.pos:], []byte("<<")):
		t.pos += 2
		d, items := dict{}, t.until(keyword(">>"))
		for i := 0; i+1 < len(items); i += 2 {
			if k, ok := items[i].(name); ok {
				d[k] = items[i+1]
			}
		}
		return d
	case bytes.HasPrefix(t.src[t.pos:], []byte(">>")):
		t.pos += 2
		return keyword(">>")
	case c == '<':
		return t.hex()
	case c == '[':
		t.pos++
		return t.until(keyword("]"))
	case c == ']' || c == '{' || c == '}' || c == ')' || c == '>':
		t.pos++
		return keyword(c)
	case c == '/':
		t.pos++
		return name(t.word())
	}
	w := t.word()
	n, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return keyword(w)
	}
	return t.reference(n)
}

// reference reads the rest of "12 0 R" when n begins one.
func (t *tokens) reference(n float64) any {
	back := t.pos
	t.skip()
	if gen := t.word(); gen != "0" {
		t.pos = back
		return n
	}
	t.skip()
	if t.word() != "R" {
		t.pos = back
		return n
	}
	return ref(int(n))
}

func (t *tokens) skip() {
	for t.pos < len(t.src) {
		switch c := t.src[t.pos]; {
		case c == '%':
			for t.pos < len(t.src) && t.src[t.pos] != '\n' && t.src[t.pos] != '\r' {
				t.pos++
			}
		case c <= ' ':
			t.pos++
		default:
			return
		}
	}
}

func (t *tokens) word() string {
	from := t.pos
	for t.pos < len(t.src) && t.src[t.pos] > ' ' && !strings.ContainsRune(delimiters, rune(t.src[t.pos])) {
		t.pos++
	}
	return string(t.src[from:t.pos])
}

func (t *tokens) until(end keyword) []any {
	out := []any{}
	for {
		v := t.next()
		if v == nil || v == end {
			return out
		}
		out = append(out, v)
	}
}

func (t *tokens) hex() string {
	t.pos++
	end := bytes.IndexByte(t.src[t.pos:], '>')
	if end < 0 {
		t.pos = len(t.src)
		return ""
	}
	digits := string(t.src[t.pos : t.pos+end])
	t.pos += end + 1
	var b []byte
	for i := 0; i+1 < len(digits); i += 2 {
		n, _ := strconv.ParseUint(digits[i:i+2], 16, 8)
		b = append(b, byte(n))
	}
	return string(b)
}

// literal reads a string in parentheses with its escapes.
func (t *tokens) literal() string {
	var b []byte
	depth := 0
	for ; t.pos < len(t.src); t.pos++ {
		switch c := t.src[t.pos]; c {
		case '(':
			if depth++; depth > 1 {
				b = append(b, c)
			}
		case ')':
			if depth--; depth == 0 {
				t.pos++
				return string(b)
			}
			b = append(b, c)
		case '\\':
			t.pos++
			if t.pos < len(t.src) {
				b = append(b, t.escaped())
			}
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

func (t *tokens) escaped() byte {
	c := t.src[t.pos]
	if at := strings.IndexByte("nrtbf", c); at >= 0 {
		return "\n\r\t\b\f"[at]
	}
	if c < '0' || c > '7' {
		return c
	}
	n, from := 0, t.pos
	for t.pos < len(t.src) && t.pos < from+3 && t.src[t.pos] >= '0' && t.src[t.pos] <= '7' {
		n = n<<3 | int(t.src[t.pos]-'0')
		t.pos++
	}
	t.pos--
	return byte(n)
}
