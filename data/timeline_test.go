package data

import (
	"fmt"
	"testing"
)

func TestTimeline(t *testing.T) {
	f := transferFacts()
	f.Directives[0].Type, f.Directives[0].Number = "Công văn", "2146/UBND-TH"
	f.Instructions = []Instruction{
		{ID: "i1", On: day(2019, 5, 6), By: "Chủ tịch", Task: "N1", Text: "khẩn trương"},
		{ID: "i2", On: day(2019, 5, 6), By: "Chủ tịch", Task: "N1", Agency: "B", Text: "việc của B"},
	}
	a := Assignment{
		Task: "N1", Agency: "A",
		Results: []Result{
			{ID: "r2", Recorded: day(2019, 7, 2), Claimed: day(2019, 7, 1), Confirmed: day(2019, 7, 3), Completed: day(2019, 7, 1), Percent: 100},
			{ID: "r1", Recorded: day(2019, 4, 2), Claimed: day(2019, 4, 1), Returned: day(2019, 4, 5), ReturnReason: "thiếu phụ lục", Paper: Paper{Number: "8/BC"}},
			{ID: "r0", Recorded: day(2018, 11, 2), Percent: 40, Note: "đang soạn"},
		},
		Extensions: []Extension{{Granted: day(2019, 6, 20), Due: day(2019, 7, 31), Paper: Paper{Number: "5/UBND"}, Reason: "chờ hướng dẫn"}},
		Obstacles:  []Obstacle{{On: day(2019, 3, 1), Text: "thiếu vốn", Proposal: "cấp thêm", Resolved: day(2019, 5, 6)}},
		Reminders:  []Reminder{{On: day(2019, 5, 6), Paper: Paper{Number: "6/UBND"}}},
		Periods:    []PeriodReport{{Period: "2019-Q1", On: day(2019, 3, 14)}},
	}
	f.Assignments[0] = a
	want := []string{
		"01/08/2018 given Giao tại Công văn 2146/UBND-TH ngày 01/8/2018",
		"02/11/2018 report Báo cáo tiến độ, 40%: đang soạn",
		"01/03/2019 obstacle thiếu vốn – đề xuất: cấp thêm",
		"14/03/2019 period Báo cáo quý I/2019",
		"02/04/2019 report Báo hoàn thành ngày 01/04/2019",
		"05/04/2019 returned Văn phòng trả lại: thiếu phụ lục",
		"06/05/2019 resolved Đã gỡ: thiếu vốn",
		"06/05/2019 instruction Chủ tịch: khẩn trương",
		"06/05/2019 reminder Văn phòng đôn đốc",
		"20/06/2019 extended Gia hạn đến 31/07/2019: chờ hướng dẫn",
		"30/06/2019 due Hạn ban đầu",
		"31/07/2019 due Hạn sau gia hạn",
	}
	check := func(asOf Date, a *Assignment, want []string) {
		t.Helper()
		got := Timeline(f, a, asOf)
		for i := range max(len(got), len(want)) {
			g, w := "", ""
			if i < len(got) {
				g = fmt.Sprintf("%s %s %s", got[i].On, got[i].Kind, got[i].Text)
			}
			if i < len(want) {
				w = want[i]
			}
			if g != w {
				t.Errorf("at %s, event %d: %q, want %q", asOf, i, g, w)
			}
			if i < len(got) && (got[i].Kind.Name() == string(got[i].Kind) || eventOrder(got[i].Kind) < 0) {
				t.Errorf("kind %q has no name or place", got[i].Kind)
			}
		}
	}
	check(day(2019, 7, 1), &a, want)
	// Before the extension nothing of it shows; the due day to come does.
	check(day(2019, 4, 4), &a, append(append([]string{}, want[:5]...), "30/06/2019 due Hạn"))
	// The Office's judgement shows with the paper it judges.
	late := Timeline(f, &a, day(2019, 7, 3))
	if e := late[len(late)-2]; e.Kind != EventConfirmed || e.Ref != "r2" || e.Text != "Văn phòng xác nhận hoàn thành ngày 01/07/2019" {
		t.Errorf("%+v", e)
	}
	from, to, err := Transfer(f, f.Assignments[2], transferTo("B", day(2019, 2, 1)))
	if err != nil {
		t.Fatal(err)
	}
	put(f, from, to)
	check(day(2019, 3, 1), &to, []string{
		"31/12/2018 due Hạn năm 2018",
		"01/02/2019 given Nhận nhiệm vụ từ Sở A",
		"31/12/2019 due Hạn năm 2019",
	})
	check(day(2019, 3, 1), &from, []string{
		"01/08/2018 given Giao tại Công văn 2146/UBND-TH ngày 01/8/2018",
		"01/02/2019 exit Chuyển Sở B: đúng chức năng",
	})
}
