package tokens

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Associated says what becomes of the sessions that belong to a revoked one.
type Associated string

// Values are those that there are. Sessions of sign-ins by the API belong to no other, so both
// come to the same here.
func (Associated) Values() []Associated { return []Associated{"NONE", "LINKED"} }

// revokeTokenInput has a member that the SDK does not know yet.
type revokeTokenInput struct {
	cip.RevokeTokenInput
	RevokeAssociatedSessions Associated
}

// revokeToken revokes one refresh token and the tokens made with it. An unknown one counts as
// revoked (RFC 7009).
func revokeToken(_ *account.Call, p *directory.Pool, k *directory.Client, in *revokeTokenInput) (*cip.RevokeTokenOutput, error) {
	if err := k.CheckSecret(in.ClientSecret); err != nil {
		return nil, err
	}
	if !shape.Value(k.EnableTokenRevocation) {
		return nil, refuse.With("UnsupportedOperationException", "Token revocation is not enabled for this client.") // text not documented
	}
	if len(*in.Token) < len(refreshHeader) || (*in.Token)[:len(refreshHeader)] != refreshHeader {
		return nil, refuse.With("UnsupportedTokenTypeException", "Unsupported token type") // text not documented
	}
	if g := GrantsOf(p)[*in.Token]; g != nil && g.Client == k {
		g.revoked = true
	}
	return &cip.RevokeTokenOutput{}, nil
}
