package ui

import (
	"cmp"
	"slices"
	"strconv"

	"giaoban/data"
)

// event is a point on a task's timeline.
type event struct {
	On    data.Date
	Label string
	Kind  eventKind
}

// eventKind decides how a point is drawn.
type eventKind uint8

const (
	eventStart  eventKind = iota // the duty was given: hollow
	eventDue                     // due day: black
	eventAction                  // reminder, instruction, extension: filled accent
	eventDone                    // confirmed result: filled green
	eventNow                     // the cut-off date: hollow
)

// maxEvents is how many points fit the pane with readable dates.
const maxEvents = 6

// taskTimeline lists what happened to a task up to the cut-off date, and the due
// day even when it lies ahead.
func taskTimeline(f *data.Facts, r *data.Review, t *data.TaskRow, given map[string]*data.Assignment) []event {
	var out []event
	if r.Directive.Date != 0 {
		out = append(out, event{r.Directive.Date, "giao", eventStart})
	}
	out = append(out, middleEvents(f, r, t, given)...)
	if t.Original != 0 {
		out = append(out, event{t.Original, "hạn gốc", eventDue})
	}
	if t.Due != 0 && t.Task.Deadline.Dated() {
		out = append(out, event{t.Due, "hết hạn", eventDue})
	}
	if t.Status.Done() {
		if last := lastCompleted(r, t); last != 0 {
			out = append(out, event{last, "hoàn thành", eventDone})
		}
	}
	out = append(out, event{r.AsOf, "chốt", eventNow})
	slices.SortStableFunc(out, func(a, b event) int { return cmp.Compare(a.On, b.On) })
	return thin(out)
}

// middleEvents are reminders, instructions and extensions, one point per day and kind.
func middleEvents(f *data.Facts, r *data.Review, t *data.TaskRow, given map[string]*data.Assignment) []event {
	reminders, extensions := map[data.Date]bool{}, map[data.Date]bool{}
	for _, a := range given {
		for _, m := range a.Reminders {
			reminders[m.On] = m.On <= r.AsOf
		}
		for _, x := range a.Extensions {
			extensions[x.Granted] = x.Granted <= r.AsOf
		}
	}
	var out []event
	n := 0
	for _, day := range sortedDays(reminders) {
		n++
		out = append(out, event{day, "đôn đốc " + strconv.Itoa(n), eventAction})
	}
	for _, day := range sortedDays(extensions) {
		out = append(out, event{day, "gia hạn", eventAction})
	}
	for _, in := range f.Instructions {
		if in.Task == t.Task.ID && in.On <= r.AsOf {
			out = append(out, event{in.On, "chỉ đạo", eventAction})
		}
	}
	return out
}

func sortedDays(days map[data.Date]bool) []data.Date {
	var out []data.Date
	for d, ok := range days {
		if ok {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

// lastCompleted is the day on which the last agency completed its share.
func lastCompleted(r *data.Review, t *data.TaskRow) data.Date {
	last := data.Date(0)
	for _, n := range t.Rows {
		last = max(last, r.AssignmentRows[n].Completed)
	}
	return last
}

// thin keeps the points that fit: the oldest actions go first, never the frame
// of giving, due day and cut-off.
func thin(events []event) []event {
	for len(events) > maxEvents {
		i := slices.IndexFunc(events, func(e event) bool { return e.Kind == eventAction })
		if i < 0 {
			return events
		}
		events = slices.Delete(events, i, i+1)
	}
	return events
}
