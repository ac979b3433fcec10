package detect

var newDeviceDetector = Detector{
	ID: "new_device", Name: "first success with a device", Severity: Low, Attack: "T1098.005",
	About: "a user who is known by `successes` successes, or for `days` days, signs in with a kind of device he never used, from a town and a network " +
		"where he never was; anywhere, if `anywhere` is 1",
	Thresholds: []Threshold{
		{"successes", 3, Number, "successes that make a habit", ""},
		{"days", 7, Number, "days since the first success that do", "Elastic: 7"},
		{"anywhere", 0, Number, "1: a new device at home counts too", ""},
	},
	Blind:   "new devices at the user's own places, as most are his own; sources that tell no town; devices of the same browser and system",
	Contain: []string{"sign-out", "reset-password"}, steps: stepsOf(passed),
	make: func(by int, v Values) watcher {
		n := &firstSeen{by: by, want: newDevice | newCity | newNet, learned: habit{v.count("successes"), v.span("days") * day}, severity: Low}
		if v["anywhere"] != 0 {
			n.want = newDevice
		}
		return n
	},
	reason: func(f finding) string { return "signed in from " + f.what },
}
