// Package reading joins the two halves of taking a directive in: document makes
// clean lines of a file, directive makes a proposal of lines. It also says what
// of both is stored, so that every program stores the same.
package reading

import (
	"encoding/hex"
	"strings"
	"time"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
)

// Lines hands the lines of a document on to the rules.
func Lines(source *document.Source) []directive.Line {
	out := make([]directive.Line, len(source.Lines))
	for i, l := range source.Lines {
		out[i] = directive.Line{Text: l.Text, Page: l.Page, Offset: l.Offset, Bold: l.Bold, Level: l.Level, Cells: l.Cells}
	}
	return out
}

// Options are what a workbook knows; nil facts know nothing.
func Options(f *data.Facts) directive.Options {
	if f == nil {
		return directive.Options{}
	}
	return directive.Options{Agencies: f.Agencies, Groups: f.Groups, Schemes: f.Schemes}
}

// Corrections log what was repaired or may be wrong. A likely fault is proposed
// only: the text keeps what the document has.
func Corrections(source *document.Source) []data.Correction {
	var out []data.Correction
	for _, c := range source.Corrections {
		out = append(out, data.Correction{Raw: c.Was, Fixed: c.Is, Reason: c.Why, Inferred: c.Offset >= 0})
	}
	return out
}

// Entities are all that one action stores: what was accepted, with the source's
// text as it is kept and as received, the corrections, and the file's hash.
func Entities(source *document.Source, accepted *directive.Accepted, corrections []data.Correction, at time.Time, user string) []data.Entity {
	d := &accepted.Directive
	d.Text, d.RawText, d.Corrections = source.Text, raw(source), corrections
	return append(accepted.Entities(), data.Import{
		ID: hex.EncodeToString(source.Hash[:]), File: source.Name, Kind: "directive", At: at, User: user, Rows: len(accepted.Tasks),
	})
}

// raw is the document as received, line by line.
func raw(source *document.Source) string {
	lines := make([]string, len(source.Lines))
	for i, l := range source.Lines {
		lines[i] = l.Raw
	}
	return strings.Join(lines, "\n")
}
