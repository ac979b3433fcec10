package tui_test

import (
	"regexp"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

var (
	timeOfDay = regexp.MustCompile(`\d\d:\d\d(:\d\d(\.\d+)?)?\S*( [A-Z]{3})?`)
	zonedTime = regexp.MustCompile(`^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d| UTC)`)
)

// A copied time is read where nobody knows which zone the screen had.
func TestCopiedTimesCarryTheirZone(t *testing.T) {
	times := 0
	for _, way := range [][]string{
		{}, {"enter"}, {"enter", "enter"}, {"enter", "enter", "4"}, {"enter", "2"}, {"enter", "3"}, {"enter", "5"}, {"enter", "5", "enter"},
	} {
		c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Mode: "demo", Local: ahead}}).Press(way...)
		for _, key := range []string{"j"} {
			c.Copied = ""
			c.Press("y", key, "esc")
			if c.Copied == "" {
				c.Press(way...) // esc left the screen: the menu has no such key
				continue
			}
			for _, found := range timeOfDay.FindAllString(c.Copied, -1) {
				if times++; !zonedTime.MatchString(found) {
					t.Errorf("%v, copy %s: %q has no zone in %s", way, key, found, c.Copied)
				}
			}
			break
		}
	}
	if times < 5 {
		t.Errorf("only %d times were copied", times)
	}
}
