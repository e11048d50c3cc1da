package intake

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"giaoban/data"
)

// look is how Excel shows a number: the only thing that tells a date from a
// number, since both are stored as numbers.
type look uint8

const (
	plainLook look = iota
	dateLook
	timeLook
	percentLook
)

// readStyles finds the look of each style.
func (x *xlsx) readStyles() error {
	const part = "xl/styles.xml"
	if x.parts[part] == nil {
		return nil
	}
	own := map[int]look{}
	inCells := false
	return x.tokens(part, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				if id, err := strconv.Atoi(attr(t, "numFmtId")); err == nil {
					own[id] = lookOf(attr(t, "formatCode"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attr(t, "numFmtId")) // none is General
					l, ok := own[id]
					if !ok {
						l = builtInLook(id)
					}
					x.looks = append(x.looks, l)
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
}

// builtInLook is the look of the formats that files refer to by number alone
// (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates of East Asian versions).
func builtInLook(id int) look {
	switch {
	case id == 9 || id == 10:
		return percentLook
	case id >= 18 && id <= 21 || id >= 45 && id <= 47 || id >= 32 && id <= 35:
		return timeLook
	case id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58:
		return dateLook
	}
	return plainLook
}

// lookOf reads a format code such as `dd/mm/yyyy` or `[$-42A]d "tháng" m;@`.
func lookOf(code string) look {
	var day, month, clock, percent bool
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return plainLook
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return plainLook
			}
			if inside := strings.ToLower(code[i+1 : i+end]); strings.Trim(inside, "hms") == "" {
				clock = true // elapsed time, such as [h]
			}
			i += end
		case 'd', 'D', 'y', 'Y':
			day = true
		case 'm', 'M':
			month = true
		case 'h', 'H', 's', 'S':
			clock = true
		case '%':
			percent = true
		case ';':
			i = len(code) // the first section is that of positive numbers
		}
	}
	switch {
	case day || month && !clock:
		return dateLook
	case clock:
		return timeLook
	case percent:
		return percentLook
	}
	return plainLook
}

// serialDate turns Excel's count of days into a date, without the time of day.
// In the 1900 system day 60 is 29/02/1900, which never was; later days are right.
func serialDate(serial float64, date1904 bool) (data.Date, bool) {
	if math.IsNaN(serial) || serial < 61 || serial > 200_000 {
		return 0, false
	}
	first := data.NewDate(1899, 12, 30)
	if date1904 {
		first = data.NewDate(1904, 1, 1)
	}
	return first + data.Date(math.Floor(serial)), true
}
