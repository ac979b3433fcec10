// Package triage says how a user stands: whether they can sign in, and whether they can
// get back in by themselves. Each table of rules answers one question from the facts; the
// readers say which call tells what is not at hand.
package triage

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
)

// Facts are what is known of a user and of what decides whether they get in.
type Facts struct {
	User admin.User
	// Pool has the settings of the user's pool: how long an invitation is good for.
	Pool fact.Fact[admin.PoolDetail]
	// Locked is whether the user is locked out, by an estimate: the logs of sign-ins
	// alone tell.
	Locked fact.Fact[bool]
	Now    time.Time
}

// SignIn is whether the user can sign in. What is not among the facts is said not to
// have been looked at, and is never taken to be fine.
func SignIn(f Facts) finding.Finding { return finding.Verdict(finding.Judge(signIn, f)) }

// Headline is what to know of a user first: whether they can sign in, and below it what
// else is to be done. What keeps them from helping themselves and stops their sign-in
// stands in place of a verdict that leaves them a way.
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

// says is a rule that has but one thing to say.
func says(found finding.Finding) func(Facts) []finding.Finding {
	return func(Facts) []finding.Finding { return []finding.Finding{found} }
}

// enabledAs is whether the user is enabled and has a status: a disabled one can't sign
// in, whatever their status is.
func enabledAs(status admin.UserStatus) func(Facts) bool {
	return func(f Facts) bool { return f.User.Enabled && f.User.Status == status }
}
