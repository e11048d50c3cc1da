package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Bounds of what can be drawn. They are far above any real chart and keep
// arithmetic from overflowing and a typing error from taking all memory.
const (
	maxSide  = 20_000
	maxYears = 400
	maxRows  = 10_000
	maxValue = 1e12
	maxCount = 1_000_000_000
)

// Validate tells the first thing in s that can't be drawn: a missing part, a
// value that is not a number (naming the line and year), a year outside the
// panels, an unknown kind, emphasis or fill, a negative count.
func (s Spec) Validate() error { return s.normal().validate() }

func (s Spec) validate() error {
	if err := s.validateKind(); err != nil {
		return err
	}
	var err error
	switch {
	case s.Trend != nil:
		err = s.Trend.validate()
	case s.Bars != nil:
		err = s.Bars.validate()
	default:
		err = s.figure().validate()
	}
	if err != nil {
		return fmt.Errorf("biểu đồ %q: %w", s.Title, err)
	}
	return nil
}

// validateKind tells whether exactly the part that Kind names is set.
func (s Spec) validateKind() error {
	parts := []struct {
		name  string
		set   bool
		kinds []Kind
	}{
		{"Trend", s.Trend != nil, []Kind{KindTrend, KindSpark}},
		{"Bars", s.Bars != nil, []Kind{KindBars, KindStrip}},
		{"Dots", s.Dots != nil, []Kind{KindDots}},
		{"Dumbbell", s.Dumbbell != nil, []Kind{KindDumbbell}},
		{"Radar", s.Radar != nil, []Kind{KindRadar}},
		{"Heat", s.Heat != nil, []Kind{KindHeat}},
	}
	known := false
	for _, p := range parts {
		want := slices.Contains(p.kinds, s.Kind)
		known = known || want
		switch {
		case want && !p.set:
			return fmt.Errorf("biểu đồ %q: phải có %s", s.Kind, p.name)
		case p.set && !want:
			return fmt.Errorf("biểu đồ %q: không được có %s", s.Kind, p.name)
		}
	}
	switch {
	case !known:
		return fmt.Errorf("biểu đồ: không có loại %q", s.Kind)
	case s.Kind == KindStrip && len(s.Bars.Rows) > 1:
		return fmt.Errorf("biểu đồ %q: chỉ có một dòng, không phải %d", s.Kind, len(s.Bars.Rows))
	}
	return nil
}

func (s Size) validate() error {
	for _, v := range []float64{s.Width, s.Height} {
		if !(v > 0 && v <= maxSide) { // also NaN
			return fmt.Errorf("biểu đồ: kích thước %v × %v không vẽ được", s.Width, s.Height)
		}
	}
	return nil
}

func (t *Trend) validate() error {
	if err := validatePanels(t.Panels); err != nil {
		return err
	}
	for _, l := range t.Lines {
		if err := l.validate(t.Panels, t.Ranks); err != nil {
			return fmt.Errorf("đường %q: %w", l.Name, err)
		}
	}
	for _, n := range t.Notes {
		if n.From > n.To || !inPanels(t.Panels, n.From) || !inPanels(t.Panels, n.To) {
			return fmt.Errorf("ghi chú %q: khoảng năm %d–%d không có trên biểu đồ", n.Text, n.From, n.To)
		}
		if err := finite(n.Low, n.High); err != nil || n.Low > n.High {
			return fmt.Errorf("ghi chú %q: khoảng %v–%v không dùng được", n.Text, n.Low, n.High)
		}
	}
	if t.Target != nil {
		if err := finite(t.Target.Value); err != nil {
			return fmt.Errorf("chỉ tiêu %q: %w", t.Target.Label, err)
		}
	}
	return nil
}

func validatePanels(panels []Panel) error {
	last, years := 0, 0
	for _, p := range panels {
		if p.From <= last || p.From > p.To || p.To > 9999 {
			return fmt.Errorf("khung năm %d–%d sai hoặc không theo thứ tự", p.From, p.To)
		}
		last, years = p.To, years+p.To-p.From+1
	}
	if years > maxYears {
		return fmt.Errorf("quá nhiều năm: %d", years)
	}
	return nil
}

func inPanels(panels []Panel, year int) bool {
	return slices.ContainsFunc(panels, func(p Panel) bool { return p.From <= year && year <= p.To })
}

func (l Line) validate(panels []Panel, ranks bool) error {
	switch l.Emphasis {
	case Main, Median, Best, Peer, Band:
	default:
		return fmt.Errorf("không có cách vẽ %q", l.Emphasis)
	}
	seen := map[int]bool{}
	for _, p := range l.Points {
		if err := finite(p.Value, p.Low, p.High); err != nil {
			return fmt.Errorf("năm %d: %w", p.Year, err)
		}
		if l.Emphasis == Band && p.Low > p.High {
			return fmt.Errorf("năm %d: khoảng %v–%v ngược", p.Year, p.Low, p.High)
		}
		// A median of ranks may lie between two; that of a province does not.
		if ranks && (l.Emphasis == Main || l.Emphasis == Peer || l.Emphasis == Best) {
			if err := rank(p.Value); err != nil {
				return fmt.Errorf("năm %d: %w", p.Year, err)
			}
		}
		if seen[p.Year] {
			return fmt.Errorf("năm %d có hai giá trị", p.Year)
		}
		seen[p.Year] = true
		if !inPanels(panels, p.Year) {
			return fmt.Errorf("năm %d nằm ngoài các khung năm", p.Year)
		}
	}
	return nil
}

func finite(values ...float64) error {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > maxValue {
			return fmt.Errorf("giá trị %v không vẽ được", v)
		}
	}
	return nil
}

func rank(v float64) error {
	if v < 1 || v != math.Trunc(v) {
		return fmt.Errorf("%v không phải thứ hạng", v)
	}
	return nil
}

// share tells whether v is a part of a scale.
func share(v float64) error {
	if !(v >= 0 && v <= 1) { // also NaN
		return fmt.Errorf("giá trị %v không nằm trong 0–1", v)
	}
	return nil
}

func tooMany(rows int) error {
	if rows > maxRows {
		return fmt.Errorf("quá nhiều dòng: %d", rows)
	}
	return nil
}

func (b *Bars) validate() error {
	if err := tooMany(len(b.Rows)); err != nil {
		return err
	}
	for _, row := range b.Rows {
		for _, p := range row.Parts {
			if p.Value < 0 || p.Value > maxCount {
				return fmt.Errorf("dòng %q, phần %q: số lượng %d không vẽ được", row.Label, p.Name, p.Value)
			}
			if _, ok := (look{}).paint(p.Fill); !ok {
				return fmt.Errorf("dòng %q: không có kiểu tô %q", row.Label, p.Fill)
			}
		}
	}
	return nil
}

// normal is a copy of s ready to draw: points in order of years, at least one
// panel, and texts in NFC on one line. s itself is not touched.
func (s Spec) normal() Spec {
	s.Title, s.Empty = oneLine(s.Title), oneLine(s.Empty)
	if s.Empty == "" {
		s.Empty = "Chưa có số liệu"
	}
	if s.Trend != nil {
		t := *s.Trend
		t.normalize()
		if s.Kind == KindSpark {
			// A spark has room for one comparison: the best and the peers would
			// press the two lines flat.
			t.Lines = slices.DeleteFunc(t.Lines, func(l Line) bool { return l.Emphasis == Best || l.Emphasis == Peer })
		}
		s.Trend = &t
	}
	if s.Bars != nil {
		b := *s.Bars
		b.Rows = slices.Clone(b.Rows)
		for i := range b.Rows {
			row := &b.Rows[i]
			row.Label, row.End, row.Parts = oneLine(row.Label), oneLine(row.End), slices.Clone(row.Parts)
			for j := range row.Parts {
				row.Parts[j].Name = oneLine(row.Parts[j].Name)
			}
		}
		s.Bars = &b
	}
	s.Dots, s.Dumbbell, s.Radar, s.Heat = s.Dots.normal(), s.Dumbbell.normal(), s.Radar.normal(), s.Heat.normal()
	return s
}

func (t *Trend) normalize() {
	t.Lines = slices.Clone(t.Lines)
	for i := range t.Lines {
		l := &t.Lines[i]
		l.Name, l.Points = oneLine(l.Name), slices.Clone(l.Points)
		slices.SortStableFunc(l.Points, func(a, b Point) int { return a.Year - b.Year })
	}
	t.Notes = slices.Clone(t.Notes)
	for i := range t.Notes {
		t.Notes[i].Text = oneLine(t.Notes[i].Text)
	}
	t.Panels = slices.Clone(t.Panels)
	for i := range t.Panels {
		t.Panels[i].Caption = oneLine(t.Panels[i].Caption)
	}
	if len(t.Panels) == 0 {
		t.Panels = onePanel(t)
	}
	t.AfterText = oneLine(t.AfterText)
	if t.BreakText = oneLine(t.BreakText); t.BreakText == "" {
		t.BreakText = "không so sánh"
	}
	t.Decimals = decimalsOf(t.Decimals, t.Ranks)
	if t.Target != nil {
		t.Target = &Target{Value: t.Target.Value, Label: oneLine(t.Target.Label)}
	}
}

// decimalsOf is how many decimals a figure has: 0 = 2, negative = none.
func decimalsOf(n int, ranks bool) int {
	switch {
	case ranks || n < 0:
		return 0
	case n == 0:
		return 2
	}
	return min(n, 6)
}

// onePanel spans all points and notes.
func onePanel(t *Trend) []Panel {
	var years []int
	for _, l := range t.Lines {
		for _, p := range l.Points {
			years = append(years, p.Year)
		}
	}
	for _, n := range t.Notes {
		years = append(years, n.From, n.To)
	}
	if len(years) == 0 {
		return nil
	}
	return []Panel{{From: slices.Min(years), To: slices.Max(years)}}
}

func oneLine(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// texts is every text that may be drawn.
func (s Spec) texts() []string {
	all := []string{"0123456789,.–+…", s.Title, s.Empty}
	if t := s.Trend; t != nil {
		all = append(all, t.AfterText, t.BreakText)
		for _, l := range t.Lines {
			all = append(all, l.Name)
		}
		for _, n := range t.Notes {
			all = append(all, n.Text)
		}
		for _, p := range t.Panels {
			all = append(all, p.Caption)
		}
		if t.Target != nil {
			all = append(all, t.Target.Label)
		}
	}
	if f := s.figure(); f != nil {
		all = append(all, f.texts()...)
	}
	if s.Bars != nil {
		for _, row := range s.Bars.Rows {
			all = append(all, row.Label, row.End)
			for _, p := range row.Parts {
				all = append(all, p.Name)
			}
		}
	}
	return all
}
