package detect

var stuffingIP = Detector{
	ID: "stuffing_ip", Name: "credential stuffing from one address", Severity: High, Attack: "T1110.004",
	About: "within an hour `users` users failed at one address, fewer than `tries` times each on average, who don't belong there, " +
		"and they are more than succeed there",
	Thresholds: []Threshold{
		{"users", 8, Number, "users that failed", "Elastic, Microsoft 365"},
		{"tries", 1.6, Number, "failures a user, on average; from there on it is a spray", "Elastic, Okta: 2 at most"},
	},
	Blind:   "lists so good that more succeed than fail (`takeover` and `new_device` see some); fewer than 8 users an hour",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser, locked),
	make: func(by int, v Values) watcher {
		return &atOneAddress{by: by, users: v.count("users"), most: v["tries"], severity: High}
	},
	reason: sprayReason,
}
