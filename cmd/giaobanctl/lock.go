package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/store"
)

type lockCmd struct {
	edited
	To     day    `xor:"end" placeholder:"NGÀY" help:"Khóa số liệu đến hết ngày này."`
	Period string `xor:"end" placeholder:"KỲ" help:"Khóa đến hết kỳ: 2019-Q1, 2019-03, 2019-H1, 2019."`
	Lift   bool   `help:"Mở khóa thay vì khóa; cần --reason."`
}

// Run locks, lifts, or without a day lists the locks.
func (c lockCmd) Run(s *session) error {
	if c.To == 0 && c.Period == "" && !c.Lift {
		return c.list(s)
	}
	var said string
	err := c.update(s, func(book *store.Store) (action string, fn func(*store.Tx) error, err error) {
		f := book.Facts()
		to := data.Date(c.To)
		if c.Period != "" {
			if to, err = data.PeriodEnd(f.Book.Scheme, c.Period); err != nil {
				return "", nil, err
			}
		}
		l, err := c.lock(f, to, data.DateOf(s.now))
		said = fmt.Sprintf("Khóa kỳ đến hết %s", l.To.Prose())
		if c.Lift {
			said = fmt.Sprintf("Mở khóa kỳ đến hết %s", l.To.Prose())
		}
		return said, func(tx *store.Tx) error { return tx.Put(l) }, err
	})
	if err == nil {
		fmt.Fprintf(s.stdout, "%s: xong.\n", said)
	}
	return err
}

// lock is the lock to store: a new one, or one that is lifted.
func (c lockCmd) lock(f *data.Facts, to, today data.Date) (data.Lock, error) {
	var inForce []data.Lock
	for _, l := range f.Locks {
		if l.Lifted == 0 && (to == 0 || l.To == to || !c.Lift && l.To > to) {
			inForce = append(inForce, l)
		}
	}
	if c.Lift {
		if len(inForce) != 1 {
			return data.Lock{}, notOneLock(inForce)
		}
		l := inForce[0]
		l.Lifted = today
		return l, nil
	}
	if len(inForce) > 0 {
		return data.Lock{}, &data.Error{
			Code: data.Exists, Message: fmt.Sprintf("Số liệu đã khóa đến hết %s.", inForce[0].To.Prose()),
			Hint: "Không cần khóa lại. Muốn sửa số liệu đã khóa thì nêu lý do, hoặc mở khóa bằng --lift.",
		}
	}
	id, err := uuid.NewV7()
	if err != nil {
		return data.Lock{}, fmt.Errorf("make an ID: %w", err)
	}
	return data.Lock{
		ID: id.String(), Period: strings.ToUpper(strings.TrimSpace(c.Period)), To: to, On: today, By: userName(), Note: norm.NFC.String(c.Reason),
	}, nil
}

func notOneLock(found []data.Lock) error {
	e := &data.Error{Code: data.NotFound, Message: "Không có khóa kỳ nào đang có hiệu lực như vậy.", Hint: "Xem các khóa bằng “giaobanctl lock SỔ”."}
	if len(found) > 1 {
		var days []string
		for _, l := range found {
			days = append(days, l.To.String())
		}
		e.Code, e.Message = data.Invalid, "Có nhiều khóa kỳ đang có hiệu lực: "+strings.Join(days, ", ")+"."
		e.Hint = "Nêu khóa cần mở bằng --to hoặc --period."
	}
	return e
}

func (c lockCmd) list(s *session) error {
	f, err := facts(c.Workbook)
	if err != nil {
		return err
	}
	if len(f.Locks) == 0 {
		fmt.Fprintln(s.stdout, "Chưa khóa kỳ nào.")
	}
	for _, l := range f.Locks {
		state := "đang khóa"
		if l.Lifted != 0 {
			state = "đã mở " + l.Lifted.String()
		}
		fmt.Fprintf(s.stdout, "đến hết %s  khóa ngày %s  %s  %s", l.To, l.On, l.By, state)
		if l.Period != "" {
			fmt.Fprintf(s.stdout, "  (%s)", data.PeriodName(l.Period))
		}
		fmt.Fprintln(s.stdout)
	}
	return nil
}
