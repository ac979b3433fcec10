package detect

var stuffingDistributed = Detector{
	ID: "stuffing_distributed", Name: "credential stuffing from many addresses", Severity: High, Attack: "T1110.004",
	About: "like `spray_distributed`, with fewer than `tries` failures per user on average",
	Thresholds: append(slicesOf(distributedThresholds),
		Threshold{"tries", 1.6, Number, "failures per user, on average; this many or more is a spray", "Elastic, Entra ID"}),
	Blind:   "stuffing below the pool's own noise; users without a history blur the usual number",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser),
	make: func(by int, v Values) watcher {
		return newFromManyAddresses(by, v, 0, v["tries"])
	},
	reason: manyReason,
}
