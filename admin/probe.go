package admin

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// ProbeToken asks Cognito whether it still accepts an access token: one GetUser
// call with the token itself, on behalf of its user. It returns nil if so, a
// [Problem] of AWS's if not. The user's profile in the answer is dropped. The
// error never holds the token.
func ProbeToken(ctx context.Context, s *call.Session, accessToken string) error {
	if _, err := s.Cognito().GetUser(ctx, &cip.GetUserInput{AccessToken: &accessToken}); err != nil {
		return fmt.Errorf("probing the access token: %w", err)
	}
	return nil
}
