package main

import (
	"fmt"
	"runtime"

	"giaoban"
)

type versionCmd struct{}

// Run prints the program's version and what it was built with.
func (versionCmd) Run(s *session) error {
	fmt.Fprintf(s.stdout, "giaobanctl %s (%s, %s/%s)\n", giaoban.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
