// Package passkeys has the passkeys of users: how they are registered, and what they sign. It reads
// what a browser sends, and trusts no maker of authenticators: it asks for no attestation.
package passkeys

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// maxPasskeys is how many a user may have (developer guide, quotas).
const maxPasskeys = 20

// Credential is one passkey.
type Credential struct {
	types.WebAuthnCredentialDescription
	Key   []byte // the public key, PKIX
	Count uint32 // of signatures, as the authenticator told it last; 0 if it does not count
}

// Kept holds a user's passkeys in the order of registration.
const Kept account.Part[[]*Credential] = "passkeys"

func listWebAuthnCredentials(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.ListWebAuthnCredentialsInput) (*cip.ListWebAuthnCredentialsOutput, error) {
	listing := account.Listing{Scope: "ListWebAuthnCredentials " + p.ID() + " " + g.User.Sub, Limit: in.MaxResults, Token: in.NextToken}
	found, next, err := account.Page(c, listing, Kept.Get(g.User.Seldom()))
	if err != nil {
		return nil, err
	}
	out := &cip.ListWebAuthnCredentialsOutput{NextToken: next, Credentials: []types.WebAuthnCredentialDescription{}}
	for _, k := range found {
		out.Credentials = append(out.Credentials, k.WebAuthnCredentialDescription)
	}
	return out, nil
}

// deleteWebAuthnCredential deletes a passkey. Without the last one passkeys are no second factor of
// the user any more. The text is not documented.
func deleteWebAuthnCredential(c *account.Call, _ *directory.Pool, g *tokens.Grant, in *cip.DeleteWebAuthnCredentialInput) (*cip.DeleteWebAuthnCredentialOutput, error) {
	all := Kept.Of(g.User.Rare())
	i := slices.IndexFunc(*all, func(k *Credential) bool { return *k.CredentialId == *in.CredentialId })
	if i < 0 {
		return nil, refuse.NotFound("The passkey does not exist.")
	}
	*all = slices.Delete(*all, i, i+1)
	if len(*all) == 0 {
		g.User.Rare().Factors.Set(directory.FactorWebAuthn, false, false)
	}
	g.User.Touch(c.At)
	return &cip.DeleteWebAuthnCredentialOutput{}, nil
}
