package ui

import (
	"fyne.io/fyne/v2"

	"giaoban/data"
)

// formerProvince is the province whose index history the page shows instead of
// the workbook's own: one that was joined to it. Kon Tum's figures stay Kon
// Tum's, and are looked at from Quảng Ngãi's workbook this way.
type formerProvince struct {
	code   string      // "" = the workbook's own
	of     *data.Facts // what facts was made from
	facts  *data.Facts
	review *data.Review
}

// forget ends the look at a province that does not belong to the workbook: it
// may be another workbook now.
func (v *formerProvince) forget(f *data.Facts) {
	for _, p := range data.Predecessors(f, f.Book.Province) {
		if p.Code == v.code {
			return
		}
	}
	*v = formerProvince{}
}

// facts and review are those of the province that is shown. What is written is
// always made from the App's own.
func (p *indicesPage) facts() *data.Facts {
	if p.former.code == "" {
		return p.app.Facts()
	}
	p.seeFormer()
	return p.former.facts
}

func (p *indicesPage) review() *data.Review {
	if p.former.code == "" {
		return p.app.Review()
	}
	p.seeFormer()
	return p.former.review
}

// seeFormer computes the former province's Review again when the workbook or the
// cut-off date has changed.
func (p *indicesPage) seeFormer() {
	f, asOf := p.app.Facts(), p.app.AsOf()
	if v := &p.former; v.of != f || v.review.AsOf != asOf {
		v.of, v.facts = f, f.AsProvince(v.code)
		v.review = data.Compute(v.facts, asOf)
	}
}

// showProvince shows the history of a former province, or with "" the own one.
func (p *indicesPage) showProvince(code string) {
	p.former = formerProvince{code: code}
	p.choose(p.index, p.concept, 0)
}

// formerLinks lead from the own province to those that joined it, and back.
func (p *indicesPage) formerLinks() []fyne.CanvasObject {
	f := p.app.Facts()
	if p.former.code != "" {
		return []fyne.CanvasObject{newLink("Về số liệu của "+f.ProvinceName(f.Book.Province), func() { p.showProvince("") })}
	}
	var links []fyne.CanvasObject
	for _, old := range data.Predecessors(f, f.Book.Province) {
		links = append(links, newLink("Xem số liệu của "+old.Name, func() { p.showProvince(old.Code) }))
	}
	return links
}
