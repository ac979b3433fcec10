package token

import (
	"fmt"
	"slices"
	"time"
)

// Status is the outcome of a check.
type Status uint8

// The statuses. A check is skipped when it was not asked for or can't be done; its detail says
// which.
const (
	Skip Status = iota
	Pass
	Fail
)

var statusNames = [...]string{Skip: "skip", Pass: "pass", Fail: "fail"}

func (s Status) String() string { return statusNames[s] }

// MarshalText writes the status as its name.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Check is one question about a token, with its answer. All its text is printable.
type Check struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Status Status `json:"status"`
	Detail string `json:"detail"`
}

// Expect is what a token is checked against. The zero value asks for a sound token of any user
// pool of AWS's, no more.
type Expect struct {
	Source  Source
	Clients []Client // the app clients whose tokens are accepted; none means any
	Use     string   // "id" or "access"; "" means either
	Scopes  []string // the token must have one of these
	Groups  []string // likewise
	// Skew is how far apart the clocks may be, for each of the times.
	Skew time.Duration
}

// Client is an app client by id, with its name where that is known.
type Client struct{ ID, Name string }

func (c Client) String() string {
	if c.Name == "" {
		return c.ID
	}
	return fmt.Sprintf("%s (%s)", c.Name, c.ID)
}

// Result is every check, in the order of the table.
type Result struct {
	Checks []Check
	// KeysError is why the keys could not be read, nil when they could. The checks that need
	// them are skipped then, and Valid is false.
	KeysError error

	probe Check // what Cognito answered about the token itself, zero where it was not asked
}

// needed are the checks without which no token is valid.
var needed = []string{"form", "algorithm", "key", "signature", "issuer", "expiry"}

// Valid reports whether nothing failed and everything that makes a token trustworthy was
// checked. The issuer may be skipped where nobody named a pool.
func (r Result) Valid() bool {
	if r.Failed() {
		return false
	}
	for _, c := range r.Checks {
		if c.Status == Skip && c.ID != "issuer" && slices.Contains(needed, c.ID) {
			return false
		}
	}
	return len(r.Checks) > 0
}

// Failed reports whether a check failed.
func (r Result) Failed() bool {
	return len(r.failed()) > 0
}

// Check finds a check by its id.
func (r Result) Check(id string) Check {
	if i := slices.IndexFunc(r.Checks, func(c Check) bool { return c.ID == id }); i >= 0 {
		return r.Checks[i]
	}
	return Check{ID: id, Detail: "there is no such check"}
}

// checks is the table of the checks of a token.
var checks = []struct {
	id, name string
	question string // in words, for the docs and for help
	run      func(*examination) (Status, string)
}{
	{"form", "form", "three parts of strict base64url, JSON objects in UTF-8 without duplicate names, claims of their types", (*examination).form},
	{"header", "header", "nothing in the header that names a key, an address or an extension", (*examination).header},
	{"algorithm", "algorithm", "RS256, for an identity pool RS512, and the key's own; `none`, HMAC and all others are refused", (*examination).algorithm},
	{"key", "key", "the key id is in the key set", (*examination).keyKnown},
	{"key-use", "key's use and type", "an RSA key of 2048 bits or more, for signatures", (*examination).keyUse},
	{"signature", "signature", "made with that key over this text", (*examination).signature},
	{"issuer", "issuer", "the pool, in one of the forms of its issuer", (*examination).issuer},
	{"token-use", "token use", "id or access, and the one asked for", (*examination).use},
	{"audience", "audience", "`aud` of an ID token, `client_id` of an access token is one of the app clients", (*examination).audience},
	{"expiry", "expiry", "`exp` is present and in the future", (*examination).expiry},
	{"not-before", "not before", "`nbf` has passed, if present", (*examination).notBefore},
	{"issued-at", "issued at", "`iat` is not in the future", (*examination).issuedAt},
	{"auth-time", "signed in at", "`auth_time` is not in the future", (*examination).authTime},
	{"scope", "scope", "one of the scopes asked for", (*examination).scope},
	{"groups", "groups", "one of the groups asked for", (*examination).groups},
	{"revocation", "revocation", "not in a token: a probe of an access token shows it, or the directory, when the user is disabled or gone", (*examination).revocation},
}
