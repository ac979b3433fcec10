package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// understanding says in words what became of the records.
type understanding parse.Account

// missed says how many records no format knew, "" for none.
func (u understanding) missed() string {
	if u.Missed == 0 {
		return ""
	}
	const widest = 160 // cells
	first := ansi.Truncate(mask.Shape(u.First), widest, "…")
	return counted(u.Missed, "record was", "records were") + " not understood; the first: " + first
}

// ordinary are the kinds of records that every trail and every log of a function has.
var ordinary = map[parse.Passed]bool{parse.OtherService: true, parse.FunctionLine: true, parse.Layout: true}

// passedOver says what the records are that were understood but are no event, "" for
// nothing to say: ordinary ones are only mentioned where there was nothing else, as their
// file would look like an empty one.
func (u understanding) passedOver() string {
	account := parse.Account(u)
	total, nothingElse := account.PassedOver(), u.Events == 0
	var named []string
	rest := total
	for kind, n := range u.Passed {
		if passed := parse.Passed(kind); n > 0 && !ordinary[passed] {
			one, many := passed.Names()
			named = append(named, counted(n, one, many))
			rest -= n
		}
	}
	switch {
	case total == 0, len(named) == 0 && !nothingElse:
		return ""
	case len(named) == 0:
		return counted(total, "record was", "records were") + " skipped and nothing else was read: they are from other services, or have no event of a user pool."
	case !nothingElse:
		return "Skipped: " + strings.Join(named, ", ") + "."
	case rest > 0:
		named = append(named, counted(rest, "other record", "other records"))
	}
	return "Skipped: " + strings.Join(named, ", ") + ". Nothing else was read."
}

// yearless says that years were assumed, "" where none was.
func (u understanding) yearless() string {
	if u.Yearless == 0 {
		return ""
	}
	return counted(u.Yearless, "time has", "times have") + " no year and no zone: the latest year that is not in the future was assumed, and UTC."
}

// readable lists what can be read, after a file with something else.
const readable = "What can be read: user activity and notification errors of a pool's log export, CloudTrail, user history, " +
	"logs of Lambda triggers; as JSON, as files of a trail, as answers of the AWS CLI, lines of `aws logs tail`, CSV of a console, or in the envelope of a subscription, gzipped or not."

// nothing is the error for an input without a single understood record: it is no log of
// sign-ins, so finding no sign-ins says nothing.
func (u understanding) nothing() error {
	if u.Missed == 0 || u.Events > 0 || (*parse.Account)(&u).PassedOver() > 0 {
		return nil
	}
	return exit.With(exit.AWS, fmt.Errorf("%s\n%s", u.missed(), readable))
}
