package detect

var stuffingDistributed = Detector{
	ID: "stuffing_distributed", Name: "credential stuffing from many addresses", Severity: High, Attack: "T1110.004",
	About: "as `spray_distributed`, with fewer than `tries` failures a user on average",
	Thresholds: append(slicesOf(distributedThresholds),
		Threshold{"tries", 1.6, Number, "failures a user, on average; from there on it is a spray", "Elastic, Entra ID"}),
	Blind:   "stuffing slower than the pool's own noise; users without a history blur what is usual",
	Contain: []string{"reset-password", "disable"}, steps: stepsOf(wrongPassword, unknownUser),
	make: func(by int, v Values) watcher {
		return newFromManyAddresses(by, v, 0, v["tries"])
	},
	reason: manyReason,
}
