package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// RowState is what the program makes of a filled row.
type RowState uint8

const (
	RowSame     RowState = iota // says nothing that the workbook has not
	RowClean                    // can enter as it is
	RowDoubtful                 // a person has to confirm how it was read
	RowConflict                 // the workbook was changed after the form was sent
	RowFaulty                   // can't enter before the file is put right
)

// Name returns the state in words.
func (s RowState) Name() string {
	return [...]string{"đã có trong sổ", "mới", "cần xem lại", "xung đột", "sai"}[s]
}

// FilledCell is one cell that says something else than the workbook.
type FilledCell struct {
	Cell  string // "K12"
	Title string // of the column
	Old   string // in the workbook now; "" = nothing
	New   string // as it was read
	Raw   string // the text as it stands in the file, where that is not New
}

// FilledRow is what an agency filled in for one assignment.
type FilledRow struct {
	File         int // into AgencyImport.Files
	Line         int // in the sheet, from 1
	Task, Agency string
	Title        string       // of the task
	Cells        []FilledCell // only those that differ from the workbook
	State        RowState
	Doubts       []Problem // to be confirmed
	Faults       []Problem // to be put right in the file
	Conflict     string    // what changed since the form was sent; "" = nothing
	Accepted     bool      // enters with Changes

	assignment *data.Assignment
	period     string    // the occurrence or reporting period asked
	asOf       data.Date // cut-off of the form
	undated    bool      // the task has no due day
	due        data.Date // now
	status     data.Status
	answer     answer
	filled     []filledCell
	place      map[columnKey]int // column of each key in the file
	edited     data.Assignment   // as this row alone leaves it
}

// filledCell is a cell that was read.
type filledCell struct {
	key  columnKey
	name string // "K12"
	raw  string // the text that stands there; "" for a number
}

// Key is the assignment's.
func (row *FilledRow) Key() string { return row.Task + "/" + row.Agency }

// At names the column of a fault or doubt and tells what the workbook has for it
// now; "" and "" where the whole row is meant, old "" where the workbook has nothing.
func (row *FilledRow) At(p Problem) (title, old string) {
	for key, col := range row.place {
		switch {
		case p.Col == 0 || col != p.Col:
		case fillable(key):
			before := row.stored()
			return titleOf(key), before.text(key)
		default:
			return titleOf(key), ""
		}
	}
	return "", ""
}

func (row *FilledRow) fault(line, col int, read, message string) {
	row.Faults = append(row.Faults, Problem{line, col, short(read), message})
}

func (row *FilledRow) doubt(line, col int, read, message string) {
	row.Doubts = append(row.Doubts, Problem{line, col, short(read), message})
}

// take reads one cell into the row's answer. The value of a formula is the one
// that the file had when it was last calculated, so that a person has to accept it.
func (row *FilledRow) take(key columnKey, line int, c cell, target data.Target, date1904 bool) {
	if c.typed == noValue { // a formula without a value
		row.fault(line, c.col, "="+c.formula, "Công thức chưa có giá trị. Ghi giá trị thay cho công thức.")
		return
	}
	v := row.answer.fill(key, c, target, date1904)
	switch {
	case v.fault != "":
		row.fault(line, c.col, c.text, titleOf(key)+": "+v.fault)
		return
	case c.formula != "":
		row.doubt(line, c.col, "="+c.formula, fmt.Sprintf("%s là công thức; giá trị lưu trong tệp là “%s”. Chỉ nhận khi được chấp nhận.", titleOf(key), short(row.answer.text(key))))
	}
	if v.doubt != "" {
		row.doubt(line, c.col, c.text, titleOf(key)+": "+v.doubt)
	}
	name, err := excelize.CoordinatesToCellName(c.col, line)
	if err != nil { // columns and lines are within Excel's
		name = fmt.Sprint(line)
	}
	raw := ""
	if c.typed == textValue { // a number as the file keeps it tells people nothing
		raw = c.text
	}
	row.filled = append(row.filled, filledCell{key, name, raw})
}

// at is the column of a cell that was read, for a message about its value.
func (r *formReader) at(key columnKey) int { return r.place[key] }

// check holds the answer against the rules and the workbook, and settles the state.
func (row *FilledRow) check(r *formReader, s seal) {
	row.checkDays(r)
	n, line := &row.answer, row.Line
	if n.done != 0 && n.hasPercent && n.percent < 100 {
		row.doubt(line, r.at(colPercent), n.text(colPercent), fmt.Sprintf("Ghi ngày hoàn thành nhưng tỷ lệ là %d%%.", n.percent))
	}
	if n.done != 0 && row.undated {
		row.doubt(line, r.at(colDone), n.text(colDone), "Nhiệm vụ thường xuyên, không có hạn: ngày hoàn thành chỉ được ghi lại, không đổi tình trạng.")
	}
	if row.status.Done() && n.reports() {
		row.doubt(line, 0, row.Key(), "Văn phòng đã xác nhận hoàn thành nhiệm vụ này.")
	}
	if row.status == data.Exited || row.assignment.Exit != nil {
		row.fault(line, 0, row.Key(), "Nhiệm vụ đã rút hoặc chuyển cho cơ quan khác, không nhận báo cáo.")
	}
	row.compare()
	row.findConflict(s)
	row.settle(r.options.On)
}

func (row *FilledRow) checkDays(r *formReader) {
	n, line, first := &row.answer, row.Line, firstDay(r.facts)
	for _, day := range []struct {
		key columnKey
		on  data.Date
	}{{colDone, n.done}, {colDate, n.date}} {
		switch {
		case day.on == 0:
		case day.on < first:
			row.fault(line, r.at(day.key), day.on.String(), fmt.Sprintf("%s trước %s.", titleOf(day.key), first))
		case day.on > r.options.On:
			row.fault(line, r.at(day.key), day.on.String(), fmt.Sprintf("%s sau ngày Văn phòng nhận (%s).", titleOf(day.key), r.options.On))
		case day.key == colDone:
			if err := r.facts.CheckDone(row.assignment, day.on); err != nil {
				row.fault(line, r.at(colDone), day.on.String(), messageOf(err))
			}
		}
	}
	switch {
	case n.extend == 0:
	case row.undated:
		row.fault(line, r.at(colExtend), n.extend.String(), "Nhiệm vụ không có hạn nên không gia hạn được.")
	case n.extend <= row.due:
		row.fault(line, r.at(colExtend), n.extend.String(), fmt.Sprintf("Ngày đề nghị gia hạn không sau hạn hiện nay (%s).", row.due))
	case n.extend.Year() > 2100:
		row.fault(line, r.at(colExtend), n.extend.String(), "Ngày đề nghị gia hạn quá xa.")
	}
}

// compare lists the cells that say something else than the workbook.
func (row *FilledRow) compare() {
	old := row.stored()
	for _, c := range row.filled {
		cell := FilledCell{Cell: c.name, Title: titleOf(c.key), Old: old.text(c.key), New: row.answer.text(c.key)}
		if c.raw != "" && c.raw != cell.New {
			cell.Raw = short(c.raw)
		}
		if cell.Old != cell.New {
			row.Cells = append(row.Cells, cell)
		}
	}
}

// findConflict notes what was recorded after the form had been sent.
func (row *FilledRow) findConflict(s seal) {
	if now := stateOf(row.assignment); now != s.state {
		row.Conflict = fmt.Sprintf("Sổ đã ghi thêm về nhiệm vụ này sau khi xuất tệp (bản %d, nay là bản %d).", s.rev, row.assignment.Rev)
	}
}

// settle decides the state. What the workbook has already is no conflict.
func (row *FilledRow) settle(on data.Date) {
	next, changed, err := row.edit(*row.assignment, on)
	row.edited = next
	switch {
	case err != nil:
		row.fault(row.Line, 0, row.Key(), messageOf(err))
		row.State = RowFaulty
	case len(row.Faults) > 0:
		row.State = RowFaulty
	case !changed:
		row.State, row.Cells, row.Doubts, row.Conflict = RowSame, nil, nil, ""
	case row.Conflict != "":
		row.State = RowConflict
	case len(row.Doubts) > 0:
		row.State = RowDoubtful
	default:
		row.State = RowClean
	}
}

// compareFiles makes a person look at assignments that several files speak of.
func (i *AgencyImport) compareFiles() {
	first := map[string]int{}
	for n := range i.Rows {
		row := &i.Rows[n]
		if row.State == RowSame || row.State == RowFaulty {
			continue
		}
		m, twice := first[row.Key()]
		if !twice {
			first[row.Key()] = n
			continue
		}
		for _, pair := range [][2]*FilledRow{{row, &i.Rows[m]}, {&i.Rows[m], row}} {
			a, b := pair[0], pair[1]
			a.doubt(a.Line, 0, a.Key(), fmt.Sprintf("Tệp “%s” cũng có nhiệm vụ này (dòng %d).", i.Files[b.File].Name, b.Line))
			if a.State == RowClean {
				a.State = RowDoubtful
			}
		}
	}
}

// Accept lets the n-th row enter with Changes, in spite of doubts and conflicts.
// Code NotAllowed: the row is faulty.
func (i *AgencyImport) Accept(n int) error {
	row := &i.Rows[n]
	if row.State == RowFaulty {
		return &data.Error{
			Code: data.NotAllowed, Message: fmt.Sprintf("Không nhận được dòng %d của “%s”: %s", row.Line, i.Files[row.File].Name, row.Faults[0].Message),
			Hint: "Sửa ô đã nêu trong tệp rồi nhập lại.",
		}
	}
	row.Accepted = row.State != RowSame
	return nil
}

// Reject keeps the n-th row out.
func (i *AgencyImport) Reject(n int) { i.Rows[n].Accepted = false }

// Accepted counts the rows that enter with Changes.
func (i *AgencyImport) Accepted() int {
	n := 0
	for k := range i.Rows {
		if i.Rows[k].Accepted {
			n++
		}
	}
	return n
}

// Changes are the assignments as the accepted rows leave them, each once, to be
// put in one transaction.
func (i *AgencyImport) Changes() ([]data.Assignment, error) {
	edited, out := map[string]int{}, []data.Assignment(nil)
	for k := range i.Rows {
		row := &i.Rows[k]
		if !row.Accepted {
			continue
		}
		n, before := edited[row.Key()]
		if !before {
			edited[row.Key()] = len(out)
			out = append(out, row.edited)
			continue
		}
		next, _, err := row.edit(out[n], i.options.On)
		if err != nil {
			return nil, fmt.Errorf("dòng %d của “%s”: %w", row.Line, i.Files[row.File].Name, err)
		}
		out[n] = next
	}
	return out, nil
}

// Log is the record of each file that has an accepted row, to be put in the same
// transaction as Changes.
func (i *AgencyImport) Log() []data.Import {
	var out []data.Import
	for n := range i.Files {
		file := &i.Files[n]
		rows := 0
		for k := range i.Rows {
			if i.Rows[k].File == n && i.Rows[k].Accepted {
				rows++
			}
		}
		if rows == 0 {
			continue
		}
		record := data.Import{ID: file.SHA256, Kind: "agency"}
		if file.Before != nil {
			record = *file.Before
		}
		record.File = file.Name
		if len(file.Agencies) == 1 {
			record.Agency = file.Agencies[0]
		}
		record.At, record.User, record.Rows = i.options.At, i.options.User, record.Rows+rows
		out = append(out, record)
	}
	return out
}

// Entities are Changes and Log together. Empty when nothing is accepted.
func (i *AgencyImport) Entities() ([]data.Entity, error) {
	changes, err := i.Changes()
	if err != nil || len(changes) == 0 {
		return nil, err
	}
	out := make([]data.Entity, 0, len(changes)+len(i.Files))
	for _, a := range changes {
		out = append(out, a)
	}
	for _, record := range i.Log() {
		out = append(out, record)
	}
	return out, nil
}

// Action names the import for the journal.
func (i *AgencyImport) Action() string {
	var agencies []string
	for k := range i.Rows {
		if row := &i.Rows[k]; row.Accepted && !slices.Contains(agencies, row.Agency) {
			agencies = append(agencies, row.Agency)
		}
	}
	return fmt.Sprintf("Nhập kết quả từ %d tệp Excel: %s dòng (%s)", len(i.Log()), data.FormatCount(i.Accepted()), short(strings.Join(agencies, ", ")))
}
