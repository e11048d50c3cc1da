package charts

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

type golden struct {
	name  string
	spec  Spec
	size  Size
	theme Theme
}

func goldens() []golden {
	return []golden{
		{"trend-light", trendD2(), Size{388, 295}, Light},
		{"trend-dark", trendD2(), Size{388, 295}, Dark},
		{"trend-print", trendPAPIPrint(), Size{240, 180}, Print},
		{"trend-gaps-light", trendPAR(), Size{420, 260}, Light},
		{"trend-gaps-print", trendPAR(), Size{300, 200}, Print},
		{"spark-light", sparkPAPI(), Size{310, 80}, Light},
		{"spark-dark", sparkPAPI(), Size{310, 80}, Dark},
		{"spark-print", sparkPAPI(), Size{230, 70}, Print},
		{"bars-light", agencyBars(), Size{460, 240}, Light},
		{"bars-dark", agencyBars(), Size{460, 240}, Dark},
		{"bars-print", agencyBars(), Size{467, 180}, Print},
		{"strip-light", statusStrip(), Size{700, 10}, Light},
		{"strip-dark", statusStrip(), Size{700, 10}, Dark},
		{"strip-print", statusStrip(), Size{467, 10}, Print},
		{"trend-band-light", trendBand(), Size{388, 295}, Light},
		{"trend-band-print", trendBand(), Size{330, 220}, Print},
		{"trend-ranks-light", trendRanks(), Size{388, 240}, Light},
		{"dots-light", dotsPAPI(), Size{234, 290}, Light},
		{"dots-dark", dotsPAPI(), Size{234, 290}, Dark},
		{"dots-print", dotsPAPI(), Size{230, 140}, Print},
		{"dots-ranks-light", dotsRanks(), Size{234, 270}, Light},
		{"dumbbell-light", dumbbellPAPI(), Size{440, 260}, Light},
		{"dumbbell-dark", dumbbellPAPI(), Size{440, 260}, Dark},
		{"dumbbell-print", dumbbellPAPI(), Size{330, 190}, Print},
		{"radar-light", radarPAPI(), Size{400, 340}, Light},
		{"radar-dark", radarPAPI(), Size{400, 340}, Dark},
		{"radar-print", radarPAPI(), Size{280, 240}, Print},
		{"radar-gaps-light", radarGaps(), Size{260, 280}, Light},
		{"heat-light", heatPAPI(), Size{642, 290}, Light},
		{"heat-dark", heatPAPI(), Size{642, 290}, Dark},
		{"heat-print", heatPAPI(), Size{467, 238}, Print},
		{"heat-narrow-light", heatPAPI(), Size{320, 220}, Light},
		{"empty-light", Spec{Kind: KindTrend, Trend: &Trend{}, Empty: "Sổ chưa có điểm"}, Size{200, 60}, Light},
	}
}

// TestGoldens compares pictures with files that were looked at. A pixel may be
// a few steps off, for processors differ in how they fuse multiplication and
// addition.
func TestGoldens(t *testing.T) {
	for _, g := range goldens() {
		t.Run(g.name, func(t *testing.T) {
			img, err := Image(g.spec, g.size, 2, g.theme, fontsOf(g.theme))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", g.name+".png")
			if *update {
				writeGolden(t, path, img)
			}
			want := readGolden(t, path)
			if n := differing(img, want); n > img.Bounds().Dx()*img.Bounds().Dy()/1000 {
				t.Errorf("%s: %d pixels differ; look at the picture and, if it is right, run with -update", path, n)
			}
		})
	}
}

func writeGolden(t *testing.T, path string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readGolden(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// differing counts pixels of which a channel is more than 24 of 255 off.
func differing(a, b image.Image) int {
	if a.Bounds() != b.Bounds() {
		return 1 << 30
	}
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			if far(r0, r1) || far(g0, g1) || far(b0, b1) {
				n++
			}
		}
	}
	return n
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 24*257 }
