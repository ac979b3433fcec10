// Package users has users: how they are created, listed, changed and deleted.
package users

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

func adminGetUser(_ *account.Call, _ *directory.Pool, u *directory.User, _ *cip.AdminGetUserInput) (*cip.AdminGetUserOutput, error) {
	mfa := u.Seldom().Factors
	return &cip.AdminGetUserOutput{
		Username:             aws.String(u.Username),
		UserAttributes:       u.Listed(nil),
		Enabled:              u.Enabled,
		UserStatus:           u.Status,
		UserCreateDate:       aws.Time(time.UnixMilli(u.Created)),
		UserLastModifiedDate: aws.Time(time.UnixMilli(u.Modified)),
		PreferredMfaSetting:  mfa.Preference(),
		UserMFASettingList:   mfa.Enabled,
	}, nil
}

func adminDeleteUser(_ *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminDeleteUserInput) (*cip.AdminDeleteUserOutput, error) {
	for _, g := range slices.Clone(u.Groups) {
		g.Leave(u)
	}
	for _, g := range tokens.UserGrants.Get(u.Seldom()) {
		tokens.Forget(p, g)
	}
	p.Users.Remove(u)
	return &cip.AdminDeleteUserOutput{}, nil
}

func adminEnableUser(c *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminEnableUserInput) (*cip.AdminEnableUserOutput, error) {
	setEnabled(c, p, u, true)
	return &cip.AdminEnableUserOutput{}, nil
}

// adminDisableUser also revokes the user's tokens; enabling restores none.
func adminDisableUser(c *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminDisableUserInput) (*cip.AdminDisableUserOutput, error) {
	setEnabled(c, p, u, false)
	tokens.SignOut(u)
	return &cip.AdminDisableUserOutput{}, nil
}

// adminSetUserPassword sets a password without notifying anybody. It turns a federated profile
// into a local one, as AWS warns.
func adminSetUserPassword(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminSetUserPasswordInput) (*cip.AdminSetUserPasswordOutput, error) {
	if err := SetPassword(c, p, u, *in.Password); err != nil {
		return nil, err
	}
	if in.Permanent {
		SetStatus(c, p, u, types.UserStatusTypeConfirmed)
	} else {
		u.Invited = c.At.UnixMilli()
		SetStatus(c, p, u, types.UserStatusTypeForceChangePassword)
	}
	return &cip.AdminSetUserPasswordOutput{}, nil
}

func getUser(c *account.Call, in *cip.GetUserInput) (*cip.GetUserOutput, error) {
	u, err := tokens.Bearer(c, *in.AccessToken)
	if err != nil {
		return nil, err
	}
	mfa := u.Seldom().Factors
	return &cip.GetUserOutput{
		Username: aws.String(u.Username), UserAttributes: u.Listed(nil),
		PreferredMfaSetting: mfa.Preference(), UserMFASettingList: mfa.Enabled,
	}, nil
}
