package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
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
				Changes:     enabledChange(admin.Yes),
			},
			WhyNot: func(t Target) string {
				if t.User.Enabled == admin.Yes {
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
				Shows: showsEnabled(admin.Yes),
				After: enabled(admin.Yes),
			},
			Undoing: Undoing{Undo: backTo("disable"), NoUndoOf: noUndoOfEnabled},
		},
		{
			ID: "disable", Key: "d", On: OnUser, Danger: Careful,
			Wording: Wording{
				Name: "disable", Also: "ban block suspend deactivate lock deny freeze", Did: "disabled",
				Consequence: "The user can't sign in and all refresh tokens are revoked; issued ID and access tokens verify offline until they expire.",
				Changes:     enabledChange(admin.No),
			},
			WhyNot: func(t Target) string {
				if t.User.Enabled == admin.No {
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
				Shows: showsEnabled(admin.No),
				After: enabled(admin.No),
			},
			Undoing: Undoing{Undo: backTo("enable"), NoUndoOf: noUndoOfEnabled},
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

func enabled(will admin.Answer) func(Target, Inputs) Target {
	return func(t Target, _ Inputs) Target {
		t.User.Enabled = will
		return t
	}
}

func enabledChange(will admin.Answer) func(Target, Inputs) []Change {
	return func(t Target, _ Inputs) []Change {
		return []Change{{"enabled", t.User.Enabled.String(), will.String()}}
	}
}

func showsEnabled(will admin.Answer) func(Target, Inputs) Shown {
	return func(fresh Target, _ Inputs) Shown {
		if fresh.User.Enabled == admin.Untold {
			return CantTell
		}
		return shownIf(fresh.User.Enabled == will)
	}
}

// backTo makes the Undo of enabling and disabling. An unread user, who has not even an empty
// list of attributes, was in the plan of a bulk, and a plan leaves out who is as it wants them.
func backTo(act string) func(Target, Inputs) (string, Inputs) {
	return func(t Target, in Inputs) (string, Inputs) {
		if noUndoOfEnabled(t, in) != "" {
			return "", nil
		}
		return act, nil
	}
}

func noUndoOfEnabled(t Target, _ Inputs) string {
	if t.User.Enabled == admin.Untold && t.User.Attributes != nil {
		return "Whether the user was enabled before was not told by this endpoint, so there is nothing to go back to."
	}
	return ""
}

// onUser makes the one request of an action that needs only a user.
func onUser(request func(pool, username *string) call.Request) func(Target, Inputs) []call.Request {
	return func(t Target, _ Inputs) []call.Request {
		return []call.Request{request(&t.Pool.ID, t.username())}
	}
}
