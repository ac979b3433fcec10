package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var sprayIP = Detector{
	ID: "spray_ip", Name: "password spray from one address", Severity: High, Attack: "T1110.003",
	About: "within an hour `users` users who don't belong there failed at one address, `tries` times each on average and `attempts` in all, " +
		"and more users failed than succeed there",
	Thresholds: []Threshold{
		{"users", 5, Number, "users that failed", "Elastic, Okta; Microsoft Sentinel"},
		{"attempts", 10, Number, "failures", ""},
		{"tries", 1.6, Number, "failures per user, on average; fewer is stuffing", ""},
	},
	Most:    Values{"tries": memory.MostTries},
	Blind:   "fewer than 5 users an hour; a spray through an address that the users themselves use, or where more succeed than fail",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser, locked),
	make: func(by int, v Values) watcher {
		return &atOneAddress{by: by, users: v.count("users"), attempts: v.count("attempts"), least: v["tries"], most: 1e9, severity: High}
	},
	reason: sprayReason,
}

func sprayReason(f finding) string {
	return fmt.Sprintf("%d users, %d failures in %s, %.1f each; %s succeeded there", f.users, f.count, f.span(),
		float64(f.count)/float64(max(1, f.users)), plural(int(f.usual), "user"))
}

// atOneAddress watches the users that fail at an address.
type atOneAddress struct {
	by              int
	users, attempts int
	least, most     float64 // tries per user
	severity        Severity
}

func (a *atOneAddress) observe(e *Engine, l *observation) {
	if l.crowd == nil || l.crowd.Size() < a.users {
		return
	}
	s := l.crowd.Sum()
	mean := float64(s.Tries) / float64(s.Members)
	if s.Members < a.users || s.Tries < a.attempts || mean < a.least || mean >= a.most || !l.at.outweighs(s.Members) {
		return
	}
	e.networks.flags.Set(uint32(l.net), l.now, true)
	e.raise(a.by, l, l.ipKey(), l.ip, finding{
		severity: a.severity, count: s.Tries, sampled: s.Sampled, users: s.Members, ips: 1, since: s.Since, usual: float64(l.at.passers()),
	})
}
