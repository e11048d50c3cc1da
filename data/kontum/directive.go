package kontum

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

const directiveID = "2146-UBND-TH"

// issued is the date of công văn 2146/UBND-TH.
func issued() data.Date { return data.NewDate(2018, time.August, 1) }

// addDirective reads the công văn as received, repairs its scan faults and
// splits it into clauses. Every repair is logged with the directive.
func addDirective(f *data.Facts, files fs.FS) error {
	raw, err := fs.ReadFile(files, "cong-van-2146.txt")
	if err != nil {
		return fmt.Errorf("reading the embedded directive: %w", err)
	}
	d := header()
	d.RawText = string(raw)
	d.Text, d.Corrections, err = repair(norm.NFC.String(d.RawText), files)
	if err != nil {
		return err
	}
	clauses, err := split(d.Text)
	if err != nil {
		return fmt.Errorf("splitting %s: %w", d.Number, err)
	}
	f.Directives = append(f.Directives, d)
	f.Clauses = append(f.Clauses, clauses...)
	return nil
}

func header() data.Directive {
	return data.Directive{
		ID:     directiveID,
		Type:   "Công văn",
		Number: "2146/UBND-TH",
		Date:   issued(),
		Place:  "Kon Tum",
		Issuer: "Ủy ban nhân dân tỉnh Kon Tum",
		Subject: "tiếp tục thực hiện các nhiệm vụ, giải pháp cải thiện, nâng cao " +
			"Chỉ số PAPI, PAR Index năm 2018",
		Signer:      "Nguyễn Văn Hòa",
		SignerTitle: "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH",
		Addressees: []string{
			"Các cơ quan chuyên môn thuộc UBND tỉnh",
			"Ban Quản lý Khu kinh tế tỉnh",
			"Ủy ban nhân dân các huyện, thành phố",
			"Ban Quản lý Dự án RALG Kon Tum",
		},
		Recipients: []string{
			"Như trên", "CT, các PCT UBND tỉnh", "Lãnh đạo VP UBND tỉnh", "Sở Nội vụ", "Lưu: VT, TH2",
		},
		References: []data.Reference{
			{
				Number: "1286/SNV-CCHC", Date: data.NewDate(2018, time.July, 13), Issuer: "Sở Nội vụ",
				Title: "đánh giá kết quả Chỉ số PAPI, Chỉ số PAR Index tỉnh Kon Tum năm 2017",
			},
			{
				Number: "3335/KH-UBND", Date: data.NewDate(2017, time.December, 8), Issuer: "Ủy ban nhân dân tỉnh",
				Title: "công tác cải cách hành chính nhà nước trên địa bàn tỉnh Kon Tum năm 2018",
			},
			{
				Number: "497/KH-UBND", Date: data.NewDate(2018, time.February, 28), Issuer: "Ủy ban nhân dân tỉnh",
				Title: "triển khai thực hiện các nhiệm vụ trọng tâm nhằm cải thiện, nâng cao Chỉ số PAPI và Chỉ số PAR Index tỉnh Kon Tum năm 2018",
			},
			{Title: "Báo cáo đánh giá, phân tích kết quả Chỉ số PAPI, Chỉ số PAR Index (có sao gửi kèm)"},
			{Number: "TCVN ISO 9001:2008", Title: "Hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia"},
		},
		BaselineYear: 2016,
		IndexYear:    2017,
	}
}

// repair applies the certain corrections and logs all. A likely one is only
// logged: the text keeps what was received.
func repair(text string, files fs.FS) (string, []data.Correction, error) {
	var log []data.Correction
	err := walk(files, "corrections.csv", func(s *sheet) {
		c := data.Correction{
			Clause: s.text("clause"), Raw: s.text("raw"), Fixed: s.text("fixed"),
			Reason: s.text("reason"), Inferred: s.yes("inferred"),
		}
		if n := strings.Count(text, c.Raw); n != 1 {
			s.fail("%q occurs %d times", c.Raw, n)
			return
		}
		if !c.Inferred {
			text = strings.Replace(text, c.Raw, c.Fixed, 1)
		}
		log = append(log, c)
	})
	return text, log, err
}

var (
	blankLine = regexp.MustCompile(`\n\s*\n`)
	partMark  = regexp.MustCompile(`^(\d+)\. `)
	itemMark  = regexp.MustCompile(`^([a-zđ])\) `)
)

// headingSeparator stands between the heading of a part and that of an item.
const headingSeparator = " › "

// split cuts the corrected text of công văn 2146 into its clauses: a lettered
// item is one, or each of its dashes when it has any. A part's paragraph before
// the first item is its lead-in. It knows this document only; the reader for
// any directive is data/intake.
func split(text string) ([]data.Clause, error) {
	var out []data.Clause
	var part, partTitle, item, itemTitle string
	dashes := 0
	add := func(path, heading, text string) {
		out = append(out, data.Clause{
			ID: directiveID + "#" + path, Directive: directiveID, Path: path, Order: len(out) + 1,
			Heading: heading, Text: text, LeadIn: strings.HasSuffix(path, ".lead-in"),
		})
	}
	for _, p := range blankLine.Split(text, -1) {
		p = strings.TrimSpace(p)
		switch {
		case partMark.MatchString(p):
			part, partTitle, item = partMark.FindStringSubmatch(p)[1], p, ""
		case part == "":
			// letterhead, addressees, preamble
		case strings.HasSuffix(p, "./."):
			return out, nil // the closing line; below it recipients and signature
		case itemMark.MatchString(p):
			item, dashes = itemMark.FindStringSubmatch(p)[1], 0
			if body := itemMark.ReplaceAllString(p, ""); !strings.HasSuffix(body, ":") {
				add(part+"."+item, partTitle, body)
			}
			itemTitle = strings.TrimSuffix(p, ":")
		case strings.HasPrefix(p, "- ") && item != "":
			dashes++
			add(part+"."+item+"-"+strconv.Itoa(dashes), partTitle+headingSeparator+itemTitle, p[len("- "):])
		case item == "":
			add(part+".lead-in", partTitle, p)
		default:
			return nil, fmt.Errorf("a paragraph outside the numbering: %.60q", p)
		}
	}
	return nil, fmt.Errorf("no closing line")
}
