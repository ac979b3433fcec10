package token

import (
	"context"
	"errors"
	"time"
)

// Verify runs all checks of the table on a token and returns every answer, not only the first
// failure. It may fetch keys through the Keyring, but only from the URL that the Source implies:
// see trustIn. now is the time at which the token is checked.
func Verify(ctx context.Context, t Token, e Expect, keys Keyring, now time.Time) Result {
	x := &examination{Token: t, expect: e, now: now}
	x.trust, x.distrust = trustOf(t, e.Source)
	x.findKey(ctx, keys)
	result := Result{Checks: make([]Check, len(checks)), KeysError: x.noKeys()}
	for i, c := range checks {
		status, detail := c.run(x)
		result.Checks[i] = Check{ID: c.id, Name: c.name, Status: status, Detail: detail}
	}
	return result
}

// examination is a token with what its checks share.
type examination struct {
	Token
	expect   Expect
	now      time.Time
	trust    trust
	distrust string // why nobody's keys may verify it, "" when somebody's may
	key      Key
	keyError error // nil when there is a key
}

// trustOf decides whose keys may verify a token.
func trustOf(t Token, source Source) (trust, string) {
	claim, there := t.Claims.Get("iss")
	issuer, text := claim.string()
	switch {
	case t.Encrypted() && t.Kind == Refresh:
		return trust{}, "only the pool has the key of a refresh token"
	case t.Encrypted():
		return trust{}, "only its recipient has the key of an encrypted token"
	case t.Kind == LoadBalancer:
		return trustLoadBalancer(t, source)
	case t.Kind == IdentityPool && source.Pool != "":
		// Anybody can have an identity pool, and all of them share AWS's keys.
		return trust{}, "an identity pool's token, not one of user pool " + source.Pool
	case t.Kind == IdentityPool:
		return trustIdentityPools(source, issuer)
	case source.Pool == "" && !there && t.isCut():
		return trust{}, "no pool was named, and the issuer is " + cutAway
	case source.Pool == "" && !there:
		return trust{}, "no pool was named, and the token has no issuer"
	case source.Pool == "" && !text:
		return trust{}, "no pool was named, and the issuer is not a string"
	}
	return trustIn(source, issuer)
}

// errNotAsked means that no key was requested.
var errNotAsked = errors.New("not looked for")

// findKey looks for the key that the header names, except for a token that can't be a user
// pool's: our request would then carry an id from a stranger for nothing.
func (x *examination) findKey(ctx context.Context, keys Keyring) {
	id, ok := x.kid()
	if x.distrust != "" || !ok || len(x.parts) != 3 {
		x.keyError = errNotAsked
		return
	}
	x.key, x.keyError = keys.Key(ctx, x.trust.keys, id)
}

func (x *examination) kid() (string, bool) {
	claim, _ := x.Header.Get("kid")
	id, ok := claim.string()
	return id, ok && id != ""
}

// noKeys is why the key set could not be read, nil when that is not why a key is missing.
func (x *examination) noKeys() error {
	if errors.Is(x.keyError, ErrNoKey) || errors.Is(x.keyError, errNotAsked) {
		return nil
	}
	return x.keyError
}
