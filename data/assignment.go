package data

// Assignment (lượt giao) is a task for one agency: the unit that carries
// status, results and evidence. It is one stored aggregate with one revision.
type Assignment struct {
	Task       string // Task.ID
	Agency     string // Agency.Code
	Given      Date   // the day from which the agency has the duty; zero: since the directive
	TakenFrom  string // agency it was transferred from, by the paper of that one's Exit; "" = none
	FirstDue   Date   // due day of the first occurrence of a recurring duty that was taken over; zero: the task's
	Results    []Result
	Extensions []Extension
	Exit       *Exit
	Periods    []PeriodReport
	Obstacles  []Obstacle
	Reminders  []Reminder
	Rev        Rev `cbor:"-"`
}

// Key is the assignment's identity: a task is given to an agency once.
func (a Assignment) Key() string { return a.Task + "/" + a.Agency }

// Paper is the number and date of a document; "00/…" numbers are made up on purpose.
type Paper struct {
	Number string
	Date   Date
}

// Result (kết quả) is what the agency reports. It completes the assignment only
// when the agency claims completion and the Office confirms it (domain rule:
// "hoàn thành" counts from the Office's confirmation).
type Result struct {
	ID           string
	Recorded     Date   // the day the Office took it in; visible from then on
	Paper        Paper  // the agency's own document
	Period       string // occurrence of a recurring task, e.g. "2019"; "" otherwise
	Percent      int    // 0–100 as reported
	Note         string
	Evidence     []Evidence
	Claimed      Date // day on which the agency says it was done; zero: progress only
	Confirmed    Date // day of the Office's confirmation; zero: waiting
	Completed    Date // completion day as the Office confirms it
	Returned     Date // day the Office returned it; zero: not returned
	ReturnReason string
	Actual       float64 // reached of a measurable target
	HasActual    bool
}

// Evidence is a file that proves a result, known by name and SHA-256.
type Evidence struct {
	Name   string
	SHA256 string
	Stored bool // kept in the workbook's own evidence store
}

// Extension (gia hạn) moves the due day by a document. The original stays.
type Extension struct {
	Granted Date // in force from this day
	Due     Date
	Period  string // occurrence of a recurring task that it moves, e.g. "2019"; "" otherwise
	Paper   Paper
	Reason  string
}

// Exit (rút, chuyển) ends the duty for this agency by a document.
type Exit struct {
	On          Date
	Paper       Paper
	Transferred string // agency that took over; "" = withdrawn
	Reason      string
}

// PeriodReport is one report on a task without a due day, for one reporting period.
type PeriodReport struct {
	Period string // "2019-Q1"
	On     Date
	Paper  Paper
	Note   string
}

// Obstacle (vướng mắc) blocks the duty.
type Obstacle struct {
	On       Date
	Text     string
	Proposal string
	Resolved Date
}

// Reminder (đôn đốc) was sent to the agency.
type Reminder struct {
	On    Date
	Paper Paper
}

// MatterKind types what a leader is asked to decide.
type MatterKind string

const (
	Unblock     MatterKind = "unblock"  // gỡ vướng
	Discipline  MatterKind = "rectify"  // chấn chỉnh
	SetDeadline MatterKind = "deadline" // ấn định hạn
)

// Name returns the Vietnamese name of the kind.
func (k MatterKind) Name() string {
	switch k {
	case Unblock:
		return "Gỡ vướng"
	case Discipline:
		return "Chấn chỉnh"
	case SetDeadline:
		return "Ấn định hạn"
	}
	return string(k)
}

// Matter (việc cần chỉ đạo) is a question for the leader, proposed by the
// program or chosen by the Office.
type Matter struct {
	ID            string
	Order         int
	Kind          MatterKind
	Title         string
	Tasks         []string
	Detail        string // the obstacle or the state, one line, for the screen
	Proposal      string
	BriefTitle    string // as the two-page brief prints it; "" = Title
	Brief         string // "" = Detail
	BriefProposal string // "" = Proposal
	Proposed      bool   // by rule, not chosen by the Office
	From, To      Date   // shown at cut-off dates within; zero = open
	Rev           Rev    `cbor:"-"`
}

// Instruction (ý kiến chỉ đạo) is what a leader decided.
type Instruction struct {
	ID     string
	On     Date
	By     string
	Task   string
	Agency string
	Text   string
	Due    Date
	Rev    Rev `cbor:"-"`
}

// Meeting (cuộc họp) is an occasion a briefing is made for; its cut-off date
// fixes what "since the last meeting" means.
type Meeting struct {
	ID    string
	On    Date
	AsOf  Date
	Title string
	Type  MeetingType
	// Conclusion is the notice of conclusions (thông báo kết luận), once issued.
	Conclusion Paper
	Rev        Rev `cbor:"-"`
}
