package logs

import (
	"slices"
	"strconv"
)

// The names of the enumerations, in their order. People read them, a Query asks
// for them and JSON holds them: none may change.
var (
	kindNames = []string{
		OtherKind: "other", SignIn: "sign-in", SignUp: "sign-up", ConfirmSignUp: "confirm-sign-up",
		ForgotPassword: "forgot-password", ConfirmForgotPassword: "confirm-forgot-password",
		PasswordChange: "password-change", ResendCode: "resend-code", Refresh: "refresh", SignOut: "sign-out",
		AdminCall: "admin-call", Trigger: "trigger", Undelivered: "undelivered", IdentityPool: "identity-pool",
	}
	outcomeNames  = []string{NoOutcome: "", Pass: "pass", Fail: "fail", InProgress: "in-progress"}
	riskNames     = []string{NoRisk: "", LowRisk: "low", MediumRisk: "medium", HighRisk: "high"}
	decisionNames = []string{NoDecision: "", Takeover: "takeover", Block: "block"}
	answerNames   = []string{Untold: "", Yes: "yes", No: "no"}
	sourceNames   = []string{
		NoSource: "", UserActivity: "user-activity", CloudTrail: "cloudtrail", Lambda: "lambda",
		Notification: "notification", UserHistory: "user-history",
	}
)

// String is the name of the kind, such as "sign-in".
func (k Kind) String() string { return nameOf(kindNames, uint8(k)) }

// MarshalText is String.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// String is "pass", "fail", "in-progress", or "" where the source does not say.
func (o Outcome) String() string { return nameOf(outcomeNames, uint8(o)) }

// MarshalText is String.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// String is "low", "medium", "high", or "".
func (r Risk) String() string { return nameOf(riskNames, uint8(r)) }

// MarshalText is String.
func (r Risk) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// String is "takeover", "block", or "".
func (d Decision) String() string { return nameOf(decisionNames, uint8(d)) }

// MarshalText is String.
func (d Decision) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// String is "yes", "no", or "" where the source does not say.
func (a Answer) String() string { return nameOf(answerNames, uint8(a)) }

// MarshalText is String.
func (a Answer) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// String is the name of the source, such as "user-activity".
func (s Source) String() string { return nameOf(sourceNames, uint8(s)) }

// MarshalText is String.
func (s Source) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

func nameOf(names []string, i uint8) string {
	if int(i) < len(names) {
		return names[i]
	}
	return strconv.Itoa(int(i))
}

// told returns the names that mean something.
func told(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })
}
