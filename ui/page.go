package ui

import "fyne.io/fyne/v2"

// PageID names a page of the rail.
type PageID string

const (
	PageOverview PageID = "overview"
	PageTasks    PageID = "tasks"
	PageAgencies PageID = "agencies"
	PageIndices  PageID = "indices"
	PageReport   PageID = "report"
	PageEntry    PageID = "entry"   // quick entry, a view of the tasks
	PageChase    PageID = "chase"   // whom to remind
	PageFiles    PageID = "files"   // Excel files to and from the agencies
	PageJournal  PageID = "journal" // who changed what
	PageIntake   PageID = "intake"  // a directive comes in
)

// Route is a place in the program: a page and what to show on it. Fields that a
// page does not know are ignored.
type Route struct {
	Page    PageID
	Task    string // Task.ID
	Agency  string // Agency.Code
	Index   string // Index.Code
	Concept string // Node.Concept
	Clause  string // Clause.ID
	Filter  string // a Filter… constant; "" = everything
}

// Filters of the tasks page that other pages link to.
const (
	FilterAll     = ""
	FilterDone    = "done"    // A1 and A2
	FilterInTime  = "in-time" // B1
	FilterOverdue = "overdue" // B2
	FilterDueSoon = "due-soon"
	FilterWaiting = "waiting"
	FilterUndated = "undated" // C0 and C1
)

// Page is one page of the program. It is built on the first visit, when a
// workbook is open and its Review is ready, and lives until the workbook closes.
type Page interface {
	Title() string
	Content() fyne.CanvasObject // the same object on every call
	Refresh()                   // the Review or the facts changed
}

// Optional capabilities of a page, found by type assertion.
type (
	// Searcher can take the keyboard focus for a search in the page (Ctrl+F).
	Searcher interface{ FocusSearch() }
	// Router shows what a Route asks for: a filter, a task, an agency.
	Router interface{ Route(Route) }
	// Headed puts its own tools at the right of the header.
	Headed interface{ Header() fyne.CanvasObject }
	// Printer prints what the page shows (Ctrl+P).
	Printer interface{ Print() }
	// Saver saves what the page shows to a file (Ctrl+S).
	Saver interface{ Save() }
	// Copier copies the selected rows (Ctrl+C outside entries).
	Copier interface{ Copy() }
	// Stepper goes n things of its kind on: agencies (Alt+arrows).
	Stepper interface{ Step(n int) }
	// Bulker does one thing to all selected rows (Ctrl+U).
	Bulker interface{ Bulk() }
	// Closer is told that the workbook closes.
	Closer interface{ Close() }
	// Footed says in words what the page shows, for the right of the footer.
	Footed interface{ Footer() string }
)
