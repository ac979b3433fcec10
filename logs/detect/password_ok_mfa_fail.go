package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var passwordOK = Detector{
	ID: "password_ok_mfa_fail", Name: "right password, wrong second factor", Severity: Medium, Attack: "T1078",
	About: "`failures` wrong codes of one user within `window` after the right password, from a network and a device or country that are new for the user, one more if the device is known: somebody has the password",
	Thresholds: []Threshold{
		{"window", 600, Duration, "how long failures count", ""},
		{"failures", 2, Number, "wrong codes (OWASP would notify the user at the first)", "OWASP"},
	},
	Most:    Values{"failures": tries - 1},
	Blind:   "users without a history; an attacker who gives up at the first wrong code, or never enters one",
	Contain: []string{"reset-password", "sign-out"}, steps: stepsOf(wrongCode),
	make: func(by int, v Values) watcher {
		return &leaked{by, v.span("window"), v.count("failures")}
	},
	reason: func(f finding) string {
		return fmt.Sprintf("the password was right and the code wrong %d times in %s%s", f.count, f.span(), f.what)
	},
}

type leaked struct {
	by       int
	window   memory.Moment
	failures int
}

func (p *leaked) observe(e *Engine, l *observation) {
	if l.user == 0 || !l.kin.foreign() {
		return
	}
	t := l.fails.tally(aCode|passwordWas|byStranger, l.now.Before(p.window))
	least := p.failures
	if !l.kin.has(newDevice) {
		least++ // a traveller mistypes as well
	}
	if t.n < least {
		return
	}
	e.raise(p.by, l, l.userKey(), l.user, finding{severity: Medium, count: t.n, users: 1, ips: t.nets, since: t.since, what: habits(l.kin)})
}
