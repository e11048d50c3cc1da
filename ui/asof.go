package ui

import (
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// SetAsOf changes the cut-off date. The old picture stays until the new one is
// computed.
func (a *App) SetAsOf(d data.Date) {
	if a.store == nil || d == a.view.asOf {
		return
	}
	a.view.asOf = d
	a.shell.header.refresh()
	a.recompute()
}

// quickDate is a cut-off date offered by name.
type quickDate struct {
	words string
	date  data.Date
}

// quickDates are today, the workbook's own date and the meetings' dates, newest
// meeting first, each day once.
func quickDates(today data.Date, f *data.Facts) []quickDate {
	var out []quickDate
	seen := map[data.Date]bool{}
	add := func(words string, d data.Date) {
		if d == 0 || seen[d] {
			return
		}
		seen[d] = true
		out = append(out, quickDate{words, d})
	}
	add("Hôm nay", today)
	add("Ngày chốt của sổ", f.Book.AsOf)
	for i := len(f.Meetings) - 1; i >= 0; i-- {
		m := f.Meetings[i]
		d := m.AsOf
		if d == 0 {
			d = m.On
		}
		add("Cuộc họp "+m.On.Prose(), d)
	}
	return out
}

// chooseAsOf asks for the cut-off date.
func (a *App) chooseAsOf() {
	field := newDateField(a.AsOf())
	field.Near = a.today()
	choices := container.New(&flow{gap: 8, lineGap: 8})
	var m *modal
	apply := func() {
		d, err := field.Value()
		switch {
		case err != nil:
			field.Focus(a.window.Canvas())
			return
		case d == 0:
			d = a.homeDate()
		}
		m.close()
		a.SetAsOf(d)
	}
	for _, q := range quickDates(a.today(), a.Facts()) {
		choices.Add(newButton(q.words+": "+q.date.Prose(), "", nil, func() {
			field.SetValue(q.date)
			apply()
		}))
	}
	body := container.New(&tightColumn{gap: 10},
		newParagraph(data.Span{Text: "Mọi con số, cả chỉ số theo ngày công bố, được tính đến hết ngày này."}).in(colorMuted),
		field, choices)
	view := newButton("Xem", "Enter", nil, nil).main()
	m = a.newModal("Ngày chốt số liệu", body, nil, newButton("Hủy", "Esc", nil, nil), view)
	view.OnTapped = apply // an invalid day keeps the dialog open
	m.enter = apply
	field.OnEnter = apply
	field.Focus(a.window.Canvas())
}
