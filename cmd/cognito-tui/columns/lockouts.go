package columns

import (
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs"
)

// Lockout is a user who is estimated to be locked out, as a line of JSON.
type Lockout struct {
	Username string    `json:"username,omitempty"`
	Sub      string    `json:"sub,omitempty"`
	Failures int       `json:"failures"`
	First    time.Time `json:"first,omitzero"`
	Last     time.Time `json:"last,omitzero"`
	Until    time.Time `json:"until,omitzero"`
	By       string    `json:"by"`
	Why      string    `json:"why,omitempty"`
	IPs      []string  `json:"ips,omitempty"`
}

// LockoutOf is a lockout with the name of its user, "" where that is not known.
func LockoutOf(l logs.Lockout, username string) Lockout {
	return Lockout{
		Username: username, Sub: l.Sub, Failures: l.Failures, First: l.First.UTC(), Last: l.Last.UTC(), Until: l.Until.UTC(),
		By: l.Verdict.String(), Why: l.Why, IPs: l.IPs,
	}
}

// Lockouts are the columns of estimated lockouts.
func Lockouts() Of[Lockout] {
	return Of[Lockout]{
		Usual: []output.Column[Lockout]{
			{Title: "username", Value: func(l Lockout) string { return l.Username }},
			{Title: "sub", Value: func(l Lockout) string { return l.Sub }},
			{Title: "failures", Value: func(l Lockout) string { return strconv.Itoa(l.Failures) }},
			{Title: "last", Value: func(l Lockout) string { return Stamp(l.Last) }},
			{Title: "until", Value: func(l Lockout) string { return Stamp(l.Until) }},
			{Title: "by", Value: func(l Lockout) string { return l.By }},
			{Title: "ips", Value: func(l Lockout) string { return strings.Join(l.IPs, " ") }},
			{Title: "why", Value: func(l Lockout) string { return l.Why }},
		},
		More: []output.Column[Lockout]{{Title: "first", Value: func(l Lockout) string { return Stamp(l.First) }}},
	}
}
