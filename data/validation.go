package data

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fault collects the first rule an entity breaks, so that the rules of a kind
// read as one list.
type fault struct {
	label string // "Nhiệm vụ N01"
	err   *Error
}

// check begins the rules of an entity with those that hold for all: a key that
// can be stored, text in NFC, dates within reason.
func check(name, key string, e any) *fault {
	f := &fault{label: strings.TrimSpace(name + " " + key)}
	f.require(strings.Trim(key, "/ ") != "", "chưa có mã", "Đặt mã rồi lưu lại.")
	// bbolt refuses keys above 32 KB; nobody reads more than this.
	f.require(len(key) <= 512, "có mã quá dài", "Rút mã xuống dưới 500 ký tự.")
	f.fields(reflect.ValueOf(e))
	return f
}

func (f *fault) require(ok bool, what, hint string) {
	if ok || f.err != nil {
		return
	}
	f.err = &Error{Code: Invalid, Message: f.label + " " + what + ".", Hint: hint}
}

// order requires from ≤ to where both are set.
func (f *fault) order(from, to Date, what string) {
	f.require(from == 0 || to == 0 || from <= to,
		fmt.Sprintf("có %s (%s trước %s)", what, to, from), "Sửa lại ngày cho đúng thứ tự.")
}

// result avoids the nil *Error that is not a nil error.
func (f *fault) result() error {
	if f.err == nil {
		return nil
	}
	return f.err
}

// fields walks all text and dates of a value. What was received raw is exempt
// from NFC: RawText and Raw keep a document exactly as it came.
func (f *fault) fields(v reflect.Value) {
	if f.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.String:
		f.text(v.String())
	case reflect.Int32:
		if d, ok := v.Interface().(Date); ok && d != 0 {
			f.require(d.Year() >= 1971 && d.Year() <= 2200, "có ngày ngoài khoảng năm 1971–2200", "Sửa lại ngày.")
		}
	case reflect.Float64:
		x := v.Float()
		f.require(!math.IsNaN(x) && !math.IsInf(x, 0), "có giá trị không phải là số", "Nhập lại giá trị.")
	case reflect.Pointer:
		if !v.IsNil() {
			f.fields(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			f.fields(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return // a moment has no text or dates of its own
		}
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name == "RawText" || name == "Raw" {
				f.require(utf8.ValidString(v.Field(i).String()), "có chữ hỏng mã", "Chuyển văn bản sang UTF-8 rồi nhập lại.")
				continue
			}
			f.fields(v.Field(i))
		}
	}
}

func (f *fault) text(s string) {
	f.require(utf8.ValidString(s), "có chữ hỏng mã", "Chuyển văn bản sang UTF-8 rồi nhập lại.")
	if !norm.NFC.IsNormalString(s) {
		f.require(false, fmt.Sprintf("có chữ chưa ở dạng Unicode dựng sẵn (NFC): “%s”", excerpt(s)),
			"Chuyển chữ sang Unicode dựng sẵn rồi nhập lại.")
	}
	f.require(!strings.ContainsRune(s, 0), "có ký tự rỗng trong chữ", "Xóa ký tự lạ rồi nhập lại.")
}

// excerpt cuts text that is quoted in a message.
func excerpt(s string) string {
	const most = 40 // runes: enough to find the place by
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// Validate checks the book's own rules.
func (b Book) Validate() error {
	f := check("Sổ", b.ID, b)
	f.label = "Sổ" // its ID is random and tells nobody anything
	f.require(b.DueSoon >= 0 && b.DueSoon <= 365, "có số ngày “sắp đến hạn” ngoài khoảng 0–365", "Chọn từ 0 đến 365 ngày.")
	f.require(strings.TrimSpace(b.Office) != "", "chưa có tên cơ quan", "Nhập tên cơ quan, ví dụ UBND tỉnh Kon Tum.")
	f.require(b.Scheme == "" || b.Scheme == CalendarQuarters || b.Scheme == Decree09Quarters, "có chế độ báo cáo lạ: “"+b.Scheme+"”", "Chọn theo lịch hoặc theo NĐ 09/2019.")
	f.wordingRules(b.Wordings)
	return f.result()
}

// Validate checks the province's own rules.
func (p Province) Validate() error {
	f := check("Tỉnh", p.Code, p)
	f.require(p.Name != "", "chưa có tên", "Nhập tên tỉnh.")
	return f.result()
}

// Validate checks the agency's own rules. A code has no "/": it is part of
// the key of assignments.
func (a Agency) Validate() error {
	f := check("Cơ quan", a.Code, a)
	f.require(!strings.Contains(a.Code, "/"), "có dấu “/” trong mã", "Dùng chữ, số, dấu gạch nối.")
	f.require(a.Name != "", "chưa có tên", "Nhập tên cơ quan.")
	switch a.Kind {
	case Department, Board, District, ProjectOffice:
	default:
		f.require(false, "có loại cơ quan lạ: “"+string(a.Kind)+"”", "Chọn một loại trong danh sách.")
	}
	f.order(a.ValidFrom, a.ValidTo, "ngày kết thúc trước ngày bắt đầu")
	f.require(a.Successor == "" || a.Successor != a.Code, "là cơ quan kế thừa của chính mình", "Chọn cơ quan khác.")
	return f.result()
}

// Validate checks the group's own rules.
func (g Group) Validate() error {
	f := check("Nhóm", g.Code, g)
	for _, m := range g.Members {
		f.require(m.Agency != "", "có thành viên không có mã cơ quan", "Chọn cơ quan.")
		f.order(m.From, m.To, "ngày ra khỏi nhóm của "+m.Agency+" trước ngày vào")
	}
	return f.result()
}

// Validate checks the directive's own rules.
func (d Directive) Validate() error {
	f := check("Văn bản", d.ID, d)
	f.require(!strings.Contains(d.ID, "#"), "có dấu “#” trong mã", "Dùng chữ, số, dấu gạch nối.")
	f.require(d.Number != "", "chưa có số, ký hiệu", "Nhập số, ký hiệu của văn bản.")
	f.require(d.Date != 0, "chưa có ngày ban hành", "Nhập ngày ban hành.")
	return f.result()
}

// Validate checks the clause's own rules.
func (c Clause) Validate() error {
	f := check("Mục", c.ID, c)
	f.require(c.Directive != "", "không thuộc văn bản nào", "Chọn văn bản.")
	f.require(c.Text != "", "chưa có nội dung", "Nhập nguyên văn của mục.")
	return f.result()
}

// Validate checks the task's own rules. An ID has no "/": it begins the keys
// of the task's assignments.
func (t Task) Validate() error {
	f := check("Nhiệm vụ", t.ID, t)
	f.require(!strings.Contains(t.ID, "/"), "có dấu “/” trong mã", "Dùng chữ, số, dấu gạch nối.")
	f.require(t.Title != "", "chưa có nội dung", "Nhập nội dung nhiệm vụ.")
	switch t.Deadline.Kind {
	case OnDate, EndOfYear:
		f.require(t.Deadline.Due != 0, "có thời hạn là ngày cụ thể nhưng chưa có ngày", "Nhập ngày đến hạn.")
	case Recurring:
		f.require(t.Deadline.Due == 0 || t.Deadline.Every > 0, "là việc định kỳ nhưng chưa có chu kỳ", "Nhập số tháng giữa hai kỳ.")
	case OnEvent, Prompt, Ongoing:
	default:
		f.require(false, "có loại thời hạn lạ: “"+string(t.Deadline.Kind)+"”", "Chọn một loại trong danh sách.")
	}
	f.require(t.Deadline.Every >= 0, "có chu kỳ âm", "Nhập số tháng giữa hai kỳ.")
	f.targetRules(t.Target)
	for _, l := range t.Links {
		f.require(l.Index != "", "có liên kết không nêu chỉ số", "Chọn chỉ số.")
		f.require(l.Certainty == Stated || l.Certainty == Inferred, "có liên kết không rõ nêu rõ hay suy ra", "Chọn nêu rõ hoặc suy ra.")
	}
	return f.result()
}

// Validate checks the assignment's own rules.
func (a Assignment) Validate() error {
	f := check("Lượt giao", a.Key(), a)
	f.require(a.Task != "" && a.Agency != "", "chưa đủ nhiệm vụ và cơ quan", "Chọn nhiệm vụ và cơ quan.")
	f.require(!strings.Contains(a.Task, "/") && !strings.Contains(a.Agency, "/"), "có dấu “/” trong mã nhiệm vụ hoặc mã cơ quan", "Dùng chữ, số, dấu gạch nối.")
	seen := map[string]bool{}
	for i := range a.Results {
		r := &a.Results[i]
		f.require(r.ID == "" || !seen[r.ID], "có hai kết quả cùng mã "+r.ID, "Lưu lại kết quả với mã khác.")
		seen[r.ID] = true
		f.resultRules(r)
	}
	for _, x := range a.Extensions {
		f.note("lý do gia hạn", x.Reason)
		f.require(x.Due != 0, "được gia hạn nhưng chưa có hạn mới", "Nhập hạn mới.")
		// QĐ 42/2014/QĐ-TTg: a due day moves only by a document that allows it.
		f.require(x.Paper.Number != "", "được gia hạn nhưng chưa có văn bản cho phép", "Nhập số văn bản cho phép gia hạn.")
	}
	if x := a.Exit; x != nil {
		f.require(x.On != 0, "đã rút hoặc chuyển nhưng chưa có ngày", "Nhập ngày rút hoặc chuyển.")
		f.require(x.Paper.Number != "", "đã rút hoặc chuyển nhưng chưa có văn bản", "Nhập số văn bản.")
		f.require(x.Transferred == "" || x.Transferred != a.Agency, "được chuyển cho chính cơ quan đang thực hiện", "Chọn cơ quan khác.")
		f.note("lý do rút, chuyển", x.Reason)
	}
	f.require(a.TakenFrom == "" || a.TakenFrom != a.Agency && a.Given != 0, "được nhận từ cơ quan khác nhưng chưa rõ ngày hoặc cơ quan", "Chuyển lại nhiệm vụ.")
	for _, p := range a.Periods {
		f.require(p.Period != "", "có báo cáo kỳ không nêu kỳ", "Chọn kỳ báo cáo.")
		f.note("ghi chú báo cáo kỳ", p.Note)
	}
	for _, o := range a.Obstacles {
		f.note("nội dung vướng mắc", o.Text)
		f.note("đề xuất gỡ vướng", o.Proposal)
		f.require(o.Text != "", "có vướng mắc không có nội dung", "Nhập nội dung vướng mắc.")
		f.order(o.On, o.Resolved, "ngày gỡ vướng trước ngày nêu")
	}
	return f.result()
}

// resultRules are those of one reported result. "Hoàn thành" counts from the
// Office's confirmation, which needs a claim to confirm.
func (f *fault) resultRules(r *Result) {
	f.note("ghi chú kết quả", r.Note)
	f.note("lý do trả lại", r.ReturnReason)
	for _, e := range r.Evidence {
		f.evidenceRules(e)
	}
	f.require(r.Percent >= 0 && r.Percent <= 100, fmt.Sprintf("có tỷ lệ %d%% ngoài khoảng 0–100%%", r.Percent), "Nhập tỷ lệ từ 0 đến 100.")
	f.require(r.Confirmed == 0 || r.Claimed != 0, "được xác nhận hoàn thành khi cơ quan chưa báo hoàn thành", "Nhập ngày cơ quan báo hoàn thành.")
	f.require(r.Confirmed == 0 || r.Returned == 0, "có kết quả vừa được xác nhận vừa bị trả lại", "Chọn một trong hai.")
	f.order(r.Claimed, r.Confirmed, "ngày xác nhận trước ngày báo hoàn thành")
	f.order(r.Completed, r.Confirmed, "ngày xác nhận trước ngày hoàn thành")
	f.require(r.Returned == 0 || r.Claimed != 0, "có kết quả bị trả lại nhưng chưa báo hoàn thành", "Bỏ ngày trả lại.")
	f.order(r.Claimed, r.Returned, "ngày trả lại trước ngày báo hoàn thành")
	f.require(r.Returned != 0 || r.ReturnReason == "", "có lý do trả lại nhưng chưa có ngày trả lại", "Nhập ngày trả lại.")
	f.require(r.HasActual || r.Actual == 0, "có số đạt được nhưng chưa đánh dấu là có", "Nhập lại số đạt được.")
	f.require(r.Actual >= 0, "có số đạt được âm", "Nhập số từ 0 trở lên.")
}

// targetRules are those of what a task aims at.
func (f *fault) targetRules(t Target) {
	f.require(t.Value >= 0 && t.Of >= 0, "có chỉ tiêu âm", "Nhập chỉ tiêu từ 0 trở lên.")
	f.require(t.Kind == OutOf || t.Of == 0, "có chỉ tiêu nêu tổng số nhưng không phải loại “trong tổng số”", "Bỏ tổng số hoặc đổi loại chỉ tiêu.")
	switch t.Kind {
	case "":
		f.require(t.Value == 0, "có số chỉ tiêu nhưng chưa chọn loại", "Chọn ít nhất, nhiều nhất, tỷ lệ hoặc trong tổng số.")
	case AtLeast, AtMost:
	case Share:
		f.require(t.Value <= 100, "có chỉ tiêu tỷ lệ trên 100%", "Nhập từ 0 đến 100.")
	case OutOf:
		f.require(t.Of > 0 && t.Value <= t.Of, "có chỉ tiêu lớn hơn tổng số", "Sửa chỉ tiêu hoặc tổng số.")
	default:
		f.require(false, "có loại chỉ tiêu lạ: “"+string(t.Kind)+"”", "Chọn ít nhất, nhiều nhất, tỷ lệ hoặc trong tổng số.")
	}
}

// MaxNote is how long a text that is typed about an assignment may be, in
// characters: two pages. Longer ones are documents, and belong in the evidence.
const MaxNote = 4000

func (f *fault) note(what, text string) {
	if n := utf8.RuneCountInString(text); n > MaxNote {
		f.require(false, fmt.Sprintf("có %s dài %s ký tự, quá %s", what, FormatCount(n), FormatCount(MaxNote)),
			"Ghi tóm tắt, và đính kèm văn bản dài làm minh chứng.")
	}
}

// evidenceRules keep state secrets out by name: they may not be drafted or kept
// on a machine that has been on a network (Luật 29/2018/QH14, Điều 5 khoản 5).
func (f *fault) evidenceRules(e Evidence) {
	f.require(e.Name != "", "có minh chứng không có tên tệp", "Chọn lại tệp.")
	f.require(isSHA256(e.SHA256) || e.SHA256 == "" && !e.Stored, "có minh chứng không có mã SHA-256 đúng", "Chọn lại tệp.")
	if mark := SecrecyMark(e.Name); mark != "" {
		f.require(false, fmt.Sprintf("có minh chứng mang dấu mật (%s): “%s”", mark, excerpt(e.Name)),
			"Giữ văn bản mật theo quy định; trong sổ chỉ ghi kết quả không mật.")
	}
}

// SecrecyMark returns the mark of state secrecy in a file's name or a document's
// number: "TUYỆT MẬT", "TỐI MẬT", "MẬT", or "BM" as in 12/BM-UBND; "" when there
// is none. Ordinary words such as "bảo mật" and "mật độ" are no marks.
func SecrecyMark(name string) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	for i, w := range words {
		switch before, after := at(i-1), at(i+1); {
		case w == "bm":
			return "BM"
		case w == "mật" && before == "tuyệt", w == "mat" && before == "tuyet":
			return "TUYỆT MẬT"
		case w == "mật" && before == "tối", w == "mat" && before == "toi":
			return "TỐI MẬT"
		case w == "mật" && before != "bảo" && before != "bí" && after != "khẩu" && after != "độ" && after != "mã" && after != "ong" && after != "thiết":
			return "MẬT"
		}
	}
	return ""
}

// Validate checks the matter's own rules.
func (m Matter) Validate() error {
	f := check("Việc cần chỉ đạo", m.ID, m)
	f.require(m.Title != "", "chưa có nội dung", "Nhập nội dung.")
	switch m.Kind {
	case Unblock, Discipline, SetDeadline:
	default:
		f.require(false, "có loại lạ: “"+string(m.Kind)+"”", "Chọn gỡ vướng, chấn chỉnh hoặc ấn định hạn.")
	}
	f.order(m.From, m.To, "ngày thôi hiện trước ngày bắt đầu hiện")
	return f.result()
}

// Validate checks the instruction's own rules.
func (i Instruction) Validate() error {
	f := check("Ý kiến chỉ đạo", i.ID, i)
	f.require(i.Text != "", "chưa có nội dung", "Nhập nội dung ý kiến.")
	f.require(i.On != 0, "chưa có ngày", "Nhập ngày cho ý kiến.")
	f.order(i.On, i.Due, "hạn trước ngày cho ý kiến")
	f.note("nội dung", i.Text)
	return f.result()
}

// Validate checks the meeting's own rules.
func (m Meeting) Validate() error {
	f := check("Cuộc họp", m.ID, m)
	f.require(m.On != 0, "chưa có ngày họp", "Nhập ngày họp.")
	f.order(m.AsOf, m.On, "ngày họp trước ngày chốt số liệu")
	f.order(m.On, m.Conclusion.Date, "ngày thông báo kết luận trước ngày họp")
	f.require(m.Conclusion.Number == "" || m.Conclusion.Date != 0, "có thông báo kết luận chưa có ngày", "Nhập ngày thông báo kết luận.")
	return f.result()
}

// Validate checks the lock's own rules.
func (l Lock) Validate() error {
	f := check("Khóa kỳ", l.ID, l)
	f.require(l.To != 0, "chưa có ngày khóa đến", "Nhập ngày cuối của kỳ.")
	f.require(l.On != 0, "chưa có ngày khóa", "Nhập ngày khóa kỳ.")
	f.require(l.By != "", "chưa có người khóa", "Nhập tên người khóa kỳ.")
	// Facts of days to come are not known yet: nothing to lock.
	f.order(l.To, l.On, "ngày khóa trước ngày cuối của kỳ")
	f.order(l.On, l.Lifted, "ngày mở khóa trước ngày khóa")
	return f.result()
}

// Validate checks the import's own rules.
func (i Import) Validate() error {
	f := check("Lần nhập tệp", i.ID, i)
	f.require(isSHA256(i.ID), "có mã không phải là SHA-256 của tệp", "Nhập lại tệp.")
	switch i.Kind {
	case "agency", "scores", "directive":
	default:
		f.require(false, "có loại tệp lạ: “"+i.Kind+"”", "Nhập lại tệp.")
	}
	f.require(!i.At.IsZero(), "chưa có thời điểm nhập", "Nhập lại tệp.")
	f.require(i.Rows >= 0, "có số dòng âm", "Nhập lại tệp.")
	return f.result()
}

// isSHA256 tells whether s is a SHA-256 in lower-case hexadecimal.
func isSHA256(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// Validate checks the index's own rules.
func (x Index) Validate() error {
	f := check("Chỉ số", x.Code, x)
	f.require(x.Name != "", "chưa có tên", "Nhập tên chỉ số.")
	f.require(x.PublishedMonth >= time.January && x.PublishedMonth <= time.December && x.PublishedDay >= 1 && x.PublishedDay <= 31,
		"chưa có ngày công bố hằng năm", "Nhập ngày và tháng công bố.")
	return f.result()
}

// Validate checks the scheme's own rules.
func (s Scheme) Validate() error {
	f := check("Bộ tiêu chí", s.Key(), s)
	f.require(s.Index != "" && s.Version != "", "chưa đủ chỉ số và phiên bản", "Nhập chỉ số và phiên bản.")
	f.require(s.LastYear == 0 || s.FirstYear <= s.LastYear, "có năm cuối trước năm đầu", "Sửa lại năm.")
	seen := map[string]bool{}
	for _, n := range s.Nodes {
		f.require(n.Code != "", "có nội dung không có mã", "Nhập mã nội dung.")
		f.require(!seen[n.Code], "có hai nội dung cùng mã "+n.Code, "Đổi một trong hai mã.")
		f.require(n.Max == 0 || n.Min <= n.Max, "có nội dung "+n.Code+" với điểm tối thiểu lớn hơn tối đa", "Sửa lại thang điểm.")
		seen[n.Code] = true
	}
	return f.result()
}

// Validate checks the break's own rules.
func (b Break) Validate() error {
	f := check("Điểm gãy chuỗi", b.Key(), b)
	f.require(b.Index != "", "không nêu chỉ số", "Chọn chỉ số.")
	f.require(b.From < b.To, "có năm sau không lớn hơn năm trước", "Sửa lại năm.")
	switch b.Kind {
	case ScaleBreak, PartialBreak, ScreenBreak:
	default:
		f.require(false, "có loại lạ: “"+string(b.Kind)+"”", "Chọn một loại trong danh sách.")
	}
	return f.result()
}

// Validate checks the observation's own rules.
func (o Observation) Validate() error {
	f := check("Giá trị", o.Key(), o)
	f.require(o.Index != "" && o.Province != "" && o.Code != "", "chưa đủ chỉ số, tỉnh và nội dung", "Nhập đủ chỉ số, mã tỉnh, mã nội dung.")
	// Four digits keep the stored order of years.
	f.require(o.Year >= 1990 && o.Year <= 2200, fmt.Sprintf("có năm lạ: %d", o.Year), "Sửa lại năm.")
	f.require(o.Percent >= 0 && o.Percent <= 100, "có tỷ lệ ngoài khoảng 0–100%", "Sửa lại tỷ lệ.")
	f.require(o.Rank >= 0 && (o.RankedOf == 0 || o.Rank <= o.RankedOf), fmt.Sprintf("có thứ hạng lạ: %d/%d", o.Rank, o.RankedOf), "Sửa lại thứ hạng.")
	return f.result()
}

// Validate checks the source's own rules.
func (s Source) Validate() error { return check("Nguồn", s.ID, s).result() }

// Validate checks the conflict's own rules.
func (c Conflict) Validate() error {
	f := check("Mâu thuẫn số liệu", c.Key(), c)
	f.require(c.Item != "", "không nêu mục", "Nhập mục mà các nguồn nói khác nhau.")
	return f.result()
}
