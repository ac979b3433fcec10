package identitypools

import (
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools/openid"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// ciProvider is a user pool that an identity pool trusts.
type ciProvider = types.CognitoIdentityProvider

// openIDLife is how long the token is good for (API reference, GetOpenIdToken).
const openIDLife = 10 * time.Minute

// getOpenIDToken starts the basic flow. A pool that was never told whether it allows it does
// (public reports), one with role mappings does not.
func getOpenIDToken(c *account.Call, i *identity, in *ci.GetOpenIdTokenInput) (*ci.GetOpenIdTokenOutput, error) {
	if allowed := i.pool.described.AllowClassicFlow; allowed != nil && !*allowed {
		return nil, refuse.InvalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.")
	}
	if len(i.pool.mappings) > 0 {
		return nil, refuse.InvalidParameter("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.")
	}
	i, proofs, err := i.signIn(c, in.Logins)
	if err != nil {
		return nil, err
	}
	token, err := i.token(proofs).Sign(c, openIDLife)
	if err != nil {
		return nil, err
	}
	return &ci.GetOpenIdTokenOutput{IdentityId: &i.id, Token: token}, nil
}

// signIn verifies logins and returns the identity that they give access to.
func (i *identity) signIn(c *account.Call, logins map[string]string) (*identity, []proof, error) {
	proofs, err := i.pool.prove(c, logins)
	if err != nil {
		return nil, nil, err
	}
	if err := stillGood(proofs); err != nil {
		return nil, nil, err
	}
	admitted, err := i.admit(c, proofs)
	return admitted, proofs, err
}

// token is what an OpenID token of the identity says.
func (i *identity) token(proofs []proof) openid.Token {
	return openid.Token{Identity: i.id, Pool: i.pool.id(), Methods: methodsOf(proofs), Tags: i.pool.tagsOf(proofs)}
}
