package refuse

func Disabled() error { return NotAuthorized("User is disabled.") }

func WrongPassword() error { return NotAuthorized("Incorrect username or password.") }

func NotConfirmed() error { return With("UserNotConfirmedException", "User is not confirmed.") }

func ResetRequired() error {
	return With("PasswordResetRequiredException", "Password reset required for the user")
}

func UserNotFound() error { return With("UserNotFoundException", "User does not exist.") }

func BadState() error {
	return With("CodeMismatchException", "Invalid code or auth state for the user.")
}

func ExpiredCode() error {
	return With("ExpiredCodeException", "Invalid code provided, please request a code again.")
}
