package identitypools

import (
	"maps"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// mostLogins is how many logins an identity can have (API reference, MergeDeveloperIdentities).
const mostLogins = 20

// login is a user of a provider. The user of a user pool or an OpenID Connect provider is the
// sub, that of a developer provider the developer's own identifier.
type login struct{ provider, user string }

// identity is one of a pool. A guest has no logins. One that is disabled has none either: it was
// merged into another, or its last login was unlinked.
type identity struct {
	id       string
	pool     *pool
	logins   []login
	created  time.Time
	modified time.Time
	disabled bool
}

// identitiesPart has those of all pools by id.
const identitiesPart account.Part[map[string]*identity] = "identities"

// newIdentity makes one without logins.
func (p *pool) newIdentity(c *account.Call) *identity {
	made := &identity{id: c.Region + ":" + c.Random.UUID(), pool: p, created: c.At, modified: c.At}
	p.identities = append(p.identities, made)
	all := identitiesPart.Of(c)
	if *all == nil {
		*all = map[string]*identity{}
	}
	(*all)[made.id] = made
	return made
}

// providers returns the names of the providers that the identity has logins of.
func (i *identity) providers() []string {
	names := map[string]bool{}
	for _, one := range i.logins {
		names[one.provider] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// owners returns the identities that the logins belong to.
func (p *pool) owners(logins []login) []*identity {
	var all []*identity
	for _, one := range logins {
		if owner := p.byLogin[one]; owner != nil && !slices.Contains(all, owner) {
			all = append(all, owner)
		}
	}
	return all
}

// link adds logins to an identity. Nothing changes if one of them can't be added: it is another
// identity's, or the identity has another user of that public provider (API reference,
// ResourceConflictException).
func (i *identity) link(logins []login, at time.Time) error {
	var fresh []login
	for _, one := range logins {
		switch owner := i.pool.byLogin[one]; {
		case owner == i:
			continue
		case owner != nil || i.pool.isPublic(one.provider) && slices.Contains(i.providers(), one.provider):
			return alreadyLinked(one.provider)
		}
		fresh = append(fresh, one)
	}
	if len(fresh) == 0 {
		return nil
	}
	if len(i.logins)+len(fresh) > mostLogins {
		return tooManyLogins()
	}
	for _, one := range fresh {
		i.pool.byLogin[one] = i
	}
	i.logins, i.modified = append(i.logins, fresh...), at
	return nil
}

// unlink removes the logins that are gone. An identity that has lost its last login is
// inaccessible from then on (API reference, UnlinkIdentity).
func (i *identity) unlink(gone func(login) bool, at time.Time) {
	i.logins = slices.DeleteFunc(i.logins, func(one login) bool {
		if gone(one) {
			delete(i.pool.byLogin, one)
			return true
		}
		return false
	})
	i.modified, i.disabled = at, len(i.logins) == 0
}

// merge moves all logins into another identity and disables this one.
func (i *identity) merge(into *identity, at time.Time) error {
	for _, provider := range i.providers() {
		if i.pool.isPublic(provider) && slices.Contains(into.providers(), provider) {
			return alreadyLinked(provider)
		}
	}
	if len(i.logins)+len(into.logins) > mostLogins {
		return tooManyLogins()
	}
	moved := slices.Clone(i.logins)
	i.unlink(func(login) bool { return true }, at)
	return into.link(moved, at)
}

func alreadyLinked(provider string) error {
	return refuse.With("ResourceConflictException", "Logins are already linked to another account: %s", provider) // text not documented
}

// tooManyLogins refuses more linked logins than an identity can have; neither the exception nor
// its text is documented.
func tooManyLogins() error {
	return refuse.InvalidParameter("The number of linked logins is limited to %d.", mostLogins)
}
