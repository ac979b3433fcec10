package acts

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// nextSignIn says what a user without an authenticator app is asked for, by the
// pool's MFA setting.
var nextSignIn = map[string]string{
	"ON":       "The next sign-in asks for another factor of the user, or to set up an app again.",
	"OPTIONAL": "The next sign-in asks for another factor if the user has one turned on; if not, the password alone is enough until an app is registered again.",
	"OFF":      "MFA is off in this pool: nobody is asked for a second factor anyway.",
}

func resetTOTP() Action {
	return Action{
		ID: "reset-totp", Key: "t", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "reset authenticator app", Also: "2fa mfa two-factor authenticator app lost phone reset", Did: "authenticator app reset",
			Consequence: "The codes of the user's authenticator app stop working, and the user can register another.",
			Changes:     func(Target, Inputs) []Change { return []Change{{"authenticator app", "registered", "none"}} },
			Warnings: func(t Target, _ Inputs) []string {
				var warnings []string
				if next := nextSignIn[t.Pool.MFA]; next != "" {
					warnings = append(warnings, next)
				}
				if t.MFA != nil && !slices.Contains(t.MFA.Enabled, factorTOTP) {
					warnings = append(warnings, "No authenticator app is on for this user, so there may be none to reset.")
				}
				return warnings
			},
		},
		WhyNot:  always,
		Reading: Reading{Look: lookAtMFA},
		Sending: Sending{Requests: onUser(func(pool, username *string) call.Request {
			return call.UserPools((*cip.Client).AdminDeleteSoftwareToken, &cip.AdminDeleteSoftwareTokenInput{UserPoolId: pool, Username: username})
		})},
		Undoing: Undoing{NoUndo: "The app's secret is gone: the user must register the app again, or another one."},
	}
}
