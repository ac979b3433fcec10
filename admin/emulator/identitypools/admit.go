package identitypools

import (
	"slices"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// getID returns the identity that the logins belong to, a new one when they belong to none. A
// caller without logins is a new guest each time.
func getID(c *account.Call, p *pool, in *ci.GetIdInput) (*ci.GetIdOutput, error) {
	if id := shape.Value(in.AccountId); id != "" && id != c.ID {
		return nil, refuse.NotFound("IdentityPool '%s' not found.", p.id()) // not documented
	}
	proofs, err := p.prove(c, in.Logins)
	if err != nil {
		return nil, err
	}
	if len(proofs) == 0 {
		if err := p.admitsGuests(); err != nil {
			return nil, err
		}
		return &ci.GetIdOutput{IdentityId: &p.newIdentity(c).id}, nil
	}
	if passed := proofs[0].passed; passed != nil {
		return &ci.GetIdOutput{IdentityId: &passed.id}, nil
	}
	i, err := p.identify(c, loginsOf(proofs))
	if err != nil {
		return nil, err
	}
	return &ci.GetIdOutput{IdentityId: &i.id}, nil
}

func (p *pool) admitsGuests() error {
	if !p.described.AllowUnauthenticatedIdentities {
		return refuse.NotAuthorized("Unauthenticated access is not supported for this identity pool.")
	}
	return nil
}

// identify returns the identity that has one of the logins, and links the others to it. If none
// has, it makes one.
func (p *pool) identify(c *account.Call, logins []login) (*identity, error) {
	owners := p.owners(logins)
	switch len(owners) {
	case 0:
		made := p.newIdentity(c)
		return made, made.link(logins, c.At)
	case 1:
		return owners[0], owners[0].link(logins, c.At)
	}
	return nil, alreadyLinked(logins[0].provider)
}

// admit returns the identity that a caller with these proofs gets who names i. It is another one
// where i was a guest, or was merged, and the logins belong to that one.
func (i *identity) admit(c *account.Call, proofs []proof) (*identity, error) {
	if len(proofs) == 0 {
		if i.disabled || len(i.logins) > 0 {
			return nil, refuse.NotAuthorized("Access to Identity '%s' is forbidden.", i.id)
		}
		return i, i.pool.admitsGuests()
	}
	if passed := proofs[0].passed; passed != nil {
		if passed != i || len(proofs) > 1 {
			return nil, noMatch()
		}
		return i, nil
	}
	logins := loginsOf(proofs)
	owners := i.pool.owners(logins)
	switch {
	case len(owners) > 1:
		return nil, alreadyLinked(proofs[0].provider)
	case slices.Contains(owners, i) || len(owners) == 0 && i.isGuest():
		return i, i.link(logins, c.At)
	case len(owners) == 1 && (i.isGuest() || i.disabled):
		i.disabled, i.modified = true, c.At
		return owners[0], owners[0].link(logins, c.At)
	}
	return nil, noMatch()
}

func (i *identity) isGuest() bool { return len(i.logins) == 0 && !i.disabled }

func noMatch() error {
	return refuse.NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.")
}
