package logs

import "strings"

// Failure is what a failed sign-in means, whatever its source calls the reason.
type Failure uint8

// The failures.
const (
	Refused       Failure = iota // disabled, must reset, blocked, throttled, or decided by another provider
	WrongPassword                // of a user that exists
	WrongFactor                  // a wrong code after the password
	StaleFactor                  // an expired code
	WrongAnswer                  // to a challenge of the pool's own triggers
	Nobody                       // there is no such user
	MetLock                      // "Password attempts exceeded"
	failureKinds
)

// counted lists the failures that Cognito's lockout counts (developer guide,
// "authentication": lockout): passwords and MFA codes, but no custom challenges,
// and no attempts while locked. That it does not count stale codes is not
// documented.
var counted = [failureKinds]bool{WrongPassword: true, WrongFactor: true}

// failuresOf are the reasons that mean a guess; with any other reason nobody
// guessed. NoReason is the export's, which gives none for a wrong password in
// its samples.
var failuresOf = map[Reason]Failure{
	NoReason: WrongPassword, BadCredentials: WrongPassword, WrongCode: WrongFactor, ExpiredCode: StaleFactor,
	UnknownUser: Nobody, Locked: MetLock,
}

// FailureOf returns what a failed sign-in means.
func FailureOf(e *Event) Failure {
	f := failuresOf[e.Reason]
	switch {
	case e.federated():
		return Refused // checking the password is not Cognito's job here
	case f == WrongPassword || f == WrongFactor:
		return f.by(e)
	default:
		return f
	}
}

// by decides which step of the sign-in failed: sources report wrong codes and
// answers as a wrong password too.
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
	// Where the pool hides who exists, a failure that names nobody is the only sign
	// of an unknown user. CloudTrail leaves the sub out then; that other sources do
	// is taken from their documents.
	if f == WrongPassword && e.Sub == "" {
		return Nobody
	}
	return f
}

// federated reports whether another provider decides. Managed login may name the
// pool itself as the provider.
func (e *Event) federated() bool {
	return e.Provider != "" && !strings.EqualFold(e.Provider, "COGNITO")
}

// Password reports whether a challenge is a first factor, by its names in all
// sources; any other is a second factor.
func (c Challenge) Password() bool {
	switch c.Name {
	case "Password", "PASSWORD", "PASSWORD_SRP", "PASSWORD_VERIFIER", "SRP_A":
		return true
	}
	return false
}
