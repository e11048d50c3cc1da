package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/reading"
)

// enter shows what would enter the workbook, with the agencies it does not have,
// and stores it when the clerk says so.
func (d *intakeDesk) enter() {
	a := d.page.app
	if !a.canEdit() {
		a.toast("Sổ đang mở chỉ xem")
		return
	}
	if err := d.review.check(a.Facts()); err != nil {
		d.problem.tell(err)
		d.content.Refresh()
		return
	}
	d.problem.tell(nil)
	unknown := d.review.unknown()
	for _, name := range unknown { // a name that looks like one of the workbook's is proposed as it
		if _, decided := d.review.Match[name]; !decided {
			d.review.Match[name] = likeliest(a.Facts(), name)
		}
	}
	words := newParagraph()
	tell := func() { words.SetSpans(d.enterWords(unknown)) }
	tell()
	body := container.New(&tightColumn{gap: 8}, words)
	if len(unknown) > 0 {
		rows := container.New(&tightColumn{gap: 4})
		options := append([]option{{"", "Lập mới theo tên trong văn bản"}}, agencyChoices(a.Facts())...)
		for _, name := range unknown {
			c := newChoice(func(code string) {
				d.review.Match[name] = code
				d.keep()
				tell()
			})
			c.Set(options)
			c.Choose(d.review.Match[name])
			rows.Add(container.New(&columns{widths: []float32{-1, -1}, gap: 10}, ellipsis(name), framed(c)))
		}
		high := min(float32(len(unknown))*36, 216)
		body.Add(section("Cơ quan chưa có trong sổ", "khớp với cơ quan đã có, hoặc lập mới",
			container.New(&fixed{fyne.NewSize(previewWidth, high)}, quiet(container.NewVScroll(container.New(&inset{right: 10}, rows))))))
	}
	a.newModal("Đưa vào sổ", body, func() { d.list() }, newButton("Chưa", "Esc", nil, func() { d.list() }),
		newButton("Đưa vào sổ", "Enter", nil, d.store).main())
}

// enterWords say what would enter the workbook.
func (d *intakeDesk) enterWords(unknown []string) []data.Span {
	accepted := d.review.accepted(d.page.app.Facts(), d.page.app.options.User)
	out := []data.Span{
		{Text: accepted.Directive.Label(), Bold: true},
		{Text: ": " + data.FormatCount(len(accepted.Tasks)) + " nhiệm vụ, " + data.FormatCount(len(accepted.Assignments)) + " lượt giao, nguyên văn " + data.FormatCount(len(accepted.Clauses)) + " mục."},
	}
	say := func(n int, words string) {
		if n > 0 {
			out = append(out, data.Span{Text: " " + data.FormatCount(n) + " " + words})
		}
	}
	say(d.review.count(intakeWaiting), "nhiệm vụ chưa duyệt và")
	if n := d.review.count(intakeWaiting); n > 0 {
		say(d.review.count(intakeLeftOut), "để ngoài")
		if d.review.count(intakeLeftOut) == 0 {
			out[len(out)-1].Text = " " + data.FormatCount(n) + " nhiệm vụ chưa duyệt"
		}
		out = append(out, data.Span{Text: " không vào sổ.", Bold: true})
	} else {
		say(d.review.count(intakeLeftOut), "nhiệm vụ để ngoài.")
	}
	say(d.review.openFixes(), "lỗi quét chưa chọn: giữ như bản gốc.")
	say(len(accepted.Agencies), "cơ quan lập mới.")
	if n := len(accepted.Groups); n > 0 {
		say(n, "nhóm lập mới, chưa có thành viên nên chưa có lượt giao.")
	}
	return out
}

// likeliest is the agency or group whose name shares most words with name; ""
// when none shares four in five.
func likeliest(f *data.Facts, name string) string {
	words := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.FieldsFunc(data.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			out[w] = true
		}
		return out
	}
	mine := words(name)
	best, code := 0.8, ""
	try := func(other, key string) {
		theirs, same := words(other), 0
		for w := range mine {
			if theirs[w] {
				same++
			}
		}
		if share := float64(same) / float64(max(len(mine), len(theirs), 1)); share > best {
			best, code = share, key
		}
	}
	for _, g := range f.Groups {
		try(g.Name, g.Code)
	}
	for _, a := range f.Agencies {
		try(a.Name, a.Code)
		try(a.Short, a.Code)
	}
	return code
}

// store puts all that is accepted into the workbook, in one action.
func (d *intakeDesk) store() {
	p, a := d.page, d.page.app
	accepted := d.review.accepted(a.Facts(), a.options.User)
	source, log := d.review.corrected()
	entities := reading.Entities(&source, accepted, log, a.options.Now(), a.options.User)
	n := data.FormatCount(len(accepted.Tasks))
	a.holdDraft(intakeForm, intakePart)
	a.write(fmt.Sprintf("Nhận %s: %s nhiệm vụ", accepted.Directive.Label(), n), putAll(entities...), func() {
		if p.desk == d {
			p.discard()
		}
		a.toastUndo("Đã đưa " + n + " nhiệm vụ của " + accepted.Directive.Number + " vào sổ")
	}, func(err error) {
		d.keep()
		d.failed(err)
	})
}

// intakeAgain shows how a document that is in the workbook reads now.
type intakeAgain struct {
	grid    *grid[againLine]
	words   *paragraph
	content fyne.CanvasObject
}

// againLine is one field in which the readings differ.
type againLine struct {
	directive.Difference
	N            int
	stored, read string // from the place where they part
}

// showAgain says that a document is there already, and shows the differences.
func (p *intakePage) showAgain(v *intakeReview, d data.Directive) {
	proposal := &directive.Proposal{Header: v.Header, Clauses: v.Clauses, References: v.References}
	for i := range v.Rows {
		proposal.Tasks = append(proposal.Tasks, v.Rows[i].Task)
	}
	var lines []againLine
	for i, x := range proposal.Compare(p.app.Facts(), d) {
		line := againLine{Difference: x, N: i}
		line.stored, line.read = x.Parting()
		lines = append(lines, line)
	}
	g := &intakeAgain{words: newParagraph()}
	g.grid = newGrid(func(l againLine) string { return fmt.Sprint(l.N) },
		column[againLine]{ID: "place", Label: "Chỗ", Width: 150, Cell: func(l againLine) cell { return cell{Text: l.Place} }},
		column[againLine]{ID: "stored", Label: "Trong sổ", Cell: func(l againLine) cell { return cell{Text: l.stored, Color: colorMuted} }},
		column[againLine]{ID: "read", Label: "Đọc lần này", Cell: func(l againLine) cell { return cell{Text: l.read, Bold: true} }})
	g.grid.OnSelect = func(l againLine) {
		g.words.SetSpans([]data.Span{{Text: l.Place + ". ", Bold: true}, {Text: "Trong sổ: “" + excerptLong(l.Stored) + "”  Đọc lần này: “" + excerptLong(l.Read) + "”"}})
	}
	g.grid.OnEscape = p.reset
	g.grid.SetRows(lines)
	told := newParagraph(data.Span{Text: d.Label() + " đã có trong sổ.", Bold: true}, data.Span{Text: p.againWords(v, d, len(lines))})
	other := newButton("Không phải văn bản này: sửa số, ngày", "", theme.DocumentCreateIcon(), func() {
		p.openDesk(v)
		p.desk.keep()
		p.desk.editHeader()
	})
	foot := container.New(&fixed{fyne.NewSize(0, 110)}, quiet(container.NewVScroll(g.words)))
	show(g.grid, len(lines) > 0)
	g.content = container.New(&inset{pageTop, pageSide, 4, pageSide}, container.NewBorder(
		container.New(&inset{bottom: 8}, container.New(&tightColumn{gap: 6}, sectionHead("Văn bản đã nhận", v.Source.Name, nil), told)), foot, nil, nil, g.grid))
	p.desk, p.again = nil, g
	p.show(g.content, other, newButton("Đóng", "Esc", theme.CancelIcon(), p.reset).main())
	if len(lines) > 0 && p.app.shows(p) {
		p.app.window.Canvas().Focus(g.grid.Focusable())
	}
}

// againWords say when the document came in and how many differences there are.
func (p *intakePage) againWords(v *intakeReview, d data.Directive, n int) string {
	f, words := p.app.Facts(), ""
	tasks := 0
	for i := range f.Tasks {
		if f.Tasks[i].Directive == d.ID {
			tasks++
		}
	}
	words += " Sổ có " + data.FormatCount(tasks) + " nhiệm vụ của văn bản này; không ghi gì thêm."
	hash := fmt.Sprintf("%x", v.Source.Hash)
	if i := slices.IndexFunc(f.Imports, func(x data.Import) bool { return x.ID == hash }); i >= 0 {
		words += " Đúng tệp này đã nhận ngày " + data.DateOf(f.Imports[i].At).String() + "."
	}
	if n == 0 {
		return words + " Bản đọc lần này không khác bản trong sổ."
	}
	return words + " " + data.FormatCount(n) + " chỗ khác; cần thì sửa nhiệm vụ trong sổ."
}
