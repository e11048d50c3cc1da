package giaoban_test

import (
	"os"
	"regexp"
	"testing"
	"time"

	"giaoban"
	"giaoban/data"
)

func TestVersion_is_the_same_in_the_package_file(t *testing.T) {
	content, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^Version = "(.*)"$`).FindSubmatch(content)
	if found == nil || string(found[1]) != giaoban.Version {
		t.Errorf("FyneApp.toml has version %q, the program %q", found, giaoban.Version)
	}
}

func TestClock_can_be_fixed(t *testing.T) {
	for _, day := range []string{"2019-05-31", "31/5/2019"} {
		now, err := giaoban.Clock(day)
		if err != nil || data.DateOf(now()) != data.NewDate(2019, 5, 31) || !now().Equal(now()) {
			t.Errorf("Clock(%q): %v", day, err)
		}
	}
	if _, err := giaoban.Clock("31/31/2019"); data.CodeOf(err) != data.Invalid {
		t.Errorf("a clock for a day that is none: %v", err)
	}
	now, err := giaoban.Clock("")
	if err != nil || time.Since(now()) > time.Minute {
		t.Errorf("the system's clock: %v", err)
	}
}
