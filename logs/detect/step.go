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
	asked              // a challenge was given: a code was sent, an authenticator app asked, a new password demanded
	refused            // disabled, must reset, blocked, throttled …
	lockTold           // another source says that a failure met a lock
	judged             // another source says what threat protection found
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

// undone are the steps that did not take place where they failed. Others are
// attempts, or bad news in themselves.
var undone = stepsOf(signedUp, confirmed, reset, changed)

// failures are the steps of sign-ins that failed. A failed second factor is a
// guess at it, whether Cognito counts it or not.
var failures = [...]step{
	logs.Refused: refused, logs.WrongPassword: wrongPassword, logs.Nobody: unknownUser, logs.MetLock: locked,
	logs.WrongFactor: wrongCode, logs.StaleFactor: wrongCode, logs.WrongAnswer: wrongCode,
}

func stepOf(e *logs.Event) step {
	if e.Again {
		return stepOfRepeat(e)
	}
	if e.Kind != logs.SignIn {
		return stepOfKind(e)
	}
	switch e.Outcome {
	case logs.Pass:
		return passed
	case logs.InProgress:
		return asked
	case logs.Fail:
		return failures[logs.FailureOf(e)]
	case logs.NoOutcome:
	}
	return noStep
}

// stepOfRepeat is what the second record of an event adds to the first: what threat
// protection found, which only the export has, or that a failure was a lock.
func stepOfRepeat(e *logs.Event) step {
	if e.Compromised || e.Decision != logs.NoDecision || e.Risk == logs.HighRisk {
		return judged
	}
	if e.Kind == logs.SignIn && e.Outcome == logs.Fail && logs.FailureOf(e) == logs.MetLock {
		return lockTold
	}
	return noStep
}

func stepOfKind(e *logs.Event) step {
	if int(e.Kind) >= len(kindSteps) {
		return noStep
	}
	s := kindSteps[e.Kind]
	if e.Outcome == logs.Fail && undone.has(s) {
		return refused
	}
	return s
}

// passwordPassed reports whether the password was right, whatever came after. In
// CloudTrail a wrong code is enough: it is asked for after the password, except
// a custom challenge, which may be all that is asked for.
func passwordPassed(e *logs.Event) bool {
	for _, c := range e.Challenges {
		if c.Password() {
			return c.Response == logs.Pass
		}
	}
	return e.Source == logs.CloudTrail && logs.FailureOf(e) != logs.WrongAnswer
}
