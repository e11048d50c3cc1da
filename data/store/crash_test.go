package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
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

// editForEver edits and says so, one number for each acknowledged edit.
func editForEver(path string) error {
	s, err := Open(path, Options{User: "con"})
	if err != nil {
		return err
	}
	for {
		all := s.Facts().Assignments
		a, b := all[0], all[len(all)-1]
		n := len(a.Reminders) + 1
		a.Reminders = append(a.Reminders[:n-1:n-1], data.Reminder{Paper: data.Paper{Number: strconv.Itoa(n)}})
		b.Obstacles = []data.Obstacle{{Text: strconv.Itoa(n) + strings.Repeat(" dài", n%1500)}}
		err := s.Update("Sửa "+strconv.Itoa(n), func(tx *Tx) error {
			if err := tx.Put(a); err != nil {
				return err
			}
			return tx.Put(b)
		})
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// A process killed while it writes loses nothing that it has acknowledged, and
// leaves nothing half done.
func TestKilled_writer_keeps_every_acknowledged_edit(t *testing.T) {
	path := newFile(t, large(300, 200))
	r := rand.New(rand.NewPCG(9, 10))
	total := 0
	const kills = 55
	for i := range kills {
		acknowledged := killedWriter(t, path, time.Duration(r.IntN(60_000))*time.Microsecond)
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		all := s.Facts().Assignments
		stored := len(all[0].Reminders)
		if stored < acknowledged {
			t.Errorf("kill %d: edit %d was acknowledged, %d stored", i, acknowledged, stored)
		}
		if stored > 0 && !strings.HasPrefix(all[len(all)-1].Obstacles[0].Text, strconv.Itoa(stored)) {
			t.Errorf("kill %d: half an edit", i)
		}
		entries, err := s.Journal()
		if err != nil || len(entries) != stored+1 {
			t.Errorf("kill %d: %d journal entries for %d edits, %v", i, len(entries), stored, err)
		}
		mustCheck(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		total = stored
	}
	if total < kills {
		t.Errorf("only %d edits in %d lives: the test kills too early", total, kills)
	}
	t.Logf("%d kills, %d edits", kills, total)
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
