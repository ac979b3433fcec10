package detect

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

var takeover = Detector{
	ID: "takeover", Name: "success after a burst of failures", Severity: High, Attack: "T1078.004",
	About: "a success that doesn't fit the user's habits, after `failures` wrong passwords within `window` or from a network that sprayed or stuffed " +
		"within the last three hours; for a user without a history after `blind_failures`",
	Thresholds: []Threshold{
		{"failures", 5, Number, "failures before the success", "Panther; Microsoft Sentinel: 10"},
		{"window", 1200, Duration, "within", "Microsoft Sentinel"},
		{"blind_failures", 10, Number, "failures, for a user without a history", "Microsoft Sentinel"},
	},
	Most:    Values{"failures": tries, "blind_failures": tries},
	Blind:   "an attacker at the user's own network; a correct first guess from an address that did nothing else",
	Contain: []string{"sign-out", "disable", "reset-password"}, steps: stepsOf(passed),
	make: func(by int, v Values) watcher {
		return &overtaken{by, v.count("failures"), v.span("window"), v.count("blind_failures")}
	},
	reason: func(f finding) string {
		if f.count == 1 {
			return "signed in" + f.what
		}
		return fmt.Sprintf("signed in after %s in %s%s", plural(f.count-1, "wrong password"), f.span(), f.what)
	},
}

type overtaken struct {
	by       int
	failures int
	window   memory.Moment
	blind    int
}

func (o *overtaken) observe(e *Engine, l *observation) {
	if l.user == 0 || l.kin.has(proven) && !l.kin.strange() {
		return
	}
	past := l.fails.until(l.now)
	t := past.tally(aPassword, l.now.Before(o.window))
	burst := t.n >= o.failures && l.kin.foreign() || t.n >= o.blind
	// Where many networks take part, a user without a history may be on their own
	// network.
	flagged, alone := e.networks.flags.Has(uint32(l.net), l.now)
	if !burst && (!flagged || !alone && !l.kin.strange()) {
		return
	}
	f := finding{severity: High, count: t.n + 1, users: 1, ips: max(1, t.nets), since: min(l.now, t.since), what: habits(l.kin)}
	if !burst {
		f.what = ", from a network that attacked other users" + f.what
	}
	if t.n == 0 {
		f.since = l.now
	}
	if l.kin.has(newCountry) {
		f.severity = Critical
	}
	e.raise(o.by, l, l.userKey(), l.user, f)
}

// habits says what in an event is new for the user.
func habits(k kin) string {
	text := ""
	for _, one := range [...]struct {
		bit  kin
		name string
	}{{newCountry, "country"}, {newCity, "town"}, {newDevice, "device"}, {newNet, "network"}} {
		if k.has(one.bit) {
			if text != "" {
				text += ", "
			}
			text += one.name
		}
	}
	if text == "" {
		return ""
	}
	return "; new for the user: " + text
}
