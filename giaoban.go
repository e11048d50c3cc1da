// Package giaoban holds what both programs share as programs: their version and
// their clock. What they do stands in the packages below it;
// docs/architecture.md says why they are cut this way, and architecture_test.go
// holds them to it.
package giaoban

import (
	"time"

	"giaoban/data"
)

// Version of both programs, in the form of semver.org. FyneApp.toml carries the same.
const Version = "0.1.0"

// Clock returns the system's clock, or one that stands still at 8:00 in Vietnam
// on the day that fixed names (dd/mm/yyyy or yyyy-mm-dd), so that a run can be
// repeated to the byte. Both programs pass the environment variable APP_NOW.
func Clock(fixed string) (func() time.Time, error) {
	if fixed == "" {
		return time.Now, nil
	}
	day, err := data.ParseDate(fixed)
	if err != nil {
		return nil, err
	}
	moment := day.Time().Add(time.Hour) // 8:00 in UTC+7
	return func() time.Time { return moment }, nil
}
