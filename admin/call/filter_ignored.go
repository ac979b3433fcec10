package call

import "fmt"

// IgnoredFilterError is an answer to a filter that held users whom the filter does
// not select, so that it says nothing about who matches.
type IgnoredFilterError struct {
	Filter string // as it was asked, printable
	Named  string // the name that the filter was made of, printable; "" for a filter of the operator's
	User   string // the username of the first who does not match, printable
	Others int    // how many of the same page don't match either
}

// Error is one sentence that says what was asked and what came.
func (e *IgnoredFilterError) Error() string {
	others := ""
	if e.Others > 0 {
		others = fmt.Sprintf(", and %d more", e.Others)
	}
	if e.Named != "" {
		return fmt.Sprintf("asked for %s, it gave %s%s", e.Named, e.User, others)
	}
	return fmt.Sprintf("asked for %s, it gave %s%s", e.Filter, e.User, others)
}
