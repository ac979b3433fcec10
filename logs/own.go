package logs

import "strings"

// reads are how the names of operations begin that change nothing.
var reads = []string{"List", "Get", "Describe", "AdminGet", "AdminList"}

// OwnReads knows the calls by which this program reads for an identity, an ARN: what
// it looks up to show a log comes back in a trail, minutes later, and would be most of
// what a quiet door shows. Acts are none of them. Of no identity there are none.
//
// Whoever has the identity's credentials can pass for it, and no detector is told.
func OwnReads(arn string) func(*Event) bool {
	return func(e *Event) bool {
		if arn == "" || e.Actor != arn || !e.ByConsole() {
			return false
		}
		for _, read := range reads {
			if strings.HasPrefix(e.Action, read) {
				return true
			}
		}
		return false
	}
}
