package population

import "time"

// Client is an app client of a pool.
type Client struct {
	Name   string
	ID     string // 26 lower-case letters and digits
	Secret string // "" = a public client
	// AuthFlows are the ExplicitAuthFlows, OAuthFlows code, implicit or
	// client_credentials. A client without OAuthFlows has no managed login.
	AuthFlows    []string
	OAuthFlows   []string
	Scopes       []string
	Providers    []string // SupportedIdentityProviders; COGNITO is the pool itself
	CallbackURLs []string
	LogoutURLs   []string
	// HideMissingUsers is PreventUserExistenceErrors: ENABLED when true, LEGACY
	// when false.
	HideMissingUsers bool
	Revocation       bool // EnableTokenRevocation
	// RotateRefreshTokens is RefreshTokenRotation, which excludes the flow
	// ALLOW_REFRESH_TOKEN_AUTH.
	RotateRefreshTokens bool
	IDTokenValidity     time.Duration
	AccessTokenValidity time.Duration
	RefreshValidity     time.Duration
	SessionValidity     time.Duration // AuthSessionValidity
	Created             time.Time
	Modified            time.Time
}

// day is the unit of validities.
const day = 24 * time.Hour

// newClient returns a client with the defaults of CreateUserPoolClient and an ID of its own.
func newClient(d *dice, name string, created time.Time) Client {
	return Client{
		Name:                name,
		ID:                  d.word(base36, 26),
		HideMissingUsers:    true,
		Revocation:          true,
		IDTokenValidity:     time.Hour,
		AccessTokenValidity: time.Hour,
		RefreshValidity:     30 * day,
		SessionValidity:     3 * time.Minute,
		Created:             created,
		Modified:            created,
	}
}

// secret returns a client secret in Cognito's form.
func secret(d *dice) string { return d.word(base36, 52) }
