package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// deleteActions delete a profile.
func deleteActions() []Action {
	return []Action{{
		ID: "delete-user", Key: "X", On: OnUser, Danger: Destructive,
		Wording: Wording{
			Name: "delete user", Also: "remove erase gdpr", Did: "deleted",
			Consequence: "The profile, its password, MFA settings, devices and group memberships are gone.",
			Changes:     func(t Target, _ Inputs) []Change { return []Change{{"user", t.User.Username, "gone"}} },
			Warnings: func(t Target, _ Inputs) []string {
				var warnings []string
				if t.User.Enabled == admin.Yes {
					warnings = append(warnings, "This user is enabled and can sign in until deleted; AWS's console requires disabling first.")
				}
				if len(t.User.Identities()) > 0 {
					warnings = append(warnings, "The next sign-in through the identity provider makes a new profile.")
				}
				return warnings
			},
		},
		WhyNot: always,
		Sending: Sending{Requests: onUser(func(pool, username *string) call.Request {
			return call.UserPools((*cip.Client).AdminDeleteUser, &cip.AdminDeleteUserInput{UserPoolId: pool, Username: username})
		})},
		Showing: Showing{Removes: true},
		Undoing: Undoing{NoUndo: "A deleted user can't be restored; a new user with that name gets a different sub."},
	}}
}
