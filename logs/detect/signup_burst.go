package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var signupBurst = Detector{
	ID: "signup_burst", Name: "unconfirmed sign-ups", Severity: Medium, Attack: "T1136",
	About: "within an hour `users` sign-ups at one address of which less than `confirmed` are confirmed after `grace`, or `static` within `fast`; " +
		"`pool_users` of a whole pool if that is `times` times the usual. If no source reports confirmations, `static` within the hour",
	Thresholds: []Threshold{
		{"users", 8, Number, "sign-ups at an address", ""},
		{"grace", 300, Duration, "time to confirm", ""},
		{"confirmed", 0.2, Part, "of those sign-ups, below which they are not real", ""},
		{"static", 20, Number, "sign-ups at an address, confirmed or not", "Panther, Auth0"},
		{"fast", 120, Duration, "within", ""},
		{"pool_users", 20, Number, "sign-ups of a pool", ""},
		{"times", 3, Number, "times the usual number", ""},
	},
	Blind:   "bots that read their mail; fewer than 8 an hour and address within the pool's noise; without confirmations in the logs, it only counts",
	Contain: []string{"disable", "delete-user"}, steps: stepsOf(signedUp),
	make: func(by int, v Values) watcher {
		return &signups{
			by: by, users: v.count("users"), grace: v.span("grace"), confirmed: v["confirmed"], static: v.count("static"),
			fast: v.span("fast"), poolUsers: v.count("pool_users"), times: v["times"],
		}
	},
	reason: func(f finding) string {
		if f.what != "" {
			return fmt.Sprintf("%d sign-ups in %s, %s", f.count, f.span(), f.what)
		}
		return fmt.Sprintf("%d sign-ups in %s, %s", f.count, f.span(), f.didSo("confirmed"))
	},
}

type signups struct {
	by        int
	users     int
	grace     memory.Moment
	confirmed float64
	static    int
	fast      memory.Moment
	poolUsers int
	times     float64
}

func (s *signups) observe(e *Engine, l *observation) {
	user := l.user
	if user == 0 {
		user = e.hasher.of(l.ID)
	}
	if l.user != 0 {
		p := e.await(l)
		p.ip, p.pool = l.ip, l.pool
	}
	if l.ip != 0 {
		c, _ := e.crowds.signups.Add(l.ip, l.now)
		c.Forget(l.now.Before(memory.Hour))
		c.Add(user, l.net, l.now)
		s.atAddress(e, l, c)
	}
	if l.pool == 0 {
		return
	}
	t := e.pools.arrivals.Of(l.pool, l.now)
	t.Add(user, l.net, l.now)
	s.inPool(e, l, t)
}

func (s *signups) atAddress(e *Engine, l *observation, c *memory.Crowd) {
	n := c.Size()
	if n < s.users {
		return
	}
	sum := c.Sum()
	f := finding{severity: Medium, count: n, sampled: sum.Sampled, users: n, ips: 1, since: sum.Since, what: "no source reports confirmations"}
	if e.pools.confirms {
		old, done := c.Ripe(l.now, s.grace)
		f.old, f.done, f.what = old, done, ""
		quick := n >= s.static && l.now.Before(s.fast) <= sum.Since
		if !quick && (old < s.users || float64(done) >= s.confirmed*float64(old)) {
			return
		}
	} else if n < s.static {
		return
	}
	e.raise(s.by, l, l.ipKey(), l.ip, f)
}

func (s *signups) inPool(e *Engine, l *observation, t *memory.Tide) {
	n := t.Size()
	if n < s.poolUsers || !e.pools.confirms || !t.Learned() || !memory.Excess(n, t.Usual(l.now), s.times) {
		return
	}
	old, done := t.Ripe(l.now, s.grace)
	if old < s.poolUsers/2 || float64(done) >= s.confirmed*float64(old) {
		return
	}
	sum := t.Sum()
	if 2*sum.Top > sum.Members { // mostly one address: that has its own alert
		return
	}
	e.raise(s.by, l, l.poolKey(), l.pool, finding{
		severity: High, count: n, sampled: sum.Sampled, users: n, ips: sum.Least, since: sum.Since, old: old, done: done,
	})
}
