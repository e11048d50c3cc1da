package data

// Review (bức tranh) is everything computed for one cut-off date. Screen, PDF
// and giaobanctl render the same Review, so a number can't differ between them.
type Review struct {
	AsOf     Date
	Sample   bool
	Office   string
	Place    string
	Province string // name of the province
	Period   string // reporting period asked of undated duties, e.g. "2019-Q1"

	Directive   Directive // the first directive of the workbook; zero when there is none
	ClauseCount int       // numbered clauses without lead-ins
	Tasks       Counts    // unit: nhiệm vụ
	Assignments Counts    // unit: lượt giao

	TaskRows       []TaskRow       // document order
	AssignmentRows []AssignmentRow // in the order of Facts.Assignments
	AgencyRows     []AgencyRow     // protocol order
	ClauseRows     []ClauseRow     // document order
	GroupRows      []GroupRow      // order of Facts.Groups

	Indices []IndexReview // order of Facts.Indices
	Matters []Matter      // at most three: chosen by the Office, else proposed
	Changes Changes       // since the last meeting
	Verdict []Span        // one sentence for the leader
}

// Counts are duties by status. Their parts always add up to Total.
type Counts struct {
	OnTime      int `json:"on_time"`
	Late        int `json:"late"`
	InTime      int `json:"in_time"`
	Overdue     int `json:"overdue"`
	Reported    int `json:"reported"`
	NotReported int `json:"not_reported"`
	Exited      int `json:"exited"`   // withdrawn or transferred: outside both rates
	Waiting     int `json:"waiting"`  // claimed, not confirmed; a tag, also counted above
	DueSoon     int `json:"due_soon"` // in time and due soon; a tag, also counted above
}

// Span is a run of text, bold or not, so that screen and paper stress the same words.
type Span struct {
	Text string
	Bold bool
}

// TaskRow is one task at the cut-off date.
type TaskRow struct {
	Task     Task
	Status   Status // a task is done only when all its agencies are
	Counts   Counts // of its assignments
	Due      Date   // earliest open due day, else the latest; with extensions
	Original Date   // due day before extensions, when moved; zero otherwise
	Days     int    // overdue: days over; late: days late; in time: days left
	Rows     []int  // indexes into Review.AssignmentRows, worst first
	Agencies string // "Sở Nội vụ", "31 cơ quan", "10 huyện, TP"
}

// AssignmentRow is one assignment at the cut-off date.
type AssignmentRow struct {
	Task, Agency string
	TaskIndex    int // into Review.TaskRows
	AgencyIndex  int // into Review.AgencyRows
	Status       Status
	Due          Date // with extensions; for a recurring task, of the occurrence at the cut-off
	Original     Date // before extensions, when moved
	Days         int  // overdue: days over; late: days late; in time: days left
	Completed    Date
	Waiting      bool   // claimed, waiting for the Office
	Claimed      Date   // the day the oldest claim that waits came in; zero: none
	Asked        bool   // without a due day: a report on Period is asked of the agency
	Period       string // the occurrence judged, or the reporting period asked, e.g. "2019-Q1"
	Paper        Paper  // latest result's or report's paper
	Updated      Date   // latest word of the agency: result, report or obstacle
	Obstacle     string // latest unresolved obstacle
}

// AgencyRow is one agency at the cut-off date.
type AgencyRow struct {
	Agency   Agency
	Counts   Counts
	Rows     []int    // indexes into Review.AssignmentRows, document order
	Worst    int      // most days overdue
	Oversees []string // task IDs whose carrying out it supervises
}

// ClauseRow is one clause at the cut-off date; counts are of its tasks and assignments.
type ClauseRow struct {
	Clause      Clause
	Tasks       Counts
	Assignments Counts
}

// GroupRow is one group of agencies; counts are of its members' assignments.
type GroupRow struct {
	Code, Name string
	Counts     Counts
}

// Bucket is how long duties are overdue: up to 30, 60, 120 days, and more.
type Bucket struct {
	From, To int // days; To 0 = and more
	Count    int
}

// Changes are what happened between the last meeting's cut-off date and this one.
type Changes struct {
	Meeting      Meeting // zero when there was none before
	NewlyDone    []int   // indexes into AssignmentRows
	NewlyOverdue []int
	RateBefore   Rate // done of due, lượt giao
	RateNow      Rate
}

// IndexReview is one index for the workbook's province at the cut-off date.
type IndexReview struct {
	Index  Index
	Latest *Figure   // latest published total; nil when the workbook has none
	Pair   *Pair     // latest two published years of one scheme; nil when there is none
	Nodes  []NodeRow // tree of the scheme of Year
	Year   int       // latest year public at the cut-off whose scheme is known
	Scheme string    // version of the scheme of that year
	Drops  []Drop    // in the order they should be read
	// Uncovered are dimensions that no task addresses directly (only stated links count).
	Uncovered []Node
}

// Pair is two years that may be compared.
type Pair struct {
	From, To Figure
}

// Figure is one value of a province, with what the program derives from all provinces.
type Figure struct {
	Node      Node
	Province  string // code
	Year      int
	Value     float64
	HasValue  bool
	Max       float64 // maximum as published with the value; 0 = not given
	Percent   float64 // as published with the value; 0 = not given
	Rank      int     // published, or derived among provinces with data; 0 = unknown
	RankedOf  int
	Derived   bool // Rank was computed here
	Group     Group4
	Best      float64
	BestWho   string // name of the best province
	Median    float64
	Q1, Q3    float64 // 25th and 75th percentile of all provinces
	Published bool    // public at the cut-off date
	Kind      string
	Source    string
	GroupText string // as published, when only a group was
}

// Group4 is the quartile group that PAPI classes provinces by.
type Group4 uint8

const (
	NoGroup    Group4 = iota
	Lowest            // dưới bách phân vị 25
	LowMiddle         // 25–50
	HighMiddle        // 50–75
	Highest           // từ 75
)

// Name returns the group's official name.
func (g Group4) Name() string {
	return [...]string{"", "thấp nhất", "trung bình thấp", "trung bình cao", "cao nhất"}[g]
}

// NodeRow is one node of an index tree with its tasks.
type NodeRow struct {
	Node   Node
	Tasks  []string // stated links first, then inferred
	Stated int      // how many of Tasks are stated
	Counts Counts   // of the assignments of Tasks
	Now    *Figure  // latest comparable figure; nil when none
}

// Drop is a node that lost points or places between two years of one scheme.
type Drop struct {
	Node      Node
	From, To  Figure
	Points    float64 // To − From of the two printed values; detection uses raw values
	Places    int     // places lost; negative = gained
	GapBest   float64 // To − best, of printed values
	GapMedian float64
	Tasks     []string
	Agencies  []string // codes
	Owners    string   // "Huyện, TP; Sở TN&MT"; "" when nobody is in charge
	Counts    Counts   // of the assignments of Tasks
	Caution   string   // why the step may not be performance; "" = nothing known
}
