package ui

import "fyne.io/fyne/v2"

// tightColumn stacks objects from top to bottom with gap between, each as wide
// as the column. Fyne's VBox always adds the theme's padding.
type tightColumn struct{ gap float32 }

func (l *tightColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
		n++
	}
	if n > 1 {
		s.Height += l.gap * float32(n-1)
	}
	return s
}

func (l *tightColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		// A wrapped paragraph knows its height only after it got its width.
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

// lineLayout puts objects on one line, centred in height, with gap between. The
// object with index grow takes the width that is left; grow < 0 leaves it empty.
type lineLayout struct {
	gap  float32
	grow int
}

func (l *lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
		n++
	}
	if n > 1 {
		s.Width += l.gap * float32(n-1)
	}
	return s
}

func (l *lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width - l.MinSize(objects).Width
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if i == l.grow && left > 0 {
			m.Width += left
		}
		o.Resize(m)
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x += m.Width + l.gap
	}
}

// inset leaves room around its objects, which all fill the rest.
type inset struct{ top, right, bottom, left float32 }

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s.AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.left, l.top))
		o.Resize(size.SubtractWidthHeight(l.left+l.right, l.top+l.bottom))
	}
}

// fixed gives every object the same size, whatever it asks for; a zero side
// takes what the objects need or, when laid out, what there is.
type fixed struct{ size fyne.Size }

func (l *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := l.size
	for _, o := range objects {
		m := o.MinSize()
		if l.size.Width == 0 {
			s.Width = max(s.Width, m.Width)
		}
		if l.size.Height == 0 {
			s.Height = max(s.Height, m.Height)
		}
	}
	return s
}

func (l *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := size
	if l.size.Width != 0 {
		s.Width = l.size.Width
	}
	if l.size.Height != 0 {
		s.Height = l.size.Height
	}
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-s.Width)/2, (size.Height-s.Height)/2))
		o.Resize(s)
	}
}

// columns shares the width between objects: a positive width is fixed, a
// negative one is a share of what is left.
type columns struct {
	widths []float32
	gap    float32
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for i, o := range objects {
		m := o.MinSize()
		s.Height = max(s.Height, m.Height)
		if i < len(l.widths) && l.widths[i] > 0 {
			s.Width += l.widths[i]
		}
	}
	s.Width += l.gap * float32(max(0, len(objects)-1))
	return s
}

func (l *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fixedWidth, shares := l.gap*float32(max(0, len(objects)-1)), float32(0)
	for i := range objects {
		if w := l.width(i); w > 0 {
			fixedWidth += w
		} else {
			shares -= w
		}
	}
	x := float32(0)
	for i, o := range objects {
		w := l.width(i)
		if w < 0 {
			w = max(0, (size.Width-fixedWidth)*-w/shares)
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		x += w + l.gap
	}
}

func (l *columns) width(i int) float32 {
	if i < len(l.widths) {
		return l.widths[i]
	}
	return -1
}
