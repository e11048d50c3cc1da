package intake

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"giaoban/data"
)

// doubt and fault say what is odd about a cell: a doubt a person may accept, a
// fault has to be put right in the file. Both are "" for a cell that is fine.
type verdict struct{ doubt, fault string }

func faulty(format string, args ...any) verdict {
	return verdict{fault: fmt.Sprintf(format, args...)}
}

var (
	numericDate = regexp.MustCompile(`^(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{4})$`)
	spokenDate  = regexp.MustCompile(`(?i)^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$`)
	isoDate     = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:T[\d:.]*Z?)?$`)
)

// readDay reads a date: a real one of Excel, known by its number format, or text
// with the day before the month. Excel itself turns 7/11/2021 into 11 July in some
// languages and leaves it as text in others, so that text of two small numbers is
// for a person to confirm.
func readDay(c cell, date1904 bool) (data.Date, verdict) {
	switch c.typed {
	case numberValue:
		serial, err := strconv.ParseFloat(c.text, 64)
		day, ok := serialDate(serial, date1904)
		switch {
		case err != nil || !ok:
			return 0, faulty("Không phải ngày. Ghi ngày/tháng/năm, ví dụ 27/05/2019.")
		case c.look == dateLook:
			return day, verdict{}
		}
		return 0, faulty("Là số, không phải ngày (nếu là ngày thì là %s). Ghi lại ngày/tháng/năm.", day)
	case textValue:
		return readDayText(c.text)
	}
	return 0, faulty("Không phải ngày. Ghi ngày/tháng/năm, ví dụ 27/05/2019.")
}

func readDayText(text string) (data.Date, verdict) {
	text = strings.Join(strings.Fields(text), " ")
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return parsedDay(m[1], "")
	}
	if m := spokenDate.FindStringSubmatch(text); m != nil {
		return parsedDay(strings.Join(m[1:], "/"), "")
	}
	m := numericDate.FindStringSubmatch(text)
	if m == nil {
		return 0, faulty("Không phải ngày đủ ngày/tháng/năm. Ghi lại, ví dụ 27/05/2019.")
	}
	day, _ := strconv.Atoi(m[1]) // digits
	month, _ := strconv.Atoi(m[2])
	doubt := ""
	if day <= 12 && month <= 12 && day != month {
		doubt = fmt.Sprintf("Ngày dạng chữ, mơ hồ: đọc là ngày %d tháng %d năm %s.", day, month, m[3])
	}
	return parsedDay(strings.Join(m[1:], "/"), doubt)
}

func parsedDay(text, doubt string) (data.Date, verdict) {
	day, err := data.ParseDate(text)
	if err != nil {
		return 0, faulty("%s", strings.TrimSuffix(messageOf(err), ".")+"; ngày đứng trước tháng.")
	}
	return day, verdict{doubt: doubt}
}

// messageOf is the sentence of an error that people read.
func messageOf(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}

// readPercent reads a share of the work done, 0 to 100. A cell in which somebody
// typed "80%" holds 0.8 in a percent format.
func readPercent(c cell) (int, verdict) {
	wrong := faulty("Tỷ lệ phải là số nguyên từ 0 đến 100, ví dụ 80.")
	v, ok := 0.0, false
	switch {
	case c.typed == numberValue && c.look == percentLook:
		v, ok = parseNumber(c.text)
		v = math.Round(v*100*1e6) / 1e6 // 0.57 is not quite 57 hundredths
	case c.typed == numberValue && c.look == plainLook:
		v, ok = parseNumber(c.text)
	case c.typed == textValue:
		v, ok = parseNumber(strings.TrimSpace(strings.TrimSuffix(c.text, "%")))
	}
	if !ok || v < 0 || v > 100 || v != math.Trunc(v) {
		return 0, wrong
	}
	return int(v), verdict{}
}

// readActual reads what was reached of a target: a number, "98,5%", or "85/102"
// of a target that counts out of 102.
func readActual(c cell, target data.Target) (float64, verdict) {
	if c.typed == numberValue && (c.look == dateLook || c.look == timeLook) {
		return 0, faulty("Excel đã đổi số thành ngày, giờ. Ghi lại số đạt được, ví dụ 85.")
	}
	text := c.text
	if n, of, split := strings.Cut(text, "/"); split && c.typed == textValue && target.Kind == data.OutOf {
		if whole, ok := parseNumber(strings.TrimSpace(of)); !ok || whole != target.Of {
			return 0, faulty("Chỉ tiêu tính trên %s. Ghi số đạt được.", CellText(target.Of))
		}
		text = strings.TrimSpace(n)
	}
	if c.typed == textValue && target.Kind == data.Share {
		text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	}
	v, ok := 0.0, false
	if c.typed == numberValue || c.typed == textValue {
		v, ok = parseNumber(text)
	}
	if c.typed == numberValue && c.look == percentLook {
		v = math.Round(v*100*1e6) / 1e6
	}
	switch {
	case !ok:
		return 0, faulty("Không phải số. Ghi số đạt được, với dấu phẩy thập phân.")
	case v < 0 || v > 1e12:
		return 0, faulty("Số đạt được ngoài khoảng hợp lý.")
	case target.Kind == data.OutOf && v > target.Of:
		return 0, faulty("Lớn hơn cả %s của chỉ tiêu.", CellText(target.Of))
	}
	return v, verdict{}
}

// readText reads words of at most so many characters.
func readText(c cell, most int) (string, verdict) {
	switch {
	case c.typed == errorValue:
		return "", faulty("Ô báo lỗi của Excel. Ghi lại bằng chữ.")
	case c.typed == boolValue:
		return "", faulty("Ô đúng/sai, không phải chữ. Ghi lại bằng chữ.")
	case c.typed == numberValue && c.look == dateLook:
		return c.text, verdict{doubt: "Excel đã đổi chữ thành ngày; giá trị lưu là số này."}
	}
	if n := utf8.RuneCountInString(c.text); n > most {
		return "", faulty("Dài %s chữ, tối đa %s. Rút gọn, phần còn lại để trong văn bản gửi kèm.", data.FormatCount(n), data.FormatCount(most))
	}
	if strings.ContainsFunc(c.text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError }) {
		return "", faulty("Có ký tự lạ. Xóa rồi ghi lại.")
	}
	return c.text, verdict{}
}

// readYes reads Có or Không.
func readYes(c cell) (bool, verdict) {
	switch plain(c.text) {
	case "co", "roi", "x", "true", "1":
		return true, verdict{}
	case "khong", "chua", "false", "0":
		return false, verdict{}
	}
	return false, faulty("Chọn Có hoặc Không.")
}
