package tui_test

import (
	"regexp"
	"testing"
)

// cutWord is a word of a reason that is cut, behind at least one whole word.
var cutWord = regexp.MustCompile(`\w \w+…`)

// Why an act can't be done is cut after a word, and whole below where the cursor is.
func TestReasonsInMenusAreCutAfterAWord(t *testing.T) {
	for _, who := range []string{"alice", "carol", "Google_113926501"} {
		c := users(t).Resize(80, 24).Press("/").Type(who).Press("enter", "a").Sees("act on")
		for range 20 {
			if cut := cutWord.FindString(c.Screen()); cut != "" {
				t.Errorf("%s: %q is cut\n%s", who, cut, c.Screen())
				break
			}
			c.Press("down")
		}
	}
}
