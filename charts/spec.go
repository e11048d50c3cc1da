// Package charts draws a chart given as plain data: a Spec becomes an image, an
// SVG or PDF vectors through one go-chart Renderer per surface. It knows nothing
// of tasks or indices; its callers translate.
package charts

// Kind of chart.
type Kind string

const (
	KindTrend Kind = "trend" // a value over years, with breaks, gaps and a peers band
	KindBars  Kind = "bars"  // horizontal stacked bars in absolute counts
	KindStrip Kind = "strip" // one stacked bar
	KindSpark Kind = "spark" // a trend without a value axis; the main line, median and band only

	KindDots     Kind = "dots"     // values of provinces side by side on one scale
	KindDumbbell Kind = "dumbbell" // the change of several contents between two years
	KindRadar    Kind = "radar"    // several contents at once against the median and the best
	KindHeat     Kind = "heat"     // a table of years × contents coloured by group
)

// Spec is a chart as plain data. Exactly the part that Kind names is set.
type Spec struct {
	Kind     Kind
	Title    string    // drawn above every chart but sparks and strips; always the accessible description of the picture
	Trend    *Trend    // KindTrend and KindSpark
	Bars     *Bars     // KindBars and KindStrip (one row)
	Dots     *Dots     // KindDots
	Dumbbell *Dumbbell // KindDumbbell
	Radar    *Radar    // KindRadar
	Heat     *Heat     // KindHeat
	Empty    string    // words shown when there is nothing to draw

	// HideTitle leaves Title to the description only, where the page around the
	// picture already carries the heading. Sparks and strips never draw it.
	HideTitle bool
}

// Trend is a value by year in one or more panels. No line crosses from one panel
// to the next: each has its own scale (đổi thang, đổi bộ tiêu chí).
type Trend struct {
	Panels    []Panel // in order of years; none = one panel over all points
	Lines     []Line
	Partial   []int  // years whose step from the year before is a partial break: one slanted stroke
	After     int    // last year published at the cut-off; later years lie on grey with hollow dots; 0 = none
	AfterText string // "công bố sau ngày chốt"
	Target    *Target
	Notes     []Note // words in gaps: "2013–2020: chưa có"
	BreakText string // words of the key for the two strokes between panels; default "không so sánh"
	Decimals  int    // of labels; 0 = 2, negative = none
	Ranks     bool   // values are whole ranks: one axis for all panels runs down from 1 at the top, figures have no decimals
}

// Panel is a span of years with one scale.
type Panel struct {
	From, To int
	Caption  string // "thang 6–60"
}

// Emphasis of a line.
type Emphasis string

const (
	Main   Emphasis = "main"   // the province: thick, dots, end labels
	Median Emphasis = "median" // thin line
	Best   Emphasis = "best"   // dotted with ticks
	Peer   Emphasis = "peer"   // thin, hollow dots
	Band   Emphasis = "band"   // filled between Low and High of its points
)

// Line is one series. A year without a point is a gap: nothing is drawn across it.
type Line struct {
	Name     string
	Emphasis Emphasis
	Points   []Point
}

// Point is one year's value; Low and High are used by Band only.
type Point struct {
	Year      int
	Value     float64
	Low, High float64
}

// Target is a horizontal aim.
type Target struct {
	Value float64
	Label string
}

// Note is words placed in a gap between two years, or a bracket of a published
// range in the year From (Low < High), or, with Mark, a short tick on the axis
// in the year From of which only a rank is known.
type Note struct {
	From, To  int
	Text      string
	Low, High float64
	Mark      bool
}

// Bars are rows of stacked absolute counts with one unit length for all rows.
type Bars struct {
	Rows   []Bar
	Legend bool
}

// Bar is one row.
type Bar struct {
	Label   string
	Parts   []Part
	End     string // figure at the row's end: the number of overdue items
	EndBold bool
}

// Part of a bar. Gap inserts a 4-unit space before it, or before the next part
// of the row when its own Value is 0, unless it would start the row.
type Part struct {
	Fill  Fill
	Name  string // for the legend
	Value int
	Gap   bool
}

// Dots are values of provinces on one scale, sorted by the caller.
type Dots struct {
	Rows     []Dot
	Decimals int  // as Trend.Decimals
	Ranks    bool // values are whole ranks: the axis starts at 1
}

// Dot is one row: Main a filled dot with a thick stem, Peer a hollow dot, Best
// a diamond, Median a thick upright.
type Dot struct {
	Name     string
	Emphasis Emphasis
	Value    float64
}

// Dumbbell compares two years row by row: a hollow dot for From, a filled one
// for To, joined by a line; the change stands at the row's end.
type Dumbbell struct {
	FromName, ToName string // "2016", "2017"
	Rows             []DumbbellRow
}

// DumbbellRow is one content. Values are shares of its scale (0–1), so that
// contents of different scales stand on one axis.
type DumbbellRow struct {
	Label    string
	From, To float64
	End      string // "–0,06 · –11 bậc"
	Fell     bool   // End in red, and the joining line thick
}

// Radar shows several contents at once. Values are shares of their scale (0–1).
type Radar struct {
	Axes   []string
	Series []RadarSeries
}

// RadarSeries is one polygon; Known tells which axes have a value: a missing
// one is a gap, not a zero. Both have one entry per axis; a nil Known means all.
type RadarSeries struct {
	Name     string
	Emphasis Emphasis // Main, Median, Best, Peer
	Values   []float64
	Known    []bool
}

// Heat is a table of values coloured by group, readable without colour: the
// third group is underlined, the fourth doubly.
type Heat struct {
	Years []HeatYear
	Rows  []HeatRow
	Head  string // over the labels: "Điểm của tỉnh theo năm"

	GroupText   string    // before the key: "nhóm trong 63 tỉnh"
	Groups      [4]string // names in the key, lowest first; default thấp nhất … cao nhất
	BreakText   string    // of the hatched gap in the key; default "không so sánh"
	PartialText string    // of the ink edge in the key; default "đổi một phần"
	HideKey     bool      // the page around the picture explains the groups
}

// HeatYear is a column.
type HeatYear struct {
	Year  int
	Later bool // published after the cut-off: muted head
	Break bool // a hatched gap before it: nothing may be compared across
}

// HeatRow is one content; Cells has one entry per year, an empty Text is a gap.
type HeatRow struct {
	Label string
	Bold  bool
	Cells []HeatCell
}

// HeatCell is one figure. Group is 0 for none, 1 lowest … 4 highest.
type HeatCell struct {
	Text    string
	Group   int
	Partial bool // an ink edge at its left: a new baseline for part of the content
}

// Fill is the look of a part: shape and pattern as well as colour, so that it
// reads in black and white.
type Fill string

const (
	FillOverdue     Fill = "overdue"      // B2
	FillInTime      Fill = "in-time"      // B1
	FillLate        Fill = "late"         // A2
	FillOnTime      Fill = "on-time"      // A1
	FillNotReported Fill = "not-reported" // C0
	FillReported    Fill = "reported"     // C1
)

// Size is in chart units: pixels at scale 1 on screen, points on paper.
type Size struct{ Width, Height float64 }

// Theme is the palette a chart is drawn with.
type Theme string

const (
	Light Theme = "light" // screen, light
	Dark  Theme = "dark"  // screen, dark
	Print Theme = "print" // black and white paper
)

// Fonts are the TrueType files text is drawn with; NFC text only.
type Fonts struct{ Regular, Bold []byte }
