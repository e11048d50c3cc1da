package data

import "strings"

// DeadlineKind tells how a directive sets the time of a duty.
type DeadlineKind string

const (
	OnDate    DeadlineKind = "date"      // a day
	EndOfYear DeadlineKind = "year"      // "trong năm 2018": due 31/12
	Recurring DeadlineKind = "recurring" // each year, quarter, month; Due is the first occurrence
	OnEvent   DeadlineKind = "event"     // when something happens
	Prompt    DeadlineKind = "prompt"    // "kịp thời", "khẩn trương": no day
	Ongoing   DeadlineKind = "ongoing"   // no time set: thường xuyên
)

// Name returns the Vietnamese name of the kind.
func (k DeadlineKind) Name() string {
	switch k {
	case OnDate:
		return "Ngày cụ thể"
	case EndOfYear:
		return "Hết năm"
	case Recurring:
		return "Định kỳ"
	case OnEvent:
		return "Theo sự kiện"
	case Prompt:
		return "Kịp thời, khẩn trương"
	case Ongoing:
		return "Thường xuyên"
	}
	return string(k)
}

// Deadline (thời hạn) of a task. A task has a due day only when Due is set;
// all others are outside both completion rates.
type Deadline struct {
	Kind       DeadlineKind
	Due        Date
	Inferred   bool   // the day is not written in the directive ("suy ra")
	InferredBy string // who set it
	Words      string // the directive's own time words
	Every      int    // months between occurrences of a Recurring deadline, or between reports on a duty without a due day; 12 = yearly, 0 = reports each quarter
}

// Dated tells whether the task counts in the completion rates.
func (d Deadline) Dated() bool { return d.Due != 0 }

// recurs tells whether each of several due days has to be met.
func (d Deadline) recurs() bool { return d.Dated() && d.Kind == Recurring && d.Every > 0 }

// Target (chỉ tiêu) is what can be measured about a task.
type Target struct {
	Text     string
	Inferred bool // proposed by the Office, not in the directive
	Kind     TargetKind
	Value    float64 // what is aimed at: a number, or a share in percent
	Of       float64 // OutOf: the whole, e.g. 102 communes
}

// TargetKind says how an actual is held against a target; "" = in words only.
type TargetKind string

const (
	AtLeast TargetKind = "at-least" // ít nhất Value
	AtMost  TargetKind = "at-most"  // nhiều nhất Value; 0 trường hợp
	Share   TargetKind = "share"    // ít nhất Value %
	OutOf   TargetKind = "out-of"   // Value trong Of
)

// Certainty of a link between a task and an index node.
type Certainty string

const (
	Stated   Certainty = "stated"   // the directive names the content
	Inferred Certainty = "inferred" // read between the lines
)

// Link joins a task to an index node. Concept follows the node through scheme
// versions; an empty Concept means the whole index.
type Link struct {
	Index     string // "PAPI", "PAR"
	Concept   string // "" = the whole index
	Certainty Certainty
}

// Task (nhiệm vụ) is one duty with the quote it comes from.
type Task struct {
	ID        string // "N01"
	Directive string
	Clause    string // Clause.ID
	Path      string // clause as printed: "1.a"
	Order     int
	Title     string   // full summary
	Short     string   // for charts and narrow tables
	Quote     string   // verbatim substring of the clause's text
	Lead      []string // agency codes and group codes as the directive addresses them
	Cooperate []string
	Oversees  []string // task IDs whose carrying out this task supervises; "*": every task of the directive
	Deadline  Deadline
	Target    Target
	Links     []Link
	Note      string
	Rev       Rev `cbor:"-"`
}

// LinkedTo tells whether the task addresses the node, and how certainly.
func (t Task) LinkedTo(index, concept string) (Certainty, bool) {
	found := Certainty("")
	for _, l := range t.Links {
		if l.Index != index || l.Concept != concept {
			continue
		}
		if l.Certainty == Stated {
			return Stated, true
		}
		found = l.Certainty
	}
	return found, found != ""
}

// TaskRange writes task codes compactly: N12 N13 N14 N15 N20 → "N12–N15, N20".
func TaskRange(ids []string) string {
	var out []string
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && follows(ids[j], ids[j+1]) {
			j++
		}
		switch {
		case j-i >= 2:
			out = append(out, ids[i]+"–"+ids[j])
		default:
			out = append(out, ids[i:j+1]...)
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}
