package mfa

import (
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

// associateSoftwareToken starts the registration of an authenticator app, which takes the place
// of an earlier one when it is verified.
func associateSoftwareToken(c *account.Call, in *cip.AssociateSoftwareTokenInput) (*cip.AssociateSoftwareTokenOutput, error) {
	p, u, renewed, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	if !shape.Value(p.MFA.SoftwareTokenMfaConfiguration).Enabled { // developer guide, TOTP software token MFA
		return nil, refuse.With("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool")
	}
	mfa := &u.Rare().Factors
	mfa.Offered = totpSecret(c.Random)
	return &cip.AssociateSoftwareTokenOutput{SecretCode: aws.String(mfa.Offered), Session: renewed()}, nil
}

func verifySoftwareToken(c *account.Call, in *cip.VerifySoftwareTokenInput) (*cip.VerifySoftwareTokenOutput, error) {
	_, u, renewed, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	mfa := &u.Rare().Factors
	if mfa.Secret == "" && mfa.Offered == "" {
		return nil, refuse.With("SoftwareTokenMFANotFoundException", "Software token TOTP multi-factor authentication (MFA) is not enabled for the user.")
	}
	if !mfa.Prove(*in.UserCode, c.At) {
		return nil, refuse.With("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
	}
	mfa.AppName = shape.Value(in.FriendlyDeviceName)
	return &cip.VerifySoftwareTokenOutput{Status: types.VerifySoftwareTokenResponseTypeSuccess, Session: renewed()}, nil
}

// registrant returns the user who registers an app: by access token when signed in, by session
// in the middle of a sign-in that demands an app. A session can be used once: renewed returns the
// one for the next step, nil without a session.
func registrant(c *account.Call, accessToken, sessionID *string) (p *directory.Pool, u *directory.User, renewed func() *string, err error) {
	if accessToken != nil {
		p, g, err := tokens.SignIn(c, *accessToken)
		if err != nil {
			return nil, nil, nil, err
		}
		return p, g.User, func() *string { return nil }, nil
	}
	if sessionID == nil {
		return nil, nil, nil, refuse.InvalidParameter("Either access token or session must be provided.") // text not documented
	}
	s, err := signin.Registering(c, *sessionID)
	if err != nil {
		return nil, nil, nil, err
	}
	return s.Pool(), s.User, func() *string { return s.Renewed(c) }, nil
}
