package store

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

// crashPath tells a child process of this test which workbook to write.
const crashPath = "GIAOBAN_TEST_CRASH_WORKBOOK"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		if err := editForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// editForEver edits, takes back and adds evidence, and says so: the number of
// each acknowledged journal entry.
func editForEver(path string) error {
	s, err := Open(path, Options{User: "con"})
	if err != nil {
		return err
	}
	entries, err := s.Journal()
	if err != nil {
		return err
	}
	for n := len(entries) + 1; ; n++ {
		if _, ok := s.CanUndo(); ok && n%4 == 0 {
			err = s.Undo()
		} else {
			err = crashingEdit(s, n)
		}
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// crashingEdit writes n into two assignments, one at each end of the file, and
// every third time a file of evidence that one of them names.
func crashingEdit(s *Store, n int) error {
	all := s.Facts().Assignments
	a, b := all[0], all[len(all)-1]
	a.Reminders = append(slices.Clip(a.Reminders), data.Reminder{Paper: data.Paper{Number: strconv.Itoa(n)}})
	b.Obstacles = []data.Obstacle{{Text: strconv.Itoa(n) + strings.Repeat(" dài", n%900)}}
	return s.Update("Sửa "+strconv.Itoa(n), func(tx *Tx) error {
		if n%3 == 0 {
			e, err := tx.AddEvidence(bytes.NewReader(noise(150_000, byte(n%60))), "bc.pdf")
			if err != nil {
				return err
			}
			a.Results = []data.Result{{ID: "r", Recorded: 18000, Evidence: []data.Evidence{e}}}
		}
		if err := tx.Put(a); err != nil {
			return err
		}
		return tx.Put(b)
	})
}

// A process killed while it writes loses nothing that it has acknowledged, and
// leaves nothing half done.
func TestKilled_writer_keeps_every_acknowledged_edit(t *testing.T) {
	path := newFile(t, large(300, 200))
	r := rand.New(rand.NewPCG(9, 10))
	undone, total := 0, 0
	const kills = 55
	for i := range kills {
		acknowledged := killedWriter(t, path, time.Duration(r.IntN(60_000))*time.Microsecond)
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		all := s.Facts().Assignments
		last, text := "", ""
		if sent := all[0].Reminders; len(sent) > 0 {
			last, text = sent[len(sent)-1].Paper.Number, all[len(all)-1].Obstacles[0].Text
		}
		if number, _, _ := strings.Cut(text, " "); number != last {
			t.Errorf("kill %d: half an edit, %q and %q", i, last, number)
		}
		entries, err := s.Journal()
		if err != nil || len(entries) < acknowledged {
			t.Errorf("kill %d: entry %d was acknowledged, %d stored, %v", i, acknowledged, len(entries), err)
		}
		mustCheck(t, s) // evidence too, byte for byte
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		total, undone = len(entries), 0
		for _, e := range entries {
			if strings.HasPrefix(e.Action, "Hoàn tác") {
				undone++
			}
		}
	}
	if total < kills || undone == 0 {
		t.Errorf("only %d entries, %d undone, in %d lives: the test kills too early", total, undone, kills)
	}
	t.Logf("%d kills, %d entries, %d undone", kills, total, undone)
}

// killedWriter runs a child for a while after its first edit and returns the
// last number it acknowledged.
func killedWriter(t *testing.T, path string, life time.Duration) int {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashPath+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	last := ""
	for i := 0; lines.Scan(); i++ {
		last = lines.Text()
		if i == 0 {
			time.AfterFunc(life, func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait() // killed
	n, err := strconv.Atoi(last)
	if err != nil {
		t.Fatalf("the child said %q", last)
	}
	return n
}
