package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var lockoutWave = Detector{
	ID: "lockout_wave", Name: "many users are locked out", Severity: High, Attack: "T1110",
	About: "`users` users of a pool were locked out within five minutes, `times` times the usual number at this hour, too many for chance " +
		"(Poisson, 1 in a million)",
	Thresholds: []Threshold{
		{"users", 6, Number, "users locked out", "Elastic, Microsoft 365: 10"},
		{"times", 3, Number, "times the usual number", ""},
		{"cold_users", 10, Number, "users, within the first six hours, before the usual number is known", "Elastic, Microsoft 365"},
	},
	Blind: "a wave slower than one user a minute", steps: lockSteps,
	Contain: []string{"reset-password"},
	make: func(by int, v Values) watcher {
		return &wave{by: by, users: v.count("users"), cold: v.count("cold_users"), times: v["times"]}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("%d users locked out in %s; %s", f.users, f.span(), f.usually(""))
	},
}

// waveSpan is the window of the rules for Microsoft 365.
const waveSpan memory.Moment = 300

type wave struct {
	by, users, cold int
	times           float64
}

func (w *wave) observe(e *Engine, l *observation) {
	if !l.locked || l.pool == 0 {
		return
	}
	t := e.pools.waves.Of(l.pool, l.now)
	t.Add(l.user, l.net, l.now)
	n := t.Size()
	usual := t.Usual(l.now)
	if t.Learned() && (n < w.users || !memory.Excess(n, usual, w.times)) || !t.Learned() && n < w.cold {
		return
	}
	s := t.Sum()
	e.raise(w.by, l, l.poolKey(), l.pool, finding{severity: High, count: s.Tries, sampled: s.Sampled, users: n, ips: s.Least, since: s.Since, usual: usually(t, l.now)})
}
