package emulator

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// revokeToken revokes one refresh token and the tokens made with it. One that
// is not known any more is as good as revoked (RFC 7009).
func revokeToken(_ *call, p *pool, k *client, in *cip.RevokeTokenInput) (*cip.RevokeTokenOutput, error) {
	if err := k.checkSecret(in.ClientSecret); err != nil {
		return nil, err
	}
	if !deref(k.EnableTokenRevocation) {
		return nil, fail("UnsupportedOperationException", "Token revocation is not enabled for this client.") // text not documented
	}
	if len(*in.Token) < len(refreshHeader) || (*in.Token)[:len(refreshHeader)] != refreshHeader {
		return nil, fail("UnsupportedTokenTypeException", "Unsupported token type") // text not documented
	}
	if g := grantsOf(p)[*in.Token]; g != nil && g.client == k {
		g.revoked = true
	}
	return &cip.RevokeTokenOutput{}, nil
}
