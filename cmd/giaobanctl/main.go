// Command giaobanctl does the work of Giao ban without a display: it makes
// workbooks, computes reviews, writes the brief and the charts, and looks after
// backups. It needs neither cgo nor a screen.
package main

import (
	"fmt"
	"os"
	"time"

	"giaoban/data"
)

func main() {
	now, err := clock(os.Getenv("APP_NOW"), time.Now())
	if err != nil {
		report(os.Stderr, fmt.Errorf("reading APP_NOW: %w", err))
		os.Exit(statusUsage)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, now))
}

// clock returns real unless fixed names a day (dd/mm/yyyy or yyyy-mm-dd): then
// it returns 8:00 of that day in Vietnam, so that a run can be repeated exactly.
func clock(fixed string, real time.Time) (time.Time, error) {
	if fixed == "" {
		return real, nil
	}
	day, err := data.ParseDate(fixed)
	if err != nil {
		return time.Time{}, err
	}
	return day.Time().Add(time.Hour), nil // 8:00 in UTC+7 is 1:00 UTC
}
