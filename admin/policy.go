package admin

import (
	"context"
	"path"
	"regexp"
	"slices"
)

// Rule says what may be done on some profiles or accounts.
type Rule struct {
	// Match is a glob over the profile's name or the account's id: prod-*.
	Match string
	// ReadOnly refuses every act.
	ReadOnly bool
	// Production confirms careful acts as destructive ones are.
	Production bool
}

// ReadOnly tells whether the session refuses every act. Rules about accounts
// hold from when the account is known, which Do waits for.
func (s *Session) ReadOnly() bool {
	return s.options.ReadOnly || s.ruled(Rule.readOnly)
}

// Production tells whether the session is marked as production. Where the account
// could not be asked, it is taken for each that a rule is about.
func (s *Session) Production() bool {
	_, unknown := s.client.Load().caller.account()
	return s.options.Production || s.ruled(Rule.production) || unknown != nil && s.mayBeRuled(Rule.production)
}

func (r Rule) readOnly() bool   { return r.ReadOnly }
func (r Rule) production() bool { return r.Production }

func (s *Session) ruled(says func(Rule) bool) bool {
	account, _ := s.client.Load().caller.account()
	return slices.ContainsFunc(s.options.Rules, func(r Rule) bool {
		return says(r) && (matches(r.Match, s.Profile()) || matches(r.Match, account))
	})
}

// mayBeRuled tells whether there is a rule that would hold for some account.
func (s *Session) mayBeRuled(says func(Rule) bool) bool {
	return slices.ContainsFunc(s.options.Rules, func(r Rule) bool { return says(r) && accountGlob.MatchString(r.Match) })
}

// accountGlob is a glob that may fit an account's id, which is twelve digits.
var accountGlob = regexp.MustCompile(`^(?:\\?[0-9]|[*?]|\[[^\]]*\])*$`)

// Place asks which account this is, so that Plan says it and DangerOf knows the rules
// about it. That it can't be asked is told by Do.
func (s *Session) Place(ctx context.Context) {
	_, _ = s.Identity(ctx) // the session keeps why not
}

// unplaced is why nothing is done while nobody knows which account this is: a rule
// may make it read-only. It is a problem of this machine and not a refusal, as the
// act can be done once the account is known.
func (s *Session) unplaced() *Problem {
	_, unknown := s.client.Load().caller.account()
	if unknown == nil || s.ReadOnly() || !s.mayBeRuled(Rule.readOnly) {
		return nil
	}
	return &Problem{
		Meaning: "Which account this is could not be asked: " + unknown.Meaning,
		Advice:  "A rule of the config may make it read-only; until the account is known, nothing is changed.",
		err:     unknown,
	}
}

// matches tells whether a name fits a glob. One that is no glob fits nothing:
// the config is checked when it is read.
func matches(glob, name string) bool {
	ok, _ := path.Match(glob, name)
	return ok && name != ""
}
