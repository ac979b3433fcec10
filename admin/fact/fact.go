// Package fact holds the facts that rules judge. A fact is a value, or the reason
// that there is none; it knows where it is from, how old it is and what it cost.
// Facts about one subject are the members of a struct, which [Gather] fills in
// parallel. What they mean is said by the rules of package finding.
package fact

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// State is how far a fact has come.
type State uint8

// The states. A fact that was not asked for never counts as fine.
const (
	NotAsked State = iota
	Awaited        // it is being read, or will be
	Known          // Value has it
	Unread         // it could not be read: Err says why
)

// Fact is one thing that is read, or to be read.
type Fact[T any] struct {
	Value  T // the zero T unless the fact is known
	State  State
	Err    error     // why there is no value; for a fact that was not asked for, why not, if there is a reason
	Source string    // its source, in words: "the app client"
	At     time.Time // when it was read: what it says may be older
	Cost   Cost
}

// Cost is what reading a fact took.
type Cost struct {
	Calls  int           // that were made; the retries of a call are part of it
	Billed int           // those of them that make a user a billed one of the month
	Took   time.Duration // from the first call to the last answer
}

// Of is a fact that is already known.
func Of[T any](value T) Fact[T] { return Fact[T]{Value: value, State: Known} }

// Known reports whether there is a value.
func (f Fact[T]) Known() bool { return f.State == Known }

// Settled reports whether there is a value, or a reason that there is none.
func (f Fact[T]) Settled() bool { return f.State == Known || f.State == Unread }

// Problem is why there is no value, in words; nil where there is one, or no reason.
func (f Fact[T]) Problem() *call.Problem { return call.Explain(f.Err) }
