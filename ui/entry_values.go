package ui

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// entryField is a cell of the quick entry grid that can be typed in.
type entryField int

// The cells, from left to right.
const (
	fieldReceived entryField = iota // day on which the Office took the paper in
	fieldNumber
	fieldPaperDate
	fieldPercent
	fieldClaimed
	fieldNote
	entryFieldCount
)

// label is the head of the cell's column.
func (f entryField) label() string {
	return [...]string{"Ngày nhận", "Số văn bản", "Ngày văn bản", "%", "Báo xong ngày", "Ghi chú"}[f]
}

// name is the cell in a sentence, where "%" alone says little.
func (f entryField) name() string {
	if f == fieldPercent {
		return "Tỷ lệ (%)"
	}
	return f.label()
}

// entryTyped is what was typed into the cells of one row; only those are there.
type entryTyped map[entryField]string

// entryFault says what is wrong with a cell.
type entryFault struct {
	Field   entryField
	Message string
}

// maxNumber is how long a paper's number may be, as in the agencies' forms.
const maxNumber = 100

// entryState is what the workbook has in the cells of one row.
type entryState struct {
	values  [entryFieldCount]string
	fresh   bool   // typing changes this report; else it is the one before, and typing begins a new one
	barred  string // why the row takes nothing; "" = it does
	undated bool   // a reporting period: no percent, no claim
	result  data.Result
	report  data.PeriodReport
}

// editable tells whether a cell can be typed in.
func (s *entryState) editable(f entryField) bool {
	return s.barred == "" && !(s.undated && (f == fieldPercent || f == fieldClaimed))
}

// entryStateOf reads a row. A result that came in on the given day and is not
// judged yet is the one being typed; earlier ones stay as they were, so that the
// picture of an earlier day does not change.
func entryStateOf(a *data.Assignment, row *data.AssignmentRow, received data.Date) entryState {
	s := entryState{undated: row.Status.Undated()}
	switch {
	case row.Status == data.Exited:
		s.barred = "Lượt giao đã rút hoặc chuyển, không nhận báo cáo."
	case row.Status.Done():
		s.barred = "Văn phòng đã xác nhận hoàn thành. Cần sửa thì mở nhiệm vụ này."
	case s.undated && row.Period == "":
		s.barred = "Chưa đến kỳ báo cáo đầu tiên."
	}
	if s.undated {
		s.report = data.PeriodReport{Period: row.Period}
		for _, p := range a.Periods {
			if p.Period == row.Period {
				s.report, s.fresh = p, true
			}
		}
		s.values = [entryFieldCount]string{s.report.On.String(), s.report.Paper.Number, s.report.Paper.Date.String(), "", "", s.report.Note}
		return s
	}
	last := -1
	for i := range a.Results {
		if r := &a.Results[i]; r.Period == row.Period && (last < 0 || r.Recorded >= a.Results[last].Recorded) {
			last = i
		}
	}
	if last < 0 {
		s.result.Period = row.Period
		return s
	}
	s.result = a.Results[last]
	s.fresh = s.result.Recorded == received && s.result.Confirmed == 0 && s.result.Returned == 0
	r := &s.result
	s.values = [entryFieldCount]string{
		r.Recorded.String(), r.Paper.Number, r.Paper.Date.String(), strconv.Itoa(r.Percent), r.Claimed.String(), r.Note,
	}
	return s
}

// enterTyped returns the assignment with what was typed, whether that changes
// anything, and what is wrong. received stands where no day was typed.
func enterTyped(a *data.Assignment, row *data.AssignmentRow, typed entryTyped, received, today data.Date) (data.Assignment, bool, []entryFault) {
	s := entryStateOf(a, row, received)
	if s.barred != "" {
		return *a, false, []entryFault{{fieldReceived, s.barred}}
	}
	v, faults := readTyped(&s, typed, received, today)
	if len(faults) > 0 {
		return *a, false, faults
	}
	if s.undated {
		return enterReport(a, &s, v)
	}
	return enterResult(a, &s, typed, v)
}

// entryValues is a row as it was read from its cells.
type entryValues struct {
	received, paperDate, claimed data.Date
	number, note                 string
	percent                      int
}

// readTyped reads the row as it would be: what was typed over what is there.
func readTyped(s *entryState, typed entryTyped, received, today data.Date) (v entryValues, faults []entryFault) {
	cell := func(f entryField) string {
		if text, ok := typed[f]; ok {
			return norm.NFC.String(strings.Join(strings.Fields(text), " "))
		}
		if s.fresh {
			return s.values[f]
		}
		return ""
	}
	fault := func(f entryField, format string, args ...any) {
		faults = append(faults, entryFault{f, fmt.Sprintf(format, args...)})
	}
	day := func(f entryField) data.Date {
		d, err := parseDay(cell(f))
		if err != nil {
			fault(f, "%s: %s.", f.name(), dayProblem(err))
		}
		return d
	}
	v.received, v.paperDate = day(fieldReceived), day(fieldPaperDate)
	v.number, v.note = cell(fieldNumber), cell(fieldNote)
	if v.received == 0 && cell(fieldReceived) == "" {
		v.received = received
	}
	if !s.undated {
		v.claimed = day(fieldClaimed)
		text := cell(fieldPercent)
		if _, said := typed[fieldPercent]; !said && typed[fieldClaimed] != "" {
			text = "" // done now: whatever the share was before
		}
		v.percent = s.readPercent(text, v.claimed != 0, fault)
	}
	checkEntry(v, today, fault)
	return v, faults
}

// readPercent reads the share that is done. Not said again it stays; done is all.
func (s *entryState) readPercent(text string, claimed bool, fault func(entryField, string, ...any)) int {
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	switch {
	case text == "" && claimed:
		return 100
	case text == "":
		return s.result.Percent
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 100 {
		fault(fieldPercent, "Tỷ lệ ghi số nguyên từ 0 đến 100, không phải “%s”.", excerptOf(text))
	}
	if claimed && n < 100 && err == nil {
		fault(fieldPercent, "Đã báo xong thì tỷ lệ là 100, không phải %d.", n)
	}
	return n
}

// checkEntry holds what was read against the rules that a paper obeys.
func checkEntry(v entryValues, today data.Date, fault func(entryField, string, ...any)) {
	if v.received > today {
		fault(fieldReceived, "Ngày nhận %s sau hôm nay (%s).", v.received, today)
	}
	if v.paperDate > v.received && v.received != 0 {
		fault(fieldPaperDate, "Ngày văn bản %s sau ngày nhận (%s).", v.paperDate, v.received)
	}
	if v.claimed > v.received && v.received != 0 {
		fault(fieldClaimed, "Ngày báo xong %s sau ngày nhận (%s).", v.claimed, v.received)
	}
	if utf8.RuneCountInString(v.number) > maxNumber {
		fault(fieldNumber, "Số văn bản dài quá %d ký tự.", maxNumber)
	}
	if mark := data.SecrecyMark(v.number); mark != "" {
		fault(fieldNumber, "Văn bản mang dấu mật (%s) không ghi vào sổ này.", mark)
	}
	if n := utf8.RuneCountInString(v.note); n > data.MaxNote {
		fault(fieldNote, "Ghi chú dài %s ký tự, quá %s. Ghi tóm tắt, văn bản dài để làm minh chứng.", data.FormatCount(n), data.FormatCount(data.MaxNote))
	}
}

func enterReport(a *data.Assignment, s *entryState, v entryValues) (data.Assignment, bool, []entryFault) {
	report := s.report
	report.On, report.Note = v.received, v.note
	report.Paper = data.Paper{Number: v.number, Date: v.paperDate}
	if s.fresh && report == s.report {
		return *a, false, nil
	}
	next, err := a.WithPeriod(report)
	return entered(a, next, err)
}

func enterResult(a *data.Assignment, s *entryState, typed entryTyped, v entryValues) (data.Assignment, bool, []entryFault) {
	if !s.fresh && !hasWords(typed) {
		return *a, false, nil // only blanks were typed: no report
	}
	r := data.Result{Period: s.result.Period}
	if s.fresh {
		r = s.result
	} else {
		id, err := uuid.NewV7()
		if err != nil {
			return *a, false, []entryFault{{fieldReceived, "Không tạo được mã kết quả: " + err.Error()}}
		}
		r.ID = id.String()
	}
	r.Recorded, r.Claimed, r.Percent, r.Note = v.received, v.claimed, v.percent, v.note
	r.Paper = data.Paper{Number: v.number, Date: v.paperDate}
	if s.fresh && sameResult(r, s.result) {
		return *a, false, nil
	}
	next, err := a.WithResult(r)
	return entered(a, next, err)
}

// sameResult compares what the cells show of two versions of a result.
func sameResult(a, b data.Result) bool {
	return a.Recorded == b.Recorded && a.Claimed == b.Claimed && a.Percent == b.Percent && a.Note == b.Note && a.Paper == b.Paper
}

func entered(a *data.Assignment, next data.Assignment, err error) (data.Assignment, bool, []entryFault) {
	if err != nil {
		message, hint := errorWords(err)
		return *a, false, []entryFault{{fieldReceived, strings.TrimSpace(message + " " + hint)}}
	}
	return next, true, nil
}

// hasWords tells whether anything was typed besides blanks.
func hasWords(typed entryTyped) bool {
	for _, text := range typed {
		if strings.TrimSpace(text) != "" {
			return true
		}
	}
	return false
}

// excerptOf cuts text that is only quoted.
func excerptOf(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
