package emulator

import (
	"github.com/aws/aws-sdk-go-v2/aws"
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
	g := &grant{
		refreshToken: refreshToken(c), user: u, client: s.client, originID: c.random.uuid(), eventID: eventID,
		authTime: c.at, until: c.at.Add(s.client.refreshTokenLife()),
	}
	keep(s.pool, g, c.at)
	result, err := issue(c, s.pool, g)
	if err != nil {
		return nil, err
	}
	result.RefreshToken = aws.String(g.refreshToken)
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}
