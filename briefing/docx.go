package briefing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"
)

// docx writes a document as Office Open XML (ECMA-376) for last-minute edits:
// named styles, real tables, lists, sections and fields. Word lays it out again,
// so lines may break elsewhere than in the PDF; sizes and distances are the same.
type docx struct {
	*xmlWriter // of the part being written
	d          *Document
	layout     layout
	parts      archive
	marks      map[string]string // bookmark of each anchor
	placed     map[string]bool   // anchors whose bookmark is set
	ids        int               // of bookmarks and pictures
	images     [][]byte
	lists      []listMarks // numbering instances
	rels       []relation  // of the body, whose targets are made on the way
}

// relation ties a part to the body. Its id is its place in the list, from 1.
type relation struct{ kind, target string }

// DOCX writes the document for Word. The same document gives the same bytes. Fonts
// are named, not embedded; nothing outside the file is referred to. Code Invalid:
// a text has a character that no text can have.
func (d *Document) DOCX(w io.Writer) error {
	fs, err := newFaces(d.Face)
	if err != nil {
		return err
	}
	x := &docx{
		d: d, layout: layout{fs}, parts: archive{zip: zip.NewWriter(w), at: d.Created},
		marks: map[string]string{}, placed: map[string]bool{},
	}
	for _, a := range d.anchors() {
		if x.marks[a] == "" {
			x.marks[a] = fmt.Sprintf("muc_%d", len(x.marks)+1)
		}
	}
	if err := x.write(); err != nil {
		return fmt.Errorf("writing %q as DOCX: %w", d.Title, err)
	}
	return nil
}

// WriteDOCX writes the document to path as WriteFile does.
func WriteDOCX(path string, d *Document) error {
	var buf bytes.Buffer
	if err := d.DOCX(&buf); err != nil {
		return refuse(err, "Không dựng được tài liệu “"+d.Title+"”.",
			"Số liệu trong sổ không bị ảnh hưởng. Gửi chi tiết lỗi cho người hỗ trợ.")
	}
	return WriteFile(path, buf.Bytes())
}

// archive is a zip file whose parts all have the same date.
type archive struct {
	zip *zip.Writer
	at  time.Time
}

func (a archive) create(name string) (io.Writer, error) {
	return a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.at.UTC()})
}

// part writes one part of the file.
func (x *docx) part(name string, write func()) error {
	w, err := x.parts.create(name)
	if err != nil {
		return err
	}
	x.xmlWriter = newXMLWriter(w)
	write()
	if err := x.finish(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// relate adds a relation of the body and returns its id.
func (x *docx) relate(kind, target string) string {
	x.rels = append(x.rels, relation{kind, target})
	return "rId" + strconv.Itoa(len(x.rels))
}

func (x *docx) write() error {
	for _, r := range []relation{
		{"styles", "styles.xml"}, {"settings", "settings.xml"}, {"fontTable", "fontTable.xml"}, {"numbering", "numbering.xml"},
	} {
		x.relate(r.kind, r.target)
	}
	margins := make([]pageMargins, len(x.d.Sections))
	for i := range margins {
		margins[i] = x.newMargins(i)
	}
	for _, p := range []struct {
		name  string
		write func()
	}{
		{"[Content_Types].xml", func() { x.contentTypes(margins) }},
		{"_rels/.rels", x.fileRelations},
		{"docProps/core.xml", x.coreProperties},
		{"docProps/app.xml", x.appProperties},
		{"word/document.xml", func() { x.body(margins) }},
		{"word/styles.xml", x.styleSheet},
		{"word/settings.xml", x.settings},
		{"word/fontTable.xml", x.fontTable},
		{"word/numbering.xml", x.numbering},
		{"word/_rels/document.xml.rels", x.bodyRelations},
	} {
		if err := x.part(p.name, p.write); err != nil {
			return err
		}
	}
	for _, m := range margins {
		for _, p := range m.parts {
			if err := x.part("word/"+p.file, p.write); err != nil {
				return err
			}
		}
	}
	for i, png := range x.images {
		w, err := x.parts.create(fmt.Sprintf("word/media/bieu-do-%d.png", i+1))
		if err != nil {
			return err
		}
		if _, err := w.Write(png); err != nil {
			return err
		}
	}
	return x.parts.zip.Close()
}

// The namespaces of the parts.
const (
	nsWord      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsMain      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture   = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsWord2010  = "http://schemas.microsoft.com/office/word/2010/wordml"
	nsMarkup    = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/"
)

// root opens the outermost element of a part of the body.
func (x *docx) root(name string) {
	x.open(name, "xmlns:w", nsWord, "xmlns:r", nsRelations, "xmlns:wp", nsDrawing, "xmlns:w14", nsWord2010,
		"xmlns:mc", nsMarkup, "mc:Ignorable", "w14")
}

func (x *docx) contentTypes(margins []pageMargins) {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	x.open("Types", "xmlns", nsPackage+"content-types")
	for _, t := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"}, {"png", "image/png"},
	} {
		x.empty("Default", "Extension", t[0], "ContentType", t[1])
	}
	add := func(part, kind string) { x.empty("Override", "PartName", part, "ContentType", kind) }
	add("/word/document.xml", word+"document.main+xml")
	for _, name := range []string{"styles", "settings", "fontTable", "numbering"} {
		add("/word/"+name+".xml", word+name+"+xml")
	}
	for _, m := range margins {
		for _, p := range m.parts {
			add("/word/"+p.file, word+p.kind+"+xml")
		}
	}
	add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	add("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	x.close("Types")
}

func (x *docx) relations(list []relation) {
	x.open("Relationships", "xmlns", nsPackage+"relationships")
	for i, r := range list {
		x.empty("Relationship", "Id", "rId"+strconv.Itoa(i+1), "Type", r.kind, "Target", r.target)
	}
	x.close("Relationships")
}

func (x *docx) fileRelations() {
	x.relations([]relation{
		{nsRelations + "/officeDocument", "word/document.xml"},
		{nsPackage + "relationships/metadata/core-properties", "docProps/core.xml"},
		{nsRelations + "/extended-properties", "docProps/app.xml"},
	})
}

func (x *docx) bodyRelations() {
	list := make([]relation, len(x.rels))
	for i, r := range x.rels {
		list[i] = relation{nsRelations + "/" + r.kind, r.target}
	}
	x.relations(list)
}

func (x *docx) coreProperties() {
	d := x.d
	at := d.Created.UTC().Format("2006-01-02T15:04:05Z")
	x.open("cp:coreProperties", "xmlns:cp", nsPackage+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	x.leaf("dc:title", d.Title)
	x.leaf("dc:subject", d.Subject)
	x.leaf("dc:creator", d.Author)
	x.leaf("cp:keywords", d.Snapshot)
	x.leaf("dc:language", d.Language)
	x.leaf("cp:lastModifiedBy", d.Author)
	x.leaf("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
	x.leaf("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
	x.close("cp:coreProperties")
}

func (x *docx) appProperties() {
	x.open("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	x.leaf("Application", producer)
	x.close("Properties")
}

func (x *docx) body(margins []pageMargins) {
	x.root("w:document")
	x.open("w:body")
	for i := range x.d.Sections {
		s := &x.d.Sections[i]
		items := x.flow(s.Blocks, s.Paper.geometry().textWidth(), bodyStyle)
		if !margins[i].foot {
			items = append(items, x.foot(s)...)
		}
		form := func() { x.pageForm(s, margins[i]) }
		if i == len(x.d.Sections)-1 {
			x.put(items, nil)
			form()
			break
		}
		x.put(items, form)
	}
	x.close("w:body")
	x.close("w:document")
}
