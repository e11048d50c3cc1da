package charts

import (
	"strconv"
	"strings"
)

// Real figures of PAPI: Kon Tum against the median and the best of 63 provinces.

// dotsPAPI is "So với Tây Nguyên" of design/indices.png.
func dotsPAPI() Spec {
	return Spec{Kind: KindDots, Title: "So với Tây Nguyên, 2017", Dots: &Dots{Rows: []Dot{
		{"Cao nhất: Quảng Bình", Best, 6.4712},
		{"Trung vị 63 tỉnh", Median, 5.6067},
		{"Đắk Nông", Peer, 5.6065},
		{"Gia Lai", Peer, 5.4688},
		{"Lâm Đồng", Peer, 5.3318},
		{"Đắk Lắk", Peer, 5.1681},
		{"Kon Tum", Main, 5.0856},
	}}}
}

func dotsRanks() Spec {
	return Spec{Kind: KindDots, Title: "Hạng Tây Nguyên, 2023", Dots: &Dots{Ranks: true, Rows: []Dot{
		{"Quảng Ninh", Best, 1},
		{"Đắk Lắk", Peer, 28},
		{"Kon Tum", Main, 43},
		{"Lâm Đồng", Peer, 46},
		{"Đắk Nông", Peer, 51},
		{"Gia Lai", Peer, 58},
	}}}
}

func dimensionNames() []string {
	return []string{
		"1 Tham gia của người dân ở cấp cơ sở", "2 Công khai, minh bạch trong việc ra quyết định",
		"3 Trách nhiệm giải trình với người dân", "4 Kiểm soát tham nhũng trong khu vực công",
		"5 Thủ tục hành chính công", "6 Cung ứng dịch vụ công", "7 Quản trị môi trường", "8 Quản trị điện tử",
	}
}

func tenths(values ...float64) []float64 {
	for i := range values {
		values[i] /= 10
	}
	return values
}

func dumbbellPAPI() Spec {
	from := tenths(5.1904, 5.1539, 5.4145, 5.3664, 6.7991, 6.8789)
	to := tenths(5.1892, 5.0856, 5.4007, 5.4282, 7.1119, 6.9023)
	ends := []string{"0,00 · –3 bậc", "–0,06 · –11 bậc", "–0,01 · 0 bậc", "+0,06 · 0 bậc", "+0,31 · +22 bậc", "+0,02 · –6 bậc"}
	d := &Dumbbell{FromName: "2016", ToName: "2017"}
	for i, end := range ends {
		d.Rows = append(d.Rows, DumbbellRow{dimensionNames()[i], from[i], to[i], end, strings.Contains(end, "–")})
	}
	// A wide change as well, to see the line.
	d.Rows = append(d.Rows, DumbbellRow{"8 Quản trị điện tử", .31, .52, "+2,10 · +16 bậc", false})
	d.Rows = append(d.Rows, DumbbellRow{"7 Quản trị môi trường", .48, .32, "–1,60 · –9 bậc", true})
	return Spec{Kind: KindDumbbell, Title: "Thay đổi 2016–2017, % của thang điểm", Dumbbell: d}
}

func radarPAPI() Spec {
	return Spec{Kind: KindRadar, Title: "Tám nội dung, 2018", Radar: &Radar{
		Axes: dimensionNames(),
		Series: []RadarSeries{
			{Name: "Kon Tum", Emphasis: Main, Values: tenths(5.9416, 5.2578, 4.9549, 6.0331, 7.2527, 6.7417, 3.9788, 3.0615)},
			{Name: "trung vị", Emphasis: Median, Values: tenths(5.3646, 5.2588, 4.9466, 6.51, 7.3996, 7.0331, 4.5148, 3.0686)},
			{Name: "cao nhất", Emphasis: Best, Values: tenths(6.164, 5.9954, 5.6013, 7.6092, 7.947, 7.6769, 6.7408, 4.2377)},
		},
	}}
}

// radarGaps has a content of which the province has no figure, and one between
// two gaps.
func radarGaps() Spec {
	s := radarPAPI()
	s.Title = "Có nội dung chưa có số liệu"
	s.Radar.Series[0].Known = []bool{true, true, false, true, false, true, true, true}
	s.Radar.Series[1].Known = []bool{true, false, true, false, true, true, true, true}
	s.Radar.Series[2].Known = []bool{true, true, true, true, true, false, true, false}
	return s
}

// heatPAPI is "Mọi năm" of design/indices.png. A figure is followed by its group.
func heatPAPI() Spec {
	h := &Heat{Head: "Điểm của tỉnh theo năm", GroupText: "nhóm trong 63 tỉnh:"}
	for y := 2011; y <= 2024; y++ {
		h.Years = append(h.Years, HeatYear{Year: y, Later: y > 2018, Break: y == 2018})
	}
	for _, row := range []string{
		"1 Tham gia của người dân ở cấp cơ sở|5,26:2 5,34:3 5,36:3 4,75:2 4,38:1 5,19:2 5,19:2 5,94:4 4,74:2 4,93:3 4,49:2 4,75:2 4,90:2 4,54:1",
		"*2 Công khai, minh bạch|5,16:2 5,69:2 5,30:1 5,41:1 4,92:1 5,15:1 5,09:1 5,26:2 4,76:1 5,19:2 4,75:1 4,66:1 4,71:2 4,57:1",
		"3 Trách nhiệm giải trình|5,63:3 5,70:3 5,12:1 5,52:2 5,75:3 5,41:4 5,40:4 4,95:3 5,06:3 4,71:1 4,10:1 4,18:2 4,09:2 3,89:1",
		"4 Kiểm soát tham nhũng|5,33:2 5,18:1 4,74:1 5,13:1 5,11:1 5,37:1 5,43:1 6,03:1 6,03:1 6,06:1 6,18:1 6,20:1 6,26:1 6,36:1",
		"5 Thủ tục hành chính công|7,15:4 7,41:4 7,06:3 7,02:3 6,37:1 6,80:1 7,11:2 7,25:1 7,13:1 7,26:2 6,85:1 6,89:1 6,87:1 7,25:3",
		"6 Cung ứng dịch vụ công|6,74:3 6,94:3 6,82:2 6,70:2 6,78:1 6,88:2 6,90:2 6,74:1 7,00:1 7,39:4 7,56:2 7,44:2 7,28:2 7,44:2",
		"7 Quản trị môi trường|- - - - - - - 3,98:1 3,23:1 3,16:1 3,31:2 3,25:2 3,15:1 3,29:1",
		"8 Quản trị điện tử|- - - - - - - 3,06:2 3,91:3 2,92:3 2,65:2 2,61:1 2,69:1 2,99:1",
		"*Tổng hợp PAPI|35,28:2 36,26:2 34,41:1 34,53:1 33,31:1 34,80:2 35,12:1 43,22:2 41,86:1 41,63:1 39,90:1 39,98:1 39,96:1 40,31:1",
	} {
		label, cells, _ := strings.Cut(row, "|")
		name, bold := strings.CutPrefix(label, "*")
		r := HeatRow{Label: name, Bold: bold}
		for i, text := range strings.Fields(cells) {
			value, group, _ := strings.Cut(text, ":")
			g, _ := strconv.Atoi(group)
			partial := h.Years[i].Year == 2016 && strings.ContainsAny(name[:1], "135T")
			r.Cells = append(r.Cells, HeatCell{strings.Trim(value, "-"), g, partial})
		}
		h.Rows = append(h.Rows, r)
	}
	return Spec{Kind: KindHeat, Title: "Mọi năm", Heat: h}
}

// trendBand is content 2 with the quartile band of 63 provinces and a target.
func trendBand() Spec {
	s := trendD2()
	band := Line{Name: "nửa giữa các tỉnh", Emphasis: Band}
	lows := []float64{5.0847, 5.4531, 5.522, 5.4478, 4.9769, 5.2745, 5.3328, 5.0366, 5.0625, 5.0712, 4.8455, 4.9341, 4.7103, 5.0303}
	highs := []float64{5.9552, 6.1165, 6.1345, 6.1918, 5.8163, 5.9556, 5.9335, 5.5151, 5.6142, 5.5209, 5.5223, 5.5073, 5.4656, 5.5259}
	for i := range lows {
		band.Points = append(band.Points, Point{Year: 2011 + i, Low: lows[i], High: highs[i]})
	}
	s.Trend.Lines = append(s.Trend.Lines, band)
	return s
}

// trendRanks is the rank history of content 2.
func trendRanks() Spec {
	return Spec{Kind: KindTrend, Title: "Thứ hạng nội dung 2", Trend: &Trend{
		Ranks:  true,
		Panels: []Panel{{2011, 2017, "63 tỉnh"}, {2018, 2024, "61–63 tỉnh"}},
		Lines: []Line{
			{"Kon Tum", Main, yearly(2011, 47, 37, 55, 49, 51, 51, 62, 32, 62, 42, 50, 57, 46, 59)},
			{"Gia Lai", Peer, yearly(2011, 30, 28, 41, 39, 35, 44, 46, 40, 38, 35, 52, 48, 41, 44)},
		},
		After: 2018, AfterText: "công bố sau ngày chốt",
	}}
}
