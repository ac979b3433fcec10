package fact

import (
	"context"
	"errors"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// ErrBilled is why a fact that needs a billed call was not asked for.
var ErrBilled = errors.New("needs a billed call, and billed calls are off")

// From is where a fact is read.
type From struct {
	Source    string // in words: "the app client"
	Service   string // the SDK's service id, "" where no call of AWS is made
	Operation string // the call, a row of the table of calls; a reader makes no other
}

// billed reports whether the call is billed. An unknown call counts as billed.
func (f From) billed() bool {
	if f.Operation == "" {
		return false
	}
	row, listed := call.LookupCall(f.Service, f.Operation)
	return row.Billed || !listed
}

// Reader reads one fact of a subject's facts F.
type Reader[F any] struct {
	from  From
	after func(F) bool
	wait  func(*F)                                                          // makes the fact an awaited one
	leave func(*F, error)                                                   // makes it one that nobody asked for
	read  func(ctx context.Context, known F, now func() time.Time) func(*F) // what it returns puts the fact into its place
}

// Read declares how a fact is read. The value goes where place points to in the
// facts, which must be memory that copies of the facts don't share: for a slice of
// facts, a clone's. read gets the facts known so far, and returns the value and how
// many calls it made. A read ends with its context.
func Read[F, T any](from From, place func(*F) *Fact[T], read func(context.Context, F) (value T, calls int, err error)) Reader[F] {
	return Reader[F]{
		from: from,
		wait: func(facts *F) { *place(facts) = Fact[T]{State: Awaited, Source: from.Source} },
		leave: func(facts *F, why error) {
			*place(facts) = Fact[T]{State: NotAsked, Source: from.Source, Err: why}
		},
		read: func(ctx context.Context, known F, now func() time.Time) func(*F) {
			begun := now()
			value, calls, err := read(ctx, known)
			fact := Fact[T]{Value: value, State: Known, Source: from.Source, At: now()}
			fact.Cost = Cost{Calls: calls, Took: fact.At.Sub(begun)}
			if from.billed() {
				fact.Cost.Billed = calls
			}
			if err != nil {
				var none T
				fact.Value, fact.State, fact.Err = none, Unread, err
			}
			return func(facts *F) { *place(facts) = fact }
		},
	}
}

// After is a reader that starts once the facts allow it: when another fact, whose
// value it uses, is settled. If that never happens the fact is not asked for.
func (r Reader[F]) After(ready func(F) bool) Reader[F] {
	r.after = ready
	return r
}

func (r Reader[F]) ready(facts F) bool { return r.after == nil || r.after(facts) }
