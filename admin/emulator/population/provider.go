package population

import "time"

// The types of identity providers that the demo has.
const (
	ProviderGoogle = "Google"
	ProviderApple  = "SignInWithApple"
	ProviderSAML   = "SAML"
	ProviderOIDC   = "OIDC"
)

// Provider is an identity provider of a pool. Details are the ProviderDetails of
// DescribeIdentityProvider and hold secrets, as real ones do; Mapping is from the pool's
// attributes to the provider's.
type Provider struct {
	Name        string
	Type        string
	Identifiers []string
	Details     map[string]string
	Mapping     map[string]string
	Created     time.Time
	Modified    time.Time
}

func google(d *dice, created time.Time) Provider {
	return Provider{
		Name: "Google", Type: ProviderGoogle,
		Details: map[string]string{ //nolint:gosec // token_url is an address, no token
			"attributes_url":                "https://people.googleapis.com/v1/people/me?personFields=",
			"attributes_url_add_attributes": "true",
			"authorize_scopes":              "openid email profile",
			"authorize_url":                 "https://accounts.google.com/o/oauth2/v2/auth",
			"client_id":                     "demo-client.apps.google.example",
			"client_secret":                 secret(d),
			"oidc_issuer":                   "https://accounts.google.com",
			"token_request_method":          "POST",
			"token_url":                     "https://www.googleapis.com/oauth2/v4/token",
		},
		Mapping: map[string]string{
			"email": "email", "email_verified": "email_verified", "family_name": "family_name",
			"given_name": "given_name", "name": "name", "username": "sub",
		},
		Created: created, Modified: created,
	}
}

func apple(d *dice, created time.Time) Provider {
	return Provider{
		Name: "SignInWithApple", Type: ProviderApple,
		Details: map[string]string{ //nolint:gosec // token_url is an address, no token
			"attributes_url_add_attributes": "false",
			"authorize_scopes":              "email name",
			"authorize_url":                 "https://appleid.apple.com/auth/authorize",
			"client_id":                     "example.acme.signin",
			"key_id":                        "DEMOKEY123",
			"oidc_issuer":                   "https://appleid.apple.com",
			"private_key":                   secret(d),
			"team_id":                       "DEMOTEAM12",
			"token_request_method":          "POST",
			"token_url":                     "https://appleid.apple.com/auth/token",
		},
		Mapping: map[string]string{
			"email": "email", "family_name": "lastName", "given_name": "firstName", "username": "sub",
		},
		Created: created, Modified: created,
	}
}

func activeDirectory(created time.Time) Provider {
	const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
	return Provider{
		Name: "AcmeAD", Type: ProviderSAML, Identifiers: []string{"acme.example"},
		Details: map[string]string{
			"EncryptedResponses":    "false",
			"IDPInit":               "false",
			"IDPSignout":            "true",
			"MetadataURL":           "https://adfs.acme.example/FederationMetadata/2007-06/FederationMetadata.xml",
			"SLORedirectBindingURI": "https://adfs.acme.example/adfs/ls/",
			"SSORedirectBindingURI": "https://adfs.acme.example/adfs/ls/",
		},
		Mapping: map[string]string{
			"custom:department": "department", "email": claims + "emailaddress",
			"family_name": claims + "surname", "given_name": claims + "givenname",
		},
		Created: created, Modified: created,
	}
}

func okta(d *dice, created time.Time) Provider {
	return Provider{
		Name: "Okta", Type: ProviderOIDC, Identifiers: []string{"contractors.example"},
		Details: map[string]string{ //nolint:gosec // token_url is an address, no token
			"attributes_request_method":     "GET",
			"attributes_url":                "https://okta.acme.example/oauth2/v1/userinfo",
			"attributes_url_add_attributes": "false",
			"authorize_scopes":              "openid email profile",
			"authorize_url":                 "https://okta.acme.example/oauth2/v1/authorize",
			"client_id":                     "0oademo1a2b3C4d5E6",
			"client_secret":                 secret(d),
			"jwks_uri":                      "https://okta.acme.example/oauth2/v1/keys",
			"oidc_issuer":                   "https://okta.acme.example",
			"token_url":                     "https://okta.acme.example/oauth2/v1/token",
		},
		Mapping: map[string]string{
			"email": "email", "email_verified": "email_verified", "family_name": "family_name",
			"given_name": "given_name", "username": "sub",
		},
		Created: created, Modified: created,
	}
}
