package data

// Directive (văn bản chỉ đạo) is a document that gives duties, kept verbatim.
type Directive struct {
	ID           string // e.g. "2146-UBND-TH"
	Type         string // "Công văn", "Chỉ thị", …
	Number       string // "2146/UBND-TH"
	Date         Date
	Place        string
	Issuer       string
	Subject      string // trích yếu, without "V/v"
	Signer       string
	SignerTitle  string
	Addressees   []string
	Recipients   []string
	References   []Reference
	Text         string // corrected text, NFC
	RawText      string // as received
	Corrections  []Correction
	BaselineYear int // the year its "so với năm …" compares with; 0 when it names none
	IndexYear    int // the year of the index results it speaks of; 0 when it names none
	Rev          Rev `cbor:"-"`
}

// Label returns the citation used in headings: "Công văn 2146/UBND-TH ngày 01/8/2018".
func (d Directive) Label() string { return d.Type + " " + d.Number + " ngày " + d.Date.Prose() }

// Reference is a document that a directive cites.
type Reference struct {
	Number string
	Date   Date
	Issuer string
	Title  string
}

// Correction logs one repair of a scan fault. Both readings stay visible.
type Correction struct {
	Clause   string // path of the clause, "" outside the clauses
	Raw      string
	Fixed    string
	Reason   string
	Inferred bool // the right reading is likely, not certain: shown, not applied to the text
}

// Clause (mục) is a numbered part of a directive, kept verbatim.
type Clause struct {
	ID        string // Directive + "#" + Path
	Directive string
	Path      string // "1.a", "3.d-2" (second dash of 3.d), "2.lead-in"
	Order     int    // position in the document, from 1
	Heading   string // heading it stands under
	Text      string // verbatim, corrected, NFC
	LeadIn    bool   // opening paragraph of a part; not counted among the clauses
	Rev       Rev    `cbor:"-"`
}
