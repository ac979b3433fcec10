package emulator

import (
	"reflect"
)

// onPool makes an action of a handler that works on the pool of UserPoolId.
func onPool[In, Out any](handle func(*call, *pool, *In) (*Out, error)) action {
	poolID := stringMember[In]("UserPoolId")
	return op(func(c *call, in *In) (*Out, error) {
		p, err := poolsIn(c).pool(poolID(in))
		if err != nil {
			return nil, err
		}
		return handle(c, p, in)
	})
}

// onUser makes an action of a handler that works on the user whom Username
// names in the pool of UserPoolId.
func onUser[In, Out any](handle func(*call, *pool, *user, *In) (*Out, error)) action {
	username := stringMember[In]("Username")
	return onPool(func(c *call, p *pool, in *In) (*Out, error) {
		u := p.users.find(username(in))
		if u == nil {
			return nil, userNotFound()
		}
		var out *Out
		var err error
		lagging(c, u, func() { out, err = handle(c, p, u, in) })
		return out, err
	})
}

// onGroup makes an action of a handler that works on the group of GroupName.
func onGroup[In, Out any](handle func(*call, *pool, *group, *In) (*Out, error)) action {
	name := stringMember[In]("GroupName")
	return onPool(func(c *call, p *pool, in *In) (*Out, error) {
		g, err := p.group(name(in))
		if err != nil {
			return nil, err
		}
		return handle(c, p, g, in)
	})
}

// onClient makes an action of a handler that works on the app client of
// ClientId, whichever pool it belongs to.
func onClient[In, Out any](handle func(*call, *pool, *client, *In) (*Out, error)) action {
	id := stringMember[In]("ClientId")
	return op(func(c *call, in *In) (*Out, error) {
		c.clientID = id(in)
		p, k, err := poolsIn(c).client(c.clientID)
		if err != nil {
			return nil, err
		}
		return handle(c, p, k, in)
	})
}

// stringMember gives a reader of one string member of the inputs. The reader
// gives "" where the member is null.
func stringMember[In any](name string) func(*In) string {
	field, ok := reflect.TypeFor[In]().FieldByName(name)
	if !ok {
		panic("emulator: " + reflect.TypeFor[In]().Name() + " has no member " + name)
	}
	return func(in *In) string {
		value, _ := reflect.ValueOf(in).Elem().FieldByIndex(field.Index).Interface().(*string)
		return deref(value)
	}
}

// onOwnClient makes an action of a handler that works on a client of the pool.
func onOwnClient[In, Out any](handle func(*call, *pool, *client, *In) (*Out, error)) action {
	id := stringMember[In]("ClientId")
	return onPool(func(c *call, p *pool, in *In) (*Out, error) {
		c.clientID = id(in)
		k := p.client(c.clientID)
		if k == nil {
			return nil, clientNotFound(c.clientID)
		}
		return handle(c, p, k, in)
	})
}
