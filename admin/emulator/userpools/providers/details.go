package providers

import (
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// detailed says what the details of one type of provider are: what requests must have, what
// answers add and what they keep to themselves (API reference, CreateIdentityProvider).
type detailed struct {
	name     string // of the only provider of that type that a pool can have, "" for any
	required []string
	added    map[string]string
	hidden   string
}

var detailsOf = map[types.IdentityProviderTypeType]detailed{
	types.IdentityProviderTypeTypeOidc: {
		required: []string{"client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method"},
		added:    map[string]string{"attributes_url_add_attributes": "false"},
	},
	types.IdentityProviderTypeTypeSaml: {},
	types.IdentityProviderTypeTypeGoogle: {
		name: "Google", required: []string{"client_id", "client_secret", "authorize_scopes"},
		added: map[string]string{
			"attributes_url": "https://people.googleapis.com/v1/people/me?personFields=", "attributes_url_add_attributes": "true",
			"authorize_url": "https://accounts.google.com/o/oauth2/v2/auth", "oidc_issuer": "https://accounts.google.com",
			"token_request_method": "POST", "token_url": "https://www.googleapis.com/oauth2/v4/token",
		},
	},
	types.IdentityProviderTypeTypeFacebook: {
		name: "Facebook", required: []string{"client_id", "client_secret", "authorize_scopes"},
		added: map[string]string{
			"api_version":    "v17.0",
			"attributes_url": "https://graph.facebook.com/{}/me?fields=", "attributes_url_add_attributes": "true",
			"authorize_url": "https://www.facebook.com/{}/dialog/oauth", "token_request_method": "GET",
			"token_url": "https://graph.facebook.com/{}/oauth/access_token",
		},
	},
	types.IdentityProviderTypeTypeLoginWithAmazon: {
		name: "LoginWithAmazon", required: []string{"client_id", "client_secret", "authorize_scopes"},
		added: map[string]string{
			"attributes_url": "https://api.amazon.com/user/profile", "attributes_url_add_attributes": "false",
			"authorize_url": "https://www.amazon.com/ap/oa", "token_request_method": "POST", "token_url": "https://api.amazon.com/auth/o2/token",
		},
	},
	types.IdentityProviderTypeTypeSignInWithApple: {
		name: "SignInWithApple", required: []string{"client_id", "team_id", "key_id", "private_key", "authorize_scopes"},
		added: map[string]string{
			"attributes_url_add_attributes": "false", "authorize_url": "https://appleid.apple.com/auth/authorize",
			"oidc_issuer": "https://appleid.apple.com", "token_request_method": "POST", "token_url": "https://appleid.apple.com/auth/token",
		},
		hidden: "private_key",
	},
}

// complete checks the details of a request and returns them as answers show them. The texts of
// its refusals are not documented.
func complete(kind types.IdentityProviderTypeType, name string, given map[string]string) (map[string]string, error) {
	of := detailsOf[kind]
	if of.name != "" && of.name != name {
		return nil, refuse.InvalidParameter("The name of a provider of the type %s must be %s.", kind, of.name)
	}
	for _, key := range of.required {
		if given[key] == "" {
			return nil, refuse.InvalidParameter("ProviderDetails lacks %s.", key)
		}
	}
	if kind == types.IdentityProviderTypeTypeSaml && (given["MetadataURL"] == "") == (given["MetadataFile"] == "") {
		return nil, refuse.InvalidParameter("ProviderDetails must have either MetadataURL or MetadataFile.")
	}
	out := maps.Clone(given)
	for key, value := range of.added {
		if out[key] == "" {
			out[key] = value
		}
	}
	for key, value := range out { // Facebook's addresses have the version in them
		if of.added[key] == value {
			out[key] = strings.ReplaceAll(value, "{}", out["api_version"])
		}
	}
	delete(out, of.hidden)
	return out, nil
}

// mapped refuses a mapping to an attribute that the pool does not have. The text is not
// documented.
func mapped(p *directory.Pool, mapping map[string]string) error {
	for _, attribute := range slices.Sorted(maps.Keys(mapping)) {
		if _, known := p.SchemaOf(attribute); !known && attribute != "username" {
			return refuse.InvalidParameter("Attribute %s of the mapping is not in the schema of the user pool.", attribute)
		}
	}
	return nil
}

// identified refuses an identifier that another provider of the pool has. The text is not
// documented.
func identified(p *directory.Pool, name string, identifiers []string) error {
	for _, idp := range Kept.Get(p) {
		for _, id := range idp.IdpIdentifiers {
			if *idp.ProviderName != name && slices.Contains(identifiers, id) {
				return refuse.With("DuplicateProviderException", "A provider with the identifier %s already exists in this user pool.", id)
			}
		}
	}
	return nil
}
