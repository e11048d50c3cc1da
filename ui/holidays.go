package ui

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// holidayForm edits the days off by which working days are counted. Nothing is
// stored before "Lưu".
type holidayForm struct {
	app     *App
	days    []data.Date // in order
	year    *choice
	list    *grid[data.Date]
	add     *dateField
	effect  *paragraph
	drop    *button
	problem problemLine
	modal   *modal
}

const holidayRows float32 = 8

// showHolidays opens the dialog.
func (a *App) showHolidays() {
	f := &holidayForm{app: a, add: newDateField(0), effect: newParagraph().in(colorMuted), problem: newProblemLine()}
	f.days = slices.Clone(a.Facts().Book.Holidays)
	if a.Facts().Book.Holidays == nil {
		f.days = data.DefaultHolidays()
	}
	f.year = newChoice(func(string) { f.fill() })
	f.add.Near, f.add.OnEnter = a.AsOf(), f.addDay
	f.list = newGrid(func(d data.Date) string { return d.ISO() },
		column[data.Date]{ID: "day", Label: "Ngày nghỉ", Width: 100, Cell: func(d data.Date) cell { return cell{Text: d.String()} }},
		column[data.Date]{ID: "weekday", Label: "Thứ", Cell: func(d data.Date) cell { return cell{Text: weekdayName(d), Color: colorMuted} }})
	f.drop = newButton("Bỏ ngày đang chọn", "", nil, f.dropDay)
	side := container.New(&tightColumn{gap: 8}, labelled("Năm", framed(f.year)))
	buttons := []*button{newButton("Đóng", "Esc", nil, nil)}
	if a.canEdit() {
		side.Add(labelled("Thêm ngày nghỉ", f.add))
		side.Add(newButton("Thêm", "", nil, f.addDay))
		side.Add(f.drop)
		side.Add(newButton("Về danh sách của phần mềm", "", nil, f.reset))
		buttons = []*button{newButton("Hủy", "Esc", nil, nil), newButton("Lưu", "", nil, nil).main()}
	}
	body := container.New(&tightColumn{gap: 8},
		newParagraph(data.Span{Text: "Ngày nghỉ lễ, nghỉ bù, ngoài thứ bảy và chủ nhật. Dùng để tính 05 ngày làm việc của thông báo kết luận."}),
		container.New(&topColumns{columns{widths: []float32{-1, 220}, gap: 14}},
			container.New(&fixed{fyne.NewSize(0, gridHeadHeight+rowHeight*holidayRows)}, f.list), side),
		f.effect, f.problem.words)
	f.modal = a.newModal("Ngày nghỉ", body, nil, buttons...)
	if a.canEdit() {
		main := buttons[len(buttons)-1]
		main.OnTapped = f.save
		f.modal.enter = nil // Enter adds the day that is typed
	}
	f.offerYears()
	f.year.Choose(strconv.Itoa(a.AsOf().Year()))
	f.fill()
	if a.canEdit() {
		f.add.Focus(a.window.Canvas())
	}
}

func weekdayName(d data.Date) string {
	return [...]string{"chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"}[d.Time().Weekday()]
}

// offerYears lists the years that have days off, and the years around the
// cut-off date.
func (f *holidayForm) offerYears() {
	years := []int{f.app.AsOf().Year(), f.app.AsOf().Year() + 1, f.app.today().Year()}
	for _, d := range f.days {
		years = append(years, d.Year())
	}
	slices.Sort(years)
	var options []option
	for _, y := range slices.Compact(years) {
		options = append(options, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	f.year.Set(options)
}

// fill shows the days of the chosen year and what they mean for the meeting.
func (f *holidayForm) fill() {
	var shown []data.Date
	for _, d := range f.days {
		if strconv.Itoa(d.Year()) == f.year.Value() {
			shown = append(shown, d)
		}
	}
	f.list.SetRows(shown)
	facts := *f.app.Facts()
	facts.Book.Holidays = f.stored()
	f.effect.SetSpans(nil)
	if m := facts.MeetingAt(f.app.AsOf()); m.On != 0 {
		due := data.ConclusionDue(&facts, m)
		f.effect.SetSpans([]data.Span{{Text: "Theo danh sách này, thông báo kết luận họp ngày " + m.On.Prose() + " phải ra chậm nhất " + weekdayName(due) + ", " + due.Prose() + "."}})
	}
	f.modal.popup.Resize(f.modal.popup.MinSize())
}

// stored is the list as the workbook keeps it: none of its own when it is the
// program's.
func (f *holidayForm) stored() []data.Date {
	if slices.Equal(f.days, data.DefaultHolidays()) {
		return nil
	}
	if f.days == nil {
		return []data.Date{}
	}
	return f.days
}

func (f *holidayForm) addDay() {
	d, err := f.add.Value()
	at, there := slices.BinarySearch(f.days, d)
	switch {
	case err != nil:
		return
	case d == 0:
		f.add.say("Ghi ngày nghỉ")
		return
	case d.Time().Weekday() == time.Sunday:
		f.add.say("Chủ nhật đã là ngày nghỉ")
		return
	case there:
		f.add.say("Đã có trong danh sách")
		return
	}
	f.days = slices.Insert(f.days, at, d)
	f.offerYears()
	f.year.Choose(strconv.Itoa(d.Year()))
	f.add.SetValue(0)
	f.fill()
	f.list.SelectKey(d.ISO())
}

func (f *holidayForm) dropDay() {
	d, ok := f.list.Selected()
	if !ok {
		return
	}
	f.days = slices.DeleteFunc(f.days, func(x data.Date) bool { return x == d })
	f.fill()
}

func (f *holidayForm) reset() {
	f.days = data.DefaultHolidays()
	f.offerYears()
	f.fill()
}

func (f *holidayForm) save() {
	book := f.app.store.Facts().Book
	if slices.Equal(book.Holidays, f.stored()) && (book.Holidays == nil) == (f.stored() == nil) {
		f.modal.close()
		return
	}
	book.Holidays = f.stored()
	f.app.write("Sửa danh sách ngày nghỉ", putAll(book), func() {
		f.modal.close()
		f.app.toastUndo("Đã sửa danh sách ngày nghỉ")
	}, func(err error) {
		f.problem.tell(err)
		f.modal.popup.Resize(f.modal.popup.MinSize())
	})
}
