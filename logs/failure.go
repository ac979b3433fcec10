package logs

import "strings"

// Failure is what a failed sign-in means at the door, whatever its source calls
// the reason.
type Failure uint8

// The failures.
const (
	Refused       Failure = iota // disabled, must reset, blocked, throttled, or another provider's affair
	WrongPassword                // of a user that exists
	WrongFactor                  // a wrong code after the password
	StaleFactor                  // one that is too old
	WrongAnswer                  // to a challenge of the pool's own triggers
	Nobody                       // there is no such user
	MetLock                      // "Password attempts exceeded"
	failureKinds
)

// counted are the failures that Cognito's lockout counts (developer guide,
// "authentication": lockout): passwords and MFA codes, but no custom challenges,
// and no attempts while locked. That it counts no stale codes is not documented.
var counted = [failureKinds]bool{WrongPassword: true, WrongFactor: true}

// failuresOf are the reasons that tell a guess; after others nobody guessed.
// NoReason is the export's, which has none for a wrong password in its samples.
var failuresOf = map[Reason]Failure{
	NoReason: WrongPassword, BadCredentials: WrongPassword, WrongCode: WrongFactor, ExpiredCode: StaleFactor,
	UnknownUser: Nobody, Locked: MetLock,
}

// FailureOf is what a sign-in that failed means.
func FailureOf(e *Event) Failure {
	f := failuresOf[e.Reason]
	switch {
	case e.federated():
		return Refused // the password was not Cognito's to check
	case f == WrongPassword || f == WrongFactor:
		return f.by(e)
	default:
		return f
	}
}

// by tells which step of the sign-in failed. A wrong password is said of wrong
// codes and answers as well.
func (f Failure) by(e *Event) Failure {
	for _, c := range e.Challenges {
		switch {
		case c.Response != Fail || c.Password():
		case c.Name == "CUSTOM_CHALLENGE":
			return WrongAnswer
		default:
			return WrongFactor
		}
	}
	// Where the pool hides who exists, a failure that names nobody is all that
	// tells an unknown user. CloudTrail leaves the sub out then; that other
	// sources do is taken from their documents.
	if f == WrongPassword && e.Sub == "" {
		return Nobody
	}
	return f
}

// federated reports whether another provider decides. Managed login may call the
// pool itself one.
func (e *Event) federated() bool {
	return e.Provider != "" && !strings.EqualFold(e.Provider, "COGNITO")
}

// Password reports whether a challenge is a first factor, by its names in all
// sources; whatever else is a second one.
func (c Challenge) Password() bool {
	switch c.Name {
	case "Password", "PASSWORD", "PASSWORD_SRP", "PASSWORD_VERIFIER", "SRP_A":
		return true
	}
	return false
}
