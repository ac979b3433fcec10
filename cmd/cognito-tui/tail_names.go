package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// namesFor is how long printing alerts may wait in all for the names of their users:
// enough for some fifty, and not too long for somebody who interrupts a tail.
const namesFor = 5 * time.Second

// naming finds the usernames of subs, for a pool whose users may be listed. The zero
// value finds none.
type naming struct {
	*admin.Usernames
	ctx  context.Context //nolint:containedctx // of the tail, which has nobody else to ask for it
	say  func(format string, args ...any)
	took time.Duration // of namesFor
	lost bool          // look-ups fail
}

// of is the username of a sub, "" where it is not known. A failed look-up is reported
// once, and subs are printed alone from then on.
func (n *naming) of(sub string) string {
	switch {
	case n.Usernames == nil || sub == "":
		return ""
	case n.lost || n.took >= namesFor:
		return n.Names(sub).Username
	}
	// An interrupt may have ended the tail, whose last alerts are still printed.
	ctx, done := context.WithTimeout(context.WithoutCancel(n.ctx), namesFor-n.took)
	defer done()
	began := time.Now()
	name, err := n.Find(ctx, sub)
	n.took += time.Since(began)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		n.lost = true
		n.say("Usernames can't be looked up, so alerts show subs: %s", call.Explain(err).Meaning)
	}
	return name
}

// named is a user by name, with the sub that logs have.
func named(user, username string) string {
	if username == "" || username == user {
		return user
	}
	return username + " (" + user + ")"
}

// alertLine is an alert as a line of JSON, with the username of its user.
type alertLine struct {
	detect.Alert
	username string
}

// MarshalJSON adds the username to the alert's own JSON.
func (l alertLine) MarshalJSON() ([]byte, error) {
	line, err := json.Marshal(l.Alert)
	if err != nil || l.username == "" {
		return line, err
	}
	username, err := json.Marshal(l.username)
	line = append(line[:len(line)-1], `,"username":`...)
	return append(append(line, username...), '}'), err
}
