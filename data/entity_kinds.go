package data

// The kinds of entities, in the order in which a workbook is built: what
// another entity refers to comes first.
const (
	KindBook        = "book"
	KindProvince    = "province"
	KindAgency      = "agency"
	KindGroup       = "group"
	KindDirective   = "directive"
	KindClause      = "clause"
	KindTask        = "task"
	KindAssignment  = "assignment"
	KindMatter      = "matter"
	KindInstruction = "instruction"
	KindMeeting     = "meeting"
	KindLock        = "lock"
	KindImport      = "import"
	KindIndex       = "index"
	KindScheme      = "scheme"
	KindBreak       = "break"
	KindObservation = "observation"
	KindSource      = "source"
	KindConflict    = "conflict"
)

// Bucket names the bucket of the book.
func (Book) Bucket() string { return KindBook }

// Key is the same for every workbook: there is one book in each.
func (Book) Key() string { return KindBook }

// Revision returns the revision as it was read.
func (b Book) Revision() Rev { return b.Rev }

// Bucket names the bucket of provinces.
func (Province) Bucket() string { return KindProvince }

// Key is the GSO code.
func (p Province) Key() string { return p.Code }

// Revision returns the revision as it was read.
func (p Province) Revision() Rev { return p.Rev }

// Bucket names the bucket of agencies.
func (Agency) Bucket() string { return KindAgency }

// Key is the short code.
func (a Agency) Key() string { return a.Code }

// Revision returns the revision as it was read.
func (a Agency) Revision() Rev { return a.Rev }

// Bucket names the bucket of groups.
func (Group) Bucket() string { return KindGroup }

// Key is the group's code.
func (g Group) Key() string { return g.Code }

// Revision returns the revision as it was read.
func (g Group) Revision() Rev { return g.Rev }

// Bucket names the bucket of directives.
func (Directive) Bucket() string { return KindDirective }

// Key is the directive's ID.
func (d Directive) Key() string { return d.ID }

// Revision returns the revision as it was read.
func (d Directive) Revision() Rev { return d.Rev }

// Bucket names the bucket of clauses.
func (Clause) Bucket() string { return KindClause }

// Key is the clause's ID, which names its directive too.
func (c Clause) Key() string { return c.ID }

// Revision returns the revision as it was read.
func (c Clause) Revision() Rev { return c.Rev }

// Bucket names the bucket of tasks.
func (Task) Bucket() string { return KindTask }

// Key is the task's ID.
func (t Task) Key() string { return t.ID }

// Revision returns the revision as it was read.
func (t Task) Revision() Rev { return t.Rev }

// Bucket names the bucket of assignments.
func (Assignment) Bucket() string { return KindAssignment }

// Revision returns the revision as it was read.
func (a Assignment) Revision() Rev { return a.Rev }

// Bucket names the bucket of matters.
func (Matter) Bucket() string { return KindMatter }

// Key is the matter's ID.
func (m Matter) Key() string { return m.ID }

// Revision returns the revision as it was read.
func (m Matter) Revision() Rev { return m.Rev }

// Bucket names the bucket of instructions.
func (Instruction) Bucket() string { return KindInstruction }

// Key is the instruction's ID.
func (i Instruction) Key() string { return i.ID }

// Revision returns the revision as it was read.
func (i Instruction) Revision() Rev { return i.Rev }

// Bucket names the bucket of meetings.
func (Meeting) Bucket() string { return KindMeeting }

// Key is the meeting's ID.
func (m Meeting) Key() string { return m.ID }

// Revision returns the revision as it was read.
func (m Meeting) Revision() Rev { return m.Rev }

// Bucket names the bucket of period locks.
func (Lock) Bucket() string { return KindLock }

// Key is the lock's ID.
func (l Lock) Key() string { return l.ID }

// Revision returns the revision as it was read.
func (l Lock) Revision() Rev { return l.Rev }

// Bucket names the bucket of imported files.
func (Import) Bucket() string { return KindImport }

// Key is the SHA-256 of the file's content, so that a file is taken in once.
func (i Import) Key() string { return i.ID }

// Revision returns the revision as it was read.
func (i Import) Revision() Rev { return i.Rev }

// Bucket names the bucket of indices.
func (Index) Bucket() string { return KindIndex }

// Key is the index's code.
func (x Index) Key() string { return x.Code }

// Revision returns the revision as it was read.
func (x Index) Revision() Rev { return x.Rev }

// Bucket names the bucket of schemes.
func (Scheme) Bucket() string { return KindScheme }

// Key is the index with the version.
func (s Scheme) Key() string { return s.Index + "/" + s.Version }

// Revision returns the revision as it was read.
func (s Scheme) Revision() Rev { return s.Rev }

// Bucket names the bucket of breaks.
func (Break) Bucket() string { return KindBreak }

// Revision returns the revision as it was read.
func (b Break) Revision() Rev { return b.Rev }

// Bucket names the bucket of observations.
func (Observation) Bucket() string { return KindObservation }

// Revision returns the revision as it was read.
func (o Observation) Revision() Rev { return o.Rev }

// Bucket names the bucket of sources.
func (Source) Bucket() string { return KindSource }

// Key is the source's ID.
func (s Source) Key() string { return s.ID }

// Revision returns the revision as it was read.
func (s Source) Revision() Rev { return s.Rev }

// Bucket names the bucket of conflicts.
func (Conflict) Bucket() string { return KindConflict }

// Key is the index with the item that is disagreed on.
func (c Conflict) Key() string { return c.Index + "/" + c.Item }

// Revision returns the revision as it was read.
func (c Conflict) Revision() Rev { return c.Rev }
