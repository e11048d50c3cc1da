package charts

import "giaoban/assets"

// Real figures of PAPI content 2 and of its total: Kon Tum, the median of 63
// provinces and the best (2011–2024).
func screenFonts() Fonts { return Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold} }

func printFonts() Fonts { return Fonts{Regular: assets.TinosRegular, Bold: assets.TinosBold} }

func fontsOf(t Theme) Fonts {
	if t == Print {
		return printFonts()
	}
	return screenFonts()
}

func yearly(from int, values ...float64) []Point {
	points := make([]Point, len(values))
	for i, v := range values {
		points[i] = Point{Year: from + i, Value: v}
	}
	return points
}

// trendD2 is the picture of design/indices.png: a scheme break, a part after the
// cut-off.
func trendD2() Spec {
	return Spec{Kind: KindTrend, Title: "2 Công khai, minh bạch", Trend: &Trend{
		Panels: []Panel{{2011, 2017, "3 nội dung con"}, {2018, 2024, "4 nội dung con"}},
		Lines: []Line{
			{"Kon Tum", Main, yearly(2011, 5.1637, 5.6874, 5.3012, 5.4088, 4.9234, 5.1539, 5.0856, 5.2578, 4.7572, 5.1858, 4.7518, 4.6563, 4.7103, 4.5688)},
			{"trung vị", Median, yearly(2011, 5.5333, 5.7863, 5.8576, 5.8129, 5.4085, 5.6054, 5.6067, 5.2588, 5.4249, 5.3528, 5.1398, 5.1839, 5.1274, 5.3323)},
			{"cao nhất", Best, yearly(2011, 6.8490, 6.9489, 6.8738, 6.8224, 7.2395, 6.4879, 6.4712, 5.9954, 6.2875, 6.4988, 6.2514, 6.3745, 5.8761, 6.2310)},
		},
		After: 2018, AfterText: "công bố sau ngày chốt",
	}}
}

func papiTotal() []Line {
	return []Line{
		{"Kon Tum", Main, yearly(2011, 35.2767, 36.2623, 34.4082, 34.5300, 33.3072, 34.8032, 35.1179, 43.2221, 41.8557, 41.6270, 39.8951, 39.9756, 39.9613, 40.3083)},
		{"trung vị", Median, yearly(2011, 35.6602, 36.5848, 36.9485, 36.5284, 35.4061, 35.7227, 36.7198, 44.0760, 43.7287, 42.7229, 42.2694, 42.2377, 42.3265, 43.4796)},
	}
}

// sparkPAPI is the small picture of design/overview.png, with a partial break.
func sparkPAPI() Spec {
	return Spec{Kind: KindSpark, Title: "PAPI 2018", Trend: &Trend{
		Panels:  []Panel{{2011, 2017, ""}, {2018, 2024, ""}},
		Lines:   papiTotal(),
		Partial: []int{2016}, After: 2018,
	}}
}

// trendPAPIPrint is the picture of the brief's second page: nothing later than
// the cut-off, a panel of one year.
func trendPAPIPrint() Spec {
	s := Spec{Kind: KindTrend, Title: "PAPI 2011–2018", HideTitle: true, Trend: &Trend{
		Panels:  []Panel{{2011, 2017, "thang 6–60"}, {2018, 2018, "thang 10–80"}},
		Partial: []int{2016},
	}}
	for _, l := range papiTotal() {
		l.Points = l.Points[:8]
		s.Trend.Lines = append(s.Trend.Lines, l)
	}
	s.Trend.Lines[1].Name = "trung vị cả nước"
	s.Trend.Lines = append(s.Trend.Lines, Line{"cao nhất", Best, yearly(2011, 40.3519, 40.6205, 41.7187, 39.8447, 42.3298, 39.5721, 39.5274, 47.0533)})
	return s
}

// trendPAR has a gap, a published range, a year with a rank only, a band, peers
// and a target.
func trendPAR() Spec {
	return Spec{Kind: KindTrend, Title: "PAR Index", Trend: &Trend{
		Panels: []Panel{{2012, 2021, ""}, {2022, 2024, ""}},
		Lines: []Line{
			{"Kon Tum", Main, yearly(2022, 81.35, 86.14)},
			{"Gia Lai", Peer, yearly(2022, 83.1, 84.9, 85.2)},
			{"Tây Nguyên", Band, []Point{{Year: 2022, Low: 80.2, High: 85.9}, {Year: 2023, Low: 82.5, High: 88.3}, {Year: 2024, Low: 83, High: 88.8}}},
		},
		Notes: []Note{
			{From: 2012, To: 2012, Text: "67,68–70 (nhóm)", Low: 67.68, High: 70},
			{From: 2013, To: 2020, Text: "2013–2020: chưa có"},
			{From: 2021, To: 2021, Text: "chỉ có hạng 59", Mark: true},
		},
		Target: &Target{Value: 89, Label: "chỉ tiêu 89,00"},
	}}
}

func agencyBars() Spec {
	row := func(label string, b2, b1, a2, a1, c0, c1 int, end string) Bar {
		return Bar{Label: label, End: end, EndBold: end != "0", Parts: []Part{
			{Fill: FillOverdue, Name: "Quá hạn", Value: b2},
			{Fill: FillInTime, Name: "Trong hạn", Value: b1},
			{Fill: FillLate, Name: "Hoàn thành quá hạn", Value: a2},
			{Fill: FillOnTime, Name: "Hoàn thành đúng hạn", Value: a1},
			{Fill: FillNotReported, Name: "Thường xuyên chưa báo cáo", Value: c0, Gap: true},
			{Fill: FillReported, Name: "Thường xuyên đã báo cáo", Value: c1},
		}}
	}
	return Spec{
		Kind: KindBars, Title: "Theo cơ quan, chậm nhất trước",
		Bars: &Bars{Legend: true, Rows: []Bar{
			row("Tu Mơ Rông", 2, 0, 1, 1, 20, 0, "2"),
			row("Ia H’Drai", 2, 0, 1, 1, 9, 11, "2"),
			row("Đăk Glei", 1, 0, 1, 2, 6, 14, "1"),
			row("Sở Công Thương", 1, 0, 1, 2, 4, 8, "1"),
			row("Sở Nội vụ", 1, 1, 1, 6, 0, 14, "1"),
			row("Kon Rẫy", 0, 0, 0, 4, 5, 15, "0"),
			row("BQL Dự án RALG", 0, 0, 0, 4, 4, 7, "0"),
			row("Ủy ban nhân dân huyện Kon Plông", 0, 0, 0, 4, 3, 9, "0"),
			row("Ủy ban nhân dân huyện Ngọc Hồi", 0, 0, 0, 4, 2, 10, "0"),
		}},
	}
}

func statusStrip() Spec {
	s := agencyBars()
	return Spec{Kind: KindStrip, Title: "45 nhiệm vụ", Bars: &Bars{Rows: []Bar{{Parts: []Part{
		{Fill: FillOverdue, Name: "Quá hạn", Value: 3},
		{Fill: FillInTime, Name: "Trong hạn", Value: 3},
		{Fill: FillLate, Name: "Hoàn thành quá hạn", Value: 2},
		{Fill: FillOnTime, Name: "Hoàn thành đúng hạn", Value: 4},
		{Fill: FillReported, Name: "Thường xuyên", Value: 33, Gap: true},
	}}}}, Empty: s.Empty}
}
