package main

import (
	"fmt"

	"giaoban/data/store"
)

type checkCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban, hoặc một bản sao lưu."`
}

// Run checks the file: structure, schema, every value, secondary keys, journal chain.
func (c checkCmd) Run(s *session) error {
	if err := store.CheckFile(c.Workbook); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Sổ %s nguyên vẹn.\n", c.Workbook)
	return nil
}
