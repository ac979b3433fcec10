package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var mfaFailures = Detector{
	ID: "mfa_failures", Name: "failures of the second factor", Severity: Medium, Attack: "T1621",
	About: "wrong codes of one user, or codes sent that he did not answer, within `window`: `failures` of them where they don't fit his habits, " +
		"`own` where they do, or nothing is known of him",
	Thresholds: []Threshold{
		{"window", 600, Duration, "failures count for so long", "Elastic, Okta"},
		{"failures", 4, Number, "failures by a stranger", "Elastic, Okta: 5"},
		{"own", 8, Number, "failures by whoever else", "Splunk, Okta: 10 in 5 min"},
		{"prompts", 6, Number, "codes sent and not answered", "Okta: more than 5 abandoned"},
	},
	Most:    Values{"failures": tries, "own": tries, "prompts": asks},
	Blind:   "a code that is guessed within three attempts; sources that tell neither challenges nor codes",
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

func (m *factors) observe(e *Engine, l *look) {
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
	// A user who types his codes, right or wrong, is asked once for each: what is
	// asked beyond that is not answered. Wrong ones from before the latest that are
	// kept answered others.
	n, first := l.prompts.since(l.now.Before(m.window))
	if n -= l.fails.tally(aCode, first).n; n >= m.prompts {
		e.raise(m.by, l, l.userKey(), l.user, finding{severity: Medium, count: n, users: 1, ips: 1, since: first, what: "codes asked for and not answered"})
	}
}
