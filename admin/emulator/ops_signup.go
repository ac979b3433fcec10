package emulator

// signupOperations is the table of sign-up.
func signupOperations() table {
	return table{
		"AdminConfirmSignUp":     signedRow("UserPoolId Username", onUser(adminConfirmSignUp)),
		"SignUp":                 publicRow("ClientId Username", onClient(signUp)),
		"ConfirmSignUp":          publicRow("ClientId Username ConfirmationCode", onClient(confirmSignUp)),
		"ResendConfirmationCode": publicRow("ClientId Username", onClient(resendConfirmationCode)),
	}
}
