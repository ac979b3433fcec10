package detect

// detectors is the table of all. Their order is that of the pages; an engine knows
// them by their place in it.
var detectors = []Detector{
	bruteForceUser, bruteForceDistributed,
	sprayIP, sprayDistributed,
	stuffingIP, stuffingDistributed,
	takeover, impossibleTravel, newCountryDetector, newDeviceDetector,
	mfaFailures, mfaFatigue, passwordOK,
	lockout, lockoutWave,
	compromised, riskBlock, riskHigh,
	signupBurst, smsPumping, userEnumeration, forgotPasswordFlood,
	adminAction, volume,
}
