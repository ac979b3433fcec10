package admin

import (
	"fmt"
	"time"
)

// Known is a fact, if somebody has looked.
type Known[T any] struct {
	Value  T
	Looked bool
}

// Seen is a fact that was looked at.
func Seen[T any](value T) Known[T] { return Known[T]{value, true} }

// Entry is what decides whether a profile lets its user in, as far as it is known.
type Entry struct {
	User User
	// TemporaryDays is how long an invitation is good for, by the pool's settings.
	TemporaryDays Known[int]
	// Locked is whether the user is locked out, by an estimate: the logs of sign-ins
	// alone tell.
	Locked Known[bool]
	Now    time.Time
}

// Sign is how good or bad a finding is.
type Sign uint8

// The signs. The zero Sign claims nothing.
const (
	Note  Sign = iota
	Fine       // all that was to be looked at was
	Care       // something is left to be done
	Stops      // it stops a sign-in
)

// Standing is how a user stands at the door.
type Standing struct {
	Sign Sign
	Word string // for a list
	Says string // one sentence
	// Unseen is what was not looked at and may say otherwise, "" for nothing.
	Unseen string
	Acts   []string // ids of the actions that mend it
}

// standings are how the statuses stand, where the user is enabled. What each means:
// developer guide, "signing up users in your app" and "managing users' passwords".
var standings = map[UserStatus]func(Entry) Standing{
	StatusConfirmed: confirmed,
	StatusUnconfirmed: func(Entry) Standing {
		return Standing{Sign: Care, Word: "unconfirmed", Says: "Signed up, but never gave the code that confirms it."}
	},
	StatusForceChangePassword: invited,
	StatusResetRequired: func(Entry) Standing {
		return Standing{Sign: Care, Word: "must reset", Says: "Can't sign in until the password is reset with a code."}
	},
	StatusExternalProvider: func(e Entry) Standing {
		return Standing{
			Word: "by " + e.User.Provider(), Says: "Signs in through an identity provider; has no password here.",
			Unseen: "whether the provider lets the user in",
		}
	},
}

// Stand tells how a user stands. It asks for nothing: what is not among the facts is
// said not to have been looked at, and is never taken to be fine.
func (e Entry) Stand() Standing {
	if !e.User.Enabled {
		return Standing{Sign: Stops, Word: "disabled", Says: "Can't sign in: disabled by an administrator."}
	}
	if stand, known := standings[e.User.Status]; known {
		return stand(e)
	}
	return Standing{Says: "Status " + string(e.User.Status) + "."}
}

func confirmed(e Entry) Standing {
	s := Standing{Word: "confirmed", Says: "Confirmed and enabled."}
	switch {
	case !e.Locked.Looked:
		s.Unseen = "sign-in logs, which alone tell of a lockout"
	case e.Locked.Value:
		s.Sign, s.Word, s.Says = Care, "locked out?", "Confirmed and enabled, but locked out for now, by an estimate."
	default:
		s.Sign, s.Says = Fine, "Confirmed, enabled, and not locked out as far as the logs tell."
	}
	return s
}

// invited goes by when the profile was made and changed: no call tells when the
// invitation was sent last, which was not before the one and not after the other.
func invited(e Entry) Standing {
	s := Standing{Sign: Care, Word: "must set password", Says: "Invited: must sign in with the temporary password and set one."}
	if !e.TemporaryDays.Looked {
		s.Unseen = "the pool's settings, which tell when the invitation expires"
		return s
	}
	days := e.TemporaryDays.Value
	validity := time.Duration(days) * 24 * time.Hour
	switch {
	case e.Now.After(e.User.Modified.Add(validity)):
		return Standing{
			Sign: Stops, Word: "invite expired", Acts: []string{"resend-invite"},
			Says: fmt.Sprintf("Can't sign in: the temporary password has expired, as it is good for %d days.", days),
		}
	case e.Now.After(e.User.Created.Add(validity)):
		s.Unseen = fmt.Sprintf("when the invitation was sent last: it is good for %d days and may have expired", days)
	}
	return s
}
