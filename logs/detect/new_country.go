package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

var newCountryDetector = Detector{
	ID: "new_country", Name: "first success from a country", Severity: Medium, Attack: "T1078.004",
	About: "a user with at least `successes` successes over `days` days signs in from a new country, on a new network; " +
		"and with a new kind of device, unless `device` is 0",
	Thresholds: []Threshold{
		{"successes", 6, Number, "successes before the user counts as known", ""},
		{"days", 5, Number, "days since the first success", "Elastic: 7 to 10"},
		{"device", 1, Number, "1: the device must be new too, as travellers bring their own; 0: any device", ""},
	},
	Most:    Values{"successes": mostSuccesses},
	Blind:   "an attacker with the user's kind of device (browser and system, without versions); countries before the last three",
	Contain: []string{"sign-out", "reset-password"}, steps: stepsOf(passed),
	make: func(by int, v Values) watcher {
		return &firstSeen{by: by, want: newCountry | newNet, device: v["device"] != 0, learned: habit{v.count("successes"), v.span("days") * memory.Day}, severity: Medium}
	},
	reason: func(f finding) string { return "signed in from " + f.what },
}

// habit is how well a user must be known.
type habit struct {
	successes int
	age       memory.Moment
}

func (h habit) of(p *profile, now memory.Moment) bool {
	return p != nil && (int(p.successes) >= h.successes && now >= memory.Moment(p.first)*memory.Day+h.age)
}

// firstSeen looks for successes with things that are new for the user.
type firstSeen struct {
	by       int
	want     kin
	unless   kin
	shared   int // users of a network from which on it counts as a carrier's; 0 is never
	device   bool
	learned  habit
	severity Severity
}

func (n *firstSeen) observe(e *Engine, l *observation) {
	if !l.kin.has(n.want) || l.kin&n.unless != 0 || n.device && !l.kin.has(newDevice) || !n.learned.of(l.who, l.now) {
		return
	}
	if n.shared > 0 && l.at != nil && l.at.regulars() >= n.shared {
		return
	}
	where := l.Country
	if city := cityName(l.City); city != "" {
		where = city + ", " + where
	}
	e.raise(n.by, l, l.userKey(), l.user, finding{
		severity: n.severity, count: 1, users: 1, ips: 1, since: l.now, what: where + " with " + l.Device + habits(l.kin),
	})
}
