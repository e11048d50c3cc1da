package main

import (
	"fmt"

	"giaoban/briefing"
	"giaoban/data"
)

type briefCmd struct {
	target
	Out string `required:"" placeholder:"TỆP.pdf" help:"Tệp PDF sẽ ghi; có sẵn thì thay."`
}

// Run writes the two-page leader brief.
func (c briefCmd) Run(s *session) error {
	if err := checkOutput(c.Out, c.Workbook, ".pdf"); err != nil {
		return err
	}
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	doc, err := briefing.Leader(f, r, briefing.Options{
		Meeting: meetingAt(f, r.AsOf), Printed: s.now, Author: userName(),
	})
	if err != nil {
		return fmt.Errorf("laying out the brief: %w", err)
	}
	if err := briefing.WritePDF(c.Out, doc); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi %s: số liệu chốt ngày %s.\n", c.Out, r.AsOf.Prose())
	return nil
}

// meetingAt returns the meeting that the cut-off date was set for; zero when there is none.
func meetingAt(f *data.Facts, asOf data.Date) data.Meeting {
	for _, m := range f.Meetings {
		if m.AsOf == asOf {
			return m
		}
	}
	return data.Meeting{}
}
