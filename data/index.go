package data

import "time"

// Index (chỉ số) is a published measure of the province: PAPI, PAR Index, …
type Index struct {
	Code      string // "PAPI", "PAR", "SIPAS", "DTI", "PCI"
	Name      string
	Publisher string
	Unit      string // "điểm", "%"
	Ranked    bool   // the publisher itself ranks provinces; PAPI publishes groups only
	// Results of year N are taken as published on this day of year N+1. The
	// cut-off date of a review covers index data too, by publication date.
	PublishedMonth time.Month
	PublishedDay   int
	// MissingLowest are the years in which provinces without data counted as the
	// lowest when the publisher cut its groups.
	MissingLowest []int
	Aims          []Aim // targets the Office or the leader set
	Note          string
	Rev           Rev `cbor:"-"`
}

// Aim (chỉ tiêu) is a value to reach for the index or one of its contents.
type Aim struct {
	Concept  string // as Node.Concept; the total's for the whole index
	Year     int    // year of results in which it is to be reached; 0 = none named
	Value    float64
	Inferred bool // proposed by the Office, not set by a document
}

// AimOf returns the aim for a content, the one for the latest year.
func (x Index) AimOf(concept string) (Aim, bool) {
	best, ok := Aim{}, false
	for _, a := range x.Aims {
		if a.Concept == concept && (!ok || a.Year > best.Year) {
			best, ok = a, true
		}
	}
	return best, ok
}

// Short is the index as lists and filters name it.
func (x Index) Short() string {
	if x.Code == "PAR" {
		return "PAR Index"
	}
	return x.Code
}

// Published returns the day from which the results of year count as public.
func (x Index) Published(year int) Date {
	return NewDate(year+1, x.PublishedMonth, x.PublishedDay)
}

// Level of a node in an index tree.
type Level string

const (
	Total        Level = "total"
	Dimension    Level = "dimension"    // PAPI nội dung, PAR lĩnh vực
	Subdimension Level = "subdimension" // PAPI nội dung thành phần, PAR tiêu chí
	Component    Level = "component"    // how PAR's total is put together: thẩm định, điều tra
)

// Scheme (bộ tiêu chí) is one version of an index's tree with its scales.
// Values of two schemes are never compared.
type Scheme struct {
	Index     string
	Version   string // "v2016-2017"
	FirstYear int
	LastYear  int // 0: still in force
	// Document names the decision that set it, when known.
	Document string
	Nodes    []Node
	Note     string
	Rev      Rev `cbor:"-"`
}

// Covers tells whether the scheme is the one of the given year.
func (s Scheme) Covers(year int) bool {
	return s.FirstYear != 0 && year >= s.FirstYear && (s.LastYear == 0 || year <= s.LastYear)
}

// Node (nội dung, tiêu chí) of a scheme. Concept is what stays the same when
// the code changes from scheme to scheme: follow it across years, not Code.
type Node struct {
	Code    string // "D2", "D2.1", "PAPI"
	Parent  string
	Concept string
	Level   Level
	Name    string
	NameEN  string
	Min     float64
	Max     float64 // 0: unknown
	Source  string
	Note    string
}

// BreakKind says how a step between two years may be read.
type BreakKind string

const (
	ScaleBreak   BreakKind = "scale"   // other scale or definition: two panels, no comparison
	PartialBreak BreakKind = "partial" // a new baseline for part of the content: one slanted stroke
	ScreenBreak  BreakKind = "screen"  // the national mean moved: check the report before reading a change
)

// Break marks a step between years that is not performance.
type Break struct {
	Index    string
	Concept  string // "" = every node of the index
	From, To int
	Kind     BreakKind
	Reason   string
	Rev      Rev `cbor:"-"`
}

// Key identifies a break.
func (b Break) Key() string { return b.Index + "/" + b.Concept + "/" + itoa(b.From) }

// Observation (giá trị) is one figure with its source. Published figures are
// printed as published, never recomputed.
type Observation struct {
	// Numbered fields keep the tens of thousands of stored values short: never
	// renumber one, give a new field the next number.
	Index    string  `cbor:"1,keyasint,omitempty"`
	Province string  `cbor:"2,keyasint,omitempty"` // GSO code; Kon Tum = "62", national mean = "00"
	Year     int     `cbor:"3,keyasint,omitempty"`
	Code     string  `cbor:"4,keyasint,omitempty"` // node code within the year's scheme
	Concept  string  `cbor:"5,keyasint,omitempty"`
	Value    float64 `cbor:"6,keyasint,omitempty"`
	HasValue bool    `cbor:"7,keyasint,omitempty"`  // false: only a rank or a group was published
	Max      float64 `cbor:"8,keyasint,omitempty"`  // maximum as published with the value; 0 = not given
	Percent  float64 `cbor:"9,keyasint,omitempty"`  // published with the value; 0 = not given
	Rank     int     `cbor:"10,keyasint,omitempty"` // published rank; 0 = none
	RankedOf int     `cbor:"11,keyasint,omitempty"`
	Group    string  `cbor:"12,keyasint,omitempty"` // published group in words; "" = none
	Kind     string  `cbor:"13,keyasint,omitempty"` // "published", "derived_value", "derived_rank", "rank_only", "group_only", "published_via_mirror"
	Source   string  `cbor:"14,keyasint,omitempty"`
	Note     string  `cbor:"15,keyasint,omitempty"`
	Rev      Rev     `cbor:"-"`
}

// Key identifies an observation.
func (o Observation) Key() string {
	return o.Index + "/" + itoa(o.Year) + "/" + o.Province + "/" + o.Code
}

// Source says where a figure comes from.
type Source struct {
	ID        string
	Title     string
	Publisher string
	URL       string
	Retrieved Date
	Licence   string
	Note      string
	Rev       Rev `cbor:"-"`
}

// Conflict records what sources disagree on and how it was settled.
type Conflict struct {
	Index, Item, VersionA, SourceA, VersionB, SourceB, Resolution string
	Rev                                                           Rev `cbor:"-"`
}

// Province is dated: Kon Tum joined Quảng Ngãi on 01/7/2025.
type Province struct {
	Code      string
	Name      string
	NameEN    string
	Successor string // code of the province that took over, "" when it lives on
	ValidTo   Date
	Rev       Rev `cbor:"-"`
}
