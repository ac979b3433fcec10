package screen

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Copy is something to copy, for the copy menu.
type Copy struct {
	Key, Label string
	Text       string // exact; "" for what is not there
}

// CopyEach merges what can be copied of several things: each entry has their texts, one
// after the other on lines of their own, and its label says of how many. of names them
// all: "5 marked users".
func CopyEach(of string, each [][]Copy) []Copy {
	var merged []Copy
	at := map[string]int{} // in merged, by key
	texts := map[string][]string{}
	for _, copies := range each {
		for _, c := range copies {
			if _, known := at[c.Key]; !known {
				at[c.Key] = len(merged)
				merged = append(merged, Copy{Key: c.Key, Label: c.Label})
			}
			if c.Text != "" {
				texts[c.Key] = append(texts[c.Key], c.Text)
			}
		}
	}
	for i, c := range merged {
		merged[i].Text = strings.Join(texts[c.Key], "\n")
		merged[i].Label += " of " + share(len(texts[c.Key]), len(each)) + of
	}
	return merged
}

// share says how many of all have something, "" where all have.
func share(some, all int) string {
	if some == all {
		return ""
	}
	return words.Thousands(some) + " of "
}
