package service

import (
	"reflect"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// Operation is one row of a table: who may call it, which members a request must
// have, and what it does.
type Operation struct {
	access   Access
	required []string // members that a request must have
	action   Action
}

// Access says who may call an operation.
type Access int

// Who may call an operation: signers of requests, as IAM permits, or anyone with a client id or
// an access token instead.
const (
	IAM Access = iota
	Anyone
)

// Action is what an operation does, without its types, so that all of them fit in one table.
type Action struct {
	in, out reflect.Type
	run     func(c *account.Call, in any) (out any, err error)
}

// endpoint is an operation ready to be called.
type endpoint struct {
	access Access
	read   wire.Reader
	run    func(c *account.Call, in any) (out any, err error)
	write  wire.Writer
}

// Table is the operations of a resource, or of a whole service, by name.
type Table map[string]Operation

// endpoints prepares the operations of tables for calls.
func endpoints(model wire.Model, tables ...Table) map[string]endpoint {
	plans := wire.NewPlans(model)
	out := map[string]endpoint{}
	for _, table := range tables {
		for name, o := range table {
			out[name] = endpoint{o.access, plans.Reader(o.action.in, o.required), o.action.run, plans.Writer(o.action.out)}
		}
	}
	return out
}

// Signed makes a row for an operation that needs a signed request. required lists the required
// members of the request, separated by spaces.
func Signed(required string, a Action) Operation {
	return Operation{IAM, strings.Fields(required), a}
}

// Public makes a row for an operation that takes a client id or an access token instead of a
// signature.
func Public(required string, a Action) Operation {
	return Operation{Anyone, strings.Fields(required), a}
}

// Join makes one table of several, which must not share an operation.
func Join(tables ...Table) Table {
	all := Table{}
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

// After returns the table with something to be done at the start of each operation, which may
// refuse it.
func (t Table) After(first func(c *account.Call, operation string, in any) error) Table {
	out := make(Table, len(t))
	for name, row := range t {
		run := row.action.run
		row.action.run = func(c *account.Call, in any) (any, error) {
			if err := first(c, name, in); err != nil {
				return nil, err
			}
			return run(c, in)
		}
		out[name] = row
	}
	return out
}

// Op makes an action of a handler with the SDK's own input and output types. Reading the
// request, checking its constraints and writing the answer follow from the types.
func Op[In, Out any](handle func(*account.Call, *In) (*Out, error)) Action {
	return Action{
		in: reflect.TypeFor[In](), out: reflect.TypeFor[Out](),
		run: func(c *account.Call, in any) (any, error) { return handle(c, in.(*In)) },
	}
}
