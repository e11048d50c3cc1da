package kontum

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"giaoban/data"
)

// conventionNote is said of every publication day: the sources give the month
// at best, so the last day of the month in which results have come out is used.
const conventionNote = "Ngày công bố là quy ước của sổ, vì nguồn không ghi ngày chính xác."

// indices lists the indices in the order in which they are shown.
func indices() []data.Index {
	const ministry = "Bộ Nội vụ"
	return []data.Index{
		{
			Code: "PAPI", Name: "Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)",
			Publisher: "CECODES, RTA và UNDP", Unit: "điểm",
			PublishedMonth: time.April, PublishedDay: 30, MissingLowest: []int{2022, 2023},
			Note: conventionNote + " UNDP chia bốn nhóm, không xếp hạng: hạng do phần mềm xếp. " +
				"Từ năm 2017 nguồn chỉ có điểm nội dung thành phần; điểm nội dung và điểm tổng là tổng của chúng, " +
				"khớp với cột tổng chính thức ở các tỉnh đã đối chiếu.",
		},
		{
			Code: "PAR", Name: "Chỉ số Cải cách hành chính (PAR Index)",
			Publisher: ministry, Unit: "%", Ranked: true,
			PublishedMonth: time.May, PublishedDay: 31,
			Note: conventionNote + " Điểm PAR Index 2013–2020 của tỉnh chưa có trong nguồn.",
		},
		{
			Code: "SIPAS", Name: "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)",
			Publisher: ministry, Unit: "%", Ranked: true,
			PublishedMonth: time.May, PublishedDay: 31, Note: conventionNote,
		},
		{
			Code: "DTI", Name: "Chỉ số chuyển đổi số cấp tỉnh (DTI)",
			Publisher: "Bộ Thông tin và Truyền thông", Unit: "điểm", Ranked: true,
			PublishedMonth: time.October, PublishedDay: 31, Note: conventionNote,
		},
		{
			Code: "PCI", Name: "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)",
			Publisher: "VCCI", Unit: "điểm", Ranked: true,
			PublishedMonth: time.April, PublishedDay: 30,
			Note: conventionNote + " Mã 28x là Hà Tây (đến 2008), không thuộc 63 tỉnh hiện hành.",
		},
	}
}

func addProvinces(f *data.Facts, files fs.FS) error {
	return walk(files, "provinces.csv", func(s *sheet) {
		f.Provinces = append(f.Provinces, data.Province{
			Code: s.text("code"), Name: s.text("name_vi"), NameEN: s.text("name_en"),
			Successor: s.text("successor"), ValidTo: s.date("valid_to"),
		})
	})
}

// addSources reads where figures come from. A source that is a file of a
// repository is pinned to its commit in the note.
func addSources(f *data.Facts, files fs.FS) error {
	return walk(files, "sources.csv", func(s *sheet) {
		note := s.text("note")
		if path := s.text("path"); path != "" {
			note = strings.TrimPrefix(note+"; "+path+" @ "+s.text("commit"), "; ")
		}
		f.Sources = append(f.Sources, data.Source{
			ID: s.text("id"), Title: s.text("title"), Publisher: s.text("publisher"), URL: s.text("url"),
			Retrieved: s.date("retrieved"), Licence: s.text("licence"), Note: note,
		})
	})
}

func addConflicts(f *data.Facts, files fs.FS) error {
	return walk(files, "conflicts.csv", func(s *sheet) {
		f.Conflicts = append(f.Conflicts, data.Conflict{
			Index: s.text("index"), Item: s.text("item"),
			VersionA: s.text("version_a"), SourceA: s.text("source_a"),
			VersionB: s.text("version_b"), SourceB: s.text("source_b"),
			Resolution: s.text("resolution"),
		})
	})
}

func addBreaks(f *data.Facts, files fs.FS) error {
	return walk(files, "breaks.csv", func(s *sheet) {
		f.Breaks = append(f.Breaks, data.Break{
			Index: s.text("index"), Concept: s.text("concept"), From: s.whole("from"), To: s.whole("to"),
			Kind: data.BreakKind(s.text("kind")), Reason: s.text("reason"),
		})
	})
}

// addSchemes reads the versions of every index's tree and their nodes.
func addSchemes(f *data.Facts, files fs.FS) error {
	at := map[[2]string]int{}
	err := walk(files, "schemes.csv", func(s *sheet) {
		scheme := data.Scheme{
			Index: s.text("index"), Version: s.text("version"),
			FirstYear: s.whole("first_year"), LastYear: s.whole("last_year"),
			Document: s.text("document"), Note: s.text("note"),
		}
		at[[2]string{scheme.Index, scheme.Version}] = len(f.Schemes)
		f.Schemes = append(f.Schemes, scheme)
	})
	if err != nil {
		return err
	}
	return walk(files, "nodes.csv", func(s *sheet) {
		i, ok := at[[2]string{s.text("index"), s.text("version")}]
		if !ok {
			s.fail("no scheme %s %s", s.text("index"), s.text("version"))
			return
		}
		n := data.Node{
			Code: s.text("code"), Parent: s.text("parent"), Concept: s.text("concept"),
			Level: data.Level(s.text("level")), Name: s.text("name_vi"), NameEN: s.text("name_en"),
			Source: s.text("source"), Note: s.text("note"),
		}
		n.Min, _ = s.number("min")
		n.Max, _ = s.number("max")
		f.Schemes[i].Nodes = append(f.Schemes[i].Nodes, n)
	})
}

// subdimensionsOnly is the source whose files hold sub-dimension scores only.
const subdimensionsOnly = "S_MLM"

// addPAPI reads one file per scheme: a row per province and year, a column per node.
func addPAPI(f *data.Facts, files fs.FS) error {
	f.Observations = make([]data.Observation, 0, 31000)
	for i := range f.Schemes {
		scheme := &f.Schemes[i]
		if scheme.Index != "PAPI" {
			continue
		}
		err := walk(files, "papi/"+scheme.Version+".csv", func(s *sheet) {
			year, where, source := s.whole("year"), s.text("province"), s.text("source")
			for _, n := range scheme.Nodes {
				v, ok := s.number(n.Code)
				if !ok {
					continue // a missing province-year is a gap, never filled
				}
				kind := "published_via_mirror"
				if source == subdimensionsOnly && n.Level != data.Subdimension {
					kind = "derived_value"
				}
				f.Observations = append(f.Observations, data.Observation{
					Index: "PAPI", Province: where, Year: year, Code: n.Code, Concept: n.Concept,
					Value: v, HasValue: true, Kind: kind, Source: source,
				})
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// addFigures reads the observations of the other indices, one per row.
func addFigures(f *data.Facts, files fs.FS) error {
	return walk(files, "figures.csv", func(s *sheet) {
		o := data.Observation{
			Index: s.text("index"), Province: s.text("province"), Year: s.whole("year"), Code: s.text("code"),
			Rank: s.whole("rank"), RankedOf: s.whole("ranked_of"), Group: s.text("group"),
			Kind: s.text("kind"), Source: s.text("source"), Note: s.text("note"),
		}
		o.Value, o.HasValue = s.number("value")
		o.Max, _ = s.number("max")
		o.Percent, _ = s.number("percent")
		concept, err := conceptOf(f, o.Index, o.Year, o.Code)
		if err != nil {
			s.fail("%w", err)
		}
		o.Concept = concept
		f.Observations = append(f.Observations, o)
	})
}

// conceptOf translates a node's code in the scheme of the year to its concept.
func conceptOf(f *data.Facts, index string, year int, code string) (string, error) {
	if scheme, ok := f.SchemeOf(index, year); ok {
		for i := range scheme.Nodes {
			if scheme.Nodes[i].Code == code {
				return scheme.Nodes[i].Concept, nil
			}
		}
	}
	return "", fmt.Errorf("no scheme of %s in %d with a node %s", index, year, code)
}
