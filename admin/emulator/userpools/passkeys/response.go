package passkeys

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/fxamacker/cbor/v2"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// asks is what a response must answer to.
type asks struct {
	kind         string // "webauthn.create" or "webauthn.get"
	challenge    string
	domain       string
	verification types.UserVerificationType
}

// encoded is base64url without padding, as the JSON of browsers has bytes.
type encoded []byte

// UnmarshalText reads base64url.
func (e *encoded) UnmarshalText(text []byte) error {
	raw, err := base64.RawURLEncoding.DecodeString(string(text))
	*e = raw
	return err
}

// response is RegistrationResponseJSON and AuthenticationResponseJSON in one (W3C, Web
// Authentication Level 3).
type response struct {
	ID                      string  `json:"id"`
	Type                    string  `json:"type"`
	AuthenticatorAttachment *string `json:"authenticatorAttachment"`
	Response                struct {
		ClientDataJSON    encoded  `json:"clientDataJSON"`
		AttestationObject encoded  `json:"attestationObject"`
		Transports        []string `json:"transports"`
		AuthenticatorData encoded  `json:"authenticatorData"`
		Signature         encoded  `json:"signature"`
	} `json:"response"`
}

// read reads a response and checks what the page said: which challenge it was for, and on which
// site.
func read(body []byte, a asks) (response, error) {
	var r response
	if err := json.Unmarshal(body, &r); err != nil || r.Type != publicKey {
		return r, refuse.InvalidParameter("The credential is not a public key credential.")
	}
	var page struct {
		Type      string `json:"type"`
		Challenge string `json:"challenge"`
		Origin    string `json:"origin"`
	}
	if err := json.Unmarshal(r.Response.ClientDataJSON, &page); err != nil || page.Type != a.kind {
		return r, refuse.InvalidParameter("The credential is not for this operation.")
	}
	switch {
	case page.Challenge != a.challenge:
		return r, refuse.With("WebAuthnChallengeNotFoundException", "The credential is for another challenge.")
	case !mayComeFrom(page.Origin, a.domain):
		return r, refuse.With("WebAuthnOriginNotAllowedException", "The origin %s is not allowed for the relying party %s.", page.Origin, a.domain)
	}
	return r, nil
}

// Flags of an authenticator.
const (
	userPresent  = 1 << 0
	userVerified = 1 << 2
	hasKey       = 1 << 6
)

// told is what an authenticator says.
type told struct {
	flags byte
	count uint32
	rest  []byte // the credential, where there is one
}

// The sizes of what precedes the credential, and of its parts.
const (
	hashSize   = sha256.Size
	headSize   = hashSize + 1 + 4
	aaguidSize = 16
)

// tell reads authenticator data and checks what it says of the site and of the user.
func tell(data []byte, a asks) (told, error) {
	if len(data) < headSize {
		return told{}, refuse.InvalidParameter("The authenticator data is too short.")
	}
	t := told{data[hashSize], binary.BigEndian.Uint32(data[hashSize+1:]), data[headSize:]}
	wanted := sha256.Sum256([]byte(a.domain))
	switch {
	case !bytes.Equal(data[:hashSize], wanted[:]):
		return t, refuse.With("WebAuthnRelyingPartyMismatchException", "The credential is for another relying party.")
	case t.flags&userPresent == 0:
		return t, refuse.InvalidParameter("The user was not present.")
	case a.verification == types.UserVerificationTypeRequired && t.flags&userVerified == 0:
		return t, refuse.With("WebAuthnCredentialNotSupportedException", "The authenticator did not verify the user.")
	}
	return t, nil
}

// attestation is what an authenticator says of a new key. Only the formats that name no maker are
// read: browsers make them when they are asked for none.
type attestation struct {
	Format    string `cbor:"fmt"`
	Data      []byte `cbor:"authData"`
	Statement struct {
		Algorithm int             `cbor:"alg"`
		Signature []byte          `cbor:"sig"`
		Chain     cbor.RawMessage `cbor:"x5c"`
	} `cbor:"attStmt"`
}

// register reads a new passkey.
func register(body []byte, a asks) (*Credential, error) {
	r, err := read(body, a)
	if err != nil {
		return nil, err
	}
	var made attestation
	if err := cbor.Unmarshal(r.Response.AttestationObject, &made); err != nil {
		return nil, refuse.InvalidParameter("The attestation object can't be read.")
	}
	t, err := tell(made.Data, a)
	if err != nil {
		return nil, err
	}
	if t.flags&hasKey == 0 || len(t.rest) < aaguidSize+2 {
		return nil, refuse.InvalidParameter("The attestation object has no key.")
	}
	size, rest := int(binary.BigEndian.Uint16(t.rest[aaguidSize:])), t.rest[aaguidSize+2:]
	if len(rest) < size || base64.RawURLEncoding.EncodeToString(rest[:size]) != r.ID {
		return nil, refuse.InvalidParameter("The credential has another id than its key.")
	}
	key, err := readKey(rest[size:])
	if err != nil {
		return nil, err
	}
	unsigned := made.Format == "none"
	byItself := made.Format == "packed" && made.Statement.Chain == nil && signed(key, made.Data, r.Response.ClientDataJSON, made.Statement.Signature)
	if !unsigned && !byItself {
		return nil, refuse.With("WebAuthnCredentialNotSupportedException", "The attestation %s is not supported.", made.Format)
	}
	k := &Credential{Key: key, Count: t.count}
	k.CredentialId, k.AuthenticatorAttachment = &r.ID, r.AuthenticatorAttachment
	k.AuthenticatorTransports = append([]string{}, r.Response.Transports...)
	return k, nil
}
