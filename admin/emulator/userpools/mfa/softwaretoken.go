package mfa

import (

	// as RFC 6238 and every authenticator app do
	"encoding/base32"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signin"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

func totpSecret(r *random.Source) string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(r.Draw(32))
}

// associateSoftwareToken starts the registration of an authenticator app. What happens to an
// earlier app meanwhile is not documented; here it is removed at once.
func associateSoftwareToken(c *account.Call, in *cip.AssociateSoftwareTokenInput) (*cip.AssociateSoftwareTokenOutput, error) {
	u, renewed, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	mfa := &u.Rare().Factors
	mfa.SetApp(totpSecret(c.Random))
	return &cip.AssociateSoftwareTokenOutput{SecretCode: aws.String(mfa.Secret), Session: renewed()}, nil
}

func verifySoftwareToken(c *account.Call, in *cip.VerifySoftwareTokenInput) (*cip.VerifySoftwareTokenOutput, error) {
	u, renewed, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	mfa := &u.Rare().Factors
	if mfa.Secret == "" {
		return nil, refuse.With("SoftwareTokenMFANotFoundException", "Software token TOTP multi-factor authentication (MFA) is not enabled for the user.")
	}
	if fits, _ := mfa.Accepts(*in.UserCode, c.At); !fits {
		return nil, refuse.With("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
	}
	mfa.Verified, mfa.AppName = true, shape.Value(in.FriendlyDeviceName)
	return &cip.VerifySoftwareTokenOutput{Status: types.VerifySoftwareTokenResponseTypeSuccess, Session: renewed()}, nil
}

// registrant returns the user who registers an app: by access token when signed in, by session
// in the middle of a sign-in that demands an app. A session can be used once: renewed returns the
// one for the next step, nil without a session.
func registrant(c *account.Call, accessToken, sessionID *string) (u *directory.User, renewed func() *string, err error) {
	if accessToken != nil {
		u, err := tokens.Bearer(c, *accessToken)
		return u, func() *string { return nil }, err
	}
	if sessionID == nil {
		return nil, nil, refuse.InvalidParameter("Either access token or session must be provided.") // text not documented
	}
	s, err := signin.Registering(c, *sessionID)
	if err != nil {
		return nil, nil, err
	}
	return s.User, func() *string { return s.Renewed(c) }, nil
}
