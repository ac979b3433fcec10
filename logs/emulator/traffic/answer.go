package traffic

import "time"

// Try is what somebody tries at a pool's sign-in.
type Try uint8

// The tries.
const (
	RightPassword  Try = iota // and then the right code, if one is asked for
	WrongPassword             // or a password that this pool does not have
	WrongCode                 // after the right password
	ForgotPassword            // requests a code to set a new password
)

// Answer is how a pool answers a try.
type Answer struct {
	Sub           string // of the user, "" for nobody
	Code, Message string // of a refusal, as the API words it
	// Password is the result of the password check, "Success" or "Failure", and ""
	// where it was not checked.
	Password  string
	Factor    string // the second factor that was asked for, "SMS_MFA"
	Challenge string // what is asked for instead of issuing tokens, "NEW_PASSWORD_REQUIRED"
	// Provider and its type are of a user whose password is kept elsewhere.
	Provider, ProviderType string
	Pretended              bool // no code was sent, though the client is told so
}

// shut reports whether the user can't sign in even with the right password.
func (a Answer) shut() bool { return a.Code != "" || a.Challenge != "" }

// Answering answers for a pool: what a user's try through an app client leads to at a
// time. It changes nothing.
type Answering func(client, username string, try Try, at time.Time) Answer

// open is the answer of a pool in which every user has a password and may sign
// in.
func open(u User, try Try) Answer {
	a := Answer{Sub: u.Sub}
	switch {
	case u.Sub == "":
		a.Code, a.Message = "UserNotFoundException", "User does not exist."
	case try == RightPassword:
		a.Password = success
	case try == WrongPassword:
		a.Password, a.Code, a.Message = failure, "NotAuthorizedException", "Incorrect username or password."
	case try == WrongCode:
		a.Password, a.Factor = success, "SOFTWARE_TOKEN_MFA"
		a.Code, a.Message = "CodeMismatchException", "Invalid code or auth state for the user."
	}
	return a
}

// The results of a password or code check, as user activity has them.
const (
	success = "Success"
	failure = "Failure"
)

func (s Source) answer(client string, u User, try Try, at time.Time) Answer {
	if s.pool.Answers == nil {
		return open(u, try)
	}
	return s.pool.Answers(client, u.Username, try, at)
}
