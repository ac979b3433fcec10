package admin

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// ProbeToken asks Cognito whether it still takes an access token: one GetUser
// call with the token itself, in its user's name. It is nil when it does, a
// [Problem] of AWS's when not. The user's profile in the answer is dropped.
// The error never holds the token.
func ProbeToken(ctx context.Context, s *call.Session, accessToken string) error {
	if _, err := s.Cognito().GetUser(ctx, &cip.GetUserInput{AccessToken: &accessToken}); err != nil {
		return fmt.Errorf("asking whether a token is good: %w", err)
	}
	return nil
}
