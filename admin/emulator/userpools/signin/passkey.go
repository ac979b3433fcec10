package signin

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/passkeys"
)

// askForPasskey asks for a signature of the user's passkey, of whom could sign in with a right
// password.
func askForPasskey(c *account.Call, s *Session) (*step, error) {
	if _, err := Judge(s.pool, s.User, true, c.At); err != nil {
		return nil, err
	}
	s.codeOnly, s.code = true, passkeys.NewChallenge(c)
	options, err := passkeys.Ask(c, s.pool, s.User, s.code)
	if err != nil {
		return nil, err
	}
	next := challenge(c, s, types.ChallengeNameTypeWebAuthn, map[string]string{"CREDENTIAL_REQUEST_OPTIONS": options})
	next.AvailableChallenges = []types.ChallengeNameType{types.ChallengeNameTypeWebAuthn}
	return next, nil
}

// respondWithPasskey takes the signature. It is the user's only factor: who is asked for a second
// one may use a passkey only where it replaces it.
func respondWithPasskey(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "CREDENTIAL"); err != nil {
		return nil, err
	}
	if err := passkeys.Check(c, s.pool, s.User, s.code, responses["CREDENTIAL"]); err != nil {
		history.Remember(c, s.pool, s.User, types.EventTypeSignIn, types.EventResponseTypeFail)
		return nil, err
	}
	return afterFactors(c, s)
}
