package logs

import "strings"

// reads are the prefixes of operations that change nothing.
var reads = []string{"List", "Get", "Describe", "AdminGet", "AdminList"}

// OwnReads recognizes the calls by which this program reads as an identity, an ARN:
// what it looks up to show a log comes back in a trail minutes later, and would be
// most of what a quiet pool shows. Calls that change something are never among them.
// An empty identity matches nothing.
//
// Anyone with the identity's credentials can pass for it, and the detectors don't see
// these events.
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
