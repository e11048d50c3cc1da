package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// style is what a paragraph takes from its style.
type style struct {
	basedOn string
	format  format
	outline int
	numID   string
	level   int
}

// styles holds the paragraph and character styles by id; "" is the default.
type styles map[string]style

func (s styles) of(id string) style {
	if found, ok := s[id]; ok {
		return found
	}
	return s[""]
}

var headingName = regexp.MustCompile(`(?i)^heading ([1-9])$`)

func readStyles(p *parts) (styles, error) {
	content, err := p.open("word/styles.xml")
	if err != nil || content == nil {
		return styles{}, err
	}
	x := newXML(content)
	s, base := styles{}, format{}
	for {
		start, err := x.next()
		if errors.Is(err, io.EOF) {
			return s.resolved(base), nil
		}
		if err != nil {
			return nil, fmt.Errorf("read styles: %w", err)
		}
		switch start.Name.Local {
		case "rPrDefault":
			err = x.children(func(xml.StartElement) error { return s.runFormat(x, &base) })
		case "style":
			err = s.read(x, start)
		}
		if err != nil {
			return nil, fmt.Errorf("read styles: %w", err)
		}
	}
}

func (s styles) read(x *xmlReader, start xml.StartElement) error {
	id, isDefault := attr(start, "styleId"), attr(start, "type") == "paragraph" && attr(start, "default") == "1"
	var st style
	err := x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "name":
			if m := headingName.FindStringSubmatch(attr(start, "val")); m != nil {
				st.outline, _ = strconv.Atoi(m[1])
			}
		case "basedOn":
			st.basedOn = attr(start, "val")
		case "rPr":
			return s.runFormat(x, &st.format)
		case "pPr":
			return x.children(func(start xml.StartElement) error {
				switch start.Name.Local {
				case "outlineLvl":
					st.outline = outline(attr(start, "val"))
				case "numPr":
					return readListPlace(x, &st.numID, &st.level)
				}
				return x.skip()
			})
		}
		return x.skip()
	})
	s[id] = st
	if isDefault {
		s[""] = st
	}
	return err
}

// resolved adds to each style what it inherits.
func (s styles) resolved(base format) styles {
	out := styles{"": {format: base}}
	for id, own := range s {
		merged := own
		for parent, hops := own.basedOn, 0; parent != "" && hops < 20; hops++ {
			p, ok := s[parent]
			if !ok {
				break
			}
			merged.inherit(p)
			parent = p.basedOn
		}
		merged.inherit(style{format: base})
		out[id] = merged
	}
	return out
}

func (st *style) inherit(p style) {
	st.format.bold = st.format.bold || p.format.bold
	st.format.caps = st.format.caps || p.format.caps
	if st.format.font == "" {
		st.format.font = p.format.font
	}
	if st.outline == 0 {
		st.outline = p.outline
	}
	if st.numID == "" {
		st.numID, st.level = p.numID, p.level
	}
}

// runFormat reads the <w:rPr> that just began over what f has.
func (s styles) runFormat(x *xmlReader, f *format) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "b":
			f.bold = on(start)
		case "caps":
			f.caps = on(start)
		case "vanish":
			f.hidden = on(start)
		case "rStyle":
			f.bold = f.bold || s[attr(start, "val")].format.bold
		case "rFonts":
			for _, name := range []string{"ascii", "hAnsi", "cs"} {
				if font := attr(start, name); font != "" {
					f.font = font
					break
				}
			}
		}
		return x.skip()
	})
}

// numbering holds the lists and counts through them.
type numbering struct {
	lists    map[string]map[int]listLevel // by abstractNumId, by level
	nums     map[string]listUse           // by numId
	counters map[string]*[9]int           // by abstractNumId
	seen     map[string]bool              // numId
}

type listUse struct {
	abstract string
	restart  map[int]int
}

type listLevel struct {
	start  int
	format string
	text   string
}

func readNumbering(p *parts) (*numbering, error) {
	n := &numbering{map[string]map[int]listLevel{}, map[string]listUse{}, map[string]*[9]int{}, map[string]bool{}}
	content, err := p.open("word/numbering.xml")
	if err != nil || content == nil {
		return n, err
	}
	x := newXML(content)
	for {
		start, err := x.next()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read numbering: %w", err)
		}
		switch start.Name.Local {
		case "abstractNum":
			err = n.readList(x, attr(start, "abstractNumId"))
		case "num":
			err = n.readUse(x, attr(start, "numId"))
		}
		if err != nil {
			return nil, fmt.Errorf("read numbering: %w", err)
		}
	}
}

func (n *numbering) readList(x *xmlReader, id string) error {
	n.lists[id] = map[int]listLevel{}
	return x.children(func(start xml.StartElement) error {
		if start.Name.Local != "lvl" {
			return x.skip()
		}
		level, _ := strconv.Atoi(attr(start, "ilvl"))
		l := listLevel{start: 1, format: "decimal"}
		err := x.children(func(start xml.StartElement) error {
			switch val := attr(start, "val"); start.Name.Local {
			case "start":
				l.start, _ = strconv.Atoi(val)
			case "numFmt":
				l.format = val
			case "lvlText":
				l.text = val
			}
			return x.skip()
		})
		n.lists[id][level] = l
		return err
	})
}

func (n *numbering) readUse(x *xmlReader, id string) error {
	use := listUse{restart: map[int]int{}}
	err := x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "abstractNumId":
			use.abstract = attr(start, "val")
		case "lvlOverride":
			level, _ := strconv.Atoi(attr(start, "ilvl"))
			return x.children(func(start xml.StartElement) error {
				if start.Name.Local == "startOverride" {
					use.restart[level], _ = strconv.Atoi(attr(start, "val"))
				}
				return x.skip()
			})
		}
		return x.skip()
	})
	n.nums[id] = use
	return err
}

// next counts the next item of a list on and returns its label, such as "2.1." or
// "b)"; "" when the paragraph is in no list. Lists of one definition count on.
func (n *numbering) next(numID string, level int) string {
	use, ok := n.nums[numID]
	if !ok || level < 0 || level > 8 {
		return ""
	}
	levels := n.lists[use.abstract]
	l, ok := levels[level]
	if !ok {
		return ""
	}
	c := n.counters[use.abstract]
	if c == nil {
		c = &[9]int{}
		for i := range c {
			c[i] = levels[i].start - 1
		}
		n.counters[use.abstract] = c
	}
	if !n.seen[numID] {
		n.seen[numID] = true
		for i, start := range use.restart {
			if i >= 0 && i < 9 {
				c[i] = start - 1
			}
		}
	}
	c[level]++
	for i := level + 1; i < 9; i++ {
		c[i] = levels[i].start - 1
	}
	if l.format == "bullet" {
		return bulletLabel(l.text)
	}
	label := l.text
	for i := level; i >= 0; i-- {
		value := c[i]
		if i < level {
			value = max(value, levels[i].start)
		}
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(i+1), listNumber(value, levels[i].format))
	}
	return tidy(label)
}

// bulletLabel keeps the signs that directives use and writes the rest, mostly
// characters of symbol fonts, as a dash.
func bulletLabel(text string) string {
	switch text {
	case "+", "*", "•":
		return text
	}
	return "-"
}

// listNumber writes n as the list does. Letters are those that Word shows, a b c d e:
// its lists know no đ, so that who wants "đ)" types it.
func listNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*30 {
			return strconv.Itoa(n)
		}
		letter := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			letter = strings.ToUpper(letter)
		}
		return letter
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.sign)
			n -= step.value
		}
	}
	return b.String()
}

// readListPlace reads which list a paragraph or a style belongs to, and how deep.
func readListPlace(x *xmlReader, id *string, level *int) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "numId":
			*id = attr(start, "val")
		case "ilvl":
			*level, _ = strconv.Atoi(attr(start, "val"))
		}
		return x.skip()
	})
}
