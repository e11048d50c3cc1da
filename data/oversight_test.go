package data

import "testing"

func TestOverseen_counts_what_a_task_supervises(t *testing.T) {
	tasks := []Task{
		{ID: "N1", Lead: []string{"A"}, Deadline: Deadline{Due: 10}},
		{ID: "N2", Lead: []string{"A", "B"}, Deadline: Deadline{Due: 10}},
		{ID: "N3", Lead: []string{"A"}, Oversees: []string{"N1", "N2"}},
		{ID: "N4", Lead: []string{"A"}, Oversees: []string{"*"}},
	}
	f := &Facts{Agencies: []Agency{{Code: "A"}, {Code: "B"}}, Tasks: tasks}
	for _, task := range tasks {
		for _, code := range task.Lead {
			f.Assignments = append(f.Assignments, Assignment{Task: task.ID, Agency: code})
		}
	}
	r := Compute(f, 20)
	for _, c := range []struct {
		task           string
		total, overdue int
	}{
		{"N3", 3, 3}, // the tasks it names, of every agency
		{"N4", 1, 1}, // every task, without the supervisor's own share
		{"N1", 0, 0},
		{"N9", 0, 0},
	} {
		if got := r.Overseen(c.task); got.Total() != c.total || got.Overdue != c.overdue {
			t.Errorf("%s: %d assignments, %d overdue; want %d, %d", c.task, got.Total(), got.Overdue, c.total, c.overdue)
		}
	}
}
