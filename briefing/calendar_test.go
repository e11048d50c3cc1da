package briefing

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"giaoban/data"
	"giaoban/data/kontum"
)

// calendarEvents reads a calendar as RFC 5545 says: unfold, split, unescape.
func calendarEvents(t *testing.T, f *data.Facts, asOf data.Date) []map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteCalendar(&out, f, data.Compute(f, asOf)); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		t.Error("a line does not end with CRLF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets, valid %v: %q", len(line), utf8.ValidString(line), line)
		}
	}
	var events []map[string]string
	depth := []string{}
	unescape := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			t.Fatalf("no content line: %q", line)
		case name == "BEGIN":
			depth = append(depth, value)
			if value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case name == "END":
			if depth[len(depth)-1] != value {
				t.Fatalf("END:%s closes %v", value, depth)
			}
			depth = depth[:len(depth)-1]
		case depth[len(depth)-1] == "VEVENT":
			events[len(events)-1][name] = unescape.Replace(value)
		case depth[len(depth)-1] == "VALARM" && name == "TRIGGER":
			events[len(events)-1]["alarms"] += value
		}
	}
	if len(depth) != 0 {
		t.Errorf("not closed: %v", depth)
	}
	return events
}

func byUID(t *testing.T, events []map[string]string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	for _, e := range events {
		if out[e["UID"]] != nil {
			t.Errorf("two events of UID %s", e["UID"])
		}
		out[e["UID"]] = e
	}
	return out
}

func TestCalendarHoldsTheOpenDeadlines(t *testing.T) {
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	f.Book.ID = "so-1"
	events := byUID(t, calendarEvents(t, f, data.NewDate(2019, time.May, 31)))
	n22 := events["N22/2018-12-31@so-1"]
	if n22["DTSTART;VALUE=DATE"] != "20181231" || n22["DTEND;VALUE=DATE"] != "20190101" || n22["alarms"] != "" ||
		strings.Count(n22["DESCRIPTION"], "\n- ") != 4 || !strings.Contains(n22["DESCRIPTION"], "quá hạn 151 ngày") ||
		!strings.Contains(n22["DESCRIPTION"], "chờ xác nhận") {
		t.Errorf("%q", n22)
	}
	n44 := events["N44/2018-12-31@so-1"] // extended: the event moves, its UID stays
	if n44["DTSTART;VALUE=DATE"] != "20190630" || n44["alarms"] != "-P7D-P3D-P1D" || !strings.Contains(n44["DESCRIPTION"], "Hạn ban đầu 31/12/2018") {
		t.Errorf("%q", n44)
	}
	if e := events["chi-dao/CD-2019-05-06-1@so-1"]; e["DTSTART;VALUE=DATE"] != "20190615" {
		t.Errorf("%q", e)
	}
	for _, e := range events {
		if e["DTSTAMP"] != "20190531T000000Z" || e["SUMMARY"] == "" || e["TRANSP"] != "TRANSPARENT" {
			t.Errorf("%q", e)
		}
	}
	if len(events) != 7 { // N01, N22, N25, N35, N38, N44 and the instruction
		t.Errorf("%d events", len(events))
	}
	done := byUID(t, calendarEvents(t, f, data.NewDate(2018, time.September, 1)))
	if len(done) != 12 {
		t.Errorf("%d deadlines were open in 2018, want those of the 12 tasks with a day", len(done))
	}
}

func TestMovedAgenciesHaveTheirOwnEvent(t *testing.T) {
	due := data.NewDate(2019, time.June, 30)
	f := &data.Facts{
		Agencies: []data.Agency{{Code: "A", Short: "Sở A"}, {Code: "B", Short: "Sở B"}, {Code: "C", Short: "Sở C"}},
		Tasks:    []data.Task{{ID: "N1", Title: `Một; hai, ba \ bốn`, Deadline: data.Deadline{Kind: data.OnDate, Due: due}}},
		Assignments: []data.Assignment{
			{Task: "N1", Agency: "A"},
			{Task: "N1", Agency: "B"},
			{Task: "N1", Agency: "C", Extensions: []data.Extension{{Granted: due - 30, Due: due + 31}}},
		},
		Meetings: []data.Meeting{{ID: "H", On: data.NewDate(2019, time.June, 3), Title: "Họp\nhai dòng\x07"}},
	}
	events := byUID(t, calendarEvents(t, f, data.NewDate(2019, time.June, 10)))
	if e := events["N1/2019-06-30@giaoban"]; strings.Count(e["DESCRIPTION"], "\n- ") != 2 || !strings.Contains(e["SUMMARY"], `Một; hai, ba \ bốn`) {
		t.Errorf("%q", e)
	}
	if e := events["N1/C/2019-06-30@giaoban"]; e["DTSTART;VALUE=DATE"] != "20190731" {
		t.Errorf("%q", e)
	}
	if e := events["ket-luan/H@giaoban"]; e["DTSTART;VALUE=DATE"] != "20190610" || e["SUMMARY"] != "Hạn ra thông báo kết luận: Họp\nhai dòng" {
		t.Errorf("%q", e)
	}
	if len(events) != 3 {
		t.Errorf("%v", events)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestCalendarSaysWhenItCannotBeWritten(t *testing.T) {
	if err := WriteCalendar(fullDisk{}, &data.Facts{}, data.Compute(&data.Facts{}, 1)); err == nil {
		t.Error("the fault is lost")
	}
}
