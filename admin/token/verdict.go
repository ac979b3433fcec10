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
// refuse a token: an enabled user does not mean that Cognito accepts it. What a probe answered
// is told beside that.
func (r Result) Asked(probe Check, drifts []Drift) Result {
	answer := probe
	// This directory says nothing about another pool's token.
	if why := refusalIn(drifts); why != "" && probe.Status != Fail && r.Check("issuer").Status != Fail {
		answer = Check{ID: revocationID, Name: revocationID, Status: Fail, Detail: noLonger + why}
		switch {
		case probe.Status == Pass:
			answer.Detail = why + ", yet " + saysProbe(probe)
		case probe.ID != "":
			answer.Detail += "; " + saysProbe(probe)
		}
	}
	r.probe = probe
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

// saysProbe is what a probe answered, as a part of a sentence.
func saysProbe(probe Check) string {
	switch probe.Status {
	case Pass:
		return "the probe was accepted just now"
	case Fail:
		return "the probe was refused: " + strings.TrimPrefix(probe.Detail, noLonger)
	case Skip:
	}
	return "the probe has no answer: " + strings.TrimSuffix(probe.Detail, ".")
}

// besides is a sentence with what a probe answered, after a verdict that does not say it.
func (r Result) besides() string {
	if r.probe.ID == "" {
		return ""
	}
	return " " + capital(saysProbe(r.probe)) + "."
}

// Verdict is the outcome in a sentence, with what a probe answered: Pass for a valid token, Fail
// for an invalid one, Skip for one that can't be verified.
func Verdict(t Token, r Result) (Status, string) {
	refused := r.Refused()
	switch {
	case t.isCut():
		return Fail, capital(t.cut) + "."
	case refused != "":
		return Fail, capital(refused) + "."
	case r.Failed():
		return Fail, "Not valid: " + FailedNames(r) + "." + r.besides()
	case !r.Valid():
		return Skip, "Can't be verified." + r.besides()
	case r.Check(revocationID).Status == Pass:
		return Pass, "Valid, and Cognito accepts it."
	case r.probe.ID != "":
		return Pass, "Valid by itself." + r.besides()
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
