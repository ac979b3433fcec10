package emulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// demand gives parameters by name, or names the one that is missing.
func demand(parameters map[string]string, names ...string) error {
	for _, name := range names {
		if parameters[name] == "" {
			return invalidParameter("Missing required parameter %s", name)
		}
	}
	return nil
}

// checkSecretHash holds a secret hash against the client's secret. It may be
// made with any name that the user goes by.
func (k *client) checkSecretHash(given *string, names ...string) error {
	if k.ClientSecret == nil {
		return nil // a client without a secret ignores the hash
	}
	if deref(given) == "" {
		return notAuthorized("Client %s is configured with secret but SECRET_HASH was not received", *k.ClientId)
	}
	for _, name := range names {
		mac := hmac.New(sha256.New, []byte(*k.ClientSecret))
		mac.Write([]byte(name + *k.ClientId))
		if base64.StdEncoding.EncodeToString(mac.Sum(nil)) == *given {
			return nil
		}
	}
	return notAuthorized("Unable to verify secret hash for client %s", *k.ClientId)
}

// checkSecret is for the operations that take the secret itself. Their text is
// not documented.
func (k *client) checkSecret(given *string) error {
	if k.ClientSecret != nil && deref(given) != *k.ClientSecret {
		return fail("UnauthorizedException", "Unable to verify secret for client %s", *k.ClientId)
	}
	return nil
}

func (k *client) checkHashIn(parameters map[string]string, names ...string) error {
	hash := parameters["SECRET_HASH"]
	return k.checkSecretHash(&hash, names...)
}
