package sts

import (
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
)

// mostSessions is how many sessions are remembered, so that an emulator that is asked for
// credentials all day does not grow. The key of a forgotten one counts as any other key.
const mostSessions = 100_000

// session is a role that was assumed.
type session struct {
	arn, roleID string
	until       time.Time
}

// sessions are those of the account, by access key.
type sessions struct {
	byKey map[string]session
	keys  []string // in the order of issue
}

const sessionsPart account.Part[sessions] = "sessions of roles"

// Credentials are those of a session.
type Credentials struct {
	AccessKeyID string `xml:"AccessKeyId"`
	Secret      string `xml:"SecretAccessKey"`
	Token       string `xml:"SessionToken"`
	Expiration  string

	Until time.Time `xml:"-"`
}

// assumed is a role with the name of the session that is to have it.
type assumed struct {
	arn  string // of the role
	id   string // of the role
	name string // of the session
	life time.Duration
}

// user returns the ARN and the id of the session's principal.
func (a assumed) user() (arn, id string) {
	parts := strings.Split(a.arn, ":")
	role := parts[5][strings.LastIndexByte(parts[5], '/')+1:]
	return fmt.Sprintf("arn:aws:sts::%s:assumed-role/%s/%s", parts[4], role, a.name), a.id + ":" + a.name
}

// issue starts the session and makes its credentials.
func (a assumed) issue(c *account.Call) Credentials {
	all := sessionsPart.Of(c)
	if all.byKey == nil {
		all.byKey = map[string]session{}
	}
	until := c.At.Add(a.life)
	key := "ASIA" + c.Random.Pick(random.Upper+"234567", 16)
	arn, id := a.user()
	all.byKey[key], all.keys = session{arn, id, until}, append(all.keys, key)
	if len(all.keys) > mostSessions {
		delete(all.byKey, all.keys[0])
		all.keys = all.keys[1:]
	}
	return Credentials{
		AccessKeyID: key, Secret: c.Random.Pick(random.Alphanumeric, 40), Token: c.Random.Pick(random.Alphanumeric, 200),
		Expiration: until.UTC().Format(time.RFC3339), Until: until,
	}
}
