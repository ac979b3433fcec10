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

// openSession makes the session wait for the answer to its challenge, and gives its id.
func openSession(c *call, s *session) *string {
	// Those that ran out are kept for an hour, to be told from those never opened.
	maps.DeleteFunc(c.sessions, func(_ string, old *session) bool { return c.at.Sub(old.until) > time.Hour })
	s.until = c.at.Add(s.client.sessionLife())
	id := "AYABe" + c.random.pick(alphanumeric+"-_", 240) // as Cognito's begin
	c.sessions[id] = s
	return &id
}

// findSession finds one that is still open.
func findSession(c *call, id string) (*session, error) {
	s, ok := c.sessions[id]
	if !ok {
		return nil, notAuthorized("Invalid session for the user.")
	}
	if c.at.After(s.until) {
		return nil, notAuthorized("Invalid session for the user, session is expired.")
	}
	return s, nil
}
