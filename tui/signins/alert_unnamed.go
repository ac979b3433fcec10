package signins

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// goneWords say how many of the users that were looked up do not exist, "" for none.
func goneWords(targets []acts.Target) string {
	gone := 0
	for _, t := range targets {
		if t.Gone {
			gone++
		}
	}
	switch gone {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("1 of the %s is not, or no longer, in the pool.", words.Counting(len(targets), "user"))
	}
	return fmt.Sprintf("%s of the %s are not, or no longer, in the pool.", words.Thousands(gone), words.Counting(len(targets), "user"))
}

// unnamedWords say why an alert counts more users than it names, "" where it does not.
func unnamedWords(a detect.Alert) string {
	if a.Users <= len(a.Subs) || len(a.Subs) == 0 {
		return ""
	}
	named, all := words.Thousands(len(a.Subs)), words.Counting(a.Users, "user")
	if a.Users > detect.ExactUsers {
		all = "about " + all
	}
	if len(a.Subs) >= detect.MaxSubs {
		return fmt.Sprintf("The alert names %s, the most it can, of %s.", named, all)
	}
	return fmt.Sprintf("The alert names %s of %s: the records don't identify the others, mostly because no such user exists.", named, all)
}
