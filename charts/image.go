package charts

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"github.com/golang/freetype/raster"
	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// maxPixels keeps a wrong size or scale from taking all memory (160 MB of RGBA).
const maxPixels = 40_000_000

// Image draws s into a picture of size × scale pixels.
func Image(s Spec, size Size, scale float64, t Theme, f Fonts) (image.Image, error) {
	if !(scale > 0) || math.IsInf(scale, 0) {
		return nil, fmt.Errorf("biểu đồ: tỷ lệ %v không dùng được", scale)
	}
	p, err := prepare(s, size, t, f)
	if err != nil {
		return nil, err
	}
	w, h := math.Round(size.Width*scale), math.Round(size.Height*scale)
	if w < 1 || h < 1 || w*h > maxPixels {
		return nil, fmt.Errorf("biểu đồ: ảnh %.0f × %.0f điểm ảnh không vẽ được", w, h)
	}
	r := newImageRenderer(int(w), int(h), scale, p.fonts, color.RGBA(p.look.bg))
	p.draw(r)
	return r.img, nil
}

// PNG writes the picture of Image.
func PNG(w io.Writer, s Spec, size Size, scale float64, t Theme, f Fonts) error {
	img, err := Image(s, size, scale, t, f)
	if err != nil {
		return err
	}
	if err := png.Encode(w, img); err != nil {
		return fmt.Errorf("ghi ảnh biểu đồ: %w", err)
	}
	return nil
}

// imageRenderer paints antialiased pixels.
type imageRenderer struct {
	brush
	img     *image.RGBA
	scale   float64
	raster  *raster.Rasterizer
	painter *raster.RGBAPainter
	faces   map[faceKey]font.Face
}

type faceKey struct {
	font *truetype.Font
	size float64
}

var _ chart.Renderer = (*imageRenderer)(nil)

func newImageRenderer(w, h int, scale float64, fonts *fontset, ground color.Color) *imageRenderer {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	r := &imageRenderer{
		img: img, scale: scale,
		raster:  raster.NewRasterizer(w, h),
		painter: raster.NewRGBAPainter(img),
		faces:   map[faceKey]font.Face{},
	}
	r.raster.UseNonZeroWinding = true
	r.fonts, r.paintPath, r.paintText = fonts, r.paint, r.write
	return r
}

// Save writes the picture as PNG.
func (r *imageRenderer) Save(w io.Writer) error { return png.Encode(w, r.img) }

func (r *imageRenderer) fixed(p point) fixed.Point26_6 {
	return fixed.Point26_6{
		X: fixed.Int26_6(math.Round(p.x * r.scale * 64)),
		Y: fixed.Int26_6(math.Round(p.y * r.scale * 64)),
	}
}

func (r *imageRenderer) paint(fill, stroke bool) {
	if fill {
		for _, sub := range subpaths(r.path) {
			r.raster.AddPath(r.rasterPath(sub, true))
		}
		r.flush(color.RGBA(r.style.FillColor))
	}
	if stroke {
		width := fixed.Int26_6(math.Round(r.strokeWidth() * r.scale * 64))
		for _, sub := range subpaths(r.path) {
			// freetype's stroker knows straight lines only.
			for _, piece := range dash(sub.straight(), r.dashes()) {
				r.raster.AddStroke(r.rasterPath(piece, false), width, raster.ButtCapper, raster.RoundJoiner)
			}
		}
		r.flush(color.RGBA(r.style.StrokeColor))
	}
}

func (r *imageRenderer) flush(c color.Color) {
	r.painter.SetColor(c)
	r.raster.Rasterize(r.painter)
	r.raster.Clear()
}

func (r *imageRenderer) rasterPath(sub subpath, forFill bool) raster.Path {
	var p raster.Path
	start := r.fixed(sub.ops[0].to)
	p.Start(start)
	for _, o := range sub.ops[1:] {
		if o.kind == 'C' {
			p.Add3(r.fixed(o.c), r.fixed(o.d), r.fixed(o.to))
		} else {
			p.Add1(r.fixed(o.to))
		}
	}
	if last := r.fixed(sub.ops[len(sub.ops)-1].to); (sub.closed || forFill) && last != start {
		p.Add1(start)
	}
	if sub.closed && !forFill && len(sub.ops) > 1 {
		p.Add1(r.fixed(sub.ops[1].to)) // the first side again, so that the corner between last and first is joined
	}
	return p
}

func (r *imageRenderer) write(body string, at point) {
	if r.style.Font == nil {
		return
	}
	face := r.face(r.style.Font, r.fontSize()*r.scale)
	t, ink := r.fonts.of(r.style.Font), image.NewUniform(color.RGBA(r.style.FontColor))
	for _, c := range body {
		if dr, mask, mp, _, ok := face.Glyph(r.fixed(at), c); ok {
			draw.DrawMask(r.img, dr, ink, image.Point{}, mask, mp, draw.Over)
		}
		at.x += t.advance(c) * r.fontSize()
	}
}

func (r *imageRenderer) face(f *truetype.Font, size float64) font.Face {
	key := faceKey{f, size}
	if r.faces[key] == nil {
		r.faces[key] = truetype.NewFace(f, &truetype.Options{Size: size, DPI: 72, GlyphCacheEntries: 128})
	}
	return r.faces[key]
}

// subpath is one connected part of a path; its first step is a move.
type subpath struct {
	ops    []op
	closed bool
}

func subpaths(path []op) []subpath {
	var all []subpath
	for _, o := range path {
		switch {
		case o.kind == 'M':
			all = append(all, subpath{ops: []op{o}})
		case len(all) == 0: // a path that never moved has no start
		case o.kind == 'Z':
			all[len(all)-1].closed = true
		default:
			last := &all[len(all)-1]
			last.ops = append(last.ops, o)
		}
	}
	return all
}

// straight replaces curves by chords; twelve to a quarter circle are within a
// hundredth of its radius.
func (s subpath) straight() subpath {
	const chords = 12
	flat := subpath{closed: s.closed}
	at := point{}
	for _, o := range s.ops {
		if o.kind != 'C' {
			flat.ops, at = append(flat.ops, o), o.to
			continue
		}
		for i := 1; i <= chords; i++ {
			t := float64(i) / chords
			u := 1 - t
			a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
			flat.ops = append(flat.ops, op{kind: 'L', to: point{
				a*at.x + b*o.c.x + c*o.d.x + d*o.to.x,
				a*at.y + b*o.c.y + c*o.d.y + d*o.to.y,
			}})
		}
		at = o.to
	}
	return flat
}

// dash cuts a subpath of straight lines into the dashes of a pattern.
func dash(sub subpath, pattern []float64) []subpath {
	total := 0.0
	for _, d := range pattern {
		total += d
	}
	if !(total > 1e-3) {
		return []subpath{sub}
	}
	ops := sub.ops
	if sub.closed {
		ops = append(ops[:len(ops):len(ops)], op{kind: 'L', to: ops[0].to})
	}
	d := dasher{pattern: pattern, left: pattern[0]}
	d.start(ops[0].to)
	for i, o := range ops[1:] {
		d.lineTo(ops[i].to, o.to)
	}
	return d.pieces
}

type dasher struct {
	pattern []float64
	i       int
	left    float64 // of the dash or gap that is being walked
	pieces  []subpath
}

func (d *dasher) drawing() bool { return d.i%2 == 0 }

func (d *dasher) start(p point) {
	d.pieces = append(d.pieces, subpath{ops: []op{{kind: 'M', to: p}}})
}

func (d *dasher) lineTo(from, to point) {
	length := math.Hypot(to.x-from.x, to.y-from.y)
	for walked := 0.0; length-walked > 1e-9; {
		step := math.Min(d.left, length-walked)
		walked += step
		d.left -= step
		p := point{from.x + (to.x-from.x)*walked/length, from.y + (to.y-from.y)*walked/length}
		if d.drawing() {
			last := &d.pieces[len(d.pieces)-1]
			last.ops = append(last.ops, op{kind: 'L', to: p})
		}
		if d.left <= 1e-9 {
			d.i++
			d.left = d.pattern[d.i%len(d.pattern)]
			if d.drawing() {
				d.start(p)
			}
		}
	}
}
