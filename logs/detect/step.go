package detect

import "github.com/cognito-tui/cognito-tui/logs"

// step is what an event means to the detectors.
type step uint8

const (
	noStep        step = iota
	passed             // a sign-in that succeeded
	wrongPassword      // a failure that Cognito counts
	unknownUser        // a failure without a user that exists
	locked             // refused: "Password attempts exceeded", not counted
	wrongCode          // of a second factor
	asked              // a challenge was given, a code was sent
	refused            // disabled, must reset, blocked, throttled …
	signedUp
	confirmed
	resent // a code was asked for again
	forgot // a password reset was asked for
	reset  // and completed
	changed
	called // an operator's call
	undelivered
	triggered
)

// steps is a set of them.
type steps uint32

func stepsOf(list ...step) (set steps) {
	for _, s := range list {
		set |= 1 << s
	}
	return set
}

func (s steps) has(one step) bool { return s>>one&1 == 1 }

// kindSteps are the steps of kinds other than sign-ins.
var kindSteps = [...]step{
	logs.SignUp: signedUp, logs.ConfirmSignUp: confirmed, logs.ForgotPassword: forgot, logs.ConfirmForgotPassword: reset,
	logs.PasswordChange: changed, logs.ResendCode: resent, logs.AdminCall: called, logs.Undelivered: undelivered,
	logs.Trigger: triggered, logs.IdentityPool: noStep,
}

// failures are the steps of sign-ins that failed, by reason; others are refused.
var failures = map[logs.Reason]step{
	logs.BadCredentials: wrongPassword, logs.UnknownUser: unknownUser, logs.Locked: locked,
	logs.WrongCode: wrongCode, logs.ExpiredCode: wrongCode,
}

func stepOf(e *logs.Event) step {
	if e.Kind != logs.SignIn {
		if int(e.Kind) < len(kindSteps) {
			return kindSteps[e.Kind]
		}
		return noStep
	}
	switch e.Outcome {
	case logs.Pass:
		return passed
	case logs.InProgress:
		return asked
	case logs.Fail:
		return failure(e)
	default:
		return noStep
	}
}

func failure(e *logs.Event) step {
	if e.Reason == logs.NoReason || e.Reason == logs.BadCredentials {
		if factorFailed(e.Challenges) {
			return wrongCode
		}
		// Where the pool hides who exists, a failure that names nobody is all that
		// tells an unknown user. CloudTrail leaves the sub out then; that other
		// sources do is taken from their documents.
		if e.Sub == "" {
			return unknownUser
		}
		return wrongPassword
	}
	if s, ok := failures[e.Reason]; ok {
		return s
	}
	return refused
}

// passwordChallenges are the names of a first factor, in the words of the
// sources; whatever else is a second one.
func isPassword(name string) bool {
	switch name {
	case "Password", "PASSWORD", "PASSWORD_SRP", "PASSWORD_VERIFIER", "SRP_A":
		return true
	}
	return false
}

func factorFailed(list []logs.Challenge) bool {
	for _, c := range list {
		if c.Response == logs.Fail && !isPassword(c.Name) {
			return true
		}
	}
	return false
}

// passwordPassed tells whether the password was right, whatever came after. In
// CloudTrail a wrong code says so by itself: it is asked for after the password.
func passwordPassed(e *logs.Event) bool {
	for _, c := range e.Challenges {
		if isPassword(c.Name) {
			return c.Response == logs.Pass
		}
	}
	return e.Source == logs.CloudTrail
}
