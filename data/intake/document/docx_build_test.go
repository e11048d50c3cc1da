package document

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"testing"
)

// wordFile makes a DOCX of parts; document is the inside of <w:body>.
func wordFile(t testing.TB, document string, parts map[string]string) []byte {
	t.Helper()
	const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	files := map[string]string{
		"[Content_Types].xml":          `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
		"_rels/.rels":                  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
		"word/document.xml":            `<?xml version="1.0" encoding="UTF-8"?><w:document ` + space + `><w:body>` + document + `</w:body></w:document>`,
	}
	for name, content := range parts {
		files[name] = content
	}
	return zipped(t, files)
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) { // the same bytes each time
		content := files[name]
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p makes a paragraph: **bold** parts in bold, the rest plain.
func p(text string, properties ...string) string {
	var b bytes.Buffer
	b.WriteString("<w:p>")
	if len(properties) > 0 {
		b.WriteString("<w:pPr>" + properties[0] + "</w:pPr>")
	}
	for i, part := range bytes.Split([]byte(text), []byte("**")) {
		if len(part) == 0 {
			continue
		}
		b.WriteString("<w:r>")
		if i%2 == 1 {
			b.WriteString("<w:rPr><w:b/></w:rPr>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + string(part) + "</w:t></w:r>")
	}
	b.WriteString("</w:p>")
	return b.String()
}

// tbl makes a table; a cell is a list of paragraphs.
func tbl(rows ...[][]string) string {
	var b bytes.Buffer
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9300" w:type="dxa"/></w:tblPr><w:tblGrid>`)
	for range rows[0] {
		b.WriteString(`<w:gridCol w:w="` + gridWidth[len(rows[0])] + `"/>`)
	}
	b.WriteString(`</w:tblGrid>`)
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, paragraphs := range row {
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + gridWidth[len(rows[0])] + `" w:type="dxa"/></w:tcPr>`)
			for _, text := range paragraphs {
				b.WriteString(p(text))
			}
			if len(paragraphs) == 0 {
				b.WriteString("<w:p/>")
			}
			b.WriteString("</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

var gridWidth = map[int]string{1: "9300", 2: "4650", 3: "3100", 4: "2325", 5: "1860"}
