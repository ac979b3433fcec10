//go:build bench && unix

package main

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// measureRereads is about one user who is read again after an act, in a list of many.
func measureRereads(t *testing.T) []figure {
	const limit = time.Millisecond
	many, few := reread(t, 1_000_000), reread(t, 1_000)
	return []figure{{
		name: "a row read again, 1 000 000 users", ours: micros(many), other: micros(few) + " 1 000 users",
		ratio: over(many, few), goal: "≤ 1 ms", met: many <= limit, gate: 10,
	}}
}

// reread is the least CPU time that the Update loop takes for an answer about a user.
func reread(t *testing.T, users int) time.Duration {
	c := crowd{users: users, foreign: 10}
	shown := openUsers(t, c, 120, 40)
	l, ok := shown.app.Front().(*list.List[admin.User])
	if !ok {
		t.Fatalf("no list of users is in front: %T", shown.app.Front())
	}
	disable, _ := acts.FindAction("disable")
	least := time.Hour
	for i := range rounds {
		user := admin.User{Username: c.name(i * users / rounds)}
		act := acts.Act{Action: disable, Target: screen.UserTarget(l.Pool(), user)}
		answer := l.Reread(act)()
		least = min(least, cpuOf(1, func() { _, _ = shown.app.Update(answer) }))
	}
	return least
}
