package call

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
)

// Unanswered is a call that AWS has not answered for longer than the patience of the
// session's options.
type Unanswered struct {
	Operation string
	Since     time.Time // when it was first sent
	Try       int       // the current one, from 1
	Tries     int       // in all; 1 for a call that is not made again without an answer
}

// Words say how long the call has waited.
func (u Unanswered) Words(now time.Time) string {
	words := fmt.Sprintf("waiting for AWS: %s, %d s", u.Operation, now.Sub(u.Since)/time.Second)
	if u.Tries > 1 {
		words += fmt.Sprintf(" (try %d of %d)", u.Try, u.Tries)
	}
	return words
}

// Unanswered is the call that has waited for AWS the longest; ok is false where none has
// waited for long.
func (s *Session) Unanswered() (u Unanswered, ok bool) { return s.patience.longest() }

// patience knows the calls that AWS has not answered in time.
type patience struct {
	limit time.Duration
	now   func() time.Time
	tell  func() // after each change; nil to look at no call

	mu   sync.Mutex
	late []*awaited // the first waits the longest
}

// awaited is a call that is being made. Its patience has the lock of its members.
type awaited struct {
	Unanswered
	timer *time.Timer // of the patience; nil until the call is first sent
	late  bool
	over  bool
}

// awaitedKey and triedOnceKey are keys of what a call's context has.
type (
	awaitedKey   struct{}
	triedOnceKey struct{}
)

// middleware looks at each call from its first attempt, so that a wait for the budget or
// for an MFA code does not count, until its answer was read. A stream is answered when it
// begins.
func (p *patience) middleware(stack *middleware.Stack) error {
	if p.tell == nil {
		return nil
	}
	whole := func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		call := &awaited{Unanswered: Unanswered{Operation: awsmiddleware.GetOperationName(ctx), Tries: maxAttempts}}
		if middleware.GetStackValue(ctx, triedOnceKey{}) != nil {
			call.Tries = 1
		}
		defer p.end(call)
		return next.HandleInitialize(middleware.WithStackValue(ctx, awaitedKey{}, call), in)
	}
	attempt := func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
		if call, ok := middleware.GetStackValue(ctx, awaitedKey{}).(*awaited); ok {
			p.sent(call)
		}
		return next.HandleFinalize(ctx, in)
	}
	if err := stack.Initialize.Add(middleware.InitializeMiddlewareFunc("Patience", whole), middleware.After); err != nil {
		return err
	}
	return stack.Finalize.Add(middleware.FinalizeMiddlewareFunc("PatienceAttempt", attempt), middleware.After)
}

// triedOnce marks a call that is not made again when AWS does not answer.
func triedOnce(stack *middleware.Stack) error {
	mark := func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(middleware.WithStackValue(ctx, triedOnceKey{}, true), in)
	}
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("TriedOnce", mark), middleware.Before)
}

func (p *patience) sent(call *awaited) {
	if p.changes(func() bool {
		if call.Try++; call.Try == 1 {
			call.Since = p.now()
			call.timer = time.AfterFunc(p.limit, func() { p.expired(call) })
		}
		return call.late
	}) {
		p.tell()
	}
}

func (p *patience) expired(call *awaited) {
	if p.changes(func() bool {
		if call.late = !call.over; call.late {
			p.late = append(p.late, call)
		}
		return call.late
	}) {
		p.tell()
	}
}

func (p *patience) end(call *awaited) {
	if p.changes(func() bool {
		call.over = true
		if call.timer != nil {
			call.timer.Stop()
		}
		p.late = slices.DeleteFunc(p.late, func(other *awaited) bool { return other == call })
		return call.late
	}) {
		p.tell()
	}
}

// changes makes a change, which reports whether it is to be told: that is done without
// the lock.
func (p *patience) changes(change func() bool) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return change()
}

func (p *patience) longest() (u Unanswered, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.late) == 0 {
		return Unanswered{}, false
	}
	return p.late[0].Unanswered, true
}
