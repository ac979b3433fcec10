package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

var newDeviceDetector = Detector{
	ID: "new_device", Name: "first success with a device", Severity: Low, Attack: "T1098.005",
	About: "a user with at least `successes` successes over `days` days signs in with a new kind of device, from a new town and network " +
		"of their own country that few others use; from anywhere, or where a trigger's event says so, if `anywhere` is 1",
	Thresholds: []Threshold{
		{"successes", 6, Number, "successes before the user counts as known", ""},
		{"days", 5, Number, "days since the first success", "Elastic: 7"},
		{"shared", 3, Number, "users of a network from which on it counts as a carrier's", ""},
		{"anywhere", 0, Number, "1: a new device at home counts too", ""},
	},
	Most:    Values{"successes": mostSuccesses, "shared": mostRegulars},
	Blind:   "new devices at the user's own places, as most are the user's own; sources without towns; devices of the same browser and system",
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
