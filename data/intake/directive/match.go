package directive

import (
	"strings"

	"giaoban/data"
)

// directory finds the codes of names.
type directory struct {
	byKey map[string][]string
}

// newDirectory indexes the workbook's agencies and groups by what documents call them.
func newDirectory(o Options) directory {
	d := directory{map[string][]string{}}
	add := func(name, code string) {
		if key := nameKey(name); key != "" && d.byKey[key] == nil {
			d.byKey[key] = []string{code}
		}
	}
	for _, a := range o.Agencies {
		add(a.Name, a.Code)
	}
	for _, a := range o.Agencies {
		add(a.Short, a.Code)
	}
	for _, g := range o.Groups {
		add(g.Name, g.Code)
	}
	return d
}

// codes returns the codes of a name as the document writes it; nil when the
// workbook has no such agency or group.
func (d directory) codes(name string) []string { return d.byKey[nameKey(name)] }

// nameKey is a name without what documents vary: short forms, "các", "cấp tỉnh",
// "nhận văn bản", marks.
func nameKey(name string) string {
	s := data.Fold(name)
	s = strings.NewReplacer("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "bao hiem xa hoi", "bhxh", " - ", " ", ",", " ", "’", "'").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimPrefix(s, "cac ")
	s = strings.ReplaceAll(s, "huyen thi xa thanh pho", "huyen thanh pho") // a province without a thị xã says the same
	for _, tail := range []string{" nhan van ban", " co lien quan", " lien quan", " cap tinh", " tren dia ban tinh", " cua tinh"} {
		s = strings.TrimSuffix(s, tail)
	}
	if s == "so ban nganh tinh" {
		return "so ban nganh"
	}
	return s
}

// contents finds the nodes of the indices that a text names.
type contents struct {
	nodes []content
}

type content struct {
	index, concept, name string
	whole                bool
}

func newContents(o Options) contents {
	var c contents
	seen := map[string]bool{}
	for _, s := range o.Schemes {
		for _, n := range s.Nodes {
			name := data.Fold(n.Name)
			key := s.Index + "/" + n.Concept + "/" + name
			if n.Level == data.Component || len(name) < 12 && n.Level != data.Total || seen[key] {
				continue
			}
			seen[key] = true
			c.nodes = append(c.nodes, content{index: s.Index, concept: n.Concept, name: name, whole: n.Level == data.Total})
		}
	}
	return c
}

// links joins a task to the contents named in its text (stated) or in the heading
// it stands under (inferred for sub-contents, stated for what the heading is).
func (c contents) links(heading, text string) []data.Link {
	if len(c.nodes) == 0 {
		return nil
	}
	var out []data.Link
	seen := map[string]bool{}
	add := func(l data.Link) {
		if !seen[l.Index+"/"+l.Concept] {
			seen[l.Index+"/"+l.Concept] = true
			out = append(out, l)
		}
	}
	head, body := data.Fold(heading), data.Fold(text)
	for _, n := range c.nodes {
		if n.whole {
			continue
		}
		if inWords(body, n.name) || inWords(head, n.name) {
			add(data.Link{Index: n.index, Concept: n.concept, Certainty: data.Stated})
		}
	}
	if out != nil {
		return out
	}
	for _, short := range [...]struct{ index, word string }{{"PAPI", "papi"}, {"PAR", "par index"}, {"SIPAS", "sipas"}, {"DTI", "dti"}, {"PCI", "pci"}} {
		if c.has(short.index) && (inWords(body, short.word) || inWords(head, short.word)) {
			add(data.Link{Index: short.index, Certainty: data.Stated})
		}
	}
	return out
}

func (c contents) has(index string) bool {
	for _, n := range c.nodes {
		if n.index == index {
			return true
		}
	}
	return false
}

// inWords tells whether phrase stands in text as whole words.
func inWords(text, phrase string) bool {
	at := strings.Index(text, phrase)
	if at < 0 {
		return false
	}
	end := at + len(phrase)
	letter := func(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }
	return (at == 0 || !letter(text[at-1])) && (end == len(text) || !letter(text[end]))
}
