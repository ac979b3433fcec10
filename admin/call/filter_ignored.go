package call

import "fmt"

// IgnoredFilterError means that an answer to a filter held users whom the filter
// does not select, so that it does not show who matches.
type IgnoredFilterError struct {
	Filter string // as it was asked, printable
	Named  string // the name that the filter was made of, printable; "" for a filter of the operator's
	User   string // the username of the first who does not match, printable
	Others int    // how many of the same page don't match either
}

// Error says in one sentence what was asked for and what came.
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
