package clients

import (
	"net/url"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/resourceservers"
)

// standardScopes are those that need no resource server.
var standardScopes = []string{"phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"}

// grantsAgree checks the members that the authorization server uses. The API reference wants
// AllowedOAuthFlowsUserPoolClient before any of them. Texts come from reports where one is named;
// the others are not documented.
func grantsAgree(p *directory.Pool, k types.UserPoolClientType) error {
	if !shape.Value(k.AllowedOAuthFlowsUserPoolClient) {
		if len(k.AllowedOAuthFlows)+len(k.AllowedOAuthScopes)+len(k.CallbackURLs)+len(k.LogoutURLs) > 0 {
			return refuse.InvalidParameter("AllowedOAuthFlowsUserPoolClient must be true to set AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs or LogoutURLs.")
		}
		return nil
	}
	if len(k.AllowedOAuthFlows) == 0 || len(k.AllowedOAuthScopes) == 0 {
		return refuse.InvalidParameter("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.")
	}
	if slices.Contains(k.AllowedOAuthFlows, types.OAuthFlowTypeClientCredentials) {
		if len(k.AllowedOAuthFlows) > 1 {
			return refuse.With("InvalidOAuthFlowException", "client_credentials flow can not be selected along with code flow or implicit flow")
		}
		if k.ClientSecret == nil {
			return refuse.With("InvalidOAuthFlowException", "client_credentials flow can not be selected if client does not have a client secret.")
		}
	}
	if len(k.CallbackURLs) == 0 && !slices.Contains(k.AllowedOAuthFlows, types.OAuthFlowTypeClientCredentials) { // crossfeed#440
		return refuse.With("InvalidOAuthFlowException", "CallbackUrls can not be empty when code flow or implicit flow is selected")
	}
	return scopesExist(p, k)
}

// scopesExist checks the scopes that the client may ask for. The text is from a report
// (aws-cloudformation-user-guide#518).

func scopesExist(p *directory.Pool, k types.UserPoolClientType) error {
	machine := slices.Contains(k.AllowedOAuthFlows, types.OAuthFlowTypeClientCredentials)
	for _, scope := range k.AllowedOAuthScopes {
		standard := slices.Contains(standardScopes, scope)
		if standard && !machine || resourceservers.Offers(p, scope) {
			continue
		}
		return refuse.With("ScopeDoesNotExistException", "Invalid scope requested: %s", scope)
	}
	return nil
}

// redirectsAgree checks the addresses of an app: absolute, without a fragment, and with HTTPS
// unless the app is on localhost or has a scheme of its own.
func redirectsAgree(k types.UserPoolClientType) error {
	for _, text := range slices.Concat(k.CallbackURLs, k.LogoutURLs) {
		u, err := url.Parse(text)
		switch {
		case err != nil || !u.IsAbs() || u.Opaque != "":
			return refuse.InvalidParameter("%s is not a valid absolute URI.", text) // text not documented
		case u.Fragment != "":
			return refuse.InvalidParameter("%s must not include a fragment component.", text) // text not documented
		case u.Scheme == "http" && u.Hostname() != "localhost" && u.Hostname() != "127.0.0.1" && u.Hostname() != "::1":
			return refuse.InvalidParameter("%s cannot use the HTTP protocol.", text) // amplify-cli#5419
		}
	}
	if first := shape.Value(k.DefaultRedirectURI); first != "" && !slices.Contains(k.CallbackURLs, first) {
		return refuse.InvalidParameter("DefaultRedirectURI must be in the CallbackURLs list.") // text not documented
	}
	return nil
}
