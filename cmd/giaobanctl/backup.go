package main

import (
	"fmt"

	"giaoban/data"
	"giaoban/data/store"
)

type backupCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	Dir      string `placeholder:"THƯ-MỤC" help:"Nơi để bản sao lưu; mặc định là thư mục “TÊN-SỔ.sao-luu” cạnh sổ."`
	Keep     int    `default:"10" placeholder:"SỐ" help:"Giữ bao nhiêu bản mới nhất."`
	List     bool   `help:"Chỉ liệt kê các bản sao lưu đang có."`
}

// Run makes one verified backup, or lists those that are there.
func (c backupCmd) Run(s *session) error {
	o := s.options()
	o.BackupDir, o.KeepBackups, o.ReadOnly = c.Dir, c.Keep, true
	if c.Keep < 1 {
		return &data.Error{Code: data.Invalid, Message: "Phải giữ ít nhất một bản sao lưu.", Hint: "Ghi --keep từ 1 trở lên."}
	}
	if c.List {
		return c.list(s, o)
	}
	book, err := store.Open(c.Workbook, o)
	if err != nil {
		return err
	}
	defer book.Close()
	path, err := book.Backup()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã sao lưu vào %s\n", path)
	return nil
}

func (c backupCmd) list(s *session, o store.Options) error {
	all, err := store.Backups(c.Workbook, o)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(s.stdout, "Chưa có bản sao lưu nào.")
	}
	for _, b := range all {
		fmt.Fprintf(s.stdout, "%s\n", b.Path)
	}
	return nil
}
