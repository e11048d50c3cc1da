package intake

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// AgencyBook writes the form of one agency, or of several in one sheet, as .xlsx:
// what each was given, where it stands at the review's cut-off, what is asked this
// period, and the cells to fill in; all others are locked, without a password.
// agencies are codes; nil means all. ReadAgencyBooks reads it back. Code
// NotFound: an agency is unknown or has nothing to report on.
func AgencyBook(w io.Writer, f *data.Facts, r *data.Review, agencies []string) (err error) {
	form, err := newForm(f, r, agencies)
	if err != nil {
		return err
	}
	form.book = excelize.NewFile()
	defer func() { err = errors.Join(err, form.book.Close()) }()
	if err := form.write(); err != nil {
		return fmt.Errorf("make the form of %s: %w", strings.Join(agencies, ", "), err)
	}
	if err := form.book.Write(w); err != nil {
		return fmt.Errorf("write the form: %w", err)
	}
	return nil
}

// AgenciesAsked lists the codes of the agencies that AgencyBook has a form for,
// in protocol order.
func AgenciesAsked(r *data.Review) []string {
	var out []string
	for i := range r.AgencyRows {
		if len(formRows(r, i)) > 0 {
			out = append(out, r.AgencyRows[i].Agency.Code)
		}
	}
	return out
}

// formRows are the assignments of an agency that its form lists: those it has not left.
func formRows(r *data.Review, agency int) []int {
	var out []int
	for _, n := range r.AgencyRows[agency].Rows {
		if r.AssignmentRows[n].Status != data.Exited {
			out = append(out, n)
		}
	}
	return out
}

// form is one .xlsx file in the making.
type form struct {
	facts  *data.Facts
	review *data.Review
	rows   []int    // into review.AssignmentRows
	names  []string // of the agencies
	stored map[string]*data.Assignment
	book   *excelize.File
	out    *excelize.StreamWriter
	styles map[formStyle]int
	row    int // written last, from 1
}

func newForm(f *data.Facts, r *data.Review, agencies []string) (*form, error) {
	if agencies == nil {
		agencies = AgenciesAsked(r)
	}
	x := &form{facts: f, review: r, stored: map[string]*data.Assignment{}, styles: map[formStyle]int{}}
	for _, code := range agencies {
		n := slices.IndexFunc(r.AgencyRows, func(a data.AgencyRow) bool { return a.Agency.Code == code })
		if n < 0 {
			return nil, &data.Error{
				Code: data.NotFound, Message: fmt.Sprintf("Sổ không có cơ quan mã “%s”.", code),
				Hint: "Mã các cơ quan: " + strings.Join(AgenciesAsked(r), ", ") + ".",
			}
		}
		x.rows = append(x.rows, formRows(r, n)...)
		x.names = append(x.names, r.AgencyRows[n].Agency.Name)
	}
	if len(x.rows) == 0 {
		return nil, &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Không có nhiệm vụ nào để xuất đến ngày %s.", r.AsOf),
			Hint: "Chọn cơ quan khác hoặc ngày chốt sau ngày ban hành văn bản.",
		}
	}
	for i := range f.Assignments {
		x.stored[f.Assignments[i].Key()] = &f.Assignments[i]
	}
	return x, nil
}

// title is what the form calls itself.
func (x *form) title() string {
	if len(x.names) == 1 {
		return "Báo cáo kết quả thực hiện nhiệm vụ: " + x.names[0]
	}
	return fmt.Sprintf("Báo cáo kết quả thực hiện nhiệm vụ: %d cơ quan", len(x.names))
}

// notes are the lines above the head: what this is, and how to fill it in.
func (x *form) notes() []string {
	r := x.review
	about := "Số liệu đến ngày " + r.AsOf.String()
	if r.Directive.ID != "" {
		about = r.Directive.Label() + " của " + r.Directive.Issuer + ". " + about
	}
	if r.Period != "" {
		about += "; kỳ báo cáo thường xuyên: " + data.PeriodName(r.Period)
	}
	if r.Sample {
		about = "SỐ LIỆU MẪU. " + about
	}
	return []string{
		about + ".",
		"1. Chỉ điền vào ô nền vàng hoặc trắng bên phải; ô nền xám đã khóa. Việc nào không có gì mới thì để trống cả dòng. Không thêm, xóa, gộp dòng hoặc cột.",
		"2. Ngày ghi ngày/tháng/năm, ví dụ 27/05/2019. Tỷ lệ là số nguyên 0–100. Không dùng công thức; không dán định dạng từ tệp khác.",
		"3. “Ngày hoàn thành” là cơ quan báo đã xong; nhiệm vụ được tính hoàn thành khi Văn phòng xác nhận. Hạn chỉ đổi khi có văn bản cho phép.",
		"4. Không ghi nội dung mật. Lưu dạng .xlsx, không đặt mật khẩu, không macro, rồi gửi lại Văn phòng kèm văn bản báo cáo.",
	}
}

func (x *form) write() error {
	if err := x.book.SetSheetName(x.book.GetSheetName(0), agencySheet); err != nil {
		return err
	}
	head := len(x.notes()) + 2 // the title, the notes, the head
	if err := x.layOut(head, head+len(x.rows)); err != nil {
		return err
	}
	var err error
	if x.out, err = x.book.NewStreamWriter(agencySheet); err != nil {
		return err
	}
	if err := x.setColumns(head); err != nil {
		return err
	}
	if err := x.writeTop(); err != nil {
		return err
	}
	for _, n := range x.rows {
		if err := x.writeRow(n); err != nil {
			return err
		}
	}
	return x.out.Flush()
}

// linesIn estimates how many lines wrapped text takes in a column so many
// characters wide; LibreOffice does not make a row of a new file higher by itself.
func linesIn(text string, width float64) int {
	n, left := 1, width
	for word := range strings.FieldsSeq(text) {
		size := float64(utf8.RuneCountInString(word))
		if left < size && left < width {
			n, left = n+1, width
		}
		left -= size + 1
	}
	return n
}

// put writes the next row, so many points high.
func (x *form) put(cells []any, height float64) error {
	x.row++
	return x.out.SetRow(fmt.Sprintf("A%d", x.row), cells, excelize.RowOpts{Height: height})
}

func (x *form) writeTop() error {
	title, err := x.style(formStyle{kind: titleCell})
	if err != nil {
		return err
	}
	note, err := x.style(formStyle{kind: noteCell})
	if err != nil {
		return err
	}
	if err := x.put([]any{excelize.Cell{StyleID: title, Value: data.Neutral(x.title())}}, 22); err != nil {
		return err
	}
	for _, text := range x.notes() {
		if err := x.put([]any{excelize.Cell{StyleID: note, Value: data.Neutral(text)}}, 15); err != nil {
			return err
		}
	}
	var head []any
	for _, c := range formColumns() {
		style, err := x.style(formStyle{kind: headCell, open: c.fill})
		if err != nil {
			return err
		}
		head = append(head, excelize.Cell{StyleID: style, Value: c.title})
	}
	return x.put(head, 48)
}

// writeRow writes one assignment.
func (x *form) writeRow(n int) error {
	row := &x.review.AssignmentRows[n]
	var cells []any
	lines := 1
	for _, c := range formColumns() {
		value, look := x.value(c.key, row), formStyle{kind: textCell}
		switch c.key {
		case colDue, colOriginal, colDone, colDate, colExtend:
			look.kind = dateCell
		case colPercent:
			look.kind = wholeCell
		case colActual:
			look.kind = numberCell
		}
		look.open = c.fill && x.open(c.key, row)
		look.asked = look.open && asked(row)
		style, err := x.style(look)
		if err != nil {
			return err
		}
		cells = append(cells, excelize.Cell{StyleID: style, Value: value})
		if text, ok := value.(string); ok && c.key != colSeal {
			lines = max(lines, linesIn(text, c.width))
		}
	}
	if asked(row) {
		lines = max(lines, 3) // room to write
	}
	const line = 15 // points
	return x.put(cells, float64(line*lines+3))
}

// open tells whether the agency may fill the cell in.
func (x *form) open(key columnKey, row *data.AssignmentRow) bool {
	switch {
	case row.Status.Done():
		return false
	case key == colDone || key == colExtend:
		return !row.Status.Undated()
	case key == colActual:
		return x.review.TaskRows[row.TaskIndex].Task.Target.Text != ""
	case key == colResolved:
		return row.Obstacle != ""
	}
	return true
}

// value is what a locked cell shows; nil for a cell to fill in.
func (x *form) value(key columnKey, row *data.AssignmentRow) any {
	task := &x.review.TaskRows[row.TaskIndex].Task
	id := row.Task + "/" + row.Agency
	a := x.stored[id]
	last := data.ShownResult(a, resultPeriod(row), x.review.AsOf)
	switch key {
	case colID:
		return id
	case colAgency:
		return data.Neutral(x.review.AgencyRows[row.AgencyIndex].Agency.Name)
	case colPath:
		return data.Neutral(task.Path)
	case colTask:
		return data.Neutral(task.Title)
	case colDue:
		if row.Due == 0 {
			return data.Neutral(task.Deadline.Kind.Name())
		}
		return serialOf(row.Due)
	case colOriginal:
		if row.Original != 0 {
			return serialOf(row.Original)
		}
	case colStatus:
		return statusWords(row)
	case colTarget:
		return data.Neutral(task.Target.Text)
	case colLast:
		return data.Neutral(lastWords(row, last, row.Obstacle))
	case colAsked:
		return data.Neutral(askedWords(row, last))
	case colSeal:
		return seal{
			x.facts.Book.ID, x.facts.Book.Province, a.Rev, stateOf(a), x.review.AsOf, row.Period,
		}.text(id)
	}
	return nil
}

// resultPeriod is the Result.Period that a row is about: none where reports are by period.
func resultPeriod(row *data.AssignmentRow) string {
	if row.Status.Undated() {
		return ""
	}
	return row.Period
}

// serialOf is a day as Excel counts it.
func serialOf(d data.Date) float64 { return float64(d - data.NewDate(1899, 12, 30)) }
