package detect

var stuffingIP = Detector{
	ID: "stuffing_ip", Name: "credential stuffing from one address", Severity: High, Attack: "T1110.004",
	About: "within an hour `users` users who don't belong there failed at one address, fewer than `tries` times each on average, " +
		"and more users failed than succeed there",
	Thresholds: []Threshold{
		{"users", 8, Number, "users that failed", "Elastic, Microsoft 365"},
		{"tries", 1.6, Number, "failures per user, on average; this many or more is a spray", "Elastic, Okta: at most 2"},
	},
	Blind:   "lists with more correct passwords than wrong ones (`takeover` and `new_device` see some); fewer than 8 users an hour",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser, locked),
	make: func(by int, v Values) watcher {
		return &atOneAddress{by: by, users: v.count("users"), most: v["tries"], severity: High}
	},
	reason: sprayReason,
}
