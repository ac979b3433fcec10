package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var userEnumeration = Detector{
	ID: "user_enumeration", Name: "users that don't exist", Severity: Medium, Attack: "T1589.002",
	About: "within ten minutes `users` users that don't exist were tried at one address, half or more of all users tried there. " +
		"Where the log names nobody, each failure counts as one user",
	Thresholds: []Threshold{
		{"users", 8, Number, "users that don't exist", "Okta ThreatInsight: 10"},
		{"part", 0.5, Part, "share of all users at that address", "Okta ThreatInsight"},
	},
	Blind: "in a pool that hides who exists, only a missing sub shows it, which is known from documents alone; sign-ups that check whether a name is taken",
	steps: stepsOf(unknownUser, forgot),
	make: func(by int, v Values) watcher {
		return &enumeration{by, v.count("users"), v["part"]}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d users that don't exist in %s; %d that do", f.users, f.span(), int(f.usual))
	},
}

// enumerationSpan is the window of the rules on Okta.
const enumerationSpan memory.Moment = 600

type enumeration struct {
	by    int
	users int
	part  float64
}

func (n *enumeration) observe(e *Engine, l *observation) {
	if l.ip == 0 || l.step == forgot && l.Reason != logs.UnknownUser {
		return
	}
	c, _ := e.crowds.unknowns.Add(l.ip, l.now)
	c.Forget(l.now.Before(enumerationSpan))
	who := l.user
	if who == 0 {
		who = e.hasher.of(l.ID)
	}
	c.Add(who, l.net, l.now)
	unknown := c.Size()
	if unknown < n.users {
		return
	}
	known := 0
	if l.at != nil {
		known = l.at.passers()
	}
	if float64(unknown) < n.part*float64(unknown+known) {
		return
	}
	s := c.Sum()
	e.raise(n.by, l, l.ipKey(), l.ip, finding{
		severity: Medium, count: s.Tries, sampled: s.Sampled, users: unknown, ips: 1, since: s.Since, usual: float64(known),
	})
}
