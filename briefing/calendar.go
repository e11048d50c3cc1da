package briefing

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"giaoban/data"
)

// WriteCalendar writes the open deadlines of the Review as an iCalendar file (RFC
// 5545): an all-day event for each task and due day, with the agencies that are
// still to deliver, for each notice of conclusions, and for each instruction with
// a day. Agencies whose due day was moved have events of their own. An event
// keeps its UID when it is exported again, so that a calendar updates it.
func WriteCalendar(w io.Writer, f *data.Facts, r *data.Review) error {
	c := &calendar{book: cmp.Or(f.Book.ID, "giaoban"), stamp: strings.ReplaceAll(r.AsOf.ISO(), "-", "") + "T000000Z"}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Giao ban//Thoi han//VI")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.text("X-WR-CALNAME", "Thời hạn – "+cmp.Or(r.Office, f.Book.Title))
	for i := range r.TaskRows {
		for _, e := range deadlinesOf(r, i) {
			c.event(e)
		}
	}
	for _, x := range r.Chase(f).Conclusions {
		c.event(calendarEvent{
			uid: "ket-luan/" + x.Meeting.ID, on: x.Due, open: x.Days >= 0,
			summary: "Hạn ra thông báo kết luận: " + cmp.Or(x.Meeting.Title, "cuộc họp ngày "+x.Meeting.On.String()),
			detail:  "Họp ngày " + x.Meeting.On.String() + ". 05 ngày làm việc theo Quyết định 45/2018/QĐ-TTg.",
		})
	}
	for _, x := range f.Instructions {
		if x.Due != 0 && x.On <= r.AsOf {
			c.event(calendarEvent{
				uid: "chi-dao/" + x.ID, on: x.Due, open: x.Due >= r.AsOf,
				summary: "Hạn theo ý kiến chỉ đạo: " + x.Text,
				detail:  strings.TrimSpace(x.By + " ngày " + x.On.String() + ". " + taskWords(x.Task)),
			})
		}
	}
	c.line("END", "VCALENDAR")
	if _, err := io.WriteString(w, c.out.String()); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// calendarEvent is one all-day event; open ones remind 7, 3 and 1 days before.
type calendarEvent struct {
	uid     string
	on      data.Date
	summary string
	detail  string
	open    bool
}

// deadlinesOf groups the open assignments of a task: those with the task's own
// due day are one event, each one that was moved is another. A task of one agency
// stays one event, so that an extension moves it in the calendar.
func deadlinesOf(r *data.Review, task int) []calendarEvent {
	t := &r.TaskRows[task]
	var out []calendarEvent
	common := map[string]int{} // index in out by occurrence and day
	for _, n := range t.Rows {
		row := &r.AssignmentRows[n]
		if row.Status != data.InTime && row.Status != data.Overdue {
			continue
		}
		who := r.AgencyRows[row.AgencyIndex].Agency
		uid := t.Task.ID + "/" + cmp.Or(row.Original, row.Due).ISO()
		if row.Original != 0 && len(t.Rows) > 1 {
			uid = t.Task.ID + "/" + row.Agency + "/" + row.Original.ISO()
		}
		i, ok := common[uid]
		if !ok {
			i = len(out)
			common[uid] = i
			out = append(out, calendarEvent{
				uid: uid, on: row.Due, open: row.Status == data.InTime,
				summary: "Hạn " + t.Task.ID + ": " + cmp.Or(t.Task.Short, t.Task.Title),
				detail:  t.Task.Title,
			})
			if row.Original != 0 {
				out[i].detail += "\nHạn ban đầu " + row.Original.String() + ", đã gia hạn."
			}
		}
		state := "còn " + data.FormatCount(row.Days) + " ngày"
		switch {
		case row.Waiting:
			state = "đã báo hoàn thành, chờ xác nhận"
		case row.Status == data.Overdue:
			state = "quá hạn " + data.FormatCount(row.Days) + " ngày"
		case row.Days == 0:
			state = "đến hạn hôm nay"
		}
		out[i].detail += "\n- " + cmp.Or(who.Short, who.Name) + ": " + state + " (tính đến " + r.AsOf.String() + ")"
	}
	return out
}

func taskWords(id string) string {
	if id == "" {
		return ""
	}
	return "Nhiệm vụ " + id + "."
}

// calendar writes content lines.
type calendar struct {
	out   strings.Builder
	book  string // tells the workbooks apart in a UID
	stamp string // DTSTAMP: the cut-off date, so that the same Review gives the same file
}

func (c *calendar) event(e calendarEvent) {
	c.line("BEGIN", "VEVENT")
	c.text("UID", e.uid+"@"+c.book)
	c.line("DTSTAMP", c.stamp)
	c.line("DTSTART;VALUE=DATE", strings.ReplaceAll(e.on.ISO(), "-", ""))
	c.line("DTEND;VALUE=DATE", strings.ReplaceAll((e.on+1).ISO(), "-", "")) // exclusive
	c.text("SUMMARY", e.summary)
	c.text("DESCRIPTION", e.detail)
	c.line("TRANSP", "TRANSPARENT") // a deadline does not make anybody busy
	if e.open {
		for _, before := range [...]string{"-P7D", "-P3D", "-P1D"} {
			c.line("BEGIN", "VALARM")
			c.line("ACTION", "DISPLAY")
			c.text("DESCRIPTION", e.summary)
			c.line("TRIGGER", before)
			c.line("END", "VALARM")
		}
	}
	c.line("END", "VEVENT")
}

// text writes a TEXT value: RFC 5545 §3.3.11 escapes the backslash, the
// semicolon, the comma and the end of line; other control characters are not allowed.
func (c *calendar) text(name, value string) {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(value, "\r\n", "\n") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r == 0x7f:
		default:
			b.WriteRune(r)
		}
	}
	c.line(name, b.String())
}

// foldAt is the longest line in octets without its CRLF (RFC 5545 §3.1).
const foldAt = 75

// line writes one content line and folds it between characters: readers join the
// octets again, but a cut inside a letter would show in the ones that don't.
func (c *calendar) line(name, value string) {
	s := name + ":" + value
	for room := foldAt; len(s) > room; room = foldAt - 1 { // the space that continues a line counts
		cut := room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.out.WriteString(s[:cut])
		c.out.WriteString("\r\n ")
		s = s[cut:]
	}
	c.out.WriteString(s)
	c.out.WriteString("\r\n")
}
