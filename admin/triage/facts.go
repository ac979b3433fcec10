// Package triage judges whether a user can sign in, and whether they can get back in by
// themselves. Each table of rules answers one question from the facts; the readers know which
// call reads a fact that is not at hand.
package triage

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
)

// Facts are what is known about a user and what decides whether they get in.
type Facts struct {
	User admin.User
	// Pool has the settings of the user's pool: how long an invitation is valid.
	Pool fact.Fact[admin.PoolDetail]
	// Locked is whether the user is locked out. It is an estimate, and only logs of sign-ins
	// support it.
	Locked fact.Fact[bool]
	Now    time.Time
}

// SignIn says whether the user can sign in. A missing fact is reported as not checked, and never
// taken to be fine.
func SignIn(f Facts) finding.Finding { return finding.Verdict(finding.Judge(signIn, f)) }

// Headline is what to know about a user first: whether they can sign in, and below that what
// else is to be done. A finding that stops both their sign-in and their own way back replaces a
// verdict that leaves them one.
func Headline(f Facts) []finding.Finding {
	headline := []finding.Finding{SignIn(f)}
	for _, found := range finding.Judge(recovery, f) {
		if found.Sign == finding.Stops {
			return []finding.Finding{found}
		}
		headline = append(headline, found)
	}
	return headline
}

// says makes a rule's Find that always returns one finding.
func says(found finding.Finding) func(Facts) []finding.Finding {
	return func(Facts) []finding.Finding { return []finding.Finding{found} }
}

// enabledAs reports whether the user is enabled and has that status: a disabled user can't sign
// in, whatever the status.
func enabledAs(status admin.UserStatus) func(Facts) bool {
	return func(f Facts) bool { return f.User.Enabled == admin.Yes && f.User.Status == status }
}

// notDisabledAs reports whether the user has that status and isn't known to be disabled: what
// the status keeps them from is so whether they are enabled or not.
func notDisabledAs(status admin.UserStatus) func(Facts) bool {
	return func(f Facts) bool { return f.User.Enabled != admin.No && f.User.Status == status }
}
