package detect

// detectors is the table of all detectors, in the order of the pages; an engine
// identifies them by their position.
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
