package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"giaoban/data"
)

// seal is what a form's row keeps hidden: which workbook it is from, which
// revision of the assignment it shows, and a checksum that ties both to the row's
// visible ID. It tells a row that was mixed up or edited by mistake; it is no
// proof against forgery, for which the agency's signed paper is.
type seal struct {
	book     string // Book.ID
	province string // Book.Province
	rev      data.Rev
	state    string // digest of what had been reported at the export
	asOf     data.Date
	period   string // occurrence or reporting period that the row asks about
}

// sealVersion begins every seal, so that a later form can be told from this one.
const sealVersion = "gb1"

// text writes the seal of the row with the ID.
func (s seal) text(id string) string {
	body := strings.Join([]string{
		sealVersion, s.book, s.province, strconv.FormatUint(uint64(s.rev), 10), s.state, s.asOf.ISO(), s.period,
	}, "|")
	return body + "|" + checksum(body, id)
}

func checksum(body, id string) string {
	sum := sha256.Sum256([]byte(body + "\n" + id))
	return hex.EncodeToString(sum[:6])
}

// readSeal reads what text wrote. ok is false for anything else; own tells
// whether it is the seal of the row with the ID.
func readSeal(text, id string) (s seal, own, ok bool) {
	cut := strings.LastIndexByte(text, '|')
	parts := strings.Split(text, "|")
	if cut < 0 || len(parts) != 8 || parts[0] != sealVersion {
		return seal{}, false, false
	}
	rev, err := strconv.ParseUint(parts[3], 10, 64)
	if err != nil {
		return seal{}, false, false
	}
	asOf, err := data.ParseDate(parts[5])
	if err != nil {
		return seal{}, false, false
	}
	s = seal{parts[1], parts[2], data.Rev(rev), parts[4], asOf, parts[6]}
	return s, checksum(text[:cut], id) == parts[7], true
}

// stateOf digests what a row can contradict: results, reports, obstacles,
// extensions and the exit. A reminder sent since the export raises the revision
// but makes no conflict.
func stateOf(a *data.Assignment) string {
	h := sha256.New()
	for i := range a.Results {
		r := &a.Results[i]
		fmt.Fprintf(h, "r %q %d %q %d %q %d %q %d %d %d %d %v %v\n", r.ID, r.Recorded, r.Paper.Number, r.Paper.Date, r.Period,
			r.Percent, r.Note, r.Claimed, r.Confirmed, r.Completed, r.Returned, r.HasActual, r.Actual)
	}
	for _, p := range a.Periods {
		fmt.Fprintf(h, "p %q %d %q %d %q\n", p.Period, p.On, p.Paper.Number, p.Paper.Date, p.Note)
	}
	for _, o := range a.Obstacles {
		fmt.Fprintf(h, "o %d %q %q %d\n", o.On, o.Text, o.Proposal, o.Resolved)
	}
	for _, x := range a.Extensions {
		fmt.Fprintf(h, "x %d %d %q\n", x.Granted, x.Due, x.Period)
	}
	if a.Exit != nil {
		fmt.Fprintf(h, "e %d\n", a.Exit.On)
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}
