package admin

import "path"

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
	return s.options.ReadOnly || s.ruled(func(r Rule) bool { return r.ReadOnly })
}

// Production tells whether the session is marked as production.
func (s *Session) Production() bool {
	return s.options.Production || s.ruled(func(r Rule) bool { return r.Production })
}

func (s *Session) ruled(says func(Rule) bool) bool {
	account, _ := s.client.Load().caller.account()
	for _, r := range s.options.Rules {
		if says(r) && (matches(r.Match, s.Profile()) || matches(r.Match, account)) {
			return true
		}
	}
	return false
}

// matches tells whether a name fits a glob. One that is no glob fits nothing:
// the config is checked when it is read.
func matches(glob, name string) bool {
	ok, _ := path.Match(glob, name)
	return ok && name != ""
}
