package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"giaoban/data"
)

// model is what a workbook should hold, as plain maps by kind and key.
type model map[string]map[string]data.Entity

func modelOf(f *data.Facts) model {
	m := model{}
	for _, k := range kinds() {
		m[k.name()] = map[string]data.Entity{}
		for _, e := range k.entities(f) {
			m[k.name()][e.Key()] = e
		}
	}
	return m
}

func (m model) clone() model {
	out := model{}
	for kind, of := range m {
		out[kind] = map[string]data.Entity{}
		for k, v := range of {
			out[kind][k] = v
		}
	}
	return out
}

// bumped returns the entity with another revision.
func bumped(e data.Entity, rev data.Rev) data.Entity {
	v := reflect.New(reflect.TypeOf(e)).Elem()
	v.Set(reflect.ValueOf(e))
	v.FieldByName("Rev").SetUint(uint64(rev))
	return v.Interface().(data.Entity)
}

// randomEntity is an entity of a small world, so that edits meet each other.
func randomEntity(r *rand.Rand) data.Entity {
	n := r.IntN(9)
	text := fmt.Sprintf("nội dung %d", r.IntN(1000))
	switch r.IntN(12) {
	case 0:
		return data.Agency{Code: fmt.Sprintf("A%d", n), Order: r.IntN(20), Name: text, Kind: data.Board}
	case 1:
		task := data.Task{ID: fmt.Sprintf("T%d", n), Order: r.IntN(20), Title: text, Deadline: data.Deadline{Kind: data.Prompt}}
		if r.IntN(2) == 0 {
			task.Directive = fmt.Sprintf("V%d", r.IntN(3))
			task.Clause = fmt.Sprintf("V%d#%d", r.IntN(3), r.IntN(3))
		}
		return task
	case 2, 3, 4:
		a := data.Assignment{Task: fmt.Sprintf("T%d", n), Agency: fmt.Sprintf("A%d", r.IntN(9))}
		for i := range r.IntN(4) {
			a.Results = append(a.Results, randomResult(r, fmt.Sprint(i), text))
		}
		return a
	case 5:
		return data.Observation{Index: "PCI", Province: fmt.Sprintf("0%d", n), Year: 2000 + r.IntN(4), Code: "PCI", Value: r.Float64(), HasValue: true}
	case 6:
		return data.Group{Code: fmt.Sprintf("@%d", n), Name: text, Members: []data.Member{{Agency: "A1"}}}
	case 7:
		return data.Meeting{ID: fmt.Sprint(n), On: data.NewDate(2019, 1, 1+r.IntN(90)), Title: text}
	case 8:
		return data.Directive{ID: fmt.Sprintf("V%d", r.IntN(3)), Number: text, Date: data.NewDate(2018, 8, 1+n)}
	case 9:
		d := fmt.Sprintf("V%d", r.IntN(3))
		return data.Clause{ID: fmt.Sprintf("%s#%d", d, r.IntN(3)), Directive: d, Order: r.IntN(20), Text: text}
	case 10:
		to := data.NewDate(2018, 6, 1+r.IntN(365))
		l := data.Lock{ID: fmt.Sprintf("K%d", r.IntN(3)), To: to, On: to + 5, By: text}
		if r.IntN(2) == 0 {
			l.Lifted = to + 9
		}
		return l
	}
	return data.Index{Code: fmt.Sprintf("X%d", n), Name: text, PublishedMonth: 5, PublishedDay: 1 + r.IntN(28)}
}

// evidencePool is the content of the evidence files that results name.
func evidencePool() []string { return []string{"một", "hai", "ba"} }

const noEvidence = "không có" // content that is not in the pool

func hexOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// randomResult may name evidence that is not there.
func randomResult(r *rand.Rand, id, note string) data.Result {
	on := data.NewDate(2018, 9, 1+r.IntN(273)) // no result is older than its directive
	out := data.Result{ID: id, Recorded: on, Percent: r.IntN(101), Note: note}
	if r.IntN(3) == 0 {
		out.Claimed = on
	}
	if out.Claimed != 0 && r.IntN(2) == 0 {
		out.Confirmed, out.Completed = on+data.Date(r.IntN(60)), on
	}
	if r.IntN(4) == 0 {
		content := noEvidence
		if r.IntN(10) > 0 {
			content = evidencePool()[r.IntN(3)]
		}
		out.Evidence = []data.Evidence{{Name: "bc.pdf", SHA256: hexOf(content), Stored: true}}
	}
	return out
}

// logged is one change of the model.
type logged struct {
	kind, key string
	old       data.Entity
}

// world is the model during one action.
type world struct {
	model
	log    []logged
	reason string
}

// set changes the model; a nil entity deletes.
func (w *world) set(kind, key string, e data.Entity) {
	of := w.model[kind]
	w.log = append(w.log, logged{kind, key, of[key]})
	if e == nil {
		delete(of, key)
	} else {
		of[key] = e
	}
}

// step makes one random change in the model and the transaction, and returns
// the code that the store should answer with.
func (w *world) step(r *rand.Rand) (act func(*Tx) error, want data.Code) {
	e := randomEntity(r)
	old, there := w.model[e.Bucket()][e.Key()]
	rev := data.Rev(0)
	if there {
		rev = old.Revision()
	}
	if r.IntN(40) == 0 { // somebody who has not seen the last change
		stale := bumped(e, rev+1)
		return func(tx *Tx) error { return tx.Put(stale) }, data.Stale
	}
	if r.IntN(7) == 0 {
		gone := bumped(e, rev)
		act = func(tx *Tx) error { return tx.Delete(gone) }
		switch {
		case !there:
			return act, data.NotFound
		case w.used(e):
			return act, data.NotAllowed
		case w.locked(old, nil):
			return act, data.PeriodLocked
		}
		w.set(e.Bucket(), e.Key(), nil)
		return act, ""
	}
	put := bumped(e, rev)
	act = func(tx *Tx) error { return tx.Put(put) }
	switch {
	case w.dangles(e):
		return act, data.NotAllowed
	case w.locked(old, e):
		return act, data.PeriodLocked
	}
	w.set(e.Bucket(), e.Key(), bumped(e, rev+1))
	return act, ""
}

// locked tells whether a lock forbids the change; nil is what is not there.
func (w *world) locked(old, now data.Entity) bool {
	if w.reason != "" {
		return false
	}
	if l, ok := old.(data.Lock); ok && l.Lifted == 0 {
		to, kept := now.(data.Lock)
		return !kept || to.Lifted != 0 || to.To < l.To
	}
	var f data.Facts
	for _, e := range w.model[data.KindLock] {
		f.Locks = append(f.Locks, e.(data.Lock))
	}
	for _, e := range w.model[data.KindTask] {
		f.Tasks = append(f.Tasks, e.(data.Task))
	}
	for _, e := range w.model[data.KindDirective] {
		f.Directives = append(f.Directives, e.(data.Directive))
	}
	var before, after *data.Assignment
	if a, ok := old.(data.Assignment); ok {
		before = &a
	}
	if a, ok := now.(data.Assignment); ok {
		after = &a
	}
	_, locked := data.LockedChange(&f, before, after)
	return locked
}

// takeBack changes the model as Undo and Redo do, and logs it the same way.
func (w *world) takeBack(log []logged) {
	for _, c := range slices.Backward(log) {
		rev := data.Rev(1)
		if now := w.model[c.kind][c.key]; now != nil {
			rev = now.Revision() + 1
		}
		if c.old == nil {
			w.set(c.kind, c.key, nil)
		} else {
			w.set(c.kind, c.key, bumped(c.old, rev))
		}
	}
}

// named lists what an entity refers to, as kind and key.
func named(e data.Entity) (all [][2]string) {
	switch e := e.(type) {
	case data.Assignment:
		return [][2]string{{data.KindTask, e.Task}, {data.KindAgency, e.Agency}}
	case data.Clause:
		return [][2]string{{data.KindDirective, e.Directive}}
	case data.Task:
		if e.Directive != "" {
			all = append(all, [2]string{data.KindDirective, e.Directive})
		}
		if e.Clause != "" {
			all = append(all, [2]string{data.KindClause, e.Clause})
		}
	}
	return all
}

func (m model) dangles(e data.Entity) bool {
	if slices.ContainsFunc(namedEvidence(e), func(e data.Evidence) bool { return e.SHA256 == hexOf(noEvidence) }) {
		return true
	}
	return slices.ContainsFunc(named(e), func(n [2]string) bool { return m[n[0]][n[1]] == nil })
}

func (m model) used(e data.Entity) bool {
	for _, of := range m {
		for _, v := range of {
			if slices.Contains(named(v), [2]string{e.Bucket(), e.Key()}) {
				return true
			}
		}
	}
	return false
}

// session is a store beside the model of it, with what can be undone.
type session struct {
	store        *Store
	model        model
	done, undone [][]logged
	edits, turns int
	refused      map[data.Code]int
}

func TestStore_behaves_like_plain_maps(t *testing.T) {
	s, err := Open(newFile(t, sample()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range evidencePool() {
		addEvidence(t, s, []byte(content), "bc.pdf")
	}
	r := rand.New(rand.NewPCG(7, 8))
	run := &session{store: s, model: modelOf(s.Facts()), refused: map[data.Code]int{}}
	for round := 0; run.edits < 10_000; round++ {
		if r.IntN(5) == 0 {
			run.goBack(t, r)
		} else {
			run.act(t, r)
		}
		if r.IntN(3) > 0 {
			continue // let edits pile up before somebody looks
		}
		if !reflect.DeepEqual(modelOf(run.store.Facts()), run.model) {
			t.Fatalf("round %d: memory differs from the model", round)
		}
		if r.IntN(60) == 0 {
			run.store = reopen(t, run.store)
			run.done, run.undone = nil, nil
		}
	}
	mustCheck(t, run.store)
	run.bySecondaryKeys(t)
	t.Logf("%d edits, %d times back or forth, refused %v, %d assignments", run.edits, run.turns, run.refused, len(run.model[data.KindAssignment]))
	for _, code := range []data.Code{data.Stale, data.NotAllowed, data.NotFound, data.PeriodLocked} {
		if run.refused[code] < 20 {
			t.Errorf("only %d refused as %q", run.refused[code], code)
		}
	}
	if run.turns < 300 {
		t.Errorf("only %d times back or forth", run.turns)
	}
	if err := run.store.Close(); err != nil {
		t.Fatal(err)
	}
}

// act makes one action of some random changes.
func (s *session) act(t *testing.T, r *rand.Rand) {
	t.Helper()
	w, want := &world{model: s.model.clone()}, data.Code("")
	if r.IntN(3) == 0 {
		w.reason = "Nhập sót"
	}
	err := s.store.Update("Thử", func(tx *Tx) error {
		tx.Reason(w.reason)
		for range 1 + r.IntN(12) {
			var act func(*Tx) error
			act, want = w.step(r)
			err := act(tx)
			if got := data.CodeOf(err); got != want {
				t.Fatalf("edit %d: got %v, want %q", s.edits, err, want)
			}
			if err != nil {
				return err
			}
			s.edits++
		}
		return nil
	})
	switch {
	case err == nil:
		s.model = w.model
		s.done, s.undone = append(s.done, w.log), nil
	case want == "":
		t.Fatal(err)
	default:
		s.refused[want]++
	}
}

// goBack undoes and redoes some steps.
func (s *session) goBack(t *testing.T, r *rand.Rand) {
	t.Helper()
	for range 1 + r.IntN(4) {
		turn, from, to := s.store.Undo, &s.done, &s.undone
		if r.IntN(2) == 0 {
			turn, from, to = s.store.Redo, &s.undone, &s.done
		}
		err := turn()
		if len(*from) == 0 {
			wantCode(t, err, data.NotAllowed)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		w := &world{model: s.model}
		w.takeBack((*from)[len(*from)-1])
		*from, *to = (*from)[:len(*from)-1], append(*to, w.log)
		s.edits, s.turns = s.edits+len(w.log), s.turns+1
	}
}

func (s *session) bySecondaryKeys(t *testing.T) {
	t.Helper()
	m := s.model
	for task := range m[data.KindTask] {
		sameAssignments(t, m, s.store.TaskAssignments, task, func(a data.Assignment) string { return a.Task })
	}
	for agency := range m[data.KindAgency] {
		sameAssignments(t, m, s.store.AgencyAssignments, agency, func(a data.Assignment) string { return a.Agency })
	}
}

// reopen checks that the file gives the same facts in the same order as memory.
func reopen(t *testing.T, s *Store) *Store {
	t.Helper()
	mustCheck(t, s)
	before := s.Facts()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.Facts(), before) {
		t.Fatal("file and memory differ")
	}
	return again
}

func sameAssignments(t *testing.T, m model, find func(string) ([]data.Assignment, error), key string, of func(data.Assignment) string) {
	t.Helper()
	got, err := find(key)
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, v := range m[data.KindAssignment] {
		if a := v.(data.Assignment); of(a) == key {
			want++
			if !slices.ContainsFunc(got, func(b data.Assignment) bool { return reflect.DeepEqual(a, b) }) {
				t.Errorf("%s is not found under %s", a.Key(), key)
			}
		}
	}
	if len(got) != want {
		t.Errorf("%s: %d assignments, want %d", key, len(got), want)
	}
}
