package tokens

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// PoolKeys are a pool's two signing keys: Cognito signs ID and access tokens with different
// ones.
type PoolKeys struct {
	ID, access keyring.Key
}

// Keyrings holds a pool's keys, made on first use because RSA keys are slow to make.
const Keyrings account.Part[*PoolKeys] = "keys"

// keysOf returns the pool's keys, and makes them on first use.
func keysOf(a *account.Account, p *directory.Pool) (*PoolKeys, error) {
	kept := Keyrings.Of(p)
	if *kept != nil {
		return *kept, nil
	}
	id, err := a.NewKey()
	if err != nil {
		return nil, fmt.Errorf("making the ID tokens' key: %w", err)
	}
	access, err := a.NewKey()
	if err != nil {
		return nil, fmt.Errorf("making the access tokens' key: %w", err)
	}
	*kept = &PoolKeys{keyring.New(id), keyring.New(access)}
	return *kept, nil
}
