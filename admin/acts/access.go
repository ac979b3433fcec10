package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// always is the WhyNot of actions that are always possible.
func always(Target) string { return "" }

// accessActions allow or stop a user's sign-ins.
func accessActions() []Action {
	return []Action{
		{
			ID: "enable", Key: "e", On: OnUser, Danger: Safe,
			Wording: Wording{
				Name: "enable", Also: "unban unblock unlock activate reactivate restore allow", Did: "enabled",
				Consequence: "The user can sign in at once, with the same password and attributes as before.",
				Changes:     func(Target, Inputs) []Change { return []Change{{"enabled", "no", "yes"}} },
			},
			WhyNot: func(t Target) string {
				if t.User.Enabled {
					return "This user is enabled already."
				}
				return ""
			},
			Sending: Sending{
				Repeats: true,
				Requests: onUser(func(pool, username *string) call.Request {
					return call.UserPools((*cip.Client).AdminEnableUser, &cip.AdminEnableUserInput{UserPoolId: pool, Username: username})
				}),
			},
			Showing: Showing{
				Shows: func(fresh Target, _ Inputs) Shown { return shownIf(fresh.User.Enabled) },
				After: enabled(true),
			},
			Undoing: Undoing{Undo: func(Target, Inputs) (string, Inputs) { return "disable", nil }},
		},
		{
			ID: "disable", Key: "d", On: OnUser, Danger: Careful,
			Wording: Wording{
				Name: "disable", Also: "ban block suspend deactivate lock deny freeze", Did: "disabled",
				Consequence: "The user can't sign in and all refresh tokens are revoked; issued ID and access tokens verify offline until they expire.",
				Changes:     func(Target, Inputs) []Change { return []Change{{"enabled", "yes", "no"}} },
			},
			WhyNot: func(t Target) string {
				if !t.User.Enabled {
					return "This user is disabled already."
				}
				return ""
			},
			Sending: Sending{
				Repeats: true,
				Requests: onUser(func(pool, username *string) call.Request {
					return call.UserPools((*cip.Client).AdminDisableUser, &cip.AdminDisableUserInput{UserPoolId: pool, Username: username})
				}),
			},
			Showing: Showing{
				Shows: func(fresh Target, _ Inputs) Shown { return shownIf(!fresh.User.Enabled) },
				After: enabled(false),
			},
			Undoing: Undoing{Undo: func(Target, Inputs) (string, Inputs) { return "enable", nil }},
		},
	}
}

// sessionActions end a user's sessions.
func sessionActions() []Action {
	return []Action{
		{
			ID: "sign-out", Key: "s", On: OnUser, Danger: Careful,
			Wording: Wording{
				Name: "sign out everywhere", Also: "logout log out kick revoke sessions tokens end session", Did: "signed out",
				Consequence: "All sessions end at their next call to Cognito; issued ID and access tokens verify offline until they expire, and a managed-login cookie lives on for up to an hour.",
				Changes:     func(Target, Inputs) []Change { return []Change{{"sessions", "as they are", "none"}} },
			},
			WhyNot: always,
			Sending: Sending{
				Repeats: true,
				Requests: onUser(func(pool, username *string) call.Request {
					return call.UserPools((*cip.Client).AdminUserGlobalSignOut, &cip.AdminUserGlobalSignOutInput{UserPoolId: pool, Username: username})
				}),
			},
			Undoing: Undoing{NoUndo: "Sessions that have ended can't be brought back."},
		},
	}
}

func enabled(yes bool) func(Target, Inputs) Target {
	return func(t Target, _ Inputs) Target {
		t.User.Enabled = yes
		return t
	}
}

// onUser makes the one request of an action that needs only a user.
func onUser(request func(pool, username *string) call.Request) func(Target, Inputs) []call.Request {
	return func(t Target, _ Inputs) []call.Request {
		return []call.Request{request(&t.Pool.ID, t.username())}
	}
}
