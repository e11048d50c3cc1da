package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// Parts and orders of the list of proposed tasks.
const (
	intakeAll   = ""
	intakeDoubt = "doubt" // to be looked at
	intakeIn    = "in"
	intakeOut   = "out"

	intakeByDoubt = "doubt"
	intakeByText  = "text"
)

// intakeLine is one row of the list, in words.
type intakeLine struct {
	ID     int
	State  intakeState
	Path   string
	Text   string
	Agency cell
	Time   cell
	Sure   directive.Confidence
	Read   directive.Confidence // as it was read
	Doubts []string             // what the clerk should look at
}

// key identifies the line in the list.
func (l intakeLine) key() string { return fmt.Sprint(l.ID) }

// needsLook tells whether a row nobody decided about is in doubt.
func (l intakeLine) needsLook() bool { return l.State == intakeWaiting && len(l.Doubts) > 0 }

// intakeNames writes the workbook's agencies and groups as lists do.
type intakeNames struct {
	short, full map[string]string
	members     map[string][]string
}

func newIntakeNames(f *data.Facts, on data.Date) intakeNames {
	n := intakeNames{map[string]string{}, map[string]string{}, map[string][]string{}}
	for _, a := range f.Agencies {
		n.short[a.Code], n.full[a.Code] = cmp.Or(a.Short, a.Name), a.Name
	}
	for _, g := range f.Groups {
		n.short[g.Code], n.full[g.Code] = g.Name, g.Name
		n.members[g.Code] = g.On(on)
	}
	return n
}

// of is a name as the list shows it; a group with its number of members.
func (n intakeNames) of(x directive.Named) string {
	if len(x.Codes) != 1 {
		return x.Name
	}
	code := x.Codes[0]
	if members, ok := n.members[code]; ok {
		return fmt.Sprintf("%s (%d)", n.short[code], len(members))
	}
	return cmp.Or(n.short[code], x.Name)
}

func (n intakeNames) list(names []directive.Named) string {
	out := make([]string, len(names))
	for i, x := range names {
		out[i] = n.of(x)
	}
	return strings.Join(out, "; ")
}

// intakeLines are the rows of the list: those of a part, in an order.
func intakeLines(v *intakeReview, f *data.Facts, part, order string) (shown []intakeLine, counts map[string]int) {
	names := newIntakeNames(f, v.Header.Date)
	counts = map[string]int{}
	for i := range v.Rows {
		l := v.line(&v.Rows[i], names)
		in := map[string]bool{intakeAll: true, intakeDoubt: l.needsLook(), intakeIn: l.State == intakeAccepted, intakeOut: l.State == intakeLeftOut}
		for p, yes := range in {
			if yes {
				counts[p]++
			}
		}
		if in[part] {
			shown = append(shown, l)
		}
	}
	if order == intakeByDoubt {
		slices.SortStableFunc(shown, func(a, b intakeLine) int {
			return cmp.Compare(a.Read, b.Read)
		})
	}
	return shown, counts
}

func (v *intakeReview) line(r *intakeRow, names intakeNames) intakeLine {
	t := &r.Task
	l := intakeLine{ID: r.ID, State: r.State, Path: t.Path, Text: t.Text, Time: intakeTime(t), Sure: t.Confidence, Read: r.Sure, Doubts: v.doubts(r, names)}
	l.Agency = cell{Text: names.list(v.matched(t.Lead))}
	if len(t.Lead) == 0 {
		l.Agency = cell{Text: "chưa rõ", Color: colorAmber}
	}
	for _, n := range v.matched(t.Lead) {
		if n.Codes == nil {
			l.Agency.Color = colorAmber
		}
	}
	if r.State == intakeLeftOut {
		l.Agency.Color, l.Time.Color = colorMuted, colorMuted
	}
	return l
}

// doubts are what the clerk should look at in a row.
func (v *intakeReview) doubts(r *intakeRow, names intakeNames) []string {
	var out []string
	t := &r.Task
	if len(t.Lead) == 0 {
		out = append(out, "chưa có cơ quan thực hiện")
	}
	for _, n := range append(slices.Clone(t.Lead), t.Cooperate...) {
		_, decided := v.Match[n.Name]
		switch {
		case n.Codes == nil && !decided:
			out = append(out, "“"+n.Name+"” chưa có trong sổ")
		case len(n.Codes) == 1 && strings.HasPrefix(n.Codes[0], "@") && len(names.members[n.Codes[0]]) == 0:
			out = append(out, "nhóm “"+n.Name+"” không có thành viên vào ngày ban hành")
		}
	}
	if t.Deadline != 0 && v.Header.Date != 0 && t.Deadline < v.Header.Date {
		out = append(out, "thời hạn trước ngày ban hành")
	}
	for _, w := range t.Why {
		if w.Confidence < directive.Sound {
			out = append(out, fieldName(w.Field)+": "+w.Reason)
		}
	}
	return out
}

// intakeTime is when a task is due, in words.
func intakeTime(t *directive.Task) cell {
	switch {
	case t.Deadline != 0 && t.Inferred:
		return cell{Text: t.Deadline.String() + " suy ra"}
	case t.Deadline != 0:
		return cell{Text: t.Deadline.String()}
	case t.Recurrence != "":
		return cell{Text: recurrenceName(t.Recurrence), Color: colorMuted}
	case t.Urgency != "":
		return cell{Text: "“" + t.Urgency + "”", Color: colorMuted}
	}
	return cell{Text: "Thường xuyên", Color: colorMuted}
}

// recurrences are the choices of the form; the first stands for none.
func recurrences() []option {
	return []option{
		{"", "Không"},
		{string(directive.Daily), "Hằng ngày"},
		{string(directive.Weekly), "Hằng tuần"},
		{string(directive.Monthly), "Hằng tháng"},
		{string(directive.Quarterly), "Hằng quý"},
		{string(directive.Semiannual), "6 tháng"},
		{string(directive.Yearly), "Hằng năm"},
		{string(directive.Ongoing), "Thường xuyên"},
	}
}

func recurrenceName(r directive.Recurrence) string {
	for _, o := range recurrences() {
		if o.Value == string(r) {
			return o.Label
		}
	}
	return string(r)
}

// sureWords says how sure a reading is, and in which colour.
func sureWords(c directive.Confidence) (words string, bars int, color fyne.ThemeColorName) {
	switch {
	case c >= directive.Sound:
		return "cao", 3, colorGreen
	case c >= directive.Likely:
		return "vừa", 2, colorAmber
	}
	return "thấp", 1, colorRed
}

// fieldName is what a field of a proposal is called.
func fieldName(field string) string {
	switch field {
	case "lead":
		return "Chủ trì"
	case "cooperate":
		return "Phối hợp"
	case "oversee":
		return "Lãnh đạo phụ trách"
	case "deadline":
		return "Thời hạn"
	case "recurrence":
		return "Định kỳ"
	case "product":
		return "Sản phẩm"
	case "number":
		return "Số, ký hiệu"
	case "date":
		return "Ngày ban hành"
	case "place":
		return "Nơi ban hành"
	case "issuer":
		return "Cơ quan ban hành"
	case "subject":
		return "Trích yếu"
	case "signer", "signer_title":
		return "Người ký"
	case "addressees":
		return "Kính gửi"
	case "recipients":
		return "Nơi nhận"
	case "doc_type":
		return "Loại văn bản"
	}
	return field
}

// whyLines explain the fields of a row: field, words, reason.
func whyLines(t *directive.Task) []fact {
	var out []fact
	for _, w := range t.Why {
		words, _, color := sureWords(w.Confidence)
		if w.Confidence >= directive.Sound {
			color = ""
		}
		text := w.Reason + " (" + words + ")"
		if w.Words != "" {
			text = "“" + excerptLong(w.Words) + "”: " + text
		}
		out = append(out, fact{Label: fieldName(w.Field), Value: text, Color: color})
	}
	for _, l := range t.Links {
		how := "văn bản nêu tên"
		if l.Certainty == data.Inferred {
			how = "Văn phòng gắn"
		}
		out = append(out, fact{Label: "Chỉ số", Value: strings.TrimSpace(l.Index+" "+l.Concept) + ": " + how})
	}
	return out
}
