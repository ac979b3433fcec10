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
	for _, g := range u.seldom().grants {
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

func setEnabled(c *call, p *pool, u *user, enabled bool) {
	p.users.change(u, func() { u.enabled = enabled })
	u.touch(c.at)
}

// setStatus moves the user to a status. Indexes are kept by it.
func setStatus(c *call, p *pool, u *user, status types.UserStatusType) {
	p.users.change(u, func() { u.status = status })
	u.touch(c.at)
}

func adminConfirmSignUp(c *call, p *pool, u *user, _ *cip.AdminConfirmSignUpInput) (*cip.AdminConfirmSignUpOutput, error) {
	if u.status != types.UserStatusTypeUnconfirmed {
		return nil, notUnconfirmed(u)
	}
	setStatus(c, p, u, types.UserStatusTypeConfirmed)
	return &cip.AdminConfirmSignUpOutput{}, nil
}

// notUnconfirmed is in a form seen in practice; the documents don't give it.
func notUnconfirmed(u *user) error {
	return notAuthorized("User cannot be confirmed. Current status is %s", u.status)
}

func adminUserGlobalSignOut(_ *call, _ *pool, u *user, _ *cip.AdminUserGlobalSignOutInput) (*cip.AdminUserGlobalSignOutOutput, error) {
	signOut(u)
	return &cip.AdminUserGlobalSignOutOutput{}, nil
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

// adminResetUserPassword makes the password unusable and sends a code. The
// documents offer it for expired temporary passwords too; in practice, and here,
// it refuses them.
func adminResetUserPassword(c *call, p *pool, u *user, _ *cip.AdminResetUserPasswordInput) (*cip.AdminResetUserPasswordOutput, error) {
	attribute, err := recoverable(p, u)
	if err != nil {
		return nil, err
	}
	if _, err := sendCode(c, p, u, forForgotPassword, attribute); err != nil {
		return nil, err
	}
	u.password = password{}
	setStatus(c, p, u, types.UserStatusTypeResetRequired)
	return &cip.AdminResetUserPasswordOutput{}, nil
}
