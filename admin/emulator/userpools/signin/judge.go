package signin

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
)

// checkPassword checks the password and counts the attempt. It returns an error if the user
// can't go on.
func checkPassword(c *account.Call, s *Session, plain string) error {
	return s.admit(c, s.User.Password.Is(s.pool.Digest(s.User.Username, plain)))
}

// admit counts an attempt with a right or wrong password, and returns an error if the user can't
// go on.
func (s *Session) admit(c *account.Call, right bool) error {
	if s.simulated {
		return refuse.WrongPassword()
	}
	answered, err := attempt(c, s.pool, s.User, right)
	if err != nil {
		history.Remember(c, s.pool, s.User, types.EventTypeSignIn, types.EventResponseTypeFail, answered...)
	}
	return err
}

func attempt(c *account.Call, p *directory.Pool, u *directory.User, right bool) ([]types.ChallengeResponseType, error) {
	lock := Lockouts.Of(u.Rare())
	if err := lock.admit(c.At); err != nil {
		return history.PasswordWas(types.ChallengeResponseFailure), err
	}
	answered, err := Judge(p, u, right, c.At)
	if answered == types.ChallengeResponseFailure {
		lock.failed(c.At)
	}
	return history.PasswordWas(answered), err
}

// Judge returns the outcome of a right or wrong password, "" where it is not checked, and why
// the user can't go on with it.
func Judge(p *directory.Pool, u *directory.User, right bool, at time.Time) (types.ChallengeResponse, error) {
	switch {
	case !u.Enabled:
		return "", refuse.Disabled()
	case u.Status == types.UserStatusTypeResetRequired:
		return "", refuse.ResetRequired()
	case !right:
		return types.ChallengeResponseFailure, refuse.WrongPassword()
	case u.Status == types.UserStatusTypeUnconfirmed:
		return types.ChallengeResponseSuccess, refuse.NotConfirmed()
	case expired(p, u, at):
		return types.ChallengeResponseSuccess, refuse.NotAuthorized("Temporary password has expired and must be reset by an administrator.")
	}
	return types.ChallengeResponseSuccess, nil
}

// expired reports whether the user's temporary password has expired.
func expired(p *directory.Pool, u *directory.User, at time.Time) bool {
	days := int64(p.Policy().TemporaryPasswordValidityDays)
	return u.Status == types.UserStatusTypeForceChangePassword &&
		at.After(time.UnixMilli(u.Invited).Add(time.Duration(days)*24*time.Hour))
}
