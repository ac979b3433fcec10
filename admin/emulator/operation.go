package emulator

import (
	"reflect"
	"strings"

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
	anyone               // takes a client id or an access token instead
)

// action is what an operation does, with its types taken away so that all of
// them fit in one table.
type action struct {
	in, out reflect.Type
	run     func(c *call, in any) (out any, err error)
}

// endpoint is an operation ready to be called.
type endpoint struct {
	access access
	read   wire.Reader
	run    func(c *call, in any) (out any, err error)
	write  wire.Writer
}

// table is the operations of a resource, or of a whole service, by name.
type table = map[string]operation

// endpoints makes the tables ready.
func endpoints(model wire.Model, tables ...table) map[string]endpoint {
	plans := wire.NewPlans(model)
	out := map[string]endpoint{}
	for _, table := range tables {
		for name, o := range table {
			out[name] = endpoint{o.access, plans.Reader(o.action.in, o.required), o.action.run, plans.Writer(o.action.out)}
		}
	}
	return out
}

// input is the type of what the operation takes.
func (o operation) input() reflect.Type { return o.action.in }

// signedRow makes a row of an operation that needs a signed request. The required
// members of the request are given as words in one string.
func signedRow(required string, a action) operation {
	return operation{iam, strings.Fields(required), a}
}

// publicRow makes a row of an operation that takes a client id or an access token
// instead of a signature.
func publicRow(required string, a action) operation {
	return operation{anyone, strings.Fields(required), a}
}

// join makes one table of tables, which must not name an operation twice.
func join(tables ...table) table {
	all := table{}
	for _, rows := range tables {
		for name, row := range rows {
			if _, twice := all[name]; twice {
				panic("two rows for the operation " + name)
			}
			all[name] = row
		}
	}
	return all
}

// op makes an action of a handler.
func op[In, Out any](handle func(*call, *In) (*Out, error)) action {
	return action{
		in: reflect.TypeFor[In](), out: reflect.TypeFor[Out](),
		run: func(c *call, in any) (any, error) { return handle(c, in.(*In)) },
	}
}
