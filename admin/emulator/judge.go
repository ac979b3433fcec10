package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// checkPassword tells whether the password lets the user go on, and counts it.
func checkPassword(c *call, p *pool, u *user, plain string) ([]types.ChallengeResponseType, error) {
	lock := lockouts.of(u.rare())
	if err := lock.admit(c.at); err != nil {
		return passwordWas(types.ChallengeResponseFailure), err
	}
	answered, err := judge(p, u, u.password.is(plain), c.at)
	if answered == types.ChallengeResponseFailure {
		lock.failed(c.at)
	}
	return passwordWas(answered), err
}

// judge tells what becomes of a password that is right or wrong, "" where it is not
// looked at, and why the user can't go on with it.
func judge(p *pool, u *user, right bool, at time.Time) (types.ChallengeResponse, error) {
	switch {
	case !u.enabled:
		return "", disabled()
	case u.status == types.UserStatusTypeResetRequired:
		return "", resetRequired()
	case !right:
		return types.ChallengeResponseFailure, wrongPassword()
	case u.status == types.UserStatusTypeUnconfirmed:
		return types.ChallengeResponseSuccess, notConfirmed()
	case expired(p, u, at):
		return types.ChallengeResponseSuccess, notAuthorized("Temporary password has expired and must be reset by an administrator.")
	}
	return types.ChallengeResponseSuccess, nil
}

// expired tells whether the user's temporary password has run out.
func expired(p *pool, u *user, at time.Time) bool {
	days := int64(p.policy().TemporaryPasswordValidityDays)
	return u.status == types.UserStatusTypeForceChangePassword &&
		at.After(time.UnixMilli(u.invited).Add(time.Duration(days)*24*time.Hour))
}
