package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
	"giaoban/data/intake"
)

// editAim asks for the target of the chosen content.
func (p *indicesPage) editAim() {
	f := p.app.Facts()
	x, ok := f.IndexOf(p.index)
	if !ok {
		return
	}
	n := p.node()
	old, had := x.AimOf(p.concept)
	value, year := newFormField("Giá trị cần đạt", ""), newFormField("Năm cần đạt (có thể để trống)", "")
	inferred := widget.NewCheck("do Văn phòng đề xuất, chưa có văn bản giao", nil)
	if had {
		value.entry.SetText(exactPoints(old.Value))
		year.entry.SetText(wholeWords(old.Year))
		inferred.SetChecked(old.Inferred)
	}
	problem := newProblemLine()
	title, note := p.nodeHead()
	body := container.New(&tightColumn{gap: 8}, smallParagraph(title+" ("+note+")", dialogWidth), value.box, year.box, inferred, problem.words)
	if had {
		body.Add(smallParagraph("Để trống giá trị rồi lưu để bỏ chỉ tiêu đang có.", dialogWidth))
	}
	p.app.showForm("Chỉ tiêu", "Lưu", body, func(done func()) {
		aim, ok := readAim(n, p.concept, value, year, inferred.Checked)
		if !ok {
			return
		}
		p.app.write("Đặt chỉ tiêu "+x.Code+" "+n.Code, putAll(withAim(p.app.Facts(), p.index, old, aim)), func() {
			done()
			p.app.toast("Đã lưu chỉ tiêu của “" + title + "”")
		}, problem.tell)
	}, value, year)
}

// readAim reads the form; a nil aim takes the target away.
func readAim(n data.Node, concept string, value, year *formField, inferred bool) (*data.Aim, bool) {
	aim := &data.Aim{Concept: concept, Inferred: inferred}
	if words := year.value(); words != "" {
		y, err := strconv.Atoi(words)
		if err != nil || y < 1990 || y > 2200 {
			year.say("Ghi năm bốn chữ số")
			return nil, false
		}
		aim.Year = y
	}
	if value.value() == "" {
		return nil, true
	}
	v, ok := intake.ParseNumber(value.value())
	switch {
	case !ok:
		value.say("Không phải số, ví dụ đúng: 5,09")
		return nil, false
	case n.Max > 0 && (v < n.Min || v > n.Max):
		value.say("Ngoài thang " + trimPoints(n.Min) + "–" + trimPoints(n.Max))
		return nil, false
	}
	aim.Value = v
	return aim, true
}

// withAim is the index with one target replaced, added or taken away.
func withAim(f *data.Facts, index string, old data.Aim, aim *data.Aim) data.Index {
	x, _ := f.IndexOf(index)
	x.Aims = slices.DeleteFunc(slices.Clone(x.Aims), func(a data.Aim) bool { return a == old })
	if aim != nil {
		x.Aims = append(x.Aims, *aim)
	}
	return x
}
