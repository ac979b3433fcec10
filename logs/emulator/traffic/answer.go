package traffic

import "time"

// Try is what somebody does at a pool's door.
type Try uint8

// The tries.
const (
	RightPassword  Try = iota // and then the right code, where one is asked for
	WrongPassword             // or no password of this pool's at all
	WrongCode                 // after the right password
	ForgotPassword            // asks for a code to set a new one
)

// Answer is how a pool takes a try.
type Answer struct {
	Sub           string // of the user, "" for nobody
	Code, Message string // of a refusal, as the API words it
	// Password is what became of the password, "Success" or "Failure", and "" where
	// it was not looked at.
	Password  string
	Factor    string // the second factor that was asked for, "SMS_MFA"
	Challenge string // what is asked for in place of tokens, "NEW_PASSWORD_REQUIRED"
	// Provider and its type are of a user who signs in with another password
	// elsewhere.
	Provider, ProviderType string
	Pretended              bool // no code was sent, though the client is told so
}

// shut reports whether the user gets no further even with the right password.
func (a Answer) shut() bool { return a.Code != "" || a.Challenge != "" }

// Door answers for a pool: what a try by a user through an app client comes to at
// a time. Nothing changes by it.
type Door func(client, username string, try Try, at time.Time) Answer

// open is the door of a pool in which every user has a password and may come in.
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

// What became of a password or code, as user activity has it.
const (
	success = "Success"
	failure = "Failure"
)

func (s Source) answer(client string, u User, try Try, at time.Time) Answer {
	if s.pool.Door == nil {
		return open(u, try)
	}
	return s.pool.Door(client, u.Username, try, at)
}
