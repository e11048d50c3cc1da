package store

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// BenchmarkEdit compares one durable edit among 100,000 assignments, held against
// locked periods, with a bare Put and commit of a value of that size in a bbolt
// file of that size. The two take turns, since the disk's mood changes from
// second to second.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{596, 100_000} {
		b.Run(fmt.Sprintf("assignments=%d", n), func(b *testing.B) { benchmarkEdit(b, n) })
	}
}

func benchmarkEdit(b *testing.B, n int) {
	f := large(28854, n)
	f.Locks = nil
	for q := range 4 { // periods that are locked, one after the other
		to := data.NewDate(2018, 12, 31) + data.Date(q*30)
		f.Locks = append(f.Locks, data.Lock{ID: fmt.Sprint("k", q), To: to, On: to + 5, By: "Hoa"})
	}
	path := newFile(b, f)
	s := opened(b, path, Options{})
	bare := filepath.Join(b.TempDir(), "bare.db")
	content, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(bare, content, 0o600); err != nil {
		b.Fatal(err)
	}
	db, err := bolt.Open(bare, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	value := make([]byte, 300)
	revs := map[int]data.Rev{}
	var ours, theirs time.Duration
	all := s.Facts().Assignments
	for i := 0; b.Loop(); i++ {
		a := all[i*7919%n]
		a.Rev += revs[i*7919%n]
		a.Results = []data.Result{{ID: "r1", Recorded: data.NewDate(2019, 5, 15), Percent: 40, Note: "Đã ban hành kế hoạch, đang triển khai ở các xã."}}
		start := time.Now()
		if err := s.Update("Nhập kết quả", func(tx *Tx) error { return tx.Put(a) }); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		revs[i*7919%n]++
		start = time.Now()
		err := db.Update(func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(data.KindAssignment)).Put([]byte(a.Key()), value)
		})
		if err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/edit")
	b.ReportMetric(float64(theirs.Microseconds())/float64(b.N)/1000, "ms/bare-put")
	b.ReportMetric(float64(ours)/float64(theirs), "ratio")
}

// BenchmarkOpen opens the workbook with the numbers of the real one.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{596, 100_000} {
		b.Run(fmt.Sprintf("observations=28854,assignments=%d", n), func(b *testing.B) {
			path := newFile(b, large(28854, n))
			if info, err := os.Stat(path); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "MB")
			}
			for b.Loop() {
				s, err := Open(path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFacts is what a page pays to see an edit.
func BenchmarkFacts(b *testing.B) {
	for _, n := range []int{596, 100_000} {
		b.Run(fmt.Sprintf("assignments=%d", n), func(b *testing.B) {
			s := newStoreOf(b, large(28854, n))
			a := s.Facts().Assignments[n/2]
			for b.Loop() {
				s.changed([]edit{{data.KindAssignment, a.Key(), a}})
				s.Facts()
			}
		})
	}
}

// BenchmarkCheck is what every backup pays for its verification.
func BenchmarkCheck(b *testing.B) {
	s := newStoreOf(b, large(28854, 596))
	for b.Loop() {
		if err := s.Check(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCreate makes the workbook with the numbers of the real one.
func BenchmarkCreate(b *testing.B) {
	f := large(28854, 596)
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if err := Create(filepath.Join(dir, fmt.Sprint(i, Extension)), f, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEvidence takes in a file of 20 MB and reads it back.
func BenchmarkEvidence(b *testing.B) {
	b.ReportAllocs()
	s := newStoreOf(b, sample())
	content := noise(20<<20, 1)
	b.SetBytes(int64(len(content)))
	for i := 0; b.Loop(); i++ {
		content[0], content[1] = byte(i), byte(i>>8) // another file each time
		e := addEvidence(b, s, content, "a.pdf")
		r, err := s.Evidence(e.SHA256)
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUndo takes back a durable edit.
func BenchmarkUndo(b *testing.B) {
	s := newStoreOf(b, large(28854, 596))
	for b.Loop() {
		addSource(b, s, fmt.Sprint("S", b.N, len(s.done)+len(s.undone)))
		if err := s.Undo(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistory looks for one entity in a long journal.
func BenchmarkHistory(b *testing.B) {
	s := newStoreOf(b, large(0, 596))
	for i := range 2000 {
		a := s.Facts().Assignments[i%596]
		a.Results = []data.Result{{ID: "r1", Percent: i % 100}}
		if err := s.Update("Nhập kết quả", func(tx *Tx) error { return tx.Put(a) }); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if all, err := s.History(data.KindAssignment, "N0003/A05"); err != nil || len(all) == 0 {
			b.Fatal(err)
		}
	}
}
