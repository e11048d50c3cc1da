package document

import (
	"regexp"
	"strconv"
	"strings"
)

var pageNumber = regexp.MustCompile(`^\s*[-–—]?\s*(?:(?i:trang|page)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?\s*[-–—]?\s*$`)

// dropPageNumbers empties the lines that only number a page: those beside a form
// feed, and those that count on (2, 3, 4 …) through the text.
func dropPageNumbers(lines []textLine) []textLine {
	expected := 0
	out := append([]textLine(nil), lines...)
	for i, line := range lines {
		m := pageNumber.FindStringSubmatch(line.text)
		if m == nil || !apart(lines, i) {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		counts := n == expected || expected == 0 && n <= 3
		if counts || atPageEdge(lines, i) {
			out[i].text, expected = "", n+1
		}
	}
	return out
}

// apart tells whether line i has no text directly above and below, as the number of
// a row in a table has a bar.
func apart(lines []textLine, i int) bool {
	free := func(j int) bool {
		return j < 0 || j >= len(lines) || lines[j].page != lines[i].page || strings.TrimSpace(lines[j].text) == ""
	}
	return free(i-1) && free(i+1)
}

func atPageEdge(lines []textLine, i int) bool {
	edge := func(step int) bool {
		for j := i + step; j >= 0 && j < len(lines); j += step {
			if lines[j].page != lines[i].page {
				return true
			}
			if strings.TrimSpace(lines[j].text) != "" {
				return false
			}
		}
		return lines[i].page > 0
	}
	return edge(-1) || edge(1)
}

// dropRunningHeads empties the first and last lines that repeat on most pages. The
// first page keeps its own: a running head may repeat the title.
func dropRunningHeads(lines []textLine) []textLine {
	pages := lines[len(lines)-1].page
	if pages < 3 {
		return lines
	}
	count := map[string]int{}
	edges := pageEdges(lines)
	for _, i := range edges {
		count[edgeKey(lines[i].text)]++
	}
	out := append([]textLine(nil), lines...)
	for _, i := range edges {
		if n := count[edgeKey(lines[i].text)]; n >= 3 && n*2 >= pages && lines[i].page > 1 {
			out[i].text = ""
		}
	}
	return out
}

// pageEdges returns the first and the last line with text of each page.
func pageEdges(lines []textLine) []int {
	var out []int
	first, last := -1, -1
	for i, line := range lines {
		if i > 0 && line.page != lines[i-1].page {
			out, first = appendEdges(out, first, last), -1
		}
		if strings.TrimSpace(line.text) == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return appendEdges(out, first, last)
}

func appendEdges(out []int, first, last int) []int {
	if first < 0 {
		return out
	}
	if out = append(out, first); last != first {
		out = append(out, last)
	}
	return out
}

var digits = regexp.MustCompile(`\d+`)

// edgeKey is a line without the page's number.
func edgeKey(s string) string { return digits.ReplaceAllString(tidy(s), "#") }
