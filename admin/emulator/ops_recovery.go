package emulator

// recoveryOperations is the table of forgotten passwords.
func recoveryOperations() table {
	return table{
		"AdminResetUserPassword": signedRow("UserPoolId Username", onUser(adminResetUserPassword)),
		"ForgotPassword":         publicRow("ClientId Username", onClient(forgotPassword)),
		"ConfirmForgotPassword":  publicRow("ClientId Username ConfirmationCode Password", onClient(confirmForgotPassword)),
	}
}
