package main

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
	"giaoban/data/store"
)

// remindCmd records reminders that were sent.
type remindCmd struct {
	edited
	Agency []string `placeholder:"MÃ" help:"Cơ quan được đôn đốc; không nêu thì mọi cơ quan của --task."`
	Task   []string `placeholder:"MÃ" help:"Nhiệm vụ; không nêu thì mọi việc đang quá hạn của --agency."`
	On     day      `placeholder:"NGÀY" help:"Ngày đôn đốc; mặc định hôm nay."`
	paper
	DryRun bool `help:"Chỉ xem sẽ ghi cho lượt giao nào."`
}

// Run records one reminder for each of the duties in one action.
func (c remindCmd) Run(s *session) error {
	if len(c.Agency)+len(c.Task) == 0 {
		return &data.Error{Code: data.Invalid, Message: "Chưa nêu đôn đốc ai, việc gì.", Hint: "Ghi --agency, --task, hoặc cả hai."}
	}
	on := data.Date(c.On)
	if on == 0 {
		on = data.DateOf(s.now)
	}
	sent := data.Reminder{On: on, Paper: c.paper.paper()}
	var keys []string
	act := func(f *data.Facts) ([]data.Assignment, error) {
		all, err := c.open(f, on)
		for i := range all {
			keys = append(keys, all[i].Key())
			if err == nil {
				all[i], err = all[i].Remind(sent)
			}
		}
		return all, err
	}
	if c.DryRun {
		f, err := facts(c.Workbook)
		if err == nil {
			_, err = act(f)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(s.stdout, "Sẽ ghi đôn đốc %s lượt giao: %s.\n", data.FormatCount(len(keys)), strings.Join(keys, ", "))
		return nil
	}
	err := c.update(s, func(book *store.Store) (string, func(*store.Tx) error, error) {
		all, err := act(book.Facts())
		return fmt.Sprintf("Ghi đôn đốc ngày %s", on), func(tx *store.Tx) error {
			for _, a := range all {
				if err := tx.Put(a); err != nil {
					return err
				}
			}
			return nil
		}, err
	})
	if err == nil {
		fmt.Fprintf(s.stdout, "Đã ghi đôn đốc %s lượt giao: %s.\n", data.FormatCount(len(keys)), strings.Join(keys, ", "))
	}
	return err
}

// open returns the duties that the command names and that are still to be done
// on the day. One that is done or was left is never reminded of.
func (c remindCmd) open(f *data.Facts, on data.Date) ([]data.Assignment, error) {
	tasks := make([]string, len(c.Task))
	for i, id := range c.Task {
		if tasks[i] = taskID(f, id); tasks[i] == "" {
			return nil, noTask(id)
		}
	}
	wanted := members(f, agencyCodes(f, c.Agency), on)
	review := data.Compute(f, on)
	var out []data.Assignment
	for i, row := range review.AssignmentRows {
		named := (len(tasks) == 0 || slices.Contains(tasks, row.Task)) && (len(c.Agency) == 0 || slices.Contains(wanted, row.Agency))
		switch {
		case !named:
		case row.Status == data.Overdue, len(tasks) > 0 && (row.Status == data.InTime || row.Status == data.NotReported):
			out = append(out, f.Assignments[i])
		case len(tasks) > 0 && len(c.Agency) > 0:
			return nil, &data.Error{
				Code: data.NotAllowed, Message: fmt.Sprintf("Lượt giao %s/%s: %s, không còn gì để đôn đốc.", row.Task, row.Agency, strings.ToLower(row.Status.Name())),
				Hint: "Bỏ lượt giao đó ra.",
			}
		}
	}
	if len(out) == 0 {
		return nil, &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Không có lượt giao nào cần đôn đốc như vậy vào ngày %s.", on),
			Hint: "Kiểm tra mã nhiệm vụ, mã cơ quan và ngày.",
		}
	}
	return out, nil
}

// members are the agencies that the codes stand for on the day.
func members(f *data.Facts, codes []string, on data.Date) []string {
	var out []string
	for _, code := range codes {
		i := slices.IndexFunc(f.Groups, func(g data.Group) bool { return g.Code == code })
		if i < 0 {
			out = append(out, code)
			continue
		}
		out = append(out, f.Groups[i].On(on)...)
	}
	return out
}
