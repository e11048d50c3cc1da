package main

import (
	"fmt"

	"giaoban/data/store"
)

type restoreCmd struct {
	Backup   string `arg:"" help:"Bản sao lưu (xem “giaobanctl backup SỔ --list”)."`
	Workbook string `arg:"" help:"Tệp sổ .giaoban sẽ nhận bản sao lưu."`
}

// Run puts a verified backup in the workbook's place.
func (c restoreCmd) Run(s *session) error {
	aside, err := store.Restore(c.Backup, c.Workbook, s.options())
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã khôi phục %s từ %s.\n", c.Workbook, c.Backup)
	if aside != "" {
		fmt.Fprintf(s.stdout, "Sổ trước đó còn nguyên ở %s.\n", aside)
	}
	return nil
}
