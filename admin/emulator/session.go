package emulator

import (
	"maps"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// session is a sign-in between two challenges.
type session struct {
	pool      *pool
	client    *client
	user      *user
	challenge types.ChallengeNameType
	code      string // what the user was sent, for challenges by message
	until     time.Time
}

const sessionsPart part[map[string]*session] = "sessions"

// openSessions gives the account's, by id.
func openSessions(a holder) map[string]*session {
	open := sessionsPart.of(a)
	if *open == nil {
		*open = map[string]*session{}
	}
	return *open
}

// openSession makes the session wait for the answer to its challenge, and gives its id.
func openSession(c *call, s *session) *string {
	// Those that ran out are kept for an hour, to be told from those never opened.
	open := openSessions(c)
	maps.DeleteFunc(open, func(_ string, old *session) bool { return c.at.Sub(old.until) > time.Hour })
	s.until = c.at.Add(s.client.sessionLife())
	id := "AYABe" + c.random.pick(alphanumeric+"-_", 240) // as Cognito's begin
	open[id] = s
	return &id
}

// findSession finds one that is still open.
func findSession(c *call, id string) (*session, error) {
	s, ok := openSessions(c)[id]
	if !ok {
		return nil, notAuthorized("Invalid session for the user.")
	}
	if c.at.After(s.until) {
		return nil, notAuthorized("Invalid session for the user, session is expired.")
	}
	return s, nil
}
