package signin

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// What sessions of a sign-up wait for. No response answers these: ConfirmSignUp does the one, and a
// sign-in by choice the other.
const (
	confirmation types.ChallengeNameType = "SIGN_UP"
	firstSignIn  types.ChallengeNameType = "FIRST_SIGN_IN"
)

// SigningUp opens the session with which a new user may confirm their sign-up, and then sign in
// without a second code. It returns nil where the client has no sign-in by choice: AWS gives no
// session there, as reported.
func SigningUp(c *account.Call, p *directory.Pool, k *directory.Client, u *directory.User) *string {
	if !k.Allows(types.ExplicitAuthFlowsTypeAllowUserAuth) {
		return nil
	}
	return challenge(c, &Session{pool: p, client: k, User: u}, confirmation, map[string]string{}).Session
}

// Confirming finds the session of a sign-up that is being confirmed, and refuses one that is not
// the user's. Once they are confirmed, signIn returns the session to sign in with, nil without one.
func Confirming(c *account.Call, p *directory.Pool, k *directory.Client, u *directory.User, id *string) (signIn func() *string, err error) {
	if id == nil {
		return func() *string { return nil }, nil
	}
	s, err := waiting(c, p, k, u, *id, confirmation)
	if err != nil {
		return nil, err
	}
	return func() *string {
		s.spent = true
		return challenge(c, s, firstSignIn, map[string]string{}).Session
	}, nil
}

// beginAfterSignUp signs in a user who has just confirmed their sign-up: its code counts as the
// first factor (API reference, InitiateAuth: Session).
func beginAfterSignUp(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string, id string) (*step, error) {
	opening, err := opened(p, k, parameters)
	if err != nil {
		return nil, err
	}
	if opening.User == nil {
		return nil, k.NoUser()
	}
	s, err := waiting(c, p, k, opening.User, id, firstSignIn)
	if err != nil {
		return nil, err
	}
	if _, err := Judge(p, s.User, true, c.At); err != nil {
		return nil, err
	}
	s.spent = true
	opening.codeOnly, opening.codeGiven = true, true
	return secondFactor(c, opening)
}

// waiting finds a user's session that waits for that.
func waiting(c *account.Call, p *directory.Pool, k *directory.Client, u *directory.User, id string, what types.ChallengeNameType) (*Session, error) {
	s, err := find(c, id)
	if err == nil && (s.pool != p || s.client != k || s.User != u || s.challenge != what) {
		return nil, refuse.NotAuthorized("Invalid session for the user.")
	}
	return s, err
}
