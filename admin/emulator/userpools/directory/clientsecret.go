package directory

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Demand returns the named parameters, or an error that names the missing one.
func Demand(parameters map[string]string, names ...string) error {
	for _, name := range names {
		if parameters[name] == "" {
			return refuse.InvalidParameter("Missing required parameter %s", name)
		}
	}
	return nil
}

// CheckSecretHash checks a secret hash against the client's secrets. The hash may use any of the
// user's names.
func (k *Client) CheckSecretHash(given *string, names ...string) error {
	if k.ClientSecret == nil {
		return nil // a client without a secret ignores the hash
	}
	if shape.Value(given) == "" {
		return refuse.NotAuthorized("Client %s is configured with secret but SECRET_HASH was not received", *k.ClientId)
	}
	for _, name := range names {
		if k.proves(func(secret string) bool { return hashed(secret, name+*k.ClientId) == *given }) {
			return nil
		}
	}
	return refuse.NotAuthorized("Unable to verify secret hash for client %s", *k.ClientId)
}

func hashed(secret, text string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// CheckSecret is for the operations that take the secret itself. The text of their refusal is
// not documented.
func (k *Client) CheckSecret(given *string) error {
	if k.ClientSecret != nil && !k.proves(func(secret string) bool { return secret == shape.Value(given) }) {
		return refuse.With("UnauthorizedException", "Unable to verify secret for client %s", *k.ClientId)
	}
	return nil
}

// CheckHashIn is [Client.CheckSecretHash] for the hash among the parameters of a sign-in.
func (k *Client) CheckHashIn(parameters map[string]string, names ...string) error {
	hash := parameters["SECRET_HASH"]
	return k.CheckSecretHash(&hash, names...)
}
