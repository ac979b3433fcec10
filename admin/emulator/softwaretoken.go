package emulator

import (

	// what RFC 6238 and every authenticator app use
	"encoding/base32"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func totpSecret(r *randomSource) string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(r.draw(32))
}

// associateSoftwareToken begins the registration of an authenticator app. What
// becomes of an earlier one until then is not documented; here it goes at once.
func associateSoftwareToken(c *call, in *cip.AssociateSoftwareTokenInput) (*cip.AssociateSoftwareTokenOutput, error) {
	u, session, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	mfa := &u.rare().factors
	mfa.secret, mfa.verified, mfa.lastStep = totpSecret(c.random), false, 0
	return &cip.AssociateSoftwareTokenOutput{SecretCode: aws.String(mfa.secret), Session: session}, nil
}

func verifySoftwareToken(c *call, in *cip.VerifySoftwareTokenInput) (*cip.VerifySoftwareTokenOutput, error) {
	u, session, err := registrant(c, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	mfa := &u.rare().factors
	if mfa.secret == "" {
		return nil, fail("SoftwareTokenMFANotFoundException", "Software token TOTP multi-factor authentication (MFA) is not enabled for the user.")
	}
	if fits, _ := mfa.accepts(*in.UserCode, c.at); !fits {
		return nil, fail("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
	}
	mfa.verified = true
	return &cip.VerifySoftwareTokenOutput{Status: types.VerifySoftwareTokenResponseTypeSuccess, Session: session}, nil
}

// registrant gives the user who registers an app: by access token when signed in,
// by session in the middle of a sign-in that demands one.
func registrant(c *call, accessToken, sessionID *string) (*user, *string, error) {
	if accessToken != nil {
		u, err := bearer(c, *accessToken)
		return u, nil, err
	}
	if sessionID == nil {
		return nil, nil, invalidParameter("Either access token or session must be provided.") // text not documented
	}
	s, err := findSession(c, *sessionID)
	if err != nil {
		return nil, nil, err
	}
	return s.user, sessionID, nil
}
