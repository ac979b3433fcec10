package mfa

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signin"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// adminGetUserAuthFactors returns the first factors that the user could choose to sign in with,
// and the second factors.
func adminGetUserAuthFactors(_ *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminGetUserAuthFactorsInput) (*cip.AdminGetUserAuthFactorsOutput, error) {
	return &cip.AdminGetUserAuthFactorsOutput{
		Username:                  aws.String(u.Username),
		PreferredMfaSetting:       u.Seldom().Factors.Preference(),
		UserMFASettingList:        u.Seldom().Factors.Enabled,
		ConfiguredUserAuthFactors: signin.FirstFactors(p, u),
	}, nil
}

// getUserAuthFactors is the same for the user themselves.
func getUserAuthFactors(c *account.Call, in *cip.GetUserAuthFactorsInput) (*cip.GetUserAuthFactorsOutput, error) {
	p, g, err := tokens.SignIn(c, *in.AccessToken)
	if err != nil {
		return nil, err
	}
	factors, err := adminGetUserAuthFactors(c, p, g.User, nil)
	if err != nil {
		return nil, err
	}
	out := &cip.GetUserAuthFactorsOutput{}
	shape.Copy(out, factors)
	return out, nil
}
