package refuse

// Disabled refuses a user who is disabled.
func Disabled() error { return NotAuthorized("User is disabled.") }

// WrongPassword refuses a sign-in without saying which half was wrong.
func WrongPassword() error { return NotAuthorized("Incorrect username or password.") }

// NotConfirmed refuses a user who has not confirmed their sign-up.
func NotConfirmed() error { return With("UserNotConfirmedException", "User is not confirmed.") }

// ResetRequired refuses a user whose password must be reset first.
func ResetRequired() error {
	return With("PasswordResetRequiredException", "Password reset required for the user")
}

// UserNotFound refuses a request about a user who is not in the pool.
func UserNotFound() error { return With("UserNotFoundException", "User does not exist.") }

// BadState refuses the answer to a challenge: it is wrong, or the challenge is another.
func BadState() error {
	return With("CodeMismatchException", "Invalid code or auth state for the user.")
}

// WrongCode refuses a code that is another than the one that was sent.
func WrongCode() error {
	return With("CodeMismatchException", "Invalid verification code provided, please try again.")
}

// ExpiredCode refuses a code that has run out, or was never sent.
func ExpiredCode() error {
	return With("ExpiredCodeException", "Invalid code provided, please request a code again.")
}
