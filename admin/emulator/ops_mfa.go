package emulator

// mfaOperations is the table of users' second factors.
func mfaOperations() table {
	return table{
		"AdminSetUserMFAPreference": signedRow("Username UserPoolId", onUser(adminSetUserMFAPreference)),
		"AdminDeleteSoftwareToken":  signedRow("UserPoolId Username", onUser(adminDeleteSoftwareToken)),
		"AdminGetUserAuthFactors":   signedRow("UserPoolId Username", onUser(adminGetUserAuthFactors)),
		"AssociateSoftwareToken":    publicRow("", op(associateSoftwareToken)),
		"VerifySoftwareToken":       publicRow("UserCode", op(verifySoftwareToken)),
	}
}
