package emulator

// signinOperations is the table of sign-in.
func signinOperations() table {
	return table{
		"InitiateAuth":                publicRow("AuthFlow ClientId", onClient(initiateAuth)),
		"AdminInitiateAuth":           signedRow("UserPoolId ClientId AuthFlow", onOwnClient(adminInitiateAuth)),
		"RespondToAuthChallenge":      publicRow("ClientId ChallengeName", onClient(respondToAuthChallenge)),
		"AdminRespondToAuthChallenge": signedRow("UserPoolId ClientId ChallengeName", onOwnClient(adminRespondToAuthChallenge)),
	}
}
