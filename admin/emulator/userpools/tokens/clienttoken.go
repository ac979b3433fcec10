package tokens

import (
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/resourceservers"
)

// getClientToken issues an access token for an app itself. The client must have a secret and the
// flow for it; the texts are not documented. The SDK signs the request, although AWS evaluates no
// policies for it: whether it takes one without a signature is not documented.
func getClientToken(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.GetClientTokenInput) (*cip.GetClientTokenOutput, error) {
	switch {
	case !k.Allows(directory.AllowClientTokenAuth):
		return nil, refuse.InvalidParameter("CLIENT_TOKEN_AUTH flow not enabled for this client")
	case k.ClientSecret == nil:
		return nil, refuse.InvalidParameter("Client %s has no secret.", *k.ClientId)
	}
	if err := k.CheckSecret(in.Secret); err != nil {
		return nil, err
	}
	scopes := in.Scopes
	if len(scopes) == 0 {
		scopes = k.AllowedOAuthScopes
	}
	for _, scope := range scopes {
		if !resourceservers.Offers(p, scope) || !slices.Contains(k.AllowedOAuthScopes, scope) {
			return nil, refuse.With("ScopeDoesNotExistException", "Invalid scope requested: %s", scope)
		}
	}
	keys, err := keysOf(c.Account, p)
	if err != nil {
		return nil, err
	}
	life := k.AccessTokenLife()
	token, err := keys.access.Sign(jwt.MapClaims{
		"sub": *k.ClientId, "client_id": *k.ClientId, "token_use": "access", "scope": strings.Join(scopes, " "), "iss": issuerOf(c, p),
		"auth_time": c.At.Unix(), "iat": c.At.Unix(), "exp": c.At.Add(life).Unix(), "version": 2, "jti": c.Random.UUID(),
	})
	if err != nil {
		return nil, err
	}
	return &cip.GetClientTokenOutput{ClientAuthenticationResult: &types.ClientAuthenticationResultType{
		AccessToken: &token, TokenType: aws.String("Bearer"), ExpiresIn: int32(life / time.Second),
	}}, nil
}
