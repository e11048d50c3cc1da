package directive

import (
	"regexp"
	"strings"
)

// table is a table of tasks: each row with a duty is one.
type table struct {
	first int   // index of its first line
	roles []int // column → fieldKind
	rows  []tableRow
}

type tableRow struct {
	line    int
	cells   []string
	section string // heading row above it
}

var (
	dutyColumn = regexp.MustCompile(`nhiệm vụ|nội dung|công việc|hoạt động|đầu việc|giải pháp|tên văn bản|danh mục|tên đề án`)
	numberCell = regexp.MustCompile(`^(?:\(?\d{1,3}\)?|[IVXL]+|[a-zđ]|\d+\.\d+)\s*[.)]?$`)
	orderCell  = regexp.MustCompile(`^(?:stt|tt|số tt|số thứ tự)\.?$`)
)

// columnRole says what a column of a table of tasks holds, by its heading.
func columnRole(heading string) fieldKind {
	low := plain(heading)
	switch {
	case low == "":
		return noField
	case orderCell.MatchString(strings.TrimSpace(low)):
		return orderField
	case strings.Contains(low, "phối hợp"):
		return cooperateField
	case strings.Contains(low, "lãnh đạo") || strings.Contains(low, "chỉ đạo"):
		return overseeField
	case strings.Contains(low, "chủ trì") || strings.Contains(low, "thực hiện") && (strings.Contains(low, "cơ quan") || strings.Contains(low, "đơn vị")) || strings.Contains(low, "phân công") || strings.Contains(low, "đầu mối") || strings.Contains(low, "cơ quan tham mưu") || strings.Contains(low, "trách nhiệm"):
		return leadField
	case strings.Contains(low, "thời gian") || strings.Contains(low, "thời hạn") || strings.Contains(low, "tiến độ") || strings.Contains(low, "hoàn thành") || strings.Contains(low, "thời điểm"):
		return timeField
	case strings.Contains(low, "sản phẩm") || strings.Contains(low, "kết quả") || strings.Contains(low, "đầu ra"):
		return productField
	case dutyColumn.MatchString(low):
		return dutyField
	}
	return noField
}

// readTable reads the table of tasks that begins at line from; ok is false when
// the rows there are none: a table needs a column of duties and one of leads.
func readTable(lines []Line, from, to int) (t table, end int, ok bool) {
	heading, start := lines[from].Cells, from+1
	if start < to && subHeading(lines[start].Cells) {
		heading = merged(heading, lines[start].Cells)
		start++
	}
	duty, lead := -1, -1
	for i, cell := range heading {
		role := columnRole(cell)
		t.roles = append(t.roles, int(role))
		switch {
		case role == dutyField && duty < 0:
			duty = i
		case role == dutyField:
			t.roles[i] = int(noField)
		case role == leadField && lead < 0:
			lead = i
		}
	}
	if duty < 0 || lead < 0 {
		return table{}, from, false
	}
	t.first = from
	section := ""
	for end = start; end < to; end++ {
		cells := lines[end].Cells
		if end > start && sameRow(cells, lines[from].Cells) {
			continue // the heading again, on the next page
		}
		if words, alone := lonely(cells); alone {
			section = words
			continue
		}
		if len(cells) < 2 || allNumbers(cells) {
			continue
		}
		t.rows = append(t.rows, tableRow{line: end, cells: aligned(cells, len(heading)), section: section})
	}
	return t, end, len(t.rows) > 0
}

// subHeading tells whether a row goes on with the heading: "Chủ trì | Phối hợp"
// below "Cơ quan thực hiện".
func subHeading(cells []string) bool {
	found := 0
	for _, c := range cells {
		low := plain(strings.TrimSpace(c))
		if numberCell.MatchString(low) || len(low) > 60 {
			return false
		}
		if strings.Contains(low, "chủ trì") || strings.Contains(low, "phối hợp") {
			found++
		}
	}
	return found >= 2
}

// merged joins two rows of a heading. A row with fewer cells stands below the
// cell that spans: the one of agencies.
func merged(upper, lower []string) []string {
	if len(lower) == len(upper) {
		out := make([]string, len(upper))
		for i := range upper {
			out[i] = strings.TrimSpace(lower[i])
			if out[i] == "" {
				out[i] = upper[i]
			}
		}
		return out
	}
	for i, c := range upper {
		if columnRole(c) == leadField {
			out := append([]string{}, upper[:i]...)
			out = append(out, lower...)
			return append(out, upper[i+1:]...)
		}
	}
	return upper
}

func sameRow(a, b []string) bool { return strings.Join(a, "|") == strings.Join(b, "|") }

// lonely tells whether only one cell of a row has words, beside its number: a
// heading inside the table.
func lonely(cells []string) (words string, ok bool) {
	filled := 0
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" || numberCell.MatchString(c) {
			continue
		}
		if c != words {
			filled++
		}
		words = c
	}
	return words, filled == 1
}

func allNumbers(cells []string) bool {
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" && !numberCell.MatchString(c) {
			return false
		}
	}
	return true
}

// aligned gives a row the heading's number of cells. A row that lacks some lost
// them at its end, or before when its number is missing.
func aligned(cells []string, n int) []string {
	out := make([]string, n)
	copy(out, cells)
	return out
}

// tasksOfTable proposes the rows of a table. A row without a lead of its own has
// that of the merged cell above it.
func (r *reader) tasksOfTable(p *Proposal, t table, path string, ctx context) {
	lead := ""
	for n, row := range t.rows {
		it := &item{first: row.line, last: row.line}
		number := n + 1
		label := ""
		for i, role := range t.roles {
			cell := strings.TrimSpace(strings.Join(strings.Fields(row.cells[i]), " "))
			switch fieldKind(role) {
			case orderField:
				label = strings.Trim(cell, " .)(")
			case dutyField:
				it.text = cell
			case leadField:
				if cell == "" || cell == `"` || cell == "-nt-" {
					cell = lead
				}
				lead = cell
				it.fields = append(it.fields, fields{leadField, cell, row.line})
			case cooperateField, timeField, productField, overseeField:
				if cell != "" {
					it.fields = append(it.fields, fields{fieldKind(role), cell, row.line})
				}
			}
		}
		if it.text == "" || lead == "" {
			continue
		}
		if label == "" {
			label = itoa(number)
		}
		if m := markerOf(it.text); m.kind != unmarked && m.kind != dash && m.kind != plus {
			it.text = m.rest
		} else if m.kind != unmarked {
			it.text = m.rest
		}
		it.path = strings.TrimPrefix(path+"."+label, ".")
		row := ctx
		row.fields = it.fields
		row.heading = ctx.heading
		if t.rows[n].section != "" {
			row.heading = strings.TrimPrefix(ctx.heading+" › "+t.rows[n].section, " › ")
		}
		row.excluded = 0
		r.emit(p, it, it.text, row)
	}
}
