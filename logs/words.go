package logs

import (
	"cmp"
	"strings"
)

// What says what happened, in a few words: why it failed, at which challenge it
// stopped, else what was tried.
func (e *Event) What() string {
	name := e.Kind.String()
	switch e.Kind {
	case AdminCall, IdentityPool, OtherKind:
		name = cmp.Or(e.Action, name)
	case Trigger:
		name = cmp.Or(e.Trigger, e.Action, name)
	case SignIn, SignUp, ConfirmSignUp, ForgotPassword, ConfirmForgotPassword, PasswordChange, ResendCode, Refresh, SignOut, Undelivered:
	}
	switch {
	case e.Awaits != "":
		return "at " + e.Awaits
	case e.Outcome != Fail || e.Reason == "":
		return name
	case e.Kind == SignIn:
		return string(e.Reason)
	case e.Reason == TriggerFailed:
		return name + " failed"
	}
	return name + ": " + string(e.Reason)
}

// Place is the city and country, as far as they are known.
func (e *Event) Place() string { return strings.Trim(e.City+", "+e.Country, ", ") }

// Besides is the device and what else the operator should see at once; of an
// operator's call it says first who made it.
func (e *Event) Besides() string {
	var parts []string
	if e.Kind == AdminCall && e.Actor != "" {
		parts = append(parts, "by "+withinAccount(e.Actor))
	}
	if asked := e.Asked(); asked != "" {
		parts = append(parts, asked)
	}
	if e.Provider != "" {
		parts = append(parts, "by "+e.Provider)
	}
	switch {
	case e.ByConsole():
		parts = append(parts, "cognito-tui")
	case e.Device != "":
		parts = append(parts, e.Device)
	}
	if e.Compromised {
		parts = append(parts, "compromised credentials")
	}
	if e.Risk > LowRisk {
		parts = append(parts, e.Risk.String()+" risk")
	}
	if (e.Kind == Trigger || e.Kind == Undelivered) && e.Message != "" {
		parts = append(parts, e.Message)
	}
	return strings.Join(parts, "; ")
}

// withinAccount is an ARN without what all ARNs of an account share: user/kim,
// assumed-role/ops/kim, root.
func withinAccount(arn string) string {
	parts := strings.SplitN(arn, ":", 6) // arn, partition, service, region, account, resource
	if len(parts) < 6 || parts[0] != "arn" {
		return arn
	}
	return parts[5]
}

// AppID identifies this program's calls: the SDK puts it into the user agent.
const AppID = "cognito-tui"

// ByConsole reports whether an operator's call says that this program made it. Anyone
// with credentials can claim that: it explains a call, and proves nothing.
func (e *Event) ByConsole() bool {
	return e.Kind == AdminCall && strings.Contains(e.Device, "app/"+AppID)
}
