package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var bruteForceDistributed = Detector{
	ID: "brute_force_user_distributed", Name: "brute force on one user from many addresses", Severity: Medium, Attack: "T1110.001",
	About: "`attempts` wrong passwords of one user from `networks` networks within `window`, four in five from places new for the user; " +
		"for a user without a history `blind_attempts` from `blind_networks` and two countries, eight networks or three devices",
	Thresholds: []Threshold{
		{"window", 1800, Duration, "how long failures count", "Elastic, Okta"},
		{"attempts", 6, Number, "failures", ""},
		{"networks", 4, Number, "networks (/24, /48)", ""},
		{"blind_attempts", 10, Number, "failures, for a user without a history", "Elastic, Okta"},
		{"blind_networks", 5, Number, "networks, for a user without a history", "Elastic, Okta"},
	},
	Most:    Values{"attempts": tries, "networks": tries, "blind_attempts": tries, "blind_networks": tries},
	Blind:   "addresses of one /24 count as one network; a user who roams through many networks and mistypes looks the same until they succeed",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword),
	make: func(by int, v Values) watcher {
		return &distributed{
			by: by, window: v.span("window"), attempts: v.count("attempts"), nets: v.count("networks"),
			blindAttempts: v.count("blind_attempts"), blindNets: v.count("blind_networks"),
		}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d wrong passwords in %s from %d networks%s", f.count, f.span(), f.ips, f.what)
	},
}

type distributed struct {
	by                       int
	window                   memory.Moment
	attempts, nets           int
	blindAttempts, blindNets int
}

func (d *distributed) observe(e *Engine, l *observation) {
	t := l.fails.tally(aPassword, l.now.Before(d.window))
	strangers := t.n >= d.attempts && t.nets >= d.nets && 5*t.strange >= 4*t.n
	blind := t.n >= d.blindAttempts && t.nets >= d.blindNets && t.himself == 0 && (t.countries >= 2 || t.nets >= 8 || t.devices >= 3)
	if !strangers && !blind {
		return
	}
	f := finding{severity: Medium, count: t.n, users: 1, ips: t.nets, since: t.since}
	if t.countries > 1 {
		f.what = fmt.Sprintf(" in %d countries", t.countries)
	}
	f.what += l.habits()
	e.raise(d.by, l, l.userKey(), l.user, f)
}
