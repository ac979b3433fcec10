package tokens

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func globalSignOut(c *account.Call, in *cip.GlobalSignOutInput) (*cip.GlobalSignOutOutput, error) {
	u, err := Bearer(c, *in.AccessToken)
	if err != nil {
		return nil, err
	}
	SignOut(u)
	return &cip.GlobalSignOutOutput{}, nil
}

func adminUserGlobalSignOut(_ *account.Call, _ *directory.Pool, u *directory.User, _ *cip.AdminUserGlobalSignOutInput) (*cip.AdminUserGlobalSignOutOutput, error) {
	SignOut(u)
	return &cip.AdminUserGlobalSignOutOutput{}, nil
}

// SignOut revokes all tokens of the user. Their signatures still verify.
func SignOut(u *directory.User) {
	for _, g := range UserGrants.Get(u.Seldom()) {
		g.revoked = true
	}
}
