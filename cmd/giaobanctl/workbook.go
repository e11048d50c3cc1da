package main

import (
	"os/user"
	"time"

	"giaoban/data"
	"giaoban/data/store"
)

// target is the workbook a command works on and the cut-off date it looks from.
type target struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	AsOf     day    `name:"as-of" placeholder:"NGÀY" help:"Ngày chốt số liệu, ví dụ 31/5/2019."`
}

// review reads the workbook without changing it and computes its Review at the
// cut-off date: the one asked for, else the workbook's own, else today.
func (t target) review(s *session) (*data.Facts, *data.Review, error) {
	f, err := facts(t.Workbook)
	if err != nil {
		return nil, nil, err
	}
	return f, data.Compute(f, f.AsOf(data.Date(t.AsOf), data.DateOf(s.now))), nil
}

// facts reads everything a workbook holds; the file is closed again at once.
func facts(path string) (*data.Facts, error) {
	book, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	return book.Facts(), book.Close()
}

// options are how a command opens or makes a workbook that it may write to.
func (s *session) options() store.Options {
	return store.Options{User: userName(), Now: func() time.Time { return s.now }}
}

// userName is who the journal names. A system that can't tell is not a reason
// to refuse the work.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return "giaobanctl"
	}
	return u.Username
}
