package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// showSettings offers light or dark and the size of everything.
func (a *App) showSettings() {
	looks := []option{{string(lookSystem), "Theo máy"}, {string(lookLight), "Sáng"}, {string(lookDark), "Tối"}}
	scales := []option{{"", "Theo màn hình"}, {"1", "100%"}, {"1.25", "125%"}, {"1.5", "150%"}, {"1.75", "175%"}, {"2", "200%"}}
	a.newModal("Cài đặt", container.New(&tightColumn{gap: 8},
		bold("Nền"), optionRow(looks, string(a.settings.look()), func(v string) {
			a.settings.setLook(look(v))
			a.app.Settings().SetTheme(newTheme(look(v)))
			a.rebuild()
		}),
		bold("Cỡ chữ"), optionRow(scales, a.settings.scale(), a.settings.setScale),
		newParagraph(data.Span{Text: "Cỡ chữ có hiệu lực khi mở lại chương trình."}).in(colorMuted)),
		nil, newButton("Đóng", "Esc", nil, nil).main())
}

// optionRow is a line of buttons of which the chosen one has the accent fill.
// Fyne's radio buttons keep Esc from the dialog.
func optionRow(options []option, chosen string, choose func(value string)) *fyne.Container {
	row := container.New(&flow{gap: 6, lineGap: 6})
	var buttons []*button
	for _, o := range options {
		b := newButton(o.Label, "", nil, nil)
		b.primary = o.Value == chosen
		b.OnTapped = func() {
			for _, other := range buttons {
				other.primary = other == b
				other.Refresh()
			}
			choose(o.Value)
		}
		buttons = append(buttons, b)
		row.Add(b)
	}
	return row
}
