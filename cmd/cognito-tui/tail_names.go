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

// namesFor is how long the alerts that are told at once wait in all for the names
// of those they are about: enough for some fifty, and no longer than somebody who
// interrupts a tail has patience.
const namesFor = 5 * time.Second

// naming finds the usernames of subs, for a pool whose users may be listed. The
// zero value knows none.
type naming struct {
	*admin.Usernames
	ctx  context.Context //nolint:containedctx // of the tail, which has nobody else to ask for it
	say  func(format string, args ...any)
	took time.Duration // of namesFor
	lost bool          // they can't be looked up
}

// of is the username of a sub, "" where it is not known. That it can't be looked
// up is told once, and subs stand alone from then on.
func (n *naming) of(sub string) string {
	switch {
	case n.Usernames == nil || sub == "":
		return ""
	case n.lost || n.took >= namesFor:
		return n.Names(sub).Username
	}
	// The tail may be over by an interrupt, and its last alerts are told all the same.
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

// named is a user by name, and by the sub that logs know.
func named(user, username string) string {
	if username == "" || username == user {
		return user
	}
	return username + " (" + user + ")"
}

// alertLine is an alert as a line of JSON, and the username of whom it is about.
type alertLine struct {
	detect.Alert
	username string
}

// MarshalJSON adds to what an alert says of itself.
func (l alertLine) MarshalJSON() ([]byte, error) {
	line, err := json.Marshal(l.Alert)
	if err != nil || l.username == "" {
		return line, err
	}
	username, err := json.Marshal(l.username)
	line = append(line[:len(line)-1], `,"username":`...)
	return append(append(line, username...), '}'), err
}
