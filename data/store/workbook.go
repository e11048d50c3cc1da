package store

import "giaoban/data"

// kinds is every kind in a workbook, what others refer to first.
func kinds() []kind {
	return []kind{
		bookKind{},
		list[data.Province]{
			bucket: data.KindProvince, byKey: true,
			slice: func(f *data.Facts) *[]data.Province { return &f.Provinces },
			rev:   func(v *data.Province) *data.Rev { return &v.Rev },
		},
		list[data.Agency]{
			bucket: data.KindAgency,
			slice:  func(f *data.Facts) *[]data.Agency { return &f.Agencies },
			rev:    func(v *data.Agency) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Agency) int64 { return int64(v.Order) }),
		},
		list[data.Group]{
			bucket: data.KindGroup,
			slice:  func(f *data.Facts) *[]data.Group { return &f.Groups },
			rev:    func(v *data.Group) *data.Rev { return &v.Rev },
		},
		list[data.Directive]{
			bucket: data.KindDirective,
			slice:  func(f *data.Facts) *[]data.Directive { return &f.Directives },
			rev:    func(v *data.Directive) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Directive) int64 { return int64(v.Date) }),
		},
		list[data.Clause]{
			bucket: data.KindClause, after: []string{data.KindDirective},
			slice: func(f *data.Facts) *[]data.Clause { return &f.Clauses },
			rev:   func(v *data.Clause) *data.Rev { return &v.Rev },
			rank:  clauseRank,
		},
		list[data.Task]{
			bucket: data.KindTask, after: []string{data.KindDirective},
			slice: func(f *data.Facts) *[]data.Task { return &f.Tasks },
			rev:   func(v *data.Task) *data.Rev { return &v.Rev },
			rank:  taskRank,
		},
		list[data.Assignment]{
			bucket: data.KindAssignment, after: []string{data.KindDirective, data.KindTask, data.KindAgency},
			slice: func(f *data.Facts) *[]data.Assignment { return &f.Assignments },
			rev:   func(v *data.Assignment) *data.Rev { return &v.Rev },
			rank:  assignmentRank,
		},
		list[data.Matter]{
			bucket: data.KindMatter,
			slice:  func(f *data.Facts) *[]data.Matter { return &f.Matters },
			rev:    func(v *data.Matter) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Matter) int64 { return int64(v.Order) }),
		},
		list[data.Instruction]{
			bucket: data.KindInstruction,
			slice:  func(f *data.Facts) *[]data.Instruction { return &f.Instructions },
			rev:    func(v *data.Instruction) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Instruction) int64 { return int64(v.On) }),
		},
		list[data.Meeting]{
			bucket: data.KindMeeting,
			slice:  func(f *data.Facts) *[]data.Meeting { return &f.Meetings },
			rev:    func(v *data.Meeting) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Meeting) int64 { return int64(v.On) }),
		},
		list[data.Lock]{
			bucket: data.KindLock,
			slice:  func(f *data.Facts) *[]data.Lock { return &f.Locks },
			rev:    func(v *data.Lock) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Lock) int64 { return int64(v.On) }),
		},
		list[data.Import]{
			bucket: data.KindImport,
			slice:  func(f *data.Facts) *[]data.Import { return &f.Imports },
			rev:    func(v *data.Import) *data.Rev { return &v.Rev },
			rank:   ranked(func(v *data.Import) int64 { return v.At.Unix() }),
		},
		list[data.Index]{
			bucket: data.KindIndex,
			slice:  func(f *data.Facts) *[]data.Index { return &f.Indices },
			rev:    func(v *data.Index) *data.Rev { return &v.Rev },
		},
		list[data.Scheme]{
			bucket: data.KindScheme,
			slice:  func(f *data.Facts) *[]data.Scheme { return &f.Schemes },
			rev:    func(v *data.Scheme) *data.Rev { return &v.Rev },
		},
		list[data.Break]{
			bucket: data.KindBreak,
			slice:  func(f *data.Facts) *[]data.Break { return &f.Breaks },
			rev:    func(v *data.Break) *data.Rev { return &v.Rev },
		},
		list[data.Observation]{
			bucket: data.KindObservation, byKey: true,
			slice: func(f *data.Facts) *[]data.Observation { return &f.Observations },
			rev:   func(v *data.Observation) *data.Rev { return &v.Rev },
		},
		list[data.Source]{
			bucket: data.KindSource,
			slice:  func(f *data.Facts) *[]data.Source { return &f.Sources },
			rev:    func(v *data.Source) *data.Rev { return &v.Rev },
		},
		list[data.Conflict]{
			bucket: data.KindConflict,
			slice:  func(f *data.Facts) *[]data.Conflict { return &f.Conflicts },
			rev:    func(v *data.Conflict) *data.Rev { return &v.Rev },
		},
	}
}

// kindNamed returns the kind kept in the bucket, nil when there is none.
func kindNamed(all []kind, bucket string) kind {
	for _, k := range all {
		if k.name() == bucket {
			return k
		}
	}
	return nil
}

// ranked is an order that depends on nothing but the entity.
func ranked[T any](rank func(*T) int64) func(*data.Facts) func(*T) int64 {
	return func(*data.Facts) func(*T) int64 { return rank }
}

// clauseRank is document order, directive by directive.
func clauseRank(f *data.Facts) func(*data.Clause) int64 {
	at := positions(f.Directives)
	return func(c *data.Clause) int64 { return at[c.Directive]<<32 | int64(c.Order) }
}

// taskRank is document order, directive by directive.
func taskRank(f *data.Facts) func(*data.Task) int64 {
	at := positions(f.Directives)
	return func(t *data.Task) int64 { return at[t.Directive]<<32 | int64(t.Order) }
}

// assignmentRank is the order of tasks, then of agencies.
func assignmentRank(f *data.Facts) func(*data.Assignment) int64 {
	task, agency := positions(f.Tasks), positions(f.Agencies)
	return func(a *data.Assignment) int64 { return task[a.Task]<<32 | agency[a.Agency] }
}

// positions maps keys to places, from 1; what is not there comes first, at 0.
func positions[T data.Entity](all []T) map[string]int64 {
	at := make(map[string]int64, len(all))
	for i, v := range all {
		at[v.Key()] = int64(i + 1)
	}
	return at
}

// bookKind keeps the one entity that is not in a slice.
type bookKind struct{}

func (bookKind) name() string { return data.KindBook }

func (bookKind) follows(string) bool { return false }

func (bookKind) decode(c codec, r record) (data.Entity, error) {
	var b data.Book
	if err := c.dec.Unmarshal(r.cbor, &b); err != nil {
		return nil, err
	}
	b.Rev = r.rev
	return b, nil
}

func (k bookKind) load(c codec, f *data.Facts, _ [][]byte, records []record) error {
	for _, r := range records {
		b, err := k.decode(c, r)
		if err != nil {
			return err
		}
		f.Book = b.(data.Book)
	}
	return nil
}

func (bookKind) entities(f *data.Facts) []data.Entity { return []data.Entity{f.Book} }

func (bookKind) apply(f *data.Facts, edits []edit) {
	for _, e := range edits {
		if b, ok := e.entity.(data.Book); ok {
			f.Book = b
		}
	}
}
