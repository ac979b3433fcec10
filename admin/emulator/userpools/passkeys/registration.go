package passkeys

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// The SDK can't read or write its own types that have documents in them.
type (
	startInput    struct{ AccessToken *string }
	startOutput   struct{ CredentialCreationOptions json.RawMessage }
	completeInput struct {
		AccessToken *string
		Credential  json.RawMessage
	}
)

// challengeLife is how long a browser may take. AWS's life of a challenge is not documented.
const challengeLife = 5 * time.Minute

// pending is a registration that was begun.
type pending struct {
	Challenge, ClientID string
	Until               time.Time
}

const begun account.Part[pending] = "passkey registration"

// named is the entity of a user or of a relying party.
type named struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	DisplayName string `json:"displayName,omitempty"`
}

type algorithm struct {
	Type string `json:"type"`
	Alg  int    `json:"alg"`
}

// reference names a passkey to a browser.
type reference struct {
	Type       string   `json:"type"`
	ID         string   `json:"id"`
	Transports []string `json:"transports,omitempty"`
}

type selection struct {
	RequireResidentKey bool                       `json:"requireResidentKey"`
	ResidentKey        string                     `json:"residentKey"`
	UserVerification   types.UserVerificationType `json:"userVerification"`
}

// creation is PublicKeyCredentialCreationOptionsJSON (W3C, Web Authentication Level 3).
type creation struct {
	RP                     named       `json:"rp"`
	User                   named       `json:"user"`
	Challenge              string      `json:"challenge"`
	PubKeyCredParams       []algorithm `json:"pubKeyCredParams"`
	Timeout                int         `json:"timeout"`
	ExcludeCredentials     []reference `json:"excludeCredentials"`
	AuthenticatorSelection selection   `json:"authenticatorSelection"`
	Attestation            string      `json:"attestation"`
}

const (
	publicKey = "public-key"
	timeout   = 60_000 // milliseconds, for the browser; not documented
)

func startWebAuthnRegistration(c *account.Call, p *directory.Pool, g *tokens.Grant, _ *startInput) (*startOutput, error) {
	domain, err := relyingParty(c, p)
	if err != nil {
		return nil, err
	}
	u := g.User
	if len(Kept.Get(u.Seldom())) >= maxPasskeys {
		return nil, tooMany()
	}
	challenge := NewChallenge(c)
	*begun.Of(u.Rare()) = pending{challenge, *g.Client.ClientId, c.At.Add(challengeLife)}
	options, err := json.Marshal(creation{
		RP:        named{ID: domain, Name: domain},
		User:      named{ID: base64.RawURLEncoding.EncodeToString([]byte(u.Sub)), Name: u.Username, DisplayName: u.Username},
		Challenge: challenge, Timeout: timeout, Attestation: "none",
		PubKeyCredParams:       []algorithm{{publicKey, es256}, {publicKey, rs256}},
		ExcludeCredentials:     references(u),
		AuthenticatorSelection: selection{true, "required", verification(p)},
	})
	if err != nil {
		return nil, err
	}
	return &startOutput{options}, nil
}

// NewChallenge draws what an authenticator is to sign.
func NewChallenge(c *account.Call) string {
	return base64.RawURLEncoding.EncodeToString(c.Random.Draw(32))
}

func references(u *directory.User) []reference {
	out := []reference{}
	for _, k := range Kept.Get(u.Seldom()) {
		out = append(out, reference{publicKey, *k.CredentialId, k.AuthenticatorTransports})
	}
	return out
}

func tooMany() error {
	return refuse.With("LimitExceededException", "A user can't have more than %d passkeys.", maxPasskeys)
}

// completeWebAuthnRegistration keeps the passkey that a browser has made. The challenge is for one
// answer, right or wrong.
func completeWebAuthnRegistration(c *account.Call, p *directory.Pool, g *tokens.Grant, in *completeInput) (*cip.CompleteWebAuthnRegistrationOutput, error) {
	domain, err := relyingParty(c, p)
	if err != nil {
		return nil, err
	}
	rare := g.User.Rare()
	asked := begun.Get(rare)
	switch {
	case asked.Challenge == "" || c.At.After(asked.Until):
		return nil, refuse.With("WebAuthnChallengeNotFoundException", "The challenge of the registration does not exist or has expired.")
	case asked.ClientID != *g.Client.ClientId:
		return nil, refuse.With("WebAuthnClientMismatchException", "The registration was started with another app client.")
	}
	*begun.Of(rare) = pending{}
	k, err := register(in.Credential, asks{"webauthn.create", asked.Challenge, domain, verification(p)})
	if err != nil {
		return nil, err
	}
	all := Kept.Of(rare)
	switch {
	case slices.ContainsFunc(*all, func(other *Credential) bool { return *other.CredentialId == *k.CredentialId }):
		return nil, refuse.InvalidParameter("The passkey is registered already.")
	case len(*all) >= maxPasskeys:
		return nil, tooMany()
	}
	k.CreatedAt, k.RelyingPartyId = aws.Time(c.At), &domain
	k.FriendlyCredentialName = aws.String("Passkey") // AWS makes a name from the maker; which one is not documented
	*all = append(*all, k)
	g.User.Touch(c.At)
	return &cip.CompleteWebAuthnRegistrationOutput{}, nil
}
