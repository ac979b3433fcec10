package directory

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// readMFA reads which second factors the user has: in one call, which is not billed.
func (s *userOverview) readMFA() tea.Cmd {
	session, name := s.Host.Session(), s.user.Exact()
	if !s.mfa.Known() {
		s.mfa = fact.Fact[acts.MFA]{State: fact.Awaited}
	}
	return screen.Get(&s.Tasks, func(ctx context.Context) (acts.MFA, error) {
		return acts.ReadMFA(ctx, session, s.pool.ID, name)
	}, func(mfa acts.MFA, err error) tea.Cmd {
		if err != nil {
			s.mfa = fact.Fact[acts.MFA]{State: fact.Unread, Err: err}
			return nil
		}
		s.mfa = fact.Of(mfa)
		return nil
	})
}

// asksMFA reports whether the user's second factors are to be read: neither a provider's
// user nor one of a pool without MFA has any that count.
func (s *userOverview) asksMFA() bool {
	pool := s.facts().Pool
	return s.user.Status != admin.StatusExternalProvider && !(pool.Known() && pool.Value.MFA == "OFF")
}

// mfaLines say which second factors the user has.
func (s *userOverview) mfaLines() []widget.Line {
	line := widget.Line{Label: "MFA", Value: "reading …", Style: grid.Dim}
	switch {
	case !s.asksMFA() && !s.mfa.Known():
		return nil
	case s.mfa.Known():
		line = widget.Line{Label: "MFA", Value: cmp.Or(s.mfa.Value.Words(), s.noMFA())}
	case s.mfa.State == fact.Unread:
		line.Value = "not read: " + call.Explain(s.mfa.Err).Meaning
	}
	return []widget.Line{line}
}

// noMFA says what it means that the user has no second factor.
func (s *userOverview) noMFA() string {
	if pool := s.facts().Pool; pool.Known() && pool.Value.MFA == "ON" {
		return "none; the pool requires one, so the next sign-in asks to set it up"
	}
	return "none"
}
