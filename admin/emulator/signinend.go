package emulator

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// grantTokens ends a sign-in.
func grantTokens(c *call, s *session) (*step, error) {
	u := s.user
	lockouts.of(u.rare()).succeeded()
	answered := []types.ChallengeResponseType{toPassword(types.ChallengeResponseSuccess)}
	if isSecondFactor(s.challenge) {
		answered = append(answered, toSecondFactor(types.ChallengeResponseSuccess))
	}
	eventID := remember(c, s.pool, u, types.EventTypeSignIn, types.EventResponseTypePass, answered...)
	result, err := newGrant(c, s.pool, s.client, u, eventID)
	if err != nil {
		return nil, err
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}
