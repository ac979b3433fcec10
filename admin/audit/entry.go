package audit

import (
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Entry is an act in the log, its beginning and its end in one. Its Time is that of the
// beginning.
type Entry struct {
	Record
	Ended time.Time `json:"ended,omitzero"` // zero if no end was recorded
}

// newEntry combines the beginning and the end of an act.
func newEntry(begin, end Record) Entry {
	e := Entry{Record: begin, Ended: end.Time}
	e.Outcome, e.Reason, e.Code, e.RequestIDs = end.Outcome, end.Reason, end.Code, end.RequestIDs
	return e
}

// Filter selects entries. A zero field selects all.
type Filter struct {
	Action  string
	Subject string // username, sub or name of a group, in full
	Pool    string
	Bulk    string
	Outcome Outcome
	Text    string // anywhere in the entry, in upper or lower case
	Since   time.Time
}

// Match reports whether the filter selects an entry.
func (f Filter) Match(e Entry) bool {
	return (f.Action == "" || f.Action == e.Action) &&
		(f.Subject == "" || f.Subject == e.Subject || f.Subject == e.Sub) &&
		(f.Pool == "" || f.Pool == e.Pool) &&
		(f.Bulk == "" || f.Bulk == e.Bulk) &&
		(f.Outcome == "" || f.Outcome == e.Outcome) &&
		!e.Time.Before(f.Since) &&
		e.says(f.Text)
}

func (e Entry) says(text string) bool {
	if text == "" {
		return true
	}
	text = strings.ToLower(text)
	has := func(s string) bool { return strings.Contains(strings.ToLower(s), text) }
	if slices.ContainsFunc([]string{
		e.Caller, e.Account, e.Region, e.Endpoint, e.Pool, e.Action, e.Subject, e.Sub, e.Bulk, string(e.Outcome), e.Reason, e.Code,
	}, has) {
		return true
	}
	for name, value := range e.Inputs {
		if has(name + "=" + value) {
			return true
		}
	}
	return slices.ContainsFunc(e.Commands, func(c shell.Command) bool { return has(c.String()) }) || slices.ContainsFunc(e.RequestIDs, has)
}
