package document

import (
	"regexp"
	"strings"
	"unicode"
)

// untangle takes apart what stands side by side in a plain text: the head (issuer |
// Quốc hiệu) and the signature block (Nơi nhận | signer). The left column comes
// first. Columns are known by wide gaps.
func untangle(lines []textLine) []textLine {
	var out []textLine
	for i := 0; i < len(lines); {
		column := blockColumn(lines, i)
		if column < 0 {
			out = append(out, splitAddressees(lines[i])...)
			i++
			continue
		}
		to := blockEnd(lines, i, column)
		left, right := sides(lines[i:to], column)
		empty := textLine{page: lines[i].page}
		out = append(append(append(append(out, left...), empty), right...), empty)
		i = to
	}
	return out
}

var (
	wideGap   = regexp.MustCompile(`\S(\s{3,}|\s*\t\s*)\S`)
	addressed = regexp.MustCompile(`(?i)^\s*kính gửi\s*:\s{3,}[-–+]|^\s*kính gửi\s*:\s*\t\s*[-–+]`)
)

// blockColumn returns the place in letters where the right column of a block of two
// columns begins, -1 when line i begins no such block.
func blockColumn(lines []textLine, i int) int {
	text := expandTabs(lines[i].text)
	gap := wideGap.FindStringIndex(text)
	if gap == nil {
		return -1
	}
	left, right := fold(text[:gap[0]+1]), text[gap[1]-1:]
	switch {
	case motto.MatchString(fold(right)) && !motto.MatchString(left):
	case strings.HasPrefix(strings.TrimSpace(left), "noi nhan") && !strings.HasPrefix(strings.TrimSpace(right), "-"):
	case signs.MatchString(strings.TrimSpace(right)) && i+1 < len(lines) && strings.Contains(fold(lines[i+1].text), "noi nhan"):
	default:
		return -1
	}
	return length(text[:gap[1]-1])
}

// longestBlock is how many lines a head or a signature block has at most.
const longestBlock = 40

func blockEnd(lines []textLine, from, column int) int {
	last, blanks := from+1, 0
	for i := from + 1; i < len(lines) && i < from+longestBlock; i++ {
		text := expandTabs(lines[i].text)
		s := strings.TrimSpace(text)
		if s == "" {
			if blanks++; blanks > 4 {
				break
			}
			continue
		}
		indent := length(text) - length(strings.TrimLeft(text, " "))
		inLeft := length(text) <= column+2 && indent < column/3
		inRight := indent >= column-15 && indent > column/2
		centred := kind.MatchString(s) || division.MatchString(s) && i > from
		if centred || !wideGap.MatchString(text) && !inLeft && !inRight {
			break
		}
		last, blanks = i+1, 0
	}
	return last
}

// sides cuts each line at the gap nearest to the column.
func sides(lines []textLine, column int) (left, right []textLine) {
	for _, line := range lines {
		text := expandTabs(line.text)
		at := cutAt(text, column)
		left = appendSide(left, strings.TrimSpace(text[:at]), line.page)
		right = appendSide(right, strings.TrimSpace(text[at:]), line.page)
	}
	return left, right
}

// appendSide adds a line of a narrow column; an empty line before it begins a new
// paragraph.
func appendSide(side []textLine, s string, page int) []textLine {
	if s == "" {
		return side
	}
	if n := len(side); n > 0 {
		from := n - 1
		for from > 0 && side[from-1].text != "" {
			from--
		}
		if !sideGoesOn(side[from].text, side[n-1].text, s) {
			side = append(side, textLine{page: page})
		}
	}
	return append(side, textLine{s, page})
}

// sideGoesOn tells whether next belongs to the paragraph of a head, an addressee or
// a signature block that first begins and prev ends. Each line stands for itself
// there, except where the sentence visibly goes on.
func sideGoesOn(first, prev, next string) bool {
	switch {
	case starts(next), placed.MatchString(fold(next)):
		return false
	case strings.HasPrefix("cong hoa xa hoi chu nghia viet nam", fold(prev+" "+next)): // too wide for its column
		return true
	case strings.HasPrefix(fold(first), "v/v"), strings.HasSuffix(prev, ","), unicode.IsLower(firstRune(next)):
		return true
	}
	return dash.MatchString(first) && !ended(prev) // addressees end with ";" or "."
}

var dash = regexp.MustCompile(`^[-–—+]\s`)

// cutAt returns the byte at which the right column begins in text.
func cutAt(text string, column int) int {
	best, distance := -1, 1<<30
	for from := 0; from < len(text); {
		gap := wideGap.FindStringIndex(text[from:])
		if gap == nil {
			break
		}
		end := from + gap[1] - len(lastLetter(text[from:from+gap[1]]))
		if d := abs(length(text[:end]) - column); d < distance {
			best, distance = end, d
		}
		from = end
	}
	indent := length(text) - length(strings.TrimLeft(text, " "))
	switch {
	case best >= 0:
		return best
	case indent >= column-15 && indent > column/2:
		return 0
	}
	return len(text)
}

func lastLetter(s string) string { return string(lastRune(s)) }

func abs(n int) int { return max(n, -n) }

// splitAddressees parts "Kính gửi:     - Sở Y tế;" into two lines.
func splitAddressees(line textLine) []textLine {
	if !addressed.MatchString(line.text) {
		return []textLine{line}
	}
	at := strings.Index(line.text, ":") + 1
	return []textLine{{line.text[:at], line.page}, {strings.TrimSpace(line.text[at:]), line.page}}
}

// expandTabs sets a tab to the next multiple of eight letters.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for _, r := range s {
		if r != '\t' {
			b.WriteRune(r)
			column++
			continue
		}
		for {
			b.WriteByte(' ')
			if column++; column%8 == 0 {
				break
			}
		}
		b.WriteByte(' ')
		column++
	}
	return b.String()
}
