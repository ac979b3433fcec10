package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// revocationID is the check that the token alone can't answer.
const revocationID = "revocation"

// Asked returns the result with its check of revocation replaced by what Cognito has answered
// since: to a [Probe], the zero Check where there was none, and to [Hold]. A directory can only
// refuse a token: an enabled user does not mean that Cognito accepts it.
func (r Result) Asked(probe Check, drifts []Drift) Result {
	answer := probe
	// This directory says nothing about another pool's token.
	if why := refusalIn(drifts); why != "" && probe.Status != Fail && r.Check("issuer").Status != Fail {
		answer = Check{ID: revocationID, Name: revocationID, Status: Fail, Detail: "Cognito no longer accepts it: " + why}
	}
	r.Checks = slices.Clone(r.Checks)
	for i := range r.Checks {
		if r.Checks[i].ID == answer.ID {
			r.Checks[i] = answer
		}
	}
	return r
}

// refusalIn is why a user's tokens are no longer accepted, "" when the directory gives no
// reason.
func refusalIn(drifts []Drift) string {
	whys := map[string]string{"user": "the user is not in the pool", "enabled": "the user is disabled"}
	for _, d := range drifts {
		if why := whys[d.ID]; why != "" && d.Status == Differs {
			return why
		}
	}
	return ""
}

// Refused is why Cognito does not accept a token that is valid by itself, "" when nothing shows
// that or when the token itself is not valid.
func (r Result) Refused() string {
	if failed := r.failed(); len(failed) == 1 && failed[0].ID == revocationID {
		return failed[0].Detail
	}
	return ""
}

func (r Result) failed() (failed []Check) {
	for _, c := range r.Checks {
		if c.Status == Fail {
			failed = append(failed, c)
		}
	}
	return failed
}

// Verdict is the outcome in one sentence: Pass for a valid token, Fail for an invalid one, Skip
// for one that can't be verified.
func Verdict(t Token, r Result) (Status, string) {
	refused := r.Refused()
	switch {
	case t.isCut():
		return Fail, capital(t.cut) + "."
	case refused != "":
		return Fail, capital(refused) + "."
	case r.Failed():
		return Fail, "Not valid: " + FailedNames(r) + "."
	case !r.Valid():
		return Skip, "Can't be verified."
	case r.Check(revocationID).Status == Pass:
		return Pass, "Valid, and Cognito accepts it."
	case t.Kind == Access:
		return Pass, "Valid by itself: Cognito was not asked."
	}
	return Pass, "Valid."
}

// FailedNames lists the checks that failed: "signature, expiry".
func FailedNames(r Result) string {
	var names []string
	for _, c := range r.failed() {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
