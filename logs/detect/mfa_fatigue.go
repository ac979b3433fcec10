package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var mfaFatigue = Detector{
	ID: "mfa_fatigue_success", Name: "success after second-factor failures", Severity: High, Attack: "T1621",
	About: "a success that doesn't fit the user's habits after `failures` wrong codes, or `prompts` challenges not answered, within `window`; " +
		"after `blind` of either for a user without a history",
	Thresholds: []Threshold{
		{"window", 900, Duration, "how long failures count", "Chronicle"},
		{"failures", 3, Number, "wrong codes", "Chronicle: more than 4"},
		{"prompts", 4, Number, "challenges not answered", "Chronicle"},
		{"blind", 6, Number, "of either, for a user without a history", ""},
	},
	Most:    Values{"failures": tries, "prompts": asks, "blind": asks},
	Blind:   "a user who is talked into reading out the first code; an attacker at the user's own places",
	Contain: []string{"sign-out", "disable", "reset-password"}, steps: stepsOf(passed),
	make: func(by int, v Values) watcher {
		return &fatigue{by, v.span("window"), v.count("failures"), v.count("prompts"), v.count("blind")}
	},
	reason: func(f finding) string { return fmt.Sprintf("signed in after %d %s in %s", f.count-1, f.what, f.span()) },
}

type fatigue struct {
	by                       int
	window                   memory.Moment
	failures, prompts, blind int
}

func (m *fatigue) observe(e *Engine, l *observation) {
	if l.user == 0 || l.fails == nil && l.prompts == nil || l.kin.has(proven) && !l.kin.strange() {
		return
	}
	from := l.now.Before(m.window)
	failures, prompts := m.failures, m.prompts
	if !l.kin.has(proven) {
		failures, prompts = m.blind, m.blind
	}
	f := finding{severity: High, users: 1, ips: 1}
	past := l.fails.until(l.now)
	t := past.tally(aCode, from)
	n, first := l.prompts.between(from, l.now)
	switch {
	case t.n >= failures:
		f.count, f.since, f.what = t.n+1, t.since, "wrong codes"
	case n >= prompts:
		f.count, f.since, f.what = n+1, first, "unanswered challenges"
	default:
		return
	}
	e.raise(m.by, l, l.userKey(), l.user, f)
}
