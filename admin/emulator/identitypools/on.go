package identitypools

import (
	"reflect"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// onPool makes an action from a handler that works on the pool of IdentityPoolId.
func onPool[In, Out any](handle func(*account.Call, *pool, *In) (*Out, error)) service.Action {
	return service.Op(func(c *account.Call, in *In) (*Out, error) {
		p, err := findPool(c, stringOf(in, "IdentityPoolId"))
		if err != nil {
			return nil, err
		}
		return handle(c, p, in)
	})
}

// onIdentity makes an action from a handler that works on the identity of IdentityId.
func onIdentity[In, Out any](handle func(*account.Call, *identity, *In) (*Out, error)) service.Action {
	return service.Op(func(c *account.Call, in *In) (*Out, error) {
		id := stringOf(in, "IdentityId")
		known := identitiesPart.Get(c)[id]
		if known == nil {
			return nil, identityNotFound(id)
		}
		return handle(c, known, in)
	})
}

// stringOf reads one string member of an input, which requests must have.
func stringOf(in any, name string) string {
	value, _ := reflect.ValueOf(in).Elem().FieldByName(name).Interface().(*string)
	return shape.Value(value)
}

func findPool(h account.Holder, id string) (*pool, error) {
	pools := poolsPart.Get(h)
	if i := slices.IndexFunc(pools, func(p *pool) bool { return p.id() == id }); i >= 0 {
		return pools[i], nil
	}
	return nil, refuse.NotFound("IdentityPool '%s' not found.", id)
}

func identityNotFound(id string) error { return refuse.NotFound("Identity '%s' not found.", id) }
