// Package modeltest holds the emulator of user pools against a second, plainly written model of
// users, sessions and tokens, by random sequences of calls.
//
// The model was written from documents alone, without reading the emulator: the AWS SDK's doc
// comments ([SDK]), Amazon Cognito's developer guide ([guide]), and what public code and issues tell
// of AWS's words ([reports]). Where the documents are silent the model abstains: it accepts each
// answer that they leave open, says so in a comment, and goes on from the answer that it saw.
// Where they speak and the emulator disagrees, the table of known disagreements quotes them.
package modeltest

import (
	"strings"
	"time"
)

// model is what the documents say that a pool is after the calls so far.
type model struct {
	settings
	now      time.Time
	users    []*user // those that exist
	groups   []*group
	families []*family
	sessions []*session
	failures map[string]*failures // by username in lower case, known or not
}

// settings are what a pool and its clients are made with.
type settings struct {
	emailIsAlias  bool
	caseSensitive bool
	mfa           mfaMode
	hidesUsers    bool // PreventUserExistenceErrors is ENABLED
}

type mfaMode string

const (
	mfaOff      mfaMode = "OFF"
	mfaOptional mfaMode = "OPTIONAL" // with TOTP alone
	mfaOn       mfaMode = "ON"       // with TOTP alone
)

const (
	unconfirmed   = "UNCONFIRMED"
	confirmed     = "CONFIRMED"
	mustChange    = "FORCE_CHANGE_PASSWORD"
	resetRequired = "RESET_REQUIRED"
)

// Lives of what expires.
const (
	temporaryLife = 7 * 24 * time.Hour  // [SDK] PasswordPolicyType: "Defaults to 7"
	signUpLife    = 24 * time.Hour      // [guide] signing up: "The code or link is valid for 24 hours"
	resetLife     = time.Hour           // [guide] resetting a password: "valid for 1 hour"
	sessionLife   = 3 * time.Minute     // [guide] authentication flow: "By default, your users have three minutes"
	accessLife    = time.Hour           // [SDK] CreateUserPoolClient: "valid for one hour"
	refreshLife   = 30 * 24 * time.Hour // [guide] refresh token: "By default, the refresh token expires 30 days after"
)

// user is a profile of the pool.
type user struct {
	name, sub string
	status    string
	disabled  bool
	gone      bool // deleted: only tokens and sessions remember it

	password  string
	temporary time.Time // when the password stops being good, if status is FORCE_CHANGE_PASSWORD

	email    string
	verified bool
	given    string // the attribute given_name

	signUp, reset, attribute code

	totp totp
}

// code is what a user was last sent for a purpose.
type code struct {
	value   string // "" for none
	to      string // the address that got it
	expires time.Time
	doubt   bool // something happened after which no document says whether the code is good
}

// totp is the state of a user's authenticator app.
type totp struct {
	secret  string // of the app that is verified, "" for none
	pending string // of the app that is associated and not yet verified
	used    int64  // the time step of the last code that was used
	enabled truth
	prefers bool
}

// truth is yes, no, or what no document says.
type truth int

const (
	no truth = iota
	yes
	unsaid
)

// family is a refresh token with the access tokens that came with it and from it.
type family struct {
	user     *user
	client   int
	refresh  string
	signedIn time.Time
	expires  time.Time
	live     truth
	accesses []*access
}

type access struct {
	*family
	token   string
	expires time.Time
}

// session is what links an answer to its challenge.
type session struct {
	user      *user
	client    int
	admin     bool // made by AdminInitiateAuth
	challenge string
	token     string
	secret    string // of MFA_SETUP, from AssociateSoftwareToken on
	stage     setupStage
	expires   time.Time
	spent     bool
	doubt     bool // something happened after which no document says whether the session is good
}

// setupStage is how far an answer to MFA_SETUP has come.
type setupStage int

const (
	setupAsked setupStage = iota
	setupAssociated
	setupVerified
)

type group struct {
	name       string
	precedence int // -1 for none
	role       string
	members    map[*user]bool
}

// failures are the recent failed attempts at a name.
type failures struct {
	count int
	last  time.Time
	spent map[string][]time.Time // calls with an hourly limit
}

// same reports whether two usernames or addresses are one in this pool. [SDK]
// UsernameConfigurationType: without case sensitivity the username and its aliases are equal
// "when they enter a different capitalization".
func (m *model) same(a, b string) bool {
	if m.caseSensitive {
		return a == b
	}
	return strings.EqualFold(a, b)
}

func (m *model) named(name string) *user {
	for _, u := range m.users {
		if m.same(u.name, name) {
			return u
		}
	}
	return nil
}

// holder returns who can use an address as an alias. [guide] user pool attributes: "Phone numbers
// and email addresses only become active aliases for a user after your user verifies" them.
func (m *model) holder(email string) *user {
	if !m.emailIsAlias || email == "" {
		return nil
	}
	for _, u := range m.users {
		if u.verified && m.same(u.email, email) {
			return u
		}
	}
	return nil
}

// find returns the user whom a request means. [guide] user pool attributes: "You can use an email
// address or phone number as an alias in place of the user name in all APIs except the ListUsers".
func (m *model) find(name string) *user {
	if u := m.named(name); u != nil {
		return u
	}
	return m.holder(name)
}

// takenAlias reports whether somebody else holds an address that the user is about to verify.
func (m *model) takenAlias(u *user, email string) bool {
	other := m.holder(email)
	return other != nil && other != u
}

// takeAlias moves an address to a user. [guide] user pool attributes: forceAliasCreation "moves the
// alias from the previous account to the newly created account, and marks the attribute unverified
// in the previous account".
func (m *model) takeAlias(u *user) {
	if other := m.holder(u.email); other != nil && other != u {
		other.verified = false
		other.reset.doubt = true
	}
	u.verified = true
}

// proved is what a code makes of the address that got it. [guide] signing up users: "By providing the
// verification code, a user proves that they have access to the mailbox or phone that received the
// code."
func (m *model) proved(u *user, c code) {
	if c.to == u.email {
		m.takeAlias(u)
	}
}

func (m *model) attempts(name string) *failures {
	if u := m.find(name); u != nil {
		name = u.name
	}
	key := strings.ToLower(name)
	if m.failures[key] == nil {
		m.failures[key] = &failures{spent: map[string][]time.Time{}}
	}
	return m.failures[key]
}

func (m *model) expired(at time.Time) bool { return !m.now.Before(at) }

// boundary reports whether something ends within a second, which no document decides.
func (m *model) boundary() bool {
	ends := func(t time.Time) bool { return t.Sub(m.now).Abs() <= time.Second }
	for _, u := range m.users {
		if ends(u.temporary) || ends(u.signUp.expires) || ends(u.reset.expires) || ends(u.attribute.expires) {
			return true
		}
	}
	for _, s := range m.sessions {
		if ends(s.expires) {
			return true
		}
	}
	for _, f := range m.families {
		if ends(f.expires) {
			return true
		}
		for _, a := range f.accesses {
			if ends(a.expires) {
				return true
			}
		}
	}
	return false
}
