package emulator

import (
	"fmt"
)

// poolKeys are a pool's two signing keys: Cognito signs ID and access tokens
// with different ones.
type poolKeys struct {
	id, access signingKey
}

// keyrings is of a pool: its keys, made on first need because RSA keys are slow to make.
const keyrings part[*poolKeys] = "keys"

// keysOf gives the pool's keys, and makes them when first asked.
func keysOf(a *account, p *pool) (*poolKeys, error) {
	kept := keyrings.of(p)
	if *kept != nil {
		return *kept, nil
	}
	id, err := a.newKey()
	if err != nil {
		return nil, fmt.Errorf("making the ID tokens' key: %w", err)
	}
	access, err := a.newKey()
	if err != nil {
		return nil, fmt.Errorf("making the access tokens' key: %w", err)
	}
	*kept = &poolKeys{newSigningKey(id), newSigningKey(access)}
	return *kept, nil
}
