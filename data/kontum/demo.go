package kontum

import (
	"fmt"
	"strings"
	"time"

	"giaoban/data"
)

// The demonstration results. Everything in this file is made up, except the
// directive's own duties; paper numbers start with "00/" to say so.

// endOf2018 is the day on which the plans for 2018 fall due.
func endOf2018() data.Date { return data.NewDate(2018, time.December, 31) }

// askedQuarter is the reporting period that is over at the demonstration's cut-off.
const askedQuarter = "2019-Q1"

// lateDays are the duties completed after 31/12/2018, with days late.
func lateDays() map[string]int {
	return map[string]int{
		"N01/KONPLONG": 133, "N01/DAKGLEI": 45,
		"N02/TUMORONG": 70, "N02/IAHDRAI": 59, "N02/SCT": 52,
		"N22/KONPLONG": 87, "N22/SATHAY": 142, "N22/SVHTTDL": 140,
		"N24/SNV": 15,
	}
}

// unfinished are the duties with a due day that are not completed.
func unfinished() map[string]bool {
	return map[string]bool{
		"N01/TUMORONG": true, "N01/IAHDRAI": true,
		"N22/TUMORONG": true, "N22/IAHDRAI": true, "N22/DAKGLEI": true, "N22/SCT": true,
		"N35/SNV": true, "N44/STTTT": true, "N25/SNV": true, "N38/STC": true,
	}
}

// silent says how many duties without a due day an agency has not reported on
// for the asked quarter: the last ones of the directive. 53 in all.
func silent() map[string]int {
	return map[string]int{
		"TUMORONG": 20, "IAHDRAI": 9, "DAKGLEI": 6, "KONRAY": 5,
		"SCT": 4, "RALG": 4, "BDT": 3, "SNGV": 2,
	}
}

// departmentDays are the days in December 2018 of Sở Nội vụ's own papers.
func departmentDays() map[string]int {
	return map[string]int{"N01": 28, "N02": 14, "N05": 21, "N06": 26, "N22": 20, "N23": 25}
}

// addResults fills the assignments with the made-up results and adds what
// leaders and meetings said about them.
func addResults(f *data.Facts) error {
	tasks := make(map[string]*data.Task, len(f.Tasks))
	for i := range f.Tasks {
		tasks[f.Tasks[i].ID] = &f.Tasks[i]
	}
	agencies := make(map[string]*data.Agency, len(f.Agencies))
	for i := range f.Agencies {
		agencies[f.Agencies[i].Code] = &f.Agencies[i]
	}
	late, open, unreported := lateDays(), unfinished(), silent()
	// backwards, so that the silent duties are each agency's last ones
	for i := len(f.Assignments) - 1; i >= 0; i-- {
		a := &f.Assignments[i]
		t, agency := tasks[a.Task], agencies[a.Agency]
		switch {
		case !t.Deadline.Dated() && unreported[a.Agency] > 0:
			unreported[a.Agency]--
		case !t.Deadline.Dated():
			a.Periods = []data.PeriodReport{quarterReport(agency)}
		case !open[a.Key()]:
			a.Results = []data.Result{completed(t, agency, late[a.Key()])}
		}
	}
	if err := addEvents(f); err != nil {
		return err
	}
	for i := range f.Assignments {
		remind(&f.Assignments[i], tasks[f.Assignments[i].Task])
	}
	f.Matters, f.Instructions, f.Meetings = matters(), instructions(), meetings()
	f.Book.AsOf = f.Meetings[len(f.Meetings)-1].AsOf
	return nil
}

// completed is the result of a duty that was done, daysLate after 31/12/2018 or,
// when 0, on a working day of December 2018.
func completed(t *data.Task, a *data.Agency, daysLate int) data.Result {
	kind, day := "BC", endOf2018()+data.Date(daysLate)
	if daysLate == 0 {
		workdays := [...]int{10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28}
		d := workdays[(a.Order*7+t.Order*3)%len(workdays)]
		if own, ok := departmentDays()[t.ID]; ok && a.Code == "SNV" {
			d = own
		}
		day = data.NewDate(2018, time.December, d)
	}
	if len(t.Lead) == 1 && t.Lead[0] == a.Code && t.Target.Text != "" {
		kind = "TTr" // what one agency drafts for the province goes up as a tờ trình
	}
	recorded := nextWorkday(day)
	return data.Result{
		ID: t.ID + "-" + a.Code + "-1", Recorded: recorded,
		Paper:   data.Paper{Number: "00/" + kind + "-" + symbol(a), Date: day},
		Percent: 100, Claimed: day, Confirmed: nextWorkday(recorded), Completed: day,
	}
}

// quarterReport is an agency's report on all its duties without a due day.
func quarterReport(a *data.Agency) data.PeriodReport {
	workdays := [...]int{11, 12, 13, 14, 15, 18, 19, 20, 21, 22}
	day := data.NewDate(2019, time.March, workdays[a.Order%len(workdays)])
	return data.PeriodReport{
		Period: askedQuarter, On: day, Paper: data.Paper{Number: "00/BC-" + symbol(a), Date: day},
	}
}

func nextWorkday(d data.Date) data.Date {
	for d++; d.Time().Weekday() == time.Saturday || d.Time().Weekday() == time.Sunday; d++ {
	}
	return d
}

// symbol is the agency's part of a document number.
func symbol(a *data.Agency) string {
	if a.Kind == data.District {
		return "UBND"
	}
	switch a.Code {
	case "VPUB":
		return "VP"
	case "RALG":
		return "BQLDA"
	case "SVHTTDL":
		return "SVH"
	}
	// codes are in plain letters, document numbers are not
	return strings.NewReplacer("SKHDT", "SKHĐT", "SGDDT", "SGDĐT", "SLDTBXH", "SLĐTBXH", "SNGV", "SNgV").Replace(a.Code)
}

// addEvents adds extensions, obstacles and the claims that wait for the Office.
func addEvents(f *data.Facts) error {
	day := func(d int, m time.Month) data.Date { return data.NewDate(2019, m, d) }
	granted := data.NewDate(2018, time.December, 28)
	extend := func(due data.Date, reason string) data.Extension {
		return data.Extension{
			Granted: granted, Due: due, Paper: data.Paper{Number: "00/UBND-TH", Date: granted}, Reason: reason,
		}
	}
	claim := func(id, number string, on data.Date) data.Result {
		return data.Result{
			ID: id, Recorded: nextWorkday(on), Paper: data.Paper{Number: number, Date: on},
			Percent: 100, Claimed: on,
		}
	}
	events := map[string]func(a *data.Assignment){
		"N35/SNV": func(a *data.Assignment) {
			a.Extensions = []data.Extension{extend(day(15, time.May), "chờ hướng dẫn của Bộ Nội vụ")}
			a.Obstacles = []data.Obstacle{{On: day(22, time.April), Text: "Chờ Bộ Nội vụ hướng dẫn khung năng lực"}}
		},
		"N44/STTTT": func(a *data.Assignment) {
			a.Extensions = []data.Extension{extend(day(30, time.June), "chưa bố trí được kinh phí")}
			a.Obstacles = []data.Obstacle{{
				On:       day(22, time.April),
				Text:     "17/102 xã chưa có đường truyền, chưa có kinh phí",
				Proposal: "Giao Sở Tài chính cân đối nguồn, hoặc cho gia hạn lần 2",
			}}
		},
		"N22/IAHDRAI": func(a *data.Assignment) {
			a.Results = []data.Result{claim("N22-IAHDRAI-1", "00/BC-UBND", day(27, time.May))}
			a.Obstacles = []data.Obstacle{{On: day(20, time.April), Text: "Chờ phần mềm một cửa điện tử"}}
		},
		"N22/SCT": func(a *data.Assignment) {
			r := claim("N22-SCT-1", "00/BC-SCT", day(28, time.May))
			r.Evidence = []data.Evidence{{Name: "00-BC-SCT.pdf"}} // no such file, so no hash
			a.Results = []data.Result{r}
		},
	}
	for i := range f.Assignments {
		if event, ok := events[f.Assignments[i].Key()]; ok {
			event(&f.Assignments[i])
			delete(events, f.Assignments[i].Key())
		}
	}
	for key := range events {
		return fmt.Errorf("demonstration event for %s, which is not given", key)
	}
	return nil
}

// remind adds the two rounds of reminders: to duties that were overdue, and to
// those due within 30 days.
func remind(a *data.Assignment, t *data.Task) {
	if !t.Deadline.Dated() {
		return
	}
	due := t.Deadline.Due
	for _, e := range a.Extensions {
		due = e.Due
	}
	for _, on := range []data.Date{data.NewDate(2019, time.January, 10), data.NewDate(2019, time.April, 15)} {
		done := len(a.Results) > 0 && a.Results[0].Confirmed != 0 && a.Results[0].Completed <= on
		if !done && due <= on+data.DueSoonDays {
			a.Reminders = append(a.Reminders, data.Reminder{On: on, Paper: data.Paper{Number: "00/UBND-TH", Date: on}})
		}
	}
}

// matters are the three decisions the Office put before the meeting of 03/6/2019.
func matters() []data.Matter {
	asOf := data.NewDate(2019, time.May, 31) // their texts count days to this cut-off only
	return []data.Matter{
		{
			ID: "M-2019-06-1", Order: 1, Kind: data.Unblock, Tasks: []string{"N44"}, From: asOf, To: asOf,
			Title:         "Liên thông phần mềm quản lý văn bản đến cấp xã",
			Detail:        "Sở TT&TT – gia hạn đến 30/06/2019, còn 30 ngày. 17/102 xã chưa có đường truyền, chưa có kinh phí.",
			Proposal:      "Giao Sở Tài chính cân đối nguồn trước 15/06/2019, hoặc cho gia hạn lần 2.",
			Brief:         "(N44, Sở TT&TT, hạn 30/6/2019). 17/102 xã thiếu đường truyền.",
			BriefProposal: "Sở Tài chính cân đối nguồn trước 15/6/2019 hoặc gia hạn.",
		},
		{
			ID: "M-2019-06-2", Order: 2, Kind: data.Discipline, Tasks: []string{"N22", "N01"}, From: asOf, To: asOf,
			Title: "Hoàn thành các nhiệm vụ của Kế hoạch CCHC năm 2018",
			Detail: "4/31 cơ quan – quá hạn 151 ngày (hạn 31/12/2018). " +
				"Tu Mơ Rông, Ia H’Drai: 2; Đăk Glei, Sở Công Thương: 1.",
			Proposal:   "Yêu cầu 4 cơ quan giải trình bằng văn bản trước 10/06/2019.",
			BriefTitle: "Kế hoạch CCHC năm 2018",
			Brief: "(N22, N01, 4 cơ quan, quá hạn 151 ngày). " +
				"Tu Mơ Rông, Ia H’Drai (2); Đăk Glei, Sở Công Thương (1).",
			BriefProposal: "giải trình bằng văn bản trước 10/6/2019.",
		},
		{
			ID: "M-2019-06-3", Order: 3, Kind: data.SetDeadline, Tasks: []string{"N45"}, From: asOf, To: asOf,
			Title:         "Áp dụng TCVN ISO 9001:2008 tại các đơn vị cấp xã",
			Detail:        "10 huyện, TP – văn bản ghi “khẩn trương”, không có ngày. Chưa tính được đúng hạn, quá hạn.",
			Proposal:      "Ấn định hạn hoàn thành 30/09/2019 để đưa vào theo dõi.",
			BriefTitle:    "TCVN ISO 9001:2008 tại cấp xã",
			Brief:         "(N45, UBND huyện, thành phố). Văn bản ghi “khẩn trương”, không có ngày.",
			BriefProposal: "ấn định hạn ngày 30/9/2019.",
		},
	}
}

func instructions() []data.Instruction {
	return []data.Instruction{{
		ID: "CD-2019-05-06-1", On: data.NewDate(2019, time.May, 6), By: "Chủ tịch",
		Task: "N22", Agency: "SNV",
		Text: "Sở Nội vụ kiểm tra, báo cáo trước 15/6/2019",
		Due:  data.NewDate(2019, time.June, 15),
	}}
}

func meetings() []data.Meeting {
	return []data.Meeting{
		{
			ID: "H-2019-05-06", On: data.NewDate(2019, time.May, 6), AsOf: data.NewDate(2019, time.May, 3),
			Title:      "Giao ban UBND tỉnh tháng 5",
			Conclusion: data.Paper{Number: "00/TB-VP", Date: data.NewDate(2019, time.May, 10)},
		},
		{
			ID: "H-2019-06-03", On: data.NewDate(2019, time.June, 3), AsOf: data.NewDate(2019, time.May, 31),
			Title: "Giao ban UBND tỉnh tháng 6",
		},
	}
}
