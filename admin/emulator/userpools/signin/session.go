package signin

import (
	"maps"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Session is a sign-in between two challenges.
type Session struct {
	pool      *directory.Pool
	client    *directory.Client
	User      *directory.User
	simulated bool   // the user does not exist, and the client must not reveal it
	named     string // how a simulated user was named
	device    string // the key of the device that the newest step named, "" for none
	id        string
	challenge types.ChallengeNameType
	offered   []types.ChallengeNameType // what the user may choose from
	codeOnly  bool                      // the first factor is a code or a passkey, not the password
	code      string                    // the code that was sent, for challenges by message; what a passkey is to sign
	codeGiven bool                      // the code of a factor was right
	proof     *proof                    // what is known of the other side of an SRP exchange
	until     time.Time
	spent     bool // it was used, or a password with it was wrong
}

const (
	sessionsPart account.Part[map[string]*Session] = "sessions"
	// remembering is how long sessions are distinguished from those that never existed, once they
	// have expired.
	remembering = 15 * time.Minute
)

// openSessions returns the account's sessions, by id.
func openSessions(a account.Holder) map[string]*Session {
	open := sessionsPart.Of(a)
	if *open == nil {
		*open = map[string]*Session{}
	}
	return *open
}

// keep lets the session wait for the answer to its challenge under that id.
func (s Session) keep(c *account.Call, id string) {
	open := openSessions(c)
	maps.DeleteFunc(open, func(_ string, old *Session) bool { return c.At.Sub(old.until) > remembering })
	s.id, s.until, s.spent = id, c.At.Add(s.client.SessionLife()), false
	open[id] = &s
}

// ask keeps the session under an id until the user answers a challenge.
func (s Session) ask(c *account.Call, id string, name types.ChallengeNameType, parameters map[string]string) *step {
	s.challenge = name
	s.keep(c, id)
	parameters["USER_ID_FOR_SRP"] = s.User.Username
	return &step{ChallengeName: name, ChallengeParameters: parameters, Session: &id}
}

// newID draws the id of a session, which begins as Cognito's do.
func newID(c *account.Call) string { return "AYABe" + c.Random.Pick(random.Alphanumeric+"-_", 240) }

// find finds a session that is still open.
func find(c *account.Call, id string) (*Session, error) {
	s := openSessions(c)[id]
	switch {
	case s == nil:
		return nil, refuse.NotAuthorized("Invalid session for the user.")
	case s.spent:
		return nil, refuse.NotAuthorized("Invalid session for the user, session can only be used once.")
	case c.At.After(s.until):
		return nil, refuse.NotAuthorized("Invalid session for the user, session is expired.")
	}
	return s, nil
}

// Registering finds the open session of a user who is asked to register a second factor.
func Registering(c *account.Call, id string) (*Session, error) {
	s, err := find(c, id)
	if err == nil && s.challenge != types.ChallengeNameTypeMfaSetup {
		return nil, refuse.NotAuthorized("Invalid session for the user.") // text not documented
	}
	return s, err
}

// Pool is the pool that the session signs in to.
func (s *Session) Pool() *directory.Pool { return s.pool }

// Renewed spends the session and returns the id of the one that takes its place.
func (s *Session) Renewed(c *account.Call) *string {
	id := newID(c)
	s.keep(c, id)
	s.spent = true
	return &id
}

// isFor reports whether a name in the answer to a challenge is that of the session's user.
func (s *Session) isFor(name string) bool {
	if s.simulated {
		return name == s.named || name == s.User.Username
	}
	return s.pool.Users.Find(name) == s.User
}
