package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// understanding counts the records that some format knew, and those that none did.
type understanding struct {
	yes, no int
	first   string // of those that none knew
}

func (u *understanding) note(text string, understood bool) {
	switch {
	case !understood:
		if u.no++; u.no == 1 {
			u.first = text
		}
	case strings.TrimSpace(text) != "": // a blank line says nothing about a file
		u.yes++
	}
}

// missed says how many records no format knew, "" for none.
func (u *understanding) missed() string {
	if u.no == 0 {
		return ""
	}
	const widest = 160 // cells
	first := ansi.Truncate(mask.Shape(u.first), widest, "…")
	return counted(u.no, "record was", "records were") + " not understood; the first: " + first
}

// passedOver reports records that were understood, when none of them was an event:
// otherwise their file would look like an empty one.
func (u *understanding) passedOver() string {
	return counted(u.yes, "record was", "records were") + " passed over and nothing else was read: they are from other services, or report no event of a user pool."
}

// readable lists what can be read, after a file with something else.
const readable = "What can be read: user activity and notification errors of a pool's log export, CloudTrail, user history, " +
	"logs of Lambda triggers; as JSON lines, as files of a trail, as answers of the AWS CLI or lines of `aws logs tail`, gzipped or not."

// nothing is the error for an input without a single understood record: it is no log of
// sign-ins, so finding no sign-ins says nothing.
func (u *understanding) nothing() error {
	if u.no == 0 || u.yes > 0 {
		return nil
	}
	return ownError{fmt.Errorf("%s\n%s", u.missed(), readable), exitAWS}
}
