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
	if err := store.Restore(c.Backup, c.Workbook, s.options()); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã khôi phục %s từ %s. Sổ trước đó, nếu có, còn nguyên ở bên cạnh.\n", c.Workbook, c.Backup)
	return nil
}
