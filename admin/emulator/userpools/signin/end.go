package signin

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// grantTokens ends a sign-in.
func grantTokens(c *account.Call, s *Session) (*step, error) {
	u := s.User
	Lockouts.Of(u.Rare()).succeeded()
	answered := []types.ChallengeResponseType{history.ToPassword(types.ChallengeResponseSuccess)}
	if history.IsSecondFactor(s.challenge) {
		answered = append(answered, history.ToSecondFactor(types.ChallengeResponseSuccess))
	}
	eventID := history.Remember(c, s.pool, u, types.EventTypeSignIn, types.EventResponseTypePass, answered...)
	result, err := tokens.New(c, s.pool, s.client, u, eventID)
	if err != nil {
		return nil, err
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}
