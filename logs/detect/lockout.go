package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var lockout = Detector{
	ID: "lockout", Name: "a user is locked out", Severity: Low, Attack: "T1110",
	About: "Cognito reported exceeded attempts, or its replayed counter is at five failures or more (an estimate). " +
		"Medium if it looks like an attack, or after `again` failures",
	Thresholds: []Threshold{
		{"again", 10, Number, "failures counted: locked for half a minute and more", ""},
	},
	Blind:   "failures that a log lost; the real counter, which no API reports. Whether setting a password clears it is not documented",
	Contain: []string{"reset-password"}, steps: lockSteps,
	make: func(by int, v Values) watcher {
		return &lockedOut{by, v.count("again")}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%s; about %d failures counted", f.what, f.count)
	},
}

// lockSteps are the events that may lock, or show a lock.
var lockSteps = stepsOf(wrongPassword, wrongCode, locked, lockTold)

type lockedOut struct{ by, again int }

func (o *lockedOut) observe(e *Engine, l *observation) {
	met := l.step == locked || l.Time.Before(l.lockout.Until) // which is part of the lock's alert
	if !l.locked && !met {
		return
	}
	c := l.lockout
	f := finding{
		severity: Low, count: c.Failures, unread: true, users: 1, ips: len(c.IPs), since: memory.MomentOf(c.First),
		what: fmt.Sprintf("~ locked for %s, %s: %s", spanOf(memory.MomentOf(c.Until), l.now), c.Verdict, c.Why),
	}
	if c.Verdict == logs.AnAttack || c.Failures >= o.again {
		f.severity = Medium
	}
	e.raise(o.by, l, l.userKey(), l.user, f)
}
