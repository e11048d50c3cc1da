package store

import (
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
	switch r.IntN(11) {
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
			a.Results = append(a.Results, data.Result{ID: fmt.Sprint(i), Percent: r.IntN(101), Note: text})
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
	}
	return data.Index{Code: fmt.Sprintf("X%d", n), Name: text, PublishedMonth: 5, PublishedDay: 1 + r.IntN(28)}
}

// step makes one random change in the model and the transaction, and returns
// the code that the store should answer with.
func (m model) step(r *rand.Rand) (act func(*Tx) error, want data.Code) {
	e := randomEntity(r)
	of := m[e.Bucket()]
	old, there := of[e.Key()]
	rev := data.Rev(0)
	if there {
		rev = old.Revision()
	}
	if r.IntN(12) == 0 { // somebody who has not seen the last change
		stale := bumped(e, rev+1)
		return func(tx *Tx) error { return tx.Put(stale) }, data.Stale
	}
	if r.IntN(4) == 0 {
		gone := bumped(e, rev)
		switch {
		case !there:
			return func(tx *Tx) error { return tx.Delete(gone) }, data.NotFound
		case m.used(e):
			return func(tx *Tx) error { return tx.Delete(gone) }, data.NotAllowed
		}
		delete(of, e.Key())
		return func(tx *Tx) error { return tx.Delete(gone) }, ""
	}
	put := bumped(e, rev)
	if m.dangles(e) {
		return func(tx *Tx) error { return tx.Put(put) }, data.NotAllowed
	}
	of[e.Key()] = bumped(e, rev+1)
	return func(tx *Tx) error { return tx.Put(put) }, ""
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

func TestStore_behaves_like_plain_maps(t *testing.T) {
	path := newFile(t, sample())
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	m := modelOf(s.Facts())
	edits := 0
	for round := 0; edits < 2500; round++ {
		after, want := m.clone(), data.Code("")
		err := s.Update("Thử", func(tx *Tx) error {
			for range 1 + r.IntN(8) {
				var act func(*Tx) error
				act, want = after.step(r)
				err := act(tx)
				if got := data.CodeOf(err); got != want {
					t.Fatalf("round %d: got %v, want %q", round, err, want)
				}
				if err != nil {
					return err
				}
				edits++
			}
			return nil
		})
		if err == nil {
			m = after
		} else if want == "" {
			t.Fatal(err)
		}
		if r.IntN(3) > 0 {
			continue // let edits pile up before somebody looks
		}
		if !reflect.DeepEqual(modelOf(s.Facts()), m) {
			t.Fatalf("round %d: memory differs from the model", round)
		}
		if round%40 == 0 {
			s = reopen(t, s)
		}
	}
	mustCheck(t, s)
	for task := range m[data.KindTask] {
		sameAssignments(t, m, s.TaskAssignments, task, func(a data.Assignment) string { return a.Task })
	}
	for agency := range m[data.KindAgency] {
		sameAssignments(t, m, s.AgencyAssignments, agency, func(a data.Assignment) string { return a.Agency })
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d edits, %d assignments", edits, len(m[data.KindAssignment]))
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
