package modeltest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// step is one thing that can happen next.
type step struct {
	name   string
	weight int
	do     func(*world, chooser)
}

// steps are all of them, each as often as it weighs. Rapid draws the first and the last ones more
// often, and shrinks to the first ones.
func steps() (out []step) {
	all := slices.Concat(signInSteps, registerSteps, passwordSteps, groupSteps, attributeSteps, tokenSteps)
	for len(all) > 0 {
		for i := range all {
			out = append(out, all[i])
			all[i].weight--
		}
		all = slices.DeleteFunc(all, func(s step) bool { return s.weight == 0 })
	}
	return out
}

var signInSteps = []step{
	{"sign in", 5, signInStep},
	{"answer a challenge", 5, answerStep},
	{"set up TOTP", 3, setupStep},
	{"prefer TOTP", 2, preferStep},
	{"mistake a flow", 1, func(w *world, c chooser) { adminFlowInPublic(w, c.login(), passwords[0]) }},
	{"wait", 2, func(w *world, c chooser) { w.pass(choose(c, "time", waits)) }},
}

var registerSteps = []step{
	{"sign up", 2, signUpStep},
	{"create a user", 2, createStep},
	{"confirm a sign-up", 3, confirmStep},
	{"confirm as administrator", 1, func(w *world, c chooser) { adminConfirmSignUp(w, c.someoneWith(w, hasSignUp)) }},
	{"send a code again", 1, func(w *world, c chooser) { resendConfirmationCode(w, c.someoneWith(w, hasSignUp)) }},
	{"invite again", 1, func(w *world, c chooser) { inviteAgain(w, choose(c, "username", usernames[:4]), c.password()) }},
	{"disable", 1, func(w *world, c chooser) { adminDisableUser(w, c.someone(w)) }},
	{"enable", 2, func(w *world, c chooser) { adminEnableUser(w, c.someoneWith(w, isDisabled)) }},
	{"delete as administrator", 1, func(w *world, c chooser) { adminDeleteUser(w, c.someone(w)) }},
	{"look for users", 1, searchStep},
}

var passwordSteps = []step{
	{"set a password", 3, func(w *world, c chooser) {
		adminSetUserPassword(w, c.someone(w), c.password(), choose(c, "permanent", mostly))
	}},
	{"forget a password", 2, func(w *world, c chooser) { forgotPassword(w, c.someoneWith(w, reachable)) }},
	{"reset a password", 2, func(w *world, c chooser) { adminResetUserPassword(w, c.someoneWith(w, reachable)) }},
	{"confirm a new password", 4, recoverStep},
	{"change a password", 2, changePasswordStep},
}

var groupSteps = []step{
	{"create a group", 1, func(w *world, c chooser) {
		createGroup(w, choose(c, "group", groupNames), choose(c, "precedence", precedences), choose(c, "role", roleNames))
	}},
	{"join a group", 2, func(w *world, c chooser) { adminAddUserToGroup(w, c.someone(w), c.group(w)) }},
	{"leave a group", 1, func(w *world, c chooser) { adminRemoveUserFromGroup(w, c.someone(w), c.group(w)) }},
	{"look at a group", 1, func(w *world, c chooser) { getGroup(w, c.group(w)) }},
	{"delete a group", 1, func(w *world, c chooser) { deleteGroup(w, choose(c, "group", groupNames)) }},
}

var attributeSteps = []step{
	{"change an address", 3, addressStep},
	{"verify as administrator", 1, verifyStep},
	{"ask for a code", 1, func(w *world, c chooser) { withAccess(w, c, func(a *access) { sendAttributeCode(w, a) }) }},
	{"verify an address", 3, verifyAddressStep},
	{"set a name", 1, func(w *world, c chooser) {
		adminSetGiven(w, c.someone(w), choose(c, "given name", []string{"Ann", "", "Bob"}))
	}},
}

var tokenSteps = []step{
	{"sign out", 1, func(w *world, c chooser) { withAccess(w, c, func(a *access) { globalSignOut(w, a) }) }},
	{"sign out as administrator", 1, func(w *world, c chooser) { adminUserGlobalSignOut(w, c.someone(w)) }},
	{"delete oneself", 1, func(w *world, c chooser) { withAccess(w, c, func(a *access) { deleteUser(w, a) }) }},
	{"revoke a token", 2, revokeStep},
	{"refresh", 3, refreshStep},
	{"use a token", 3, func(w *world, c chooser) { withAccess(w, c, func(a *access) { getUser(w, a) }) }},
}

func (s step) String() string { return s.name }

// populate has some users and groups from the start.
func populate(w *world, c chooser) {
	for i := range rapid.IntRange(0, 2).Draw(c.T, "users") {
		adminCreateUser(w, invitation{name: usernames[i], password: passwords[0], email: addresses[i], verified: true})
		adminSetUserPassword(w, usernames[i], passwords[0], true)
	}
	for i := range rapid.IntRange(0, 2).Draw(c.T, "groups") {
		createGroup(w, groupNames[i], choose(c, "precedence", precedences), choose(c, "role", roleNames))
	}
}

func changePasswordStep(w *world, c chooser) {
	withAccess(w, c, func(a *access) {
		if a.user.status == confirmed { // no document says what it means in another state
			changePassword(w, a, c.passwordOf(a.user), c.password())
		}
	})
}

// group is mostly one that exists.
func (c chooser) group(w *world) string {
	if len(w.groups) == 0 || !choose(c, "exists", mostly) {
		return choose(c, "group", groupNames)
	}
	return choose(c, "group", w.groups).name
}

// withAccess does something with an access token; if there is none, somebody signs in instead.
func withAccess(w *world, c chooser, do func(*access)) {
	var all []*access
	for _, f := range w.families {
		all = append(all, f.accesses...)
	}
	if len(all) == 0 {
		signInStep(w, c)
		return
	}
	// The newest is the first that rapid tries.
	do(all[len(all)-1-rapid.IntRange(0, len(all)-1).Draw(c.T, "access token")])
}

// withSession does something with a session; if there is none, somebody signs in instead.
func withSession(w *world, c chooser, do func(*session)) {
	if len(w.sessions) == 0 {
		signInStep(w, c)
		return
	}
	do(w.sessions[len(w.sessions)-1-rapid.IntRange(0, len(w.sessions)-1).Draw(c.T, "session")])
}

// verifyAddressStep is for somebody who was sent a code, if there is anybody; else one is sent.
func verifyAddressStep(w *world, c chooser) {
	for _, f := range w.families {
		if f.user.attribute.value != "" && f.live != no && choose(c, "this one", mostly) {
			verifyAttribute(w, f.accesses[len(f.accesses)-1], c.codeOf(f.user.attribute.value))
			return
		}
	}
	withAccess(w, c, func(a *access) {
		if a.user.attribute.value == "" && choose(c, "a code first", mostly) {
			sendAttributeCode(w, a)
			return
		}
		verifyAttribute(w, a, c.codeOf(a.user.attribute.value))
	})
}

func signInStep(w *world, c chooser) {
	name := c.someoneWith(w, canSignIn)
	signIn(w, name, c.passwordOf(w.find(name)), rapid.IntRange(0, 1).Draw(c.T, "client"), choose(c, "as administrator", either))
}

func signUpStep(w *world, c chooser) {
	signUp(w, choose(c, "username", usernames), c.password(), choose(c, "address", append([]string{""}, addresses...)))
}

func createStep(w *world, c chooser) {
	r := invitation{name: choose(c, "username", usernames), password: c.password(), email: choose(c, "address", append([]string{""}, addresses...))}
	if r.email != "" {
		r.verified, r.message = choose(c, "verified", mostly), choose(c, "message", either)
		r.force = choose(c, "force the alias", rarely)
	}
	adminCreateUser(w, r)
}

func confirmStep(w *world, c chooser) {
	name := c.someoneWith(w, hasSignUp)
	sent := ""
	if u := w.find(name); u != nil {
		sent = u.signUp.value
	}
	confirmSignUp(w, name, c.codeOf(sent), choose(c, "force the alias", rarely))
}

func recoverStep(w *world, c chooser) {
	name := c.someoneWith(w, hasReset)
	sent := ""
	// Whether a new password verifies an address that was verified when the code went out, and is not
	// any more, is not documented. That of somebody else it does not.
	if u := w.find(name); u != nil && (u.verified || u.reset.to != u.email || w.takenAlias(u, u.email)) {
		sent = u.reset.value
	}
	confirmForgotPassword(w, name, c.codeOf(sent), c.password())
}

func refreshStep(w *world, c chooser) {
	if len(w.families) == 0 {
		signInStep(w, c)
		return
	}
	f := choose(c, "refresh token", w.families)
	refresh(w, f, otherClient(c, f), choose(c, "as administrator", either))
}

// otherClient is mostly the client that a token belongs to.
func otherClient(c chooser, f *family) int {
	if choose(c, "other client", rarely) {
		return 1 - f.client
	}
	return f.client
}

func revokeStep(w *world, c chooser) {
	if len(w.families) == 0 {
		signInStep(w, c)
		return
	}
	f := choose(c, "refresh token", w.families)
	if choose(c, "an access token", rarely) {
		revokeAccessToken(w, f.accesses[0])
		return
	}
	revokeToken(w, f, otherClient(c, f))
}

// answerStep answers a challenge, mostly the one that was asked.
func answerStep(w *world, c chooser) {
	withSession(w, c, func(s *session) {
		challenge := s.challenge
		if choose(c, "another challenge", rarely) {
			challenge = choose(c, "challenge", []string{softwareTokenMFA, newPasswordRequired, mfaSetup})
		}
		switch challenge {
		case newPasswordRequired:
			answerNewPassword(w, s, c.password())
		case softwareTokenMFA:
			answerCode(w, s, choose(c, "right code", mostly))
		default:
			answerSetupStep(w, c, s)
		}
	})
}

func answerSetupStep(w *world, c chooser, s *session) {
	stage := s.stage
	if choose(c, "another stage", rarely) {
		stage = choose(c, "stage", []setupStage{setupAsked, setupAssociated, setupVerified})
	}
	switch stage {
	case setupAsked:
		setupBySession(w, s)
	case setupAssociated:
		verifyBySession(w, s, choose(c, "right code", mostly))
	case setupVerified:
		answerSetup(w, s)
	}
}

func setupStep(w *world, c chooser) {
	if w.mfa == mfaOff && !choose(c, "though MFA is off", rarely) {
		signInStep(w, c)
		return
	}
	withAccess(w, c, func(a *access) {
		t := a.user.totp
		if t.pending == "" && t.secret == "" || choose(c, "anew", rarely) {
			associateToken(w, a)
			return
		}
		verifyToken(w, a, choose(c, "right code", mostly))
	})
}

// preferStep asks for or renounces TOTP. [SDK] SoftwareTokenMfaSettingsType: "You can't turn off TOTP MFA
// for any of your users when MFA is required in your user pool"; how that is refused it does not say.
func preferStep(w *world, c chooser) {
	p := preference{enabled: w.mfa == mfaOn || choose(c, "enabled", mostly)}
	p.preferred = p.enabled && (w.mfa == mfaOn || choose(c, "preferred", either))
	if choose(c, "as administrator", either) {
		adminSetUserMFAPreference(w, c.someoneWith(w, hasApp), p)
		return
	}
	withAccess(w, c, func(a *access) { setUserMFAPreference(w, a, p) })
}

// addressStep changes an address to another one: what the same one anew means is not documented.
func addressStep(w *world, c chooser) {
	email := choose(c, "address", addresses)
	if choose(c, "as administrator", either) {
		name := c.someone(w)
		verified := choose(c, "verified", either)
		if u := w.find(name); u != nil && strings.EqualFold(u.email, email) && !verified {
			email = ""
		}
		adminSetEmail(w, name, email, verified && email != "")
		return
	}
	withAccess(w, c, func(a *access) {
		if !strings.EqualFold(a.user.email, email) {
			setEmail(w, a, email)
		}
	})
}

func verifyStep(w *world, c chooser) {
	name := c.someone(w)
	if u := w.find(name); u != nil && u.email == "" {
		return // what verifying no address means is not documented
	}
	adminVerify(w, name, choose(c, "verified", mostly))
}

func searchStep(w *world, c chooser) {
	switch choose(c, "by", []string{"status", "enabled", "address"}) {
	case "status":
		status := choose(c, "status", []string{confirmed, unconfirmed, mustChange, resetRequired})
		listUsers(w, fmt.Sprintf("cognito:user_status = %q", status), func(u *user) bool { return u.status == status })
	case "enabled":
		listUsers(w, `status = "Enabled"`, func(u *user) bool { return !u.disabled })
	default: // a prefix, because the documents disagree about the case of values
		listUsers(w, `email ^= "bob@"`, func(u *user) bool { return strings.HasPrefix(u.email, "bob@") })
	}
}
