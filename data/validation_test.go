package data

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// Every rule is tried by breaking a sound entity in one place.
func TestValidate(t *testing.T) {
	day := NewDate(2019, 5, 31)
	task := func(change func(*Task)) Task {
		x := Task{ID: "N01", Title: "Tham mưu", Deadline: Deadline{Kind: OnDate, Due: day}, Links: []Link{{Index: "PAPI", Certainty: Stated}}}
		change(&x)
		return x
	}
	assignment := func(change func(*Assignment)) Assignment {
		x := Assignment{
			Task: "N01", Agency: "SNV",
			Results:    []Result{{ID: "r1", Percent: 100, Claimed: day - 2, Completed: day - 2, Confirmed: day}},
			Extensions: []Extension{{Granted: day, Due: day + 30, Paper: Paper{Number: "12/UBND"}}},
			Exit:       &Exit{On: day, Paper: Paper{Number: "13/UBND"}},
			Periods:    []PeriodReport{{Period: "2019-Q1"}},
			Obstacles:  []Obstacle{{On: day, Text: "thiếu kinh phí"}},
		}
		change(&x)
		return x
	}
	index := Index{Code: "PAPI", Name: "PAPI", PublishedMonth: 4, PublishedDay: 2}
	observation := Observation{Index: "PAPI", Province: "62", Year: 2017, Code: "D2", Value: 5.07, HasValue: true}
	for _, c := range []struct {
		name string
		e    Entity
		want string // part of the message; "" = sound
	}{
		{"task", task(func(*Task) {}), ""},
		{"task without ID", task(func(x *Task) { x.ID = "" }), "mã"},
		{"task with a slash", task(func(x *Task) { x.ID = "1/2" }), "dấu “/”"},
		{"task with a long ID", task(func(x *Task) { x.ID = strings.Repeat("N", 600) }), "quá dài"},
		{"task with unknown deadline", task(func(x *Task) { x.Deadline.Kind = "mai" }), "thời hạn lạ"},
		{"task due on no day", task(func(x *Task) { x.Deadline.Due = 0 }), "chưa có ngày"},
		{"task that recurs without interval", task(func(x *Task) { x.Deadline.Kind = Recurring }), "chu kỳ"},
		{"task with a link of unknown certainty", task(func(x *Task) { x.Links[0].Certainty = "" }), "liên kết"},
		{"task in decomposed letters", task(func(x *Task) { x.Quote = "tha\u0323m mưu" }), "NFC"},
		{"task in another encoding", task(func(x *Task) { x.Quote = "tham m\xb5u" }), "hỏng mã"},
		{"task with a zero byte", task(func(x *Task) { x.Note = "a\x00b" }), "ký tự rỗng"},
		{"task due in the year 20190", task(func(x *Task) { x.Deadline.Due = NewDate(20190, 1, 1) }), "ngoài khoảng năm"},
		{"assignment", assignment(func(*Assignment) {}), ""},
		{"bare assignment", Assignment{Task: "N01", Agency: "SNV"}, ""},
		{"assignment without agency", assignment(func(x *Assignment) { x.Agency = "" }), "chưa đủ"},
		{"assignment with a slash", assignment(func(x *Assignment) { x.Task = "N/1" }), "dấu “/”"},
		{"percent over 100", assignment(func(x *Assignment) { x.Results[0].Percent = 101 }), "101%"},
		{"percent below 0", assignment(func(x *Assignment) { x.Results[0].Percent = -1 }), "ngoài khoảng"},
		{"two results of one ID", assignment(func(x *Assignment) { x.Results = append(x.Results, x.Results[0]) }), "cùng mã"},
		{"confirmed without a claim", assignment(func(x *Assignment) { x.Results[0].Claimed = 0 }), "chưa báo hoàn thành"},
		{"confirmed before it was claimed", assignment(func(x *Assignment) { x.Results[0].Confirmed = day - 3 }), "trước"},
		{"confirmed and returned", assignment(func(x *Assignment) { x.Results[0].Returned = day }), "trả lại"},
		{"extended without a document", assignment(func(x *Assignment) { x.Extensions[0].Paper.Number = "" }), "văn bản"},
		{"extended to no day", assignment(func(x *Assignment) { x.Extensions[0].Due = 0 }), "hạn mới"},
		{"withdrawn without a document", assignment(func(x *Assignment) { x.Exit.Paper.Number = "" }), "văn bản"},
		{"report for no period", assignment(func(x *Assignment) { x.Periods[0].Period = "" }), "kỳ"},
		{"obstacle removed before it came up", assignment(func(x *Assignment) { x.Obstacles[0].Resolved = day - 1 }), "trước"},
		{"agency", Agency{Code: "SNV", Name: "Sở Nội vụ", Kind: Department}, ""},
		{"agency of unknown kind", Agency{Code: "SNV", Name: "Sở Nội vụ", Kind: "x"}, "loại cơ quan"},
		{"agency that ends before it begins", Agency{Code: "SNV", Name: "Sở Nội vụ", Kind: Board, ValidFrom: day, ValidTo: day - 1}, "kết thúc trước"},
		{"agency that succeeds itself", Agency{Code: "SNV", Name: "Sở Nội vụ", Kind: Board, Successor: "SNV"}, "chính mình"},
		{"group", Group{Code: "@all", Members: []Member{{Agency: "SNV", From: day, To: day}}}, ""},
		{"group left before it was joined", Group{Code: "@all", Members: []Member{{Agency: "SNV", From: day, To: day - 1}}}, "trước ngày vào"},
		{"directive", Directive{ID: "2146", Number: "2146/UBND-TH", Date: day, RawText: "tha\u0323m"}, ""},
		{"directive without date", Directive{ID: "2146", Number: "2146/UBND-TH"}, "ngày ban hành"},
		{"directive whose raw text is no text", Directive{ID: "2146", Number: "2146", Date: day, RawText: "\xff"}, "hỏng mã"},
		{"clause without text", Clause{ID: "2146#1", Directive: "2146"}, "nội dung"},
		{"matter of unknown kind", Matter{ID: "m", Title: "Gỡ", Kind: "x"}, "loại lạ"},
		{"instruction due before it was given", Instruction{ID: "i", Text: "Làm", On: day, Due: day - 1}, "hạn trước"},
		{"meeting before its cut-off date", Meeting{ID: "m", On: day, AsOf: day + 1}, "ngày họp trước"},
		{"index", index, ""},
		{"index without a day of publication", Index{Code: "PAPI", Name: "PAPI"}, "công bố"},
		{"scheme with a code twice", Scheme{Index: "PAPI", Version: "v", Nodes: []Node{{Code: "D1"}, {Code: "D1"}}}, "cùng mã D1"},
		{"scheme that ends before it begins", Scheme{Index: "PAPI", Version: "v", FirstYear: 2018, LastYear: 2017}, "năm cuối"},
		{"break backwards", Break{Index: "PAPI", From: 2018, To: 2018, Kind: ScaleBreak}, "năm sau"},
		{"observation", observation, ""},
		{"observation that is no number", func() Entity { x := observation; x.Value = math.NaN(); return x }(), "không phải là số"},
		{"observation of no year", func() Entity { x := observation; x.Year = 17; return x }(), "năm lạ: 17"},
		{"observation ranked 64 of 63", func() Entity { x := observation; x.Rank, x.RankedOf = 64, 63; return x }(), "64/63"},
		{"source without ID", Source{}, "mã"},
		{"conflict about nothing", Conflict{Index: "PAPI"}, "mục"},
		{"province without name", Province{Code: "62"}, "tên"},
		{"book", Book{ID: "x", Office: "UBND tỉnh Kon Tum", DueSoon: 30, Scheme: "nd09"}, ""},
		{"book with unknown scheme", Book{ID: "x", Office: "UBND tỉnh Kon Tum", Scheme: "tuần"}, "chế độ báo cáo"},
		{"book without an office", Book{ID: "x", Office: "  "}, "tên cơ quan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.e.Validate()
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var e *Error
			if !errors.As(err, &e) || e.Code != Invalid || e.Hint == "" || !strings.Contains(e.Message, c.want) {
				t.Fatalf("got %v, want a message with %q and a hint", err, c.want)
			}
		})
	}
}
