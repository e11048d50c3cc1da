package document

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// decode makes NFC text with "\n" of the bytes of a text file, whatever its encoding.
func decode(name string, content []byte) (string, []Correction, error) {
	text, candidates, err := toUnicode(name, content)
	if err != nil {
		return "", nil, err
	}
	if candidates == nil {
		candidates = []reading{{text: norm.NFC.String(text)}}
	}
	best, corrections, err := chooseReading(name, candidates)
	if err != nil {
		return "", nil, err
	}
	return clean(best), corrections, nil
}

// clean makes text NFC with one kind of line break.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\ufeff", "").Replace(s)
	return norm.NFC.String(s)
}

// reading is one way to understand the bytes.
type reading struct {
	text string
	from string // the encoding, as a person knows it; "" for Unicode
}

// toUnicode reads Unicode in any of its forms; other bytes come back as candidates.
func toUnicode(name string, content []byte) (text string, candidates []reading, err error) {
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		content = content[3:]
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		return wide(content[2:], binary.LittleEndian), nil, nil
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		return wide(content[2:], binary.BigEndian), nil, nil
	}
	if order := wideOrder(content); order != nil {
		return wide(content, order), nil, nil
	}
	if bytes.IndexByte(content, 0) >= 0 || binaryShare(content) > 0.02 {
		return "", nil, refuse(name, data.Invalid, "không phải văn bản mà là dữ liệu nhị phân", "Chọn tệp .txt, .md, .docx hoặc .pdf.", nil)
	}
	if utf8.Valid(content) {
		return string(content), nil, nil
	}
	// One bad byte in a file that is UTF-8 otherwise is damage, not another encoding.
	if broken := strings.ToValidUTF8(string(content), "\ufffd"); strings.Count(broken, "\ufffd")*200 < len(content) && wellSpelt(broken) {
		return broken, nil, nil
	}
	latin, _ := charmap.Windows1252.NewDecoder().Bytes(content)
	vietnamese, _ := charmap.Windows1258.NewDecoder().Bytes(content)
	raw := make([]rune, len(content))
	for i, b := range content {
		raw[i] = rune(b)
	}
	return "", []reading{
		{norm.NFC.String(string(vietnamese)), "Windows-1258"},
		{fromTCVN3(string(raw)), "TCVN3 (ABC)"},
		{fromVNI(string(latin)), "VNI"},
	}, nil
}

// wide reads UTF-16.
func wide(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

// wideOrder recognises UTF-16 without a mark: of spaces and line breaks, every
// second byte is zero.
func wideOrder(b []byte) binary.ByteOrder {
	little, big := 0, 0
	sample := b[:min(len(b), 4096)/2*2]
	for i := 0; i+1 < len(sample); i += 2 {
		switch {
		case sample[i+1] == 0 && printable(sample[i]):
			little++
		case sample[i] == 0 && printable(sample[i+1]):
			big++
		}
	}
	switch half := len(sample) / 4; {
	case len(sample) < 8 || len(b)%2 == 1:
		return nil
	case little > half && big < 4:
		return binary.LittleEndian
	case big > half && little < 4:
		return binary.BigEndian
	}
	return nil
}

func printable(b byte) bool { return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t' }

// binaryShare is the share of bytes that no text has.
func binaryShare(b []byte) float64 {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return float64(n) / float64(len(b))
}
