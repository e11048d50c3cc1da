package ui

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake"
)

// figureForm takes in one figure, or corrects it.
type figureForm struct {
	page     *indicesPage
	base     data.Observation // as stored; Rev 0 when there is none
	province *choice
	year     *choice
	node     *choice
	value    *formField
	rank     *formField
	of       *formField
	source   *formField
	note     *formField
	stored   *text
	problem  problemLine
}

// editFigure asks for the figure of a content in the shown year.
func (p *indicesPage) editFigure(concept string) {
	f := p.app.Facts()
	e := &figureForm{
		page: p, value: newFormField("Giá trị (dấu phẩy hoặc dấu chấm)", ""), rank: newFormField("Hạng", ""), of: newFormField("trên tổng số", ""),
		source: newFormField("Nguồn (tên văn bản, báo cáo hoặc trang đã công bố)", ""), note: newFormField("Ghi chú", ""),
		stored: caption(""), problem: newProblemLine(),
	}
	e.province, e.node = newChoice(func(string) { e.load() }), newChoice(func(string) { e.load() })
	e.year = newChoice(func(string) { e.offerNodes(); e.load() })
	var provinces, years []option
	for _, x := range f.Provinces {
		provinces = append(provinces, option{x.Code, x.Name})
	}
	for _, y := range schemeYears(f, p.index, p.app.today().Year()) {
		years = append(years, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	if len(years) == 0 {
		p.app.fail(&data.Error{Code: data.NotFound, Message: "Chỉ số chưa có bộ tiêu chí nào nên chưa nhập được số.", Hint: "Nhập bộ tiêu chí trước."})
		return
	}
	e.province.Set(provinces)
	e.province.Choose(p.facts().Book.Province)
	e.year.Set(years)
	e.year.Choose(strconv.Itoa(p.year))
	e.offerNodes()
	e.node.Choose(concept)
	e.load()
	e.stored.Truncate = true
	body := container.New(&tightColumn{gap: 8},
		container.New(&columns{widths: []float32{-2, -1}, gap: 8}, labelled("Tỉnh", framed(e.province)), labelled("Năm", framed(e.year))),
		labelled("Nội dung", framed(e.node)), e.stored,
		container.New(&topColumns{columns{widths: []float32{-2, -1, -1}, gap: 8}}, e.value.box, e.rank.box, e.of.box),
		e.source.box, e.note.box, e.problem.words)
	x, _ := f.IndexOf(p.index)
	p.app.showForm("Nhập hoặc sửa một số "+x.Short(), "Lưu", body, e.save, e.value, e.rank, e.of, e.source, e.note)
}

// topColumns are columns that keep to the top: one may have a problem below.
type topColumns struct{ columns }

// Layout implements fyne.Layout.
func (l *topColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.columns.Layout(o, size)
	for _, c := range o {
		c.Move(fyne.NewPos(c.Position().X, 0))
	}
}

// schemeYears lists the years that have a scheme, latest first, up to this year.
func schemeYears(f *data.Facts, index string, last int) []int {
	var out []int
	for y := last; y >= 2000; y-- {
		if _, ok := f.SchemeOf(index, y); ok {
			out = append(out, y)
		}
	}
	for _, y := range f.Years(index) {
		if _, ok := f.SchemeOf(index, y); ok && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// scheme is the scheme of the chosen year; there is one, for only such years are offered.
func (e *figureForm) scheme() (*data.Scheme, int) {
	year, _ := strconv.Atoi(e.year.Value()) // the choices are numbers
	s, ok := e.page.app.Facts().SchemeOf(e.page.index, year)
	if !ok {
		return &data.Scheme{}, year
	}
	return s, year
}

func (e *figureForm) offerNodes() {
	s, _ := e.scheme()
	options := make([]option, len(s.Nodes))
	for i, n := range s.Nodes {
		options[i] = option{n.Concept, n.Label()}
	}
	e.node.Set(options)
}

// load shows what is stored of the chosen figure. What the clerk typed before
// choosing stays.
func (e *figureForm) load() {
	typed := e.typed()
	e.read()
	old := e.base
	words := "Sổ chưa có số này."
	if old.Rev != 0 {
		words = "Đang có: " + figureValue(data.Figure{Value: old.Value, HasValue: old.HasValue, Rank: old.Rank, GroupText: old.Group}) + " (" + kindWords(old.Kind) + ")"
	}
	e.stored.SetText(words)
	if typed {
		return
	}
	e.fillFrom(old)
}

func (e *figureForm) fillFrom(o data.Observation) {
	set := func(f *formField, words string) { f.entry.SetText(words) }
	set(e.value, "")
	if o.HasValue {
		set(e.value, exactPoints(o.Value))
	}
	set(e.rank, wholeWords(o.Rank))
	set(e.of, wholeWords(o.RankedOf))
	set(e.source, "")
	if o.Source != "" {
		set(e.source, sourceTitle(e.page.app.Facts(), o.Source))
	}
	set(e.note, o.Note)
}

// read takes the figure as it is stored now.
func (e *figureForm) read() {
	f := e.page.app.Facts()
	if e.page.app.store != nil {
		f = e.page.app.store.Facts() // an edit elsewhere may not be on the page yet
	}
	s, year := e.scheme()
	n, _ := s.Node(e.node.Value())
	e.base = data.Observation{Index: e.page.index, Province: e.province.Value(), Year: year, Code: n.Code, Concept: n.Concept}
	if o := observationOf(f, e.page.index, e.province.Value(), year, n.Code); o != nil {
		e.base = *o
	}
}

// typed tells whether the clerk has changed what the form showed.
func (e *figureForm) typed() bool {
	shown := &figureForm{
		page: e.page, value: newFormField("", ""), rank: newFormField("", ""), of: newFormField("", ""),
		source: newFormField("", ""), note: newFormField("", ""),
	}
	shown.fillFrom(e.base)
	for i, f := range e.fields() {
		if f.entry.Text != shown.fields()[i].entry.Text {
			return true
		}
	}
	return false
}

func (e *figureForm) fields() []*formField {
	return []*formField{e.value, e.rank, e.of, e.source, e.note}
}

// exactPoints writes a stored value with all its decimals and a comma.
func exactPoints(v float64) string {
	s := []byte(strconv.FormatFloat(v, 'f', -1, 64))
	for i := range s {
		if s[i] == '.' {
			s[i] = ','
		}
	}
	return string(s)
}

func wholeWords(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// save stores the figure; the form stays until that has worked.
func (e *figureForm) save(done func()) {
	e.problem.tell(nil)
	o, ok := e.observation()
	if !ok {
		return
	}
	p := e.page
	fresh, source := intake.SourceFor(p.app.Facts(), e.source.value(), p.app.today())
	o.Source = source
	if err := o.Validate(); err != nil {
		e.problem.tell(err)
		return
	}
	entities := []data.Entity{o}
	if fresh != nil {
		entities = []data.Entity{*fresh, o}
	}
	p.app.write(fmt.Sprintf("Nhập số %s %s năm %d", o.Index, o.Code, o.Year), putAll(entities...), func() {
		done()
		p.app.toast(fmt.Sprintf("Đã lưu %s %s năm %d", o.Index, o.Code, o.Year))
	}, e.failed)
}

// failed keeps what was typed. A figure that was changed meanwhile is read again:
// saving once more replaces what the clerk has now been told of.
func (e *figureForm) failed(err error) {
	if data.CodeOf(err) != data.Stale {
		e.problem.tell(err)
		return
	}
	e.read()
	now := "đã bị xóa"
	if e.base.Rev != 0 {
		now = "nay là " + figureValue(data.Figure{Value: e.base.Value, HasValue: e.base.HasValue, Rank: e.base.Rank})
	}
	e.problem.tell(&data.Error{
		Code: data.Stale, Message: "Số này vừa được sửa ở nơi khác, " + now + ". Chữ đã gõ còn nguyên.",
		Hint: "Xem lại; bấm Lưu lần nữa để thay bằng số đã gõ.", Err: err,
	})
}

// observation is what the form says, with what is wrong told under its fields.
func (e *figureForm) observation() (data.Observation, bool) {
	o := e.base
	s, _ := e.scheme()
	n, _ := s.Node(o.Concept)
	ok := true
	wrong := func(f *formField, words string) { f.say(words); ok = false }
	o.HasValue, o.Value = false, 0
	if words := e.value.value(); words != "" {
		v, number := intake.ParseNumber(words)
		switch {
		case !number:
			wrong(e.value, "Không phải số, ví dụ đúng: 5,09")
		case n.Max > 0 && (v < n.Min-0.005 || v > n.Max+0.005):
			wrong(e.value, "Ngoài thang "+trimPoints(n.Min)+"–"+trimPoints(n.Max))
		}
		o.Value, o.HasValue = v, true
	}
	o.Rank, o.RankedOf = e.whole(e.rank, wrong), e.whole(e.of, wrong)
	switch {
	case o.Rank > 0 && o.RankedOf > 0 && o.Rank > o.RankedOf:
		wrong(e.rank, "Lớn hơn tổng số")
	case e.value.value() == "" && e.rank.value() == "":
		wrong(e.value, "Ghi giá trị hoặc hạng")
	}
	if e.source.value() == "" {
		wrong(e.source, "Ghi nguồn của số này")
	}
	o.Note = e.note.value()
	switch {
	case e.base.Rev != 0 && o.HasValue == e.base.HasValue && o.Value == e.base.Value && o.Rank == e.base.Rank:
		// The same figure, with another source or note: it came about as before.
	case o.HasValue:
		o.Kind = "published"
	default:
		o.Kind = "rank_only"
	}
	return o, ok
}

// whole reads a number without decimals; an empty field is 0.
func (e *figureForm) whole(f *formField, wrong func(*formField, string)) int {
	if f.value() == "" {
		return 0
	}
	n, err := strconv.Atoi(f.value())
	if err != nil || n < 1 {
		wrong(f, "Ghi số nguyên")
		return 0
	}
	return n
}
