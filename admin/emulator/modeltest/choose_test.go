package modeltest

import (
	"time"

	"pgregory.net/rapid"
)

// What sequences are made of. Few of each, so that calls meet.
var (
	usernames    = []string{"ann", "bob", "Ann", "cy", "zed@example.com"}
	addresses    = []string{"ann@example.com", "bob@example.com", "ANN@example.com"}
	groupNames   = []string{"admins", "staff", "guests"}
	passwords    = []string{"Correct-Horse-1", "Correct-Horse-2", "Another-Horse-3"}
	waits        = []time.Duration{11 * time.Second, 127 * time.Second, 61 * time.Minute, 31 * 24 * time.Hour, 25 * time.Hour, 8 * 24 * time.Hour, 19 * time.Minute, 199 * time.Second}
	mostly       = []bool{true, true, true, false}
	rarely       = []bool{false, false, false, true}
	either       = []bool{true, false}
	roleNames    = []string{"", "arn:aws:iam::123456789012:role/one", "arn:aws:iam::123456789012:role/two"}
	precedences  = []int{none, 1, 2}
	mfaModes     = []mfaMode{mfaOff, mfaOptional, mfaOn}
	weakPassword = "short"
)

const wrongCode = "000000"

// chooser draws what a sequence does.
type chooser struct{ *rapid.T }

func choose[T any](c chooser, what string, from []T) T {
	return rapid.SampledFrom(from).Draw(c.T, what)
}

func (c chooser) settings() settings {
	return settings{
		emailIsAlias:  choose(c, "e-mail is an alias", either),
		caseSensitive: choose(c, "case-sensitive", either),
		mfa:           choose(c, "MFA", mfaModes),
		hidesUsers:    choose(c, "hides users", either),
	}
}

// login is a name that somebody types: a username or an address.
func (c chooser) login() string {
	return choose(c, "login", append(append([]string{}, usernames[:4]...), addresses...))
}

// someone is mostly a user who exists.
func (c chooser) someone(w *world) string {
	if len(w.users) == 0 || !choose(c, "exists", mostly) {
		return c.login()
	}
	u := choose(c, "user", w.users)
	if w.holder(u.email) == u && choose(c, "by address", rarely) {
		return u.email
	}
	return u.name
}

// someoneWith is mostly a user of that kind, if there is one.
func (c chooser) someoneWith(w *world, kind func(*user) bool) string {
	var fit []*user
	for _, u := range w.users {
		if kind(u) {
			fit = append(fit, u)
		}
	}
	if len(fit) == 0 || !choose(c, "fitting", mostly) {
		return c.someone(w)
	}
	return choose(c, "user", fit).name
}

// Kinds of users.
func canSignIn(u *user) bool {
	return !u.disabled && u.status != unconfirmed && u.status != resetRequired
}
func hasSignUp(u *user) bool  { return u.signUp.value != "" }
func hasReset(u *user) bool   { return u.reset.value != "" }
func reachable(u *user) bool  { return u.verified && !u.disabled && u.status != mustChange }
func hasApp(u *user) bool     { return u.totp.secret != "" }
func isDisabled(u *user) bool { return u.disabled }

func (c chooser) password() string {
	if choose(c, "weak", rarely) {
		return weakPassword
	}
	return choose(c, "password", passwords)
}

// passwordOf is mostly a user's own.
func (c chooser) passwordOf(u *user) string {
	if u == nil || !choose(c, "right password", mostly) {
		return choose(c, "password", passwords)
	}
	return u.password
}

// codeOf is mostly the code that a user was sent.
func (c chooser) codeOf(sent string) string {
	if sent == "" || !choose(c, "right code", mostly) {
		return wrongCode
	}
	return sent
}
