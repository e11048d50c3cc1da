// Command giaobanctl does the work of Giao ban without a display: it makes
// workbooks, computes reviews, writes the brief and the charts, and looks after
// backups. It needs neither cgo nor a screen.
package main

import (
	"os"

	"giaoban"
)

func main() {
	clock, err := giaoban.Clock(os.Getenv("APP_NOW"))
	if err != nil {
		report(os.Stderr, err)
		os.Exit(statusUsage)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, clock()))
}
