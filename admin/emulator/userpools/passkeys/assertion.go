package passkeys

import (
	"encoding/json"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// request is PublicKeyCredentialRequestOptionsJSON (W3C, Web Authentication Level 3).
type request struct {
	Challenge        string                     `json:"challenge"`
	Timeout          int                        `json:"timeout"`
	RPID             string                     `json:"rpId"`
	AllowCredentials []reference                `json:"allowCredentials"`
	UserVerification types.UserVerificationType `json:"userVerification"`
}

// Ask returns what a browser needs to let the user sign the challenge, as JSON.
func Ask(c *account.Call, p *directory.Pool, u *directory.User, challenge string) (string, error) {
	domain, err := relyingParty(c, p)
	if err != nil {
		return "", err
	}
	options, err := json.Marshal(request{challenge, timeout, domain, references(u), asked(p, u)})
	return string(options), err
}

// asked is whether users must prove to their authenticator who they are: always where a passkey
// is to replace other factors.
func asked(p *directory.Pool, u *directory.User) types.UserVerificationType {
	if ReplaceFactors(p, u) {
		return types.UserVerificationTypeRequired
	}
	return verification(p)
}

// Check checks the answer: the user's passkey has signed the challenge. With which exception AWS
// refuses a wrong one is not documented.
func Check(c *account.Call, p *directory.Pool, u *directory.User, challenge, credential string) error {
	domain, err := relyingParty(c, p)
	if err != nil {
		return err
	}
	wrong := refuse.NotAuthorized("Invalid passkey.")
	a := asks{"webauthn.get", challenge, domain, asked(p, u)}
	r, err := read([]byte(credential), a)
	if err != nil {
		return wrong
	}
	t, err := tell(r.Response.AuthenticatorData, a)
	if err != nil {
		return wrong
	}
	all := Kept.Get(u.Seldom())
	i := slices.IndexFunc(all, func(k *Credential) bool { return *k.CredentialId == r.ID })
	if i < 0 || !signed(all[i].Key, r.Response.AuthenticatorData, r.Response.ClientDataJSON, r.Response.Signature) {
		return wrong
	}
	if before := all[i].Count; (before != 0 || t.count != 0) && t.count <= before { // somebody has copied it
		return wrong
	}
	all[i].Count = t.count
	return nil
}
