package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var mfaFailures = Detector{
	ID: "mfa_failures", Name: "second-factor failures", Severity: Medium, Attack: "T1621",
	About: "wrong codes of one user, or challenges not answered, within `window`: `failures` of them if they don't fit the user's habits, " +
		"`own` if they do, or if the user has no history",
	Thresholds: []Threshold{
		{"window", 600, Duration, "how long failures count", "Elastic, Okta"},
		{"failures", 4, Number, "failures that don't fit the user's habits", "Elastic, Okta: 5"},
		{"own", 8, Number, "other failures", "Splunk, Okta: 10 in 5 min"},
		{"prompts", 6, Number, "challenges not answered", "Okta: more than 5 abandoned"},
	},
	Most:    Values{"failures": tries, "own": tries, "prompts": asks},
	Blind:   "a code that is guessed within three attempts; sources that report neither challenges nor codes",
	Contain: []string{"reset-password", "sign-out"}, steps: stepsOf(wrongCode, asked),
	make: func(by int, v Values) watcher {
		return &factors{by, v.span("window"), v.count("failures"), v.count("own"), v.count("prompts")}
	},
	reason: func(f finding) string { return fmt.Sprintf("%d %s in %s", f.count, f.what, f.span()) },
}

type factors struct {
	by                     int
	window                 memory.Moment
	failures, own, prompts int
}

func (m *factors) observe(e *Engine, l *observation) {
	if l.user == 0 {
		return
	}
	t := l.fails.tally(aCode, l.now.Before(m.window))
	if t.strange >= m.failures || t.n >= m.own {
		if l.step != wrongCode {
			return
		}
		severity := Medium
		if t.password > 0 {
			severity = High // the password is known
		}
		e.raise(m.by, l, l.userKey(), l.user, finding{severity: severity, count: t.n, users: 1, ips: t.nets, since: t.since, what: "wrong codes"})
		return
	}
	// A user who types the codes, right or wrong, is asked once for each: prompts
	// beyond that are not answered. Wrong codes from before the oldest kept prompt
	// answered other prompts.
	n, first := l.prompts.since(l.now.Before(m.window))
	if n -= l.fails.tally(aCode, first).n; n >= m.prompts {
		e.raise(m.by, l, l.userKey(), l.user, finding{severity: Medium, count: n, users: 1, ips: 1, since: first, what: "challenges not answered"})
	}
}
