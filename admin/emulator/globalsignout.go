package emulator

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

func globalSignOut(c *call, in *cip.GlobalSignOutInput) (*cip.GlobalSignOutOutput, error) {
	u, err := bearer(c, *in.AccessToken)
	if err != nil {
		return nil, err
	}
	signOut(u)
	return &cip.GlobalSignOutOutput{}, nil
}

func adminUserGlobalSignOut(_ *call, _ *pool, u *user, _ *cip.AdminUserGlobalSignOutInput) (*cip.AdminUserGlobalSignOutOutput, error) {
	signOut(u)
	return &cip.AdminUserGlobalSignOutOutput{}, nil
}

// signOut revokes all tokens of the user. Their signatures still verify.
func signOut(u *user) {
	for _, g := range userGrants.get(u.seldom()) {
		g.revoked = true
	}
}
