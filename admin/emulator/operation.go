package emulator

import (
	"reflect"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// operation is one row of the operations table.
type operation struct {
	access   access
	required []string // members that a request must have
	action   action
}

// access is who may call an operation.
type access int

const (
	iam    access = iota // needs a signed request
	public               // takes a client id or an access token instead
)

// action is what an operation does, with its types taken away so that all of
// them fit in one table.
type action struct {
	in, out reflect.Type
	run     func(c *call, in any) (out any, err error)
}

// call is one request while it is being answered. It carries the server, whose
// lock it holds.
type call struct {
	*Server
	at     time.Time // one reading of the clock for the whole call
	issuer string    // base URL of this emulator for iss
	sender string    // IP address of the caller
	// clientID is the app client that the call is made through, "" for none.
	clientID string
}

// endpoint is an operation ready to be called.
type endpoint struct {
	access access
	read   wire.Reader
	run    func(c *call, in any) (out any, err error)
	write  wire.Writer
}

// endpoints makes the tables ready.
func endpoints(tables ...map[string]operation) map[string]endpoint {
	plans := wire.NewPlans(model())
	out := map[string]endpoint{}
	for _, table := range tables {
		for name, o := range table {
			out[name] = endpoint{o.access, plans.Reader(o.action.in, o.required), o.action.run, plans.Writer(o.action.out)}
		}
	}
	return out
}

// row makes a row of the operations table. The required members are given as
// words in one string.
func row(access access, required string, a action) operation {
	return operation{access, strings.Fields(required), a}
}

// op makes an action of a handler.
func op[In, Out any](handle func(*call, *In) (*Out, error)) action {
	return action{
		in: reflect.TypeFor[In](), out: reflect.TypeFor[Out](),
		run: func(c *call, in any) (any, error) { return handle(c, in.(*In)) },
	}
}

// onPool makes an action of a handler that works on the pool of UserPoolId.
func onPool[In, Out any](handle func(*call, *pool, *In) (*Out, error)) action {
	poolID := stringMember[In]("UserPoolId")
	return op(func(c *call, in *In) (*Out, error) {
		p, err := findPool(c.Server, poolID(in))
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
		p, k, err := findClient(c.Server, c.clientID)
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

// deref gives what p points to, or the zero value.
func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
