package emulator

func disabled() error { return notAuthorized("User is disabled.") }

func wrongPassword() error { return notAuthorized("Incorrect username or password.") }

func notConfirmed() error { return fail("UserNotConfirmedException", "User is not confirmed.") }

func resetRequired() error {
	return fail("PasswordResetRequiredException", "Password reset required for the user")
}

func userNotFound() error { return fail("UserNotFoundException", "User does not exist.") }

func badState() error {
	return fail("CodeMismatchException", "Invalid code or auth state for the user.")
}

func expiredCode() error {
	return fail("ExpiredCodeException", "Invalid code provided, please request a code again.")
}
