package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var forgotPasswordFlood = Detector{
	ID: "forgot_password_flood", Name: "many password resets", Severity: Medium, Attack: "T1531",
	About: "within an hour `user` resets were requested for one user (`own` from their own network and device); or for `users` users at one address " +
		"where they don't belong, more than succeed there, and less than `completed` of whom set a password within `grace`; " +
		"high where a password is set from a country, network and device that are all new for the user",
	Thresholds: []Threshold{
		{"user", 5, Number, "resets requested for one user", "Elastic, Okta"},
		{"own", 8, Number, "resets requested for one user from their own network and device", ""},
		{"users", 8, Number, "users at an address", "Elastic: 10"},
		{"grace", 300, Duration, "time to set a password", ""},
		{"completed", 0.3, Part, "of those users", ""},
	},
	Most:    Values{"user": asks, "own": asks},
	Blind:   "one reset that succeeds from the user's own country: an attacker who reads their mail",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(forgot, reset, changed),
	make: func(by int, v Values) watcher {
		return &resets{by, v.count("user"), v.count("own"), v.count("users"), v.span("grace"), v["completed"]}
	},
	reason: func(f finding) string {
		if f.what != "" {
			return f.what
		}
		return fmt.Sprintf("resets were requested for %d users in %s; of those who had time, %s", f.users, f.span(), f.didSo("set a password"))
	},
}

type resets struct {
	by               int
	user, own, users int
	grace            memory.Moment
	completed        float64
}

// resetsByUser is the key of a user's own resets among those of addresses.
const resetsByUser = 0x2545f491_4f6c_dd1d

func (r *resets) observe(e *Engine, l *observation) {
	if l.step == forgot {
		r.ofUser(e, l)
		r.atAddress(e, l)
		return
	}
	if c := e.crowds.resets.Get(l.ip); c != nil {
		c.Confirm(l.user)
	}
	if l.user != 0 && l.kin.has(proven|newCountry|newNet|newDevice) {
		e.raise(r.by, l, l.userKey(), l.user, finding{
			severity: High, count: 1, users: 1, ips: 1, since: l.now, what: "a password was set from " + l.Country + habits(l.kin),
		})
	}
}

func (r *resets) ofUser(e *Engine, l *observation) {
	if l.user == 0 {
		return
	}
	p, _ := e.users.prompts.Add(l.user^resetsByUser, l.now)
	p.add(l.now)
	n, first := p.since(l.now.Before(memory.Hour))
	least := r.user
	if l.kin.own() {
		least = r.own
	}
	if n < least {
		return
	}
	e.raise(r.by, l, l.userKey(), l.user, finding{
		severity: Medium, count: n, users: 1, ips: 1, since: first, what: fmt.Sprintf("%d resets requested in %s", n, spanOf(l.now, first)),
	})
}

func (r *resets) atAddress(e *Engine, l *observation) {
	if l.user == 0 || l.ip == 0 || l.kin.has(proven) && l.kin&newNet == 0 {
		return
	}
	c, _ := e.crowds.resets.Add(l.ip, l.now)
	c.Forget(l.now.Before(memory.Hour))
	c.Add(l.user, l.net, l.now)
	n := c.Size()
	if n < r.users {
		return
	}
	if at := e.networks.sources.Get(l.net); at != nil && !at.outweighs(n) {
		return
	}
	old, done := c.Ripe(l.now, r.grace)
	if old < r.users/2 || float64(done) >= r.completed*float64(old) {
		return
	}
	s := c.Sum()
	e.raise(r.by, l, l.ipKey(), l.ip, finding{
		severity: Medium, count: s.Tries, sampled: s.Sampled, users: n, ips: 1, since: s.Since, old: old, done: done,
	})
}
