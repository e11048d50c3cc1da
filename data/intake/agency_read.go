package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"giaoban/data"
)

// ImportOptions say what the files do not say themselves.
type ImportOptions struct {
	On   data.Date // day on which the Office took the answers in
	At   time.Time // of the import, for the log
	User string
}

// AgencyImport is what the agencies' files would do to the workbook. A person
// looks at it, accepts or rejects row by row, and what is accepted enters in one
// transaction.
type AgencyImport struct {
	Files []AgencyFile
	Rows  []FilledRow // rows with something filled in, by file

	facts   *data.Facts
	options ImportOptions
}

// AgencyFile is one file.
type AgencyFile struct {
	Path, Name string
	SHA256     string
	Refused    error        // why nothing of it can be taken, a *data.Error; nil = it was read
	Before     *data.Import // the same file was taken in already; nil = it is new
	Agencies   []string     // codes, in the order of the file
	Blank      int          // rows that were left as they were sent
	Missing    []string     // assignments of its agencies that have no row in it
	Problems   []Problem    // places that belong to no known row: added rows, edited IDs
}

// ReadAgencyBooks reads the forms that agencies sent back, each row known by its
// ID and seal, wherever it stands. It never fails as a whole: a file that can't be
// taken says why in Refused, a cell in the row's Faults. Rows without doubt, of
// files that were not taken in before, are accepted beforehand.
func ReadAgencyBooks(f *data.Facts, r *data.Review, paths []string, o ImportOptions) *AgencyImport {
	in := newIntakeIndex(f, r, o)
	out := &AgencyImport{facts: f, options: o}
	for _, path := range paths {
		out.add(in.read(path))
	}
	out.settle()
	return out
}

// add takes over a file; one of the same content as another brings nothing.
func (i *AgencyImport) add(file AgencyFile, rows []FilledRow) {
	for n := range i.Files {
		if file.Refused == nil && i.Files[n].SHA256 == file.SHA256 {
			rows, file.Refused = nil, notTaken(file.Name, "cùng nội dung với tệp “"+i.Files[n].Name+"” trong lần nhập này", "Bỏ một trong hai tệp.", nil)
		}
	}
	for n := range rows {
		rows[n].File = len(i.Files)
	}
	i.Files, i.Rows = append(i.Files, file), append(i.Rows, rows...)
}

// settle decides what enters unless a person says otherwise.
func (i *AgencyImport) settle() {
	i.compareFiles()
	for n := range i.Rows {
		row := &i.Rows[n]
		row.Accepted = row.State == RowClean && i.Files[row.File].Before == nil
	}
}

// intakeIndex finds things of the workbook quickly.
type intakeIndex struct {
	facts   *data.Facts
	review  *data.Review
	options ImportOptions
	stored  map[string]*data.Assignment // by key
	rows    map[string]int              // key → review.AssignmentRows
}

func newIntakeIndex(f *data.Facts, r *data.Review, o ImportOptions) *intakeIndex {
	in := &intakeIndex{facts: f, review: r, options: o, stored: map[string]*data.Assignment{}, rows: map[string]int{}}
	for i := range f.Assignments {
		in.stored[f.Assignments[i].Key()] = &f.Assignments[i]
	}
	for i := range r.AssignmentRows {
		row := &r.AssignmentRows[i]
		in.rows[row.Task+"/"+row.Agency] = i
	}
	return in
}

func (in *intakeIndex) read(path string) (AgencyFile, []FilledRow) {
	content, err := readLimited(path)
	file, rows := in.readContent(filepath.Base(path), content, err)
	file.Path = path
	return file, rows
}

// readContent reads a file's content, unless there is an error already.
func (in *intakeIndex) readContent(name string, content []byte, err error) (AgencyFile, []FilledRow) {
	file := AgencyFile{Name: name}
	switch mark := data.SecrecyMark(name); {
	case mark != "":
		file.Refused = secrecyError(name, "tên tệp", mark)
		return file, nil
	case err != nil:
		file.Refused = err
		return file, nil
	}
	sum := sha256.Sum256(content)
	file.SHA256 = hex.EncodeToString(sum[:])
	for i := range in.facts.Imports {
		if in.facts.Imports[i].ID == file.SHA256 {
			file.Before = &in.facts.Imports[i]
		}
	}
	reader := &formReader{intakeIndex: in, file: &file, seen: map[string]int{}}
	if err := reader.read(content); err != nil {
		return AgencyFile{Name: name, SHA256: file.SHA256, Before: file.Before, Refused: err}, nil
	}
	return file, reader.out
}

// formReader reads one form.
type formReader struct {
	*intakeIndex
	file    *AgencyFile
	book    *xlsx
	columns [maxColumns + 1]columnKey // by column from 1
	place   map[columnKey]int         // column of each key
	head    bool                      // the head has been found
	seen    map[string]int            // assignment → line
	out     []FilledRow
	foreign int    // rows of another workbook
	from    string // its province
	lines   int    // rows with an ID
}

func (r *formReader) problem(line, col int, read, message string) {
	if len(r.file.Problems) < maxProblems {
		r.file.Problems = append(r.file.Problems, Problem{line, col, short(read), message})
	}
}

// read reads the first sheet that has the form's head.
func (r *formReader) read(content []byte) error {
	var err error
	if r.book, err = openXLSX(r.file.Name, content); err != nil {
		return err
	}
	var merged []string
	for _, sheet := range r.book.sheets {
		if r.book.parts[sheet.path] == nil {
			return damagedXLSX(r.file.Name, fmt.Errorf("sheet %q is missing", sheet.name))
		}
		merged, err = r.book.rows(sheet.path, r.row)
		var said *data.Error // the form's own refusal
		switch {
		case r.book.secret != "":
			return secrecyError(r.file.Name, "nội dung", r.book.secret)
		case errors.As(err, &said):
			return said
		case err != nil:
			return damagedXLSX(r.file.Name, err)
		}
		if r.head {
			break
		}
	}
	if err := r.refuse(); err != nil {
		return err
	}
	r.refuseMerged(merged)
	r.findMissing()
	return nil
}

// refuse says why nothing of the file can be taken, if so.
func (r *formReader) refuse() error {
	switch {
	case !r.head:
		return notTaken(r.file.Name, "không có bảng của biểu báo cáo", "Dùng tệp do “giaobanctl export” hoặc trang Tệp cơ quan xuất ra.", nil)
	case r.foreign > 0 && len(r.seen) == 0:
		from := "của sổ khác"
		if p, ok := r.facts.ProvinceOf(r.from); ok && r.from != r.facts.Book.Province {
			from = "của sổ tỉnh " + p.Name
		}
		return notTaken(r.file.Name, "tệp xuất từ dữ liệu "+from, "Chọn tệp do chính sổ này xuất ra.", nil)
	case r.lines == 0:
		return notTaken(r.file.Name, "biểu không còn dòng nhiệm vụ nào", "Xin cơ quan gửi lại tệp, hoặc xuất lại.", nil)
	}
	return nil
}

// row takes one row of the sheet.
func (r *formReader) row(line int, cells []cell) error {
	if !r.head {
		return r.findHead(cells)
	}
	var id, mark string
	words := "" // of a row that belongs to nothing
	for i := range cells {
		c := &cells[i]
		switch r.columns[c.col] {
		case colID:
			id = c.text
		case colSeal:
			mark = c.text
		case "":
		default:
			if words == "" {
				words = c.text
			}
		}
	}
	switch {
	case id == "" && mark == "" && words == "":
		return nil
	case id == "" && mark == "":
		r.problem(line, 0, words, "Dòng thêm vào, không có mã dòng: không nhận. Ghi vào dòng của đúng nhiệm vụ.")
		return nil
	}
	r.lines++
	if s, ok := r.known(line, id, mark); ok {
		r.fill(line, id, s, cells)
	}
	return nil
}

// findHead looks whether the row is the form's head.
func (r *formReader) findHead(cells []cell) error {
	titles := map[string]columnKey{}
	for _, c := range formColumns() {
		titles[plain(c.title)] = c.key
	}
	r.place, r.columns = map[columnKey]int{}, [maxColumns + 1]columnKey{}
	for i := range cells {
		key, ok := titles[plain(cells[i].text)]
		if !ok || cells[i].typed != textValue {
			continue
		}
		if r.place[key] != 0 {
			return notTaken(r.file.Name, "hai cột cùng tên “"+cells[i].text+"”", "Xóa cột thêm vào, hoặc xin cơ quan điền lại vào tệp gốc.", nil)
		}
		r.place[key], r.columns[cells[i].col] = cells[i].col, key
	}
	if r.place[colID] == 0 && len(r.place) < 5 { // a line of words, not the head
		return nil
	}
	r.head = true
	for _, c := range formColumns() {
		if (c.fill || c.key == colID || c.key == colSeal) && r.place[c.key] == 0 {
			return notTaken(r.file.Name, "thiếu cột “"+c.title+"”", "Xin cơ quan điền lại vào tệp gốc, không xóa cột.", nil)
		}
	}
	return nil
}

// known finds the assignment that a row is for; a row that can't be trusted is
// named and left out.
func (r *formReader) known(line int, id, mark string) (seal, bool) {
	at := r.place[colID]
	s, own, ok := readSeal(mark, id)
	switch {
	case mark == "":
		r.problem(line, at, id, "Dòng không có mã kiểm tra (dòng thêm, hoặc cột ẩn bị xóa): không nhận.")
	case !ok:
		r.problem(line, r.place[colSeal], mark, "Mã kiểm tra bị sửa: không nhận. Xin cơ quan điền lại vào tệp gốc.")
	case s.book != r.facts.Book.ID:
		r.foreign, r.from = r.foreign+1, s.province
		r.problem(line, at, id, "Dòng chép từ tệp của sổ khác: không nhận.")
	case !own:
		message := "Mã dòng bị sửa: không nhận."
		if original := r.original(mark); original != "" {
			message = fmt.Sprintf("Mã dòng bị sửa: ghi “%s”, vốn là “%s”. Không nhận; sửa lại mã rồi nhập lại.", short(id), original)
		}
		r.problem(line, at, id, message)
	case r.stored[id] == nil:
		r.problem(line, at, id, "Lượt giao này không còn trong sổ: không nhận.")
	default:
		return s, true
	}
	return seal{}, false
}

// original finds the row that a seal was made for.
func (r *formReader) original(mark string) string {
	for i := range r.facts.Assignments {
		id := r.facts.Assignments[i].Key()
		if _, own, ok := readSeal(mark, id); ok && own {
			return id
		}
	}
	return ""
}

// fill reads what was filled in on the row of an assignment.
func (r *formReader) fill(line int, id string, s seal, cells []cell) {
	a := r.stored[id]
	if !slices.Contains(r.file.Agencies, a.Agency) {
		r.file.Agencies = append(r.file.Agencies, a.Agency)
	}
	first, twice := r.seen[id]
	r.seen[id] = line
	row := FilledRow{Line: line, Task: a.Task, Agency: a.Agency, assignment: a, period: s.period, asOf: s.asOf, place: r.place}
	target := r.describe(&row)
	for i := range cells {
		c := &cells[i]
		key := r.columns[c.col]
		if !fillable(key) {
			continue
		}
		row.take(key, line, *c, target, r.book.date1904)
	}
	switch {
	case twice && (!row.answer.empty() || len(row.Faults) > 0):
		row.fault(line, r.place[colID], id, fmt.Sprintf("Trùng mã với dòng %d: không rõ dòng nào đúng.", first))
		for i := range r.out {
			if r.out[i].Line == first {
				r.out[i].fault(first, r.place[colID], id, fmt.Sprintf("Trùng mã với dòng %d: không rõ dòng nào đúng.", line))
				r.out[i].State = RowFaulty
			}
		}
	case row.answer.empty() && len(row.Faults) == 0:
		r.file.Blank++
		return
	}
	row.check(r, s)
	r.out = append(r.out, row)
}

// describe notes what is known of the row's task and returns its target.
func (r *formReader) describe(row *FilledRow) data.Target {
	n, ok := r.rows[row.assignment.Key()]
	if !ok { // the task is not in force at the review's cut-off
		i := slices.IndexFunc(r.facts.Tasks, func(t data.Task) bool { return t.ID == row.Task })
		if i < 0 {
			return data.Target{}
		}
		t := &r.facts.Tasks[i]
		row.Title, row.undated = t.Title, !t.Deadline.Dated()
		return t.Target
	}
	now := &r.review.AssignmentRows[n]
	t := &r.review.TaskRows[now.TaskIndex].Task
	row.Title, row.undated = t.Title, !t.Deadline.Dated()
	row.due, row.status = now.Due, now.Status
	return t.Target
}

// fillable tells whether a column is for the agency.
func fillable(key columnKey) bool {
	switch key {
	case colDone, colNumber, colDate, colPercent, colActual, colNote, colResolved, colObstacle, colProposal, colExtend:
		return true
	}
	return false
}

// refuseMerged names merged cells: what stands in one may be meant for all.
func (r *formReader) refuseMerged(ranges []string) {
	for _, text := range ranges {
		from, to, ok := linesOf(text)
		if !ok || to < from {
			continue
		}
		for i := range r.out {
			if row := &r.out[i]; row.Line >= from && row.Line <= to {
				row.fault(row.Line, 0, text, "Ô gộp "+text+": không rõ nội dung thuộc dòng nào. Bỏ gộp ô rồi nhập lại.")
				row.State = RowFaulty
			}
		}
	}
}

// linesOf returns the first and last line of a range such as "K12:L14".
func linesOf(text string) (from, to int, ok bool) {
	first, last, _ := strings.Cut(text, ":")
	digits := func(s string) int {
		n := 0
		for _, c := range []byte(s) {
			if c >= '0' && c <= '9' && n < maxSheetRow {
				n = n*10 + int(c-'0')
			}
		}
		return n
	}
	from, to = digits(first), digits(last)
	return from, to, from > 0 && to > 0
}

// findMissing lists the assignments that the form should have and has not.
func (r *formReader) findMissing() {
	for i := range r.review.AgencyRows {
		if !slices.Contains(r.file.Agencies, r.review.AgencyRows[i].Agency.Code) {
			continue
		}
		for _, n := range formRows(r.review, i) {
			row := &r.review.AssignmentRows[n]
			id := row.Task + "/" + row.Agency
			if _, there := r.seen[id]; !there {
				r.file.Missing = append(r.file.Missing, id)
			}
		}
	}
}
