package acts

import (
	"context"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// passwordActions are the two ways to a new password: the user's own and the
// administrator's.
func passwordActions() []Action {
	return []Action{resetPassword(), setPassword()}
}

// noReset says why users of a status have no password to reset.
var noReset = map[admin.UserStatus]string{
	admin.StatusUnconfirmed:         "This user has not confirmed the sign-up: confirm it or resend the code.",
	admin.StatusForceChangePassword: "This user was invited and has not signed in yet, so a reset would fail: resend the invitation or set a password.",
	admin.StatusExternalProvider:    "This user signs in through an identity provider, and has no password here.",
}

func resetPassword() Action {
	return Action{
		ID: "reset-password", Key: "p", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "reset password", Also: "forgot forgotten recover", Did: "password reset",
			Consequence: "The password stops working at once. A code is sent, valid for an hour, with which the user chooses a new password.",
			Changes: func(t Target, _ Inputs) []Change {
				return []Change{{"password", "unchanged", "none"}, {"status", string(t.User.Status), string(admin.StatusResetRequired)}}
			},
			Warnings: func(t Target, _ Inputs) []string {
				if channel := recoveryChannels[t.recoversBy()]; channel.attribute != "" {
					return undelivered(t.Pool, channel.medium)
				}
				return nil
			},
		},
		WhyNot: func(t Target) string {
			if t.User.Enabled == admin.No {
				return "This user is disabled, so a reset would fail: enable the user first."
			}
			if why := noReset[t.User.Status]; why != "" {
				return why
			}
			return t.noRecovery()
		},
		Reading: Reading{Look: lookAtMFA},
		Sending: Sending{
			Message: true,
			Goes:    resetGoes,
			Requests: onUser(func(pool, username *string) call.Request {
				return call.UserPools((*cip.Client).AdminResetUserPassword, &cip.AdminResetUserPasswordInput{UserPoolId: pool, Username: username})
			}),
		},
		Showing: Showing{
			Shows:        showsStatus(admin.StatusResetRequired),
			ShowedBefore: true, // the user had to reset the password already
		},
		Undoing: Undoing{NoUndo: "The old password is gone: only a new one can be set."},
	}
}

func setPassword() Action {
	return Action{
		ID: "set-password", Key: "w", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "set password", Also: "change temporary permanent reset", Did: "password set",
			Consequence: "The old password stops working. No message is sent, so tell the user yourself. A temporary password must be changed at the next sign-in.",
			Changes:     passwordChanges,
			Warnings: func(t Target, _ Inputs) []string {
				var warnings []string
				if t.User.Status == admin.StatusExternalProvider {
					warnings = append(warnings, "This profile comes from an identity provider: with a password it permanently becomes one of the pool's own, and can sign in without that provider.")
				}
				if t.User.Status == admin.StatusUnconfirmed {
					warnings = append(warnings, "This also completes the sign-up without a code: no address is verified by it.")
				}
				if t.User.Enabled == admin.No {
					warnings = append(warnings, "This user is disabled and can't sign in with any password.")
				}
				return warnings
			},
		},
		Inputs: []Input{
			{Name: "password", Label: "password", Kind: InputSecret, Generates: true},
			{Name: "permanent", Label: "permanent", Kind: InputYesNo, Default: "no"},
		},
		WhyNot: always,
		Check:  passwordRefusal,
		Reading: Reading{Prepare: func(_ context.Context, _ *call.Session, t Target, in Inputs) (Inputs, error) {
			return in.withPassword(t.Pool)
		}},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).AdminSetUserPassword, &cip.AdminSetUserPasswordInput{
					UserPoolId: &t.Pool.ID, Username: t.username(), Password: new(in["password"]), Permanent: in.Yes("permanent"),
				})}
			},
		},
		Showing: Showing{
			Shows:        func(fresh Target, in Inputs) Shown { return showsStatus(passwordStatus(in))(fresh, in) },
			ShowedBefore: true,
		},
		Undoing: Undoing{NoUndo: "The old password is gone: only a new one can be set."},
	}
}

func passwordChanges(t Target, in Inputs) []Change {
	password := "a temporary one" + invitationValidity(t.Pool)
	if in.Yes("permanent") {
		password = "a permanent one"
	}
	return []Change{{"password", "unchanged", password}, {"status", string(t.User.Status), string(passwordStatus(in))}}
}

// passwordStatus is the status that a new password leads to.
func passwordStatus(in Inputs) admin.UserStatus {
	if in.Yes("permanent") {
		return admin.StatusConfirmed
	}
	return admin.StatusForceChangePassword
}

func passwordRefusal(t Target, in Inputs) string {
	if in["password"] == "" {
		return "" // one that the policy accepts will be generated
	}
	return t.Pool.Password.Refusal(in["password"])
}

// withPassword are the inputs with a password, generated to the pool's policy if
// none was given.
func (in Inputs) withPassword(pool admin.PoolDetail) (Inputs, error) {
	if in["password"] != "" {
		return in, nil
	}
	made, err := pool.Password.Generate()
	return in.with("password", made), err
}
