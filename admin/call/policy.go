package call

import (
	"context"
	"errors"
	"slices"
)

// Rule says what may be done on some profiles or accounts.
type Rule struct {
	// Match fits the profile's name or the account's id: prod-*.
	Match Glob
	// ReadOnly refuses every act.
	ReadOnly bool
	// Production confirms careful acts as destructive ones are.
	Production bool
}

// Reach says whether a rule holds for a session, and by what.
type Reach string

// The reaches. A rule about accounts may hold until the account is known, and what
// may hold is taken to hold before anything is changed.
const (
	HoldsForProfile Reach = "profile"
	HoldsForAccount Reach = "account"
	MayHold         Reach = "unknown"
	HoldsNot        Reach = "no"
)

// Reach is whether the rule holds for a profile and an account, "" for one that is not
// known.
func (r Rule) Reach(profile, account string) Reach {
	switch {
	case r.Match.Match(profile):
		return HoldsForProfile
	case r.Match.matchAccount(account):
		return HoldsForAccount
	case account == "" && r.Match.mayFitAccount():
		return MayHold
	}
	return HoldsNot
}

// Holds reports whether the rule is known to hold.
func (s Reach) Holds() bool { return s == HoldsForProfile || s == HoldsForAccount }

func (r Rule) readOnly() bool   { return r.ReadOnly }
func (r Rule) production() bool { return r.Production }

// ReadOnly reports whether the session refuses every act. Rules about accounts
// hold from when the account is known, which Do waits for.
func (s *Session) ReadOnly() bool {
	return s.options.ReadOnly || s.ruled(Rule.readOnly, Reach.Holds)
}

// Production reports whether the session is marked as production. Where the account
// could not be asked, it is taken for each that a rule is about.
func (s *Session) Production() bool {
	if _, unknown := s.client.Load().caller.account(); unknown != nil && s.mayBeRuled(Rule.production) {
		return true
	}
	return s.options.Production || s.ruled(Rule.production, Reach.Holds)
}

// ruled reports whether a rule that says so stands so.
func (s *Session) ruled(says func(Rule) bool, stands func(Reach) bool) bool {
	account, _ := s.client.Load().caller.account()
	profile := s.Profile()
	return slices.ContainsFunc(s.options.Rules, func(r Rule) bool { return says(r) && stands(r.Reach(profile, account)) })
}

// mayBeRuled reports whether a rule that says so holds for some account, while nobody
// knows which this is.
func (s *Session) mayBeRuled(says func(Rule) bool) bool {
	return s.ruled(says, func(is Reach) bool { return is == MayHold })
}

// MayBeProduction reports whether a rule may mark the session as production, while
// nobody knows which account this is.
func (s *Session) MayBeProduction() bool { return s.mayBeRuled(Rule.production) }

// Place asks which account this is, so that Plan says it and DangerOf knows the rules
// about it. That it can't be asked is told by Do.
func (s *Session) Place(ctx context.Context) {
	_, _ = s.Identity(ctx) // the session keeps why not
}

// ErrReadOnly is why a session does no act at all.
var ErrReadOnly = errors.New("this session is read-only")

// Ready is why no act at all is done in this session, nil when acts may be: it is
// read-only, or may be, or the audit can't be written. It is no word on any single act.
func (s *Session) Ready(ctx context.Context) error {
	s.Place(ctx)
	if s.ReadOnly() {
		return ErrReadOnly
	}
	if problem := s.Unplaced(); problem != nil {
		return problem
	}
	if problem := Unrecorded(s.Recorder().Ready()); problem != nil {
		return problem
	}
	return nil
}

// Unplaced is why nothing is done while nobody knows which account this is: a rule
// may make it read-only. It is a problem of this machine and not a refusal, as the
// act can be done once the account is known.
func (s *Session) Unplaced() *Problem {
	if s.ReadOnly() || !s.mayBeRuled(Rule.readOnly) {
		return nil
	}
	p := &Problem{
		Meaning: "Which account this is could not be asked: nobody has answered.",
		Advice:  "A rule of the config may make it read-only; until the account is known, nothing is changed.",
	}
	if _, unknown := s.client.Load().caller.account(); unknown != nil {
		p.Meaning, p.err = "Which account this is could not be asked: "+unknown.Meaning, unknown
	}
	return p
}
