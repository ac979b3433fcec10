package call

import (
	"context"
	"errors"
	"slices"
)

// Rule says what may be done on certain profiles or accounts.
type Rule struct {
	// Match matches the profile's name or the account's id: prod-*.
	Match Glob
	// ReadOnly refuses every act.
	ReadOnly bool
	// Production confirms careful acts like destructive ones.
	Production bool
}

// Reach says whether a rule applies to a session, and by what.
type Reach string

// The reaches. A rule about accounts may apply until the account is known; a rule
// that may apply counts as applying before anything is changed.
const (
	HoldsForProfile Reach = "profile"
	HoldsForAccount Reach = "account"
	MayHold         Reach = "unknown"
	HoldsNot        Reach = "no"
)

// Reach is whether the rule applies to a profile and an account, "" for one that is
// not known.
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

// Holds reports whether the rule is known to apply.
func (s Reach) Holds() bool { return s == HoldsForProfile || s == HoldsForAccount }

func (r Rule) readOnly() bool   { return r.ReadOnly }
func (r Rule) production() bool { return r.Production }

// ReadOnly reports whether the session refuses every act. Rules about accounts
// apply once the account is known, which Do waits for.
func (s *Session) ReadOnly() bool {
	return s.options.ReadOnly || s.ruled(Rule.readOnly, Reach.Holds)
}

// Production reports whether the session is marked as production. While the account
// is unknown, it counts as each account that a rule is about.
func (s *Session) Production() bool {
	if _, unknown := s.client.Load().caller.account(); unknown != nil && s.mayBeRuled(Rule.production) {
		return true
	}
	return s.options.Production || s.ruled(Rule.production, Reach.Holds)
}

// ruled reports whether a rule of this kind applies.
func (s *Session) ruled(says func(Rule) bool, stands func(Reach) bool) bool {
	account, _ := s.client.Load().caller.account()
	profile := s.Profile()
	return slices.ContainsFunc(s.options.Rules, func(r Rule) bool { return says(r) && stands(r.Reach(profile, account)) })
}

// mayBeRuled reports whether a rule of this kind applies to some account, while the
// session's is unknown.
func (s *Session) mayBeRuled(says func(Rule) bool) bool {
	return s.ruled(says, func(is Reach) bool { return is == MayHold })
}

// MayBeProduction reports whether a rule may mark the session as production, while
// its account is unknown.
func (s *Session) MayBeProduction() bool { return s.mayBeRuled(Rule.production) }

// Place asks which account this is, so that Plan can say it and DangerOf knows the
// rules about it. Do reports a failure to ask.
func (s *Session) Place(ctx context.Context) {
	_, _ = s.Identity(ctx) // the session keeps why not
}

// ErrReadOnly is why a session does no act at all.
var ErrReadOnly = errors.New("this session is read-only")

// Ready is why the session does no act at all, nil when it may: it is read-only, or may
// be, or the audit can't be written. It says nothing about any single act.
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

// Unplaced is why nothing is done while the account is unknown: a rule may make it
// read-only. It is a problem of this machine and not a refusal, as the act can be
// done once the account is known.
func (s *Session) Unplaced() *Problem {
	if s.ReadOnly() || !s.mayBeRuled(Rule.readOnly) {
		return nil
	}
	p := &Problem{
		Meaning: "The account could not be determined: no answer from STS.",
		Advice:  "A rule of the config may make it read-only; until the account is known, nothing is changed.",
	}
	if _, unknown := s.client.Load().caller.account(); unknown != nil {
		p.Meaning, p.err = "The account could not be determined: "+unknown.Meaning, unknown
	}
	return p
}
