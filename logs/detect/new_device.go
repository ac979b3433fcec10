package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

var newDeviceDetector = Detector{
	ID: "new_device", Name: "first success with a device", Severity: Low, Attack: "T1098.005",
	About: "a user who is known by `successes` successes and for `days` days signs in with a kind of device he never used, from a town and a network " +
		"of his own country where he never was and few others are; anywhere, or where a trigger's event says so, if `anywhere` is 1",
	Thresholds: []Threshold{
		{"successes", 6, Number, "successes that make a habit", ""},
		{"days", 5, Number, "and days since the first of them", "Elastic: 7"},
		{"shared", 3, Number, "users of a network that make it a carrier's", ""},
		{"anywhere", 0, Number, "1: a new device at home counts too", ""},
	},
	Most:    Values{"successes": mostSuccesses, "shared": mostRegulars},
	Blind:   "new devices at the user's own places, as most are his own; sources that tell no town; devices of the same browser and system",
	Contain: []string{"sign-out", "reset-password"}, steps: stepsOf(passed, triggered),
	make: func(by int, v Values) watcher {
		n := &firstSeen{by: by, want: newDevice | newCity | newNet, unless: newCountry, shared: v.count("shared"), learned: habit{v.count("successes"), v.span("days") * memory.Day}, severity: Low}
		if v["anywhere"] != 0 {
			n.want, n.unless, n.shared = newDevice, 0, 0
		}
		return n
	},
	reason: func(f finding) string { return "signed in from " + f.what },
}
