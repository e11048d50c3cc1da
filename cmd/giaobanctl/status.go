package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"giaoban/data"
)

// Exit statuses. Scripts rely on them: docs/huong-dan.md and --help list them.
const (
	statusOK       = 0
	statusFailure  = 1 // anything that has no status of its own
	statusUsage    = 2 // the command line is wrong
	statusDamaged  = 3 // not a workbook, cut short, or corrupted
	statusLocked   = 4 // open in another program
	statusNewer    = 5 // written by a newer program
	statusNotFound = 6 // a file, folder, chart or figure that is not there
	statusExists   = 7 // would overwrite something
	statusNoWrite  = 8 // read-only, no permission, or no space
	statusPeriod   = 9 // touches facts of a locked period without a reason
)

// statusHelp explains the statuses to a person.
const statusHelp = `Mã thoát:
  0  xong
  1  không làm được
  2  dòng lệnh sai
  3  tệp không phải sổ, bị cắt hoặc hỏng
  4  sổ đang mở ở chương trình khác
  5  sổ do bản chương trình mới hơn ghi
  6  không tìm thấy tệp, thư mục, biểu đồ, hoặc số liệu được hỏi
  7  sẽ ghi đè lên tệp đã có
  8  không ghi được: chỉ đọc, thiếu quyền hoặc hết chỗ
  9  chạm số liệu của kỳ đã khóa mà không nêu lý do
`

// statusOf returns the exit status for an error.
func statusOf(err error) int {
	if err == nil {
		return statusOK
	}
	switch data.CodeOf(err) {
	case data.Damaged:
		return statusDamaged
	case data.Locked:
		return statusLocked
	case data.NewerSchema:
		return statusNewer
	case data.NotFound:
		return statusNotFound
	case data.Exists:
		return statusExists
	case data.PeriodLocked:
		return statusPeriod
	case data.ReadOnly, data.NoSpace, data.BackupFailed:
		return statusNoWrite
	}
	return statusFailure
}

// report writes an error for a person: what happened, what to do, and the
// technical cause last.
func report(w io.Writer, err error) {
	var e *data.Error
	if !errors.As(err, &e) {
		fmt.Fprintf(w, "giaobanctl: %v\n", err)
		return
	}
	fmt.Fprintf(w, "giaobanctl: %s\n", e.Message)
	if e.Hint != "" {
		fmt.Fprintf(w, "  %s\n", e.Hint)
	}
	if e.Err != nil {
		fmt.Fprintf(w, "  Chi tiết: %v\n", e.Err)
	}
}

// usageError says in Vietnamese what is wrong with the command line; kong
// itself speaks English only.
func usageError(err error) error {
	var e *data.Error
	if errors.As(err, &e) {
		return e
	}
	vietnamese := strings.NewReplacer(
		"unknown flag", "không có tùy chọn",
		"unexpected argument", "không hiểu",
		`expected string value but got "EOL" (<EOL>)`, "thiếu giá trị",
		`expected value value but got "EOL" (<EOL>)`, "thiếu giá trị",
		"expected a valid 64 bit int but got", "cần một số nguyên, không phải",
		`expected int value but got "EOL" (<EOL>)`, "thiếu giá trị",
		"missing flags:", "thiếu tùy chọn",
		"expected one of", "cần một trong các lệnh",
		"can't be used together", "không dùng cùng nhau được",
		"expected", "thiếu",
		"did you mean one of", "có phải ý bạn là một trong",
		"did you mean", "có phải ý bạn là",
		" or ", " hoặc ",
		" and ", " và ",
	)
	return &data.Error{
		Code:    data.Invalid,
		Message: "Dòng lệnh chưa đúng: " + vietnamese.Replace(err.Error()) + ".",
		Hint:    "Gõ “giaobanctl --help” hoặc “giaobanctl LỆNH --help” để xem cách dùng.",
	}
}
