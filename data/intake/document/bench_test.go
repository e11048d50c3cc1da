package document

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// hundredPages is text as 100 pages have it: about 45 lines of 65 letters each.
func hundredPages() []string {
	var out []string
	for i := 1; i <= 1500; i++ {
		out = append(out, fmt.Sprintf("%d. Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát thủ tục hành chính thuộc lĩnh vực được giao, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trước ngày 30 tháng 6 năm 2024.", i%90+1))
	}
	return out
}

func wrapped(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		n := 0
		for word := range strings.FieldsSeq(line) {
			if n += length(word) + 1; n > 66 {
				b.WriteByte('\n')
				n = length(word) + 1
			}
			b.WriteString(word + " ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	lines := hundredPages()
	var body strings.Builder
	s := newSheet()
	for _, line := range lines {
		body.WriteString(p(line))
		s.paragraph(line)
	}
	for _, c := range []struct {
		name    string
		content []byte
	}{
		{"text", []byte(wrapped(lines))},
		{"docx", wordFile(b, body.String(), nil)},
		{"pdf", s.bytes(b)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				src, err := Read(b.Context(), c.name, bytes.NewReader(c.content), Options{})
				if err != nil || len(src.Lines) != len(lines) {
					b.Fatalf("%d lines, %v", len(src.Lines), err)
				}
			}
		})
	}
}
