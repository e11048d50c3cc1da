package briefing

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"
)

// node is an XML element read back.
type node struct {
	name string
	attr map[string]string
	text string
	kids []*node
}

// parseXML reads a part and fails the test when it is not well formed.
func parseXML(tb testing.TB, name string, part []byte) *node {
	tb.Helper()
	dec := xml.NewDecoder(bytes.NewReader(part))
	top := &node{}
	open := []*node{top}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		last := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name.Local, attr: map[string]string{}}
			for _, a := range tok.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			last.kids = append(last.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(tok)
		}
	}
	if len(top.kids) != 1 {
		tb.Fatalf("%s: %d outermost elements", name, len(top.kids))
	}
	return top.kids[0]
}

// all lists the elements of a name, in reading order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// kid is the first child of a name; an empty one when there is none.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return &node{}
}

func (n *node) has(name string) bool { return n.kid(name).name != "" }

// said is the text of an element.
func (n *node) said() string {
	var b strings.Builder
	for _, t := range n.all("t") {
		b.WriteString(t.text)
	}
	return b.String()
}

// wordFile is a DOCX file read back.
type wordFile struct {
	names []string
	raw   map[string][]byte
	parts map[string]*node
}

func readDOCX(tb testing.TB, d *Document) *wordFile {
	tb.Helper()
	var buf bytes.Buffer
	if err := d.DOCX(&buf); err != nil {
		tb.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		tb.Fatal(err)
	}
	f := &wordFile{raw: map[string][]byte{}, parts: map[string]*node{}}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		if !p.Modified.Equal(d.Created) {
			tb.Errorf("%s is dated %v", p.Name, p.Modified)
		}
		f.names = append(f.names, p.Name)
		f.raw[p.Name] = content
		if path.Ext(p.Name) == ".xml" || path.Ext(p.Name) == ".rels" {
			f.parts[p.Name] = parseXML(tb, p.Name, content)
		}
	}
	return f
}

func (f *wordFile) body() *node { return f.parts["word/document.xml"].kid("body") }

// checkPackage: every part has a type, every relation a target within the file and
// every part but the root's a relation that leads to it.
func (f *wordFile) checkPackage(t *testing.T) {
	t.Helper()
	types := f.parts["[Content_Types].xml"]
	known := map[string]bool{}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attr["PartName"], "/")
		known[name] = true
		if f.raw[name] == nil {
			t.Errorf("a type for %s, which is not there", name)
		}
	}
	for _, d := range types.all("Default") {
		for _, name := range f.names {
			if d.attr["Extension"] == strings.TrimPrefix(path.Ext(name), ".") && d.attr["Extension"] != "xml" {
				known[name] = true
			}
		}
	}
	reached := map[string]bool{"[Content_Types].xml": true}
	for name, rels := range f.parts {
		if path.Ext(name) != ".rels" {
			continue
		}
		reached[name] = true
		ids := map[string]bool{}
		for _, r := range rels.all("Relationship") {
			target := path.Join(path.Dir(path.Dir(name)), r.attr["Target"])
			if r.attr["TargetMode"] != "" || f.raw[target] == nil {
				t.Errorf("%s leads to %q outside the file", name, r.attr["Target"])
			}
			if ids[r.attr["Id"]] {
				t.Errorf("%s has %s twice", name, r.attr["Id"])
			}
			ids[r.attr["Id"]], reached[target] = true, true
		}
	}
	for _, name := range f.names {
		if !reached[name] {
			t.Errorf("no relation leads to %s", name)
		}
		if !known[name] && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
	}
	ids := map[string]bool{}
	for _, r := range f.parts["word/_rels/document.xml.rels"].all("Relationship") {
		ids[r.attr["Id"]] = true
	}
	for _, kind := range []string{"blip", "headerReference", "footerReference"} {
		for _, n := range f.body().all(kind) {
			id := n.attr["embed"] + n.attr["id"]
			if !ids[id] {
				t.Errorf("%s %q leads nowhere", kind, id)
			}
		}
	}
}

// checkBody: what Word insists on.
func (f *wordFile) checkBody(t *testing.T) {
	t.Helper()
	styles := map[string]bool{}
	for _, s := range f.parts["word/styles.xml"].all("style") {
		styles[s.attr["styleId"]] = true
	}
	for _, s := range f.body().all("pStyle") {
		if !styles[s.attr["val"]] {
			t.Errorf("no style %q", s.attr["val"])
		}
	}
	for _, tbl := range f.body().all("tbl") {
		columns := len(tbl.kid("tblGrid").kids)
		for _, tr := range tbl.kids {
			if tr.name != "tr" {
				continue
			}
			n := 0
			for _, tc := range tr.kids {
				if tc.name != "tc" {
					continue
				}
				span := 1
				if v := tc.kid("tcPr").kid("gridSpan").attr["val"]; v != "" {
					fmt.Sscan(v, &span)
				}
				n += span
				if tc.kids[len(tc.kids)-1].name != "p" {
					t.Error("a cell does not end with a paragraph")
				}
			}
			if n != columns || !tr.kid("trPr").has("cantSplit") {
				t.Errorf("a row has %d of %d columns, or may be split", n, columns)
			}
		}
	}
	kids := f.body().kids
	for i, k := range kids {
		if k.name == "tbl" && kids[i+1].name != "p" {
			t.Errorf("%s follows a table", kids[i+1].name)
		}
	}
	marks, ids := map[string]bool{}, map[string]bool{}
	for _, m := range f.body().all("bookmarkStart") {
		if n := m.attr["name"]; marks[n] || len(n) > 40 {
			t.Errorf("bookmark %q", n)
		}
		marks[m.attr["name"]] = true
	}
	for _, h := range f.body().all("hyperlink") {
		if !marks[h.attr["anchor"]] {
			t.Errorf("a link to %q, which is not there", h.attr["anchor"])
		}
	}
	for _, p := range f.body().all("docPr") {
		if ids[p.attr["id"]] || p.attr["descr"] == "" {
			t.Errorf("picture %v", p.attr)
		}
		ids[p.attr["id"]] = true
	}
	numbers := map[string]bool{}
	for _, n := range f.parts["word/numbering.xml"].all("num") {
		numbers[n.attr["numId"]] = true
	}
	for _, n := range f.body().all("numId") {
		if !numbers[n.attr["val"]] {
			t.Errorf("no numbering %s", n.attr["val"])
		}
	}
}
