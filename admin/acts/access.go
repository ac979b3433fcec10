package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// always is the WhyNot of what can always be done.
func always(Target) string { return "" }

// accessActions open and shut the door for a user.
func accessActions() []Action {
	return []Action{
		{
			ID: "enable", Name: "enable", Key: "e", On: OnUser, Did: "enabled",
			Danger: Safe, Repeats: true,
			Consequence: "The user can sign in at once, with the password and attributes of before.",
			WhyNot: func(t Target) string {
				if t.User.Enabled {
					return "This user is enabled."
				}
				return ""
			},
			Changes: func(Target, Inputs) []Change { return []Change{{"enabled", "no", "yes"}} },
			Requests: onUser(func(pool, username *string) any {
				return &cip.AdminEnableUserInput{UserPoolId: pool, Username: username}
			}),
			Undo:  func(Target, Inputs) (string, Inputs) { return "disable", nil },
			After: enabled(true),
			Shows: func(fresh Target, _ Inputs) Verdict { return verdictOf(fresh.User.Enabled) },
		},
		{
			ID: "disable", Name: "disable", Key: "d", On: OnUser, Did: "disabled",
			Danger: Careful, Repeats: true,
			Consequence: "The user can't sign in and all refresh tokens are revoked; ID and access tokens that are out verify offline until they expire.",
			WhyNot: func(t Target) string {
				if !t.User.Enabled {
					return "This user is disabled already."
				}
				return ""
			},
			Changes: func(Target, Inputs) []Change { return []Change{{"enabled", "yes", "no"}} },
			Requests: onUser(func(pool, username *string) any {
				return &cip.AdminDisableUserInput{UserPoolId: pool, Username: username}
			}),
			Undo:  func(Target, Inputs) (string, Inputs) { return "enable", nil },
			After: enabled(false),
			Shows: func(fresh Target, _ Inputs) Verdict { return verdictOf(!fresh.User.Enabled) },
		},
		{
			ID: "sign-out", Name: "sign out everywhere", Key: "s", On: OnUser, Did: "signed out",
			Danger: Careful, Repeats: true,
			Consequence: "All sessions end at their next call to Cognito; ID and access tokens that are out verify offline until they expire, and a managed-login cookie lives on for up to an hour.",
			NoUndo:      "Sessions that have ended can't be brought back.",
			WhyNot:      always,
			Changes:     func(Target, Inputs) []Change { return []Change{{"sessions", "as they are", "none"}} },
			Requests: onUser(func(pool, username *string) any {
				return &cip.AdminUserGlobalSignOutInput{UserPoolId: pool, Username: username}
			}),
		},
	}
}

func enabled(yes bool) func(Target, Inputs) Target {
	return func(t Target, _ Inputs) Target {
		t.User.Enabled = yes
		return t
	}
}

// onUser makes the one request of an action that needs no more than a user.
func onUser(input func(pool, username *string) any) func(Target, Inputs) []call.Request {
	return func(t Target, _ Inputs) []call.Request {
		return []call.Request{call.NewRequest(input(&t.Pool.ID, t.username()))}
	}
}
