// Package on makes actions from handlers that work on what a request names: a pool, a user, a
// group, an app client. It finds them, or refuses in AWS's words.
package on

import (
	"reflect"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Pool makes an action from a handler that works on the pool of UserPoolId.
func Pool[In, Out any](handle func(*account.Call, *directory.Pool, *In) (*Out, error)) service.Action {
	poolID := StringMember[In]("UserPoolId")
	return service.Op(func(c *account.Call, in *In) (*Out, error) {
		p, err := directory.In(c).Pool(poolID(in))
		if err != nil {
			return nil, err
		}
		return handle(c, p, in)
	})
}

// User makes an action from a handler that works on the user that Username names in the pool of
// UserPoolId.
func User[In, Out any](handle func(*account.Call, *directory.Pool, *directory.User, *In) (*Out, error)) service.Action {
	username := StringMember[In]("Username")
	return Pool(func(c *account.Call, p *directory.Pool, in *In) (*Out, error) {
		u := p.Users.Find(username(in))
		if u == nil {
			return nil, refuse.UserNotFound()
		}
		var out *Out
		var err error
		directory.Lagging(c, u, func() { out, err = handle(c, p, u, in) })
		return out, err
	})
}

// Group makes an action from a handler that works on the group of GroupName.
func Group[In, Out any](handle func(*account.Call, *directory.Pool, *directory.Group, *In) (*Out, error)) service.Action {
	name := StringMember[In]("GroupName")
	return Pool(func(c *account.Call, p *directory.Pool, in *In) (*Out, error) {
		g, err := p.Group(name(in))
		if err != nil {
			return nil, err
		}
		return handle(c, p, g, in)
	})
}

// Client makes an action from a handler that works on the app client of ClientId, of any pool.
func Client[In, Out any](handle func(*account.Call, *directory.Pool, *directory.Client, *In) (*Out, error)) service.Action {
	id := StringMember[In]("ClientId")
	return service.Op(func(c *account.Call, in *In) (*Out, error) {
		c.ClientID = id(in)
		p, k, err := directory.In(c).Client(c.ClientID)
		if err != nil {
			return nil, err
		}
		return handle(c, p, k, in)
	})
}

// StringMember returns a reader of one string member of the inputs. It reads null as "".
func StringMember[In any](name string) func(*In) string {
	field, ok := reflect.TypeFor[In]().FieldByName(name)
	if !ok {
		panic("emulator: " + reflect.TypeFor[In]().Name() + " has no member " + name)
	}
	return func(in *In) string {
		value, _ := reflect.ValueOf(in).Elem().FieldByIndex(field.Index).Interface().(*string)
		return shape.Value(value)
	}
}

// OwnClient makes an action from a handler that works on an app client of the pool.
func OwnClient[In, Out any](handle func(*account.Call, *directory.Pool, *directory.Client, *In) (*Out, error)) service.Action {
	id := StringMember[In]("ClientId")
	return Pool(func(c *account.Call, p *directory.Pool, in *In) (*Out, error) {
		c.ClientID = id(in)
		k := p.Client(c.ClientID)
		if k == nil {
			return nil, directory.ClientNotFound(c.ClientID)
		}
		return handle(c, p, k, in)
	})
}
