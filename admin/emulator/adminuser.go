package emulator

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func adminGetUser(_ *call, _ *pool, u *user, _ *cip.AdminGetUserInput) (*cip.AdminGetUserOutput, error) {
	mfa := u.seldom().factors
	return &cip.AdminGetUserOutput{
		Username:             aws.String(u.username),
		UserAttributes:       u.listed(nil),
		Enabled:              u.enabled,
		UserStatus:           u.status,
		UserCreateDate:       aws.Time(time.UnixMilli(u.created)),
		UserLastModifiedDate: aws.Time(time.UnixMilli(u.modified)),
		PreferredMfaSetting:  mfa.preference(),
		UserMFASettingList:   mfa.enabled,
	}, nil
}

func adminDeleteUser(_ *call, p *pool, u *user, _ *cip.AdminDeleteUserInput) (*cip.AdminDeleteUserOutput, error) {
	for _, g := range slices.Clone(u.groups) {
		g.leave(u)
	}
	for _, g := range userGrants.get(u.seldom()) {
		forget(p, g)
	}
	p.users.remove(u)
	return &cip.AdminDeleteUserOutput{}, nil
}

func adminEnableUser(c *call, p *pool, u *user, _ *cip.AdminEnableUserInput) (*cip.AdminEnableUserOutput, error) {
	setEnabled(c, p, u, true)
	return &cip.AdminEnableUserOutput{}, nil
}

// adminDisableUser also revokes the user's tokens; enabling gives none back.
func adminDisableUser(c *call, p *pool, u *user, _ *cip.AdminDisableUserInput) (*cip.AdminDisableUserOutput, error) {
	setEnabled(c, p, u, false)
	signOut(u)
	return &cip.AdminDisableUserOutput{}, nil
}

// adminSetUserPassword sets a password without telling anybody. On a federated
// profile it makes a local one of it, as AWS warns.
func adminSetUserPassword(c *call, p *pool, u *user, in *cip.AdminSetUserPasswordInput) (*cip.AdminSetUserPasswordOutput, error) {
	if err := setPassword(c, p, u, *in.Password); err != nil {
		return nil, err
	}
	if in.Permanent {
		setStatus(c, p, u, types.UserStatusTypeConfirmed)
	} else {
		u.invited = c.at.UnixMilli()
		setStatus(c, p, u, types.UserStatusTypeForceChangePassword)
	}
	return &cip.AdminSetUserPasswordOutput{}, nil
}

func getUser(c *call, in *cip.GetUserInput) (*cip.GetUserOutput, error) {
	u, err := bearer(c, *in.AccessToken)
	if err != nil {
		return nil, err
	}
	mfa := u.seldom().factors
	return &cip.GetUserOutput{
		Username: aws.String(u.username), UserAttributes: u.listed(nil),
		PreferredMfaSetting: mfa.preference(), UserMFASettingList: mfa.enabled,
	}, nil
}
