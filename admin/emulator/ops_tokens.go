package emulator

// tokensOperations is the table of tokens.
func tokensOperations() table {
	return table{
		"AdminUserGlobalSignOut":    signedRow("UserPoolId Username", onUser(adminUserGlobalSignOut)),
		"GlobalSignOut":             publicRow("AccessToken", op(globalSignOut)),
		"GetTokensFromRefreshToken": publicRow("RefreshToken ClientId", onClient(getTokensFromRefreshToken)),
		"RevokeToken":               publicRow("Token ClientId", onClient(revokeToken)),
	}
}
