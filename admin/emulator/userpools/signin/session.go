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
	challenge types.ChallengeNameType
	code      string // the code that was sent, for challenges by message
	until     time.Time
}

const sessionsPart account.Part[map[string]*Session] = "sessions"

// openSessions returns the account's sessions, by id.
func openSessions(a account.Holder) map[string]*Session {
	open := sessionsPart.Of(a)
	if *open == nil {
		*open = map[string]*Session{}
	}
	return *open
}

// openSession lets the session wait for the answer to its challenge, and returns its id.
func openSession(c *account.Call, s *Session) *string {
	// Expired ones are kept for an hour, to distinguish them from those that never existed.
	open := openSessions(c)
	maps.DeleteFunc(open, func(_ string, old *Session) bool { return c.At.Sub(old.until) > time.Hour })
	s.until = c.At.Add(s.client.SessionLife())
	id := "AYABe" + c.Random.Pick(random.Alphanumeric+"-_", 240) // as Cognito's begin
	open[id] = s
	return &id
}

// FindSession finds a session that is still open.
func FindSession(c *account.Call, id string) (*Session, error) {
	s, ok := openSessions(c)[id]
	if !ok {
		return nil, refuse.NotAuthorized("Invalid session for the user.")
	}
	if c.At.After(s.until) {
		return nil, refuse.NotAuthorized("Invalid session for the user, session is expired.")
	}
	return s, nil
}
