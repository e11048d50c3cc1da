package ui

import (
	"cmp"
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"giaoban/data"
)

// lockForm is the dialog of the period locks: those there are, a new one, and
// lifting one with a reason.
type lockForm struct {
	app     *App
	list    *grid[data.Lock]
	none    *text
	period  *choice
	to      *dateField
	note    *formField
	reason  *formField
	lift    *button
	problem problemLine
	modal   *modal
}

// showLocks opens the dialog.
func (a *App) showLocks() {
	f := &lockForm{
		app: a, to: newDateField(0), note: newFormField("Ghi chú", ""), problem: newProblemLine(),
		reason: newFormField("Lý do mở khóa (ghi vào nhật ký, không xóa được)", ""), none: muted("Chưa khóa kỳ nào."),
	}
	f.to.Near = a.AsOf()
	f.list = f.newList()
	f.period = newChoice(f.choosePeriod)
	f.period.Set(f.periods())
	f.lift = newButton("Mở khóa dòng đang chọn", "", nil, f.unlock)
	add := newButton("Khóa", "Enter", nil, f.lock).main()
	parts := []fyne.CanvasObject{
		newParagraph(data.Span{Text: "Số liệu ghi đến hết ngày khóa chỉ sửa được khi nêu lý do; nhật ký giữ lý do đó. Số liệu của ngày sau vẫn ghi bình thường."}),
		container.NewStack(container.New(&fixed{fyne.NewSize(lockWidth, gridHeadHeight+rowHeight*lockRows)}, f.list), container.NewCenter(f.none)),
	}
	if a.canEdit() {
		parts = append(parts,
			container.New(&topColumns{columns{widths: []float32{200, 160, -1, 90}, gap: 8}},
				labelled("Kỳ", framed(f.period)), labelled("Khóa đến hết ngày", f.to), f.note.box, labelled(" ", add)),
			container.New(&topColumns{columns{widths: []float32{-1, 200}, gap: 8}}, f.reason.box, labelled(" ", f.lift)), f.problem.words)
	}
	f.modal = a.newModal("Khóa kỳ", container.New(&tightColumn{gap: 10}, parts...), nil, newButton("Đóng", "Esc", nil, nil))
	f.modal.enter = nil // Enter belongs to the fields
	f.to.OnEnter = f.lock
	f.note.entry.OnSubmitted = func(string) { f.lock() }
	f.reason.entry.OnSubmitted = func(string) { f.unlock() }
	f.refresh()
	if a.canEdit() {
		f.to.Focus(a.window.Canvas())
	}
}

const (
	lockWidth float32 = 720
	lockRows  float32 = 5
)

func (f *lockForm) newList() *grid[data.Lock] {
	text := func(id, label string, width float32, of func(data.Lock) string) column[data.Lock] {
		return column[data.Lock]{ID: id, Label: label, Width: width, Cell: func(l data.Lock) cell {
			if l.Lifted != 0 {
				return cell{Text: of(l), Color: colorMuted}
			}
			return cell{Text: of(l)}
		}}
	}
	g := newGrid(func(l data.Lock) string { return l.ID },
		text("to", "Đến hết ngày", 96, func(l data.Lock) string { return l.To.String() }),
		text("period", "Kỳ", 130, func(l data.Lock) string { return lockPeriod(l) }),
		text("on", "Khóa ngày", 84, func(l data.Lock) string { return l.On.String() }),
		text("by", "Người khóa", 110, func(l data.Lock) string { return l.By }),
		text("note", "Ghi chú", 0, func(l data.Lock) string { return l.Note }),
		text("state", "Tình trạng", 130, lockState))
	g.OnSelect = func(data.Lock) { f.offerLift() }
	g.OnActivate = func(data.Lock) { f.app.window.Canvas().Focus(f.reason.entry) }
	return g
}

func lockPeriod(l data.Lock) string {
	if l.Period == "" {
		return ""
	}
	return data.PeriodName(l.Period)
}

func lockState(l data.Lock) string {
	if l.Lifted != 0 {
		return "đã mở " + l.Lifted.String()
	}
	return "đang khóa"
}

// periods offers the reporting periods that ended last.
func (f *lockForm) periods() []option {
	out := []option{{"", "Tự chọn ngày"}}
	scheme, today := f.app.Facts().Book.Scheme, f.app.today()
	for year := f.app.AsOf().Year(); year >= f.app.AsOf().Year()-1; year-- {
		for _, part := range []string{"", "-Q4", "-H2", "-Q3", "-Q2", "-H1", "-Q1"} {
			key := strconv.Itoa(year) + part
			if end, err := data.PeriodEnd(scheme, key); err == nil && end <= min(today, f.app.AsOf()) {
				out = append(out, option{key, data.PeriodName(key)})
			}
		}
	}
	return out
}

func (f *lockForm) choosePeriod(key string) {
	if key == "" {
		return
	}
	end, err := data.PeriodEnd(f.app.Facts().Book.Scheme, key)
	if err == nil { // the choices are periods
		f.to.SetValue(end)
	}
}

// refresh shows the locks as they are stored now, those in force first.
func (f *lockForm) refresh() {
	var open, lifted []data.Lock
	for _, l := range f.app.store.Facts().Locks {
		if l.Lifted == 0 {
			open = append(open, l)
		} else {
			lifted = append(lifted, l)
		}
	}
	f.list.SetRows(append(open, lifted...))
	show(f.none, len(open)+len(lifted) == 0)
	if _, ok := f.list.Selected(); !ok && len(open) > 0 {
		f.list.SelectKey(open[len(open)-1].ID)
	}
	f.offerLift()
}

func (f *lockForm) offerLift() {
	l, ok := f.list.Selected()
	if ok && l.Lifted == 0 {
		f.lift.Enable()
	} else {
		f.lift.Disable()
	}
}

// lock closes everything up to the day.
func (f *lockForm) lock() {
	f.tell(nil)
	l, why := f.newLock()
	if why != "" {
		f.to.say(why)
		f.fit()
		return
	}
	f.app.write("Khóa kỳ đến hết "+l.To.Prose(), putAll(l), func() {
		f.to.SetValue(0)
		f.note.entry.SetText("")
		f.period.Choose("")
		f.refresh()
		f.app.toastUndo("Đã khóa số liệu đến hết " + l.To.Prose())
	}, f.tell)
}

func (f *lockForm) newLock() (l data.Lock, why string) {
	to, err := f.to.Value()
	if err != nil {
		return l, dayProblem(err)
	}
	switch {
	case to == 0:
		return l, "Ghi ngày khóa"
	case to > f.app.today():
		return l, "Sau hôm nay"
	}
	for _, other := range f.app.store.Facts().Locks {
		if other.Lifted == 0 && other.To >= to {
			return l, "Đã khóa đến " + other.To.String()
		}
	}
	id, err := uuid.NewV7()
	if err != nil {
		f.tell(err)
		return l, "Chưa khóa được"
	}
	l = data.Lock{ID: id.String(), To: to, On: f.app.today(), By: cmp.Or(f.app.options.User, "Văn phòng"), Note: f.note.value()}
	if end, err := data.PeriodEnd(f.app.Facts().Book.Scheme, f.period.Value()); err == nil && end == to {
		l.Period = f.period.Value()
	}
	return l, ""
}

// unlock lifts the chosen lock; the journal gets the reason.
func (f *lockForm) unlock() {
	f.tell(nil)
	f.reason.say("")
	l, ok := f.list.Selected()
	reason := f.reason.value()
	switch {
	case !ok || l.Lifted != 0:
		f.reason.say("Chọn một khóa đang có hiệu lực ở bảng trên")
	case reason == "":
		f.reason.say("Nêu lý do, ví dụ: đính chính kết quả quý I theo văn bản của sở")
	case utf8.RuneCountInString(reason) > maxReason:
		f.reason.say("Dài quá " + data.FormatCount(maxReason) + " ký tự")
	default:
		l.Lifted = f.app.today()
		f.app.writeBecause(reason, "Mở khóa kỳ đến hết "+l.To.Prose(), putAll(l), func() {
			f.reason.entry.SetText("")
			f.refresh()
			f.app.toastUndo("Đã mở khóa kỳ đến hết " + l.To.Prose())
		}, f.tell)
		return
	}
	f.fit()
}

func (f *lockForm) tell(err error) {
	f.problem.tell(err)
	if err == nil {
		f.to.say("")
	}
	f.fit()
}

func (f *lockForm) fit() { f.modal.popup.Resize(f.modal.popup.MinSize()) }
