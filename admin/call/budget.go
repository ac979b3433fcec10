package call

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	"golang.org/x/time/rate"
)

// DefaultShare is the default share of a quota that the console uses:
// production needs the rest.
const DefaultShare = 1.0 / 3

// ErrOverBudget means that a call was not made: the budget would have allowed
// it only after the deadline of its context.
var ErrOverBudget = errors.New("the call budget allows no call before the deadline")

// Budget keeps the calls to AWS under a share of each quota. It is safe for use
// by many goroutines; calls of one category are made in the order in which they
// came.
type Budget struct {
	share   float64
	buckets map[Category]*rate.Limiter // one for each category; the map never changes
	// perPool has one for each operation that AWS also limits for each pool. The
	// budget does not see which pool a call is about, so all share it.
	perPool map[callName]*rate.Limiter
}

// NewBudget makes the budget of one account and Region. The share is between 0 and
// 1; anything not above 0 means DefaultShare. An override, in calls a second,
// replaces a category's share, for each pool too; one that is not above 0 is
// ignored.
func NewBudget(region string, share float64, overrides map[Category]float64) *Budget {
	if !(share > 0) { // which NaN is not either
		share = DefaultShare
	}
	b := &Budget{
		share:   min(share, 1),
		buckets: make(map[Category]*rate.Limiter, len(quotas)), perPool: map[callName]*rate.Limiter{},
	}
	for _, c := range Categories() {
		perSecond := c.Quota(region) * b.share
		if o := overrides[c]; o > 0 {
			perSecond = o
		}
		// A second's worth at once, so that opening a screen does not crawl.
		b.buckets[c] = rate.NewLimiter(rate.Limit(perSecond), max(1, int(perSecond)))
	}
	for _, c := range calls {
		perSecond := quotas[c.Category].perPool * b.share
		if perSecond == 0 || overrides[c.Category] > 0 {
			continue
		}
		b.perPool[callName{c.Service, c.Operation}] = rate.NewLimiter(rate.Limit(perSecond), int(math.Ceil(perSecond)))
	}
	return b
}

// Wait blocks until the operation may be called. It returns the context's error
// if that ends first, and ErrOverBudget at once when the call could be made
// only after the context's deadline.
func (b *Budget) Wait(ctx context.Context, service, operation string) error {
	call, _ := LookupCall(service, operation)
	var err error
	if limit, ok := b.perPool[callName{service, operation}]; ok {
		err = limit.Wait(ctx)
	}
	if err == nil {
		err = b.buckets[call.Category].Wait(ctx)
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	default: // a burst is never below 1, so only the deadline is left as the cause
		return fmt.Errorf("%s waits for %s: %w", operation, call.Category, ErrOverBudget)
	}
}

// Usage is how much of a category's allowance is in use.
type Usage struct {
	Category  Category `json:"category"`
	PerSecond float64  `json:"perSecond"` // calls a second that the budget allows
	// Left is the part of a second's allowance that may be called at once, 1
	// when nothing was called lately and 0 when calls wait.
	Left    float64 `json:"left"`
	Waiting int     `json:"waiting"` // calls that wait
}

// Usage returns the use of every category, the one with the least left first.
// Calls that wait for the limit of a pool are not in it: a single call uses much
// of that limit, for a short time.
func (b *Budget) Usage() []Usage {
	usage := make([]Usage, 0, len(b.buckets))
	for c, bucket := range b.buckets {
		tokens := bucket.Tokens() // below zero while calls wait: each holds a token in advance
		usage = append(usage, Usage{
			Category:  c,
			PerSecond: float64(bucket.Limit()),
			Left:      max(0, tokens/float64(bucket.Burst())),
			Waiting:   int(math.Ceil(max(0, -tokens))),
		})
	}
	slices.SortFunc(usage, func(a, b Usage) int {
		return cmp.Or(cmp.Compare(a.Left, b.Left), cmp.Compare(b.Waiting, a.Waiting), cmp.Compare(a.Category, b.Category))
	})
	return usage
}

// Middleware makes every attempt of an SDK call wait until the budget allows
// it, retries included, as AWS counts those too. It goes into a client's
// APIOptions.
func (b *Budget) Middleware(stack *middleware.Stack) error {
	return stack.Finalize.Insert(middleware.FinalizeMiddlewareFunc("CallBudget",
		func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
			err := b.Wait(ctx, awsmiddleware.GetServiceID(ctx), awsmiddleware.GetOperationName(ctx))
			switch {
			case err == nil:
				return next.HandleFinalize(ctx, in)
			case ctx.Err() != nil:
				// A deadline's error calls itself temporary; this keeps the SDK from retrying it.
				err = &smithy.CanceledError{Err: err}
			}
			return middleware.FinalizeOutput{}, middleware.Metadata{}, err
		}), "Retry", middleware.After)
}

// PerSecond is how many calls a second the budget allows of a category.
func (b *Budget) PerSecond(c Category) float64 {
	if b == nil { // of a session that was never opened
		return c.Quota("") * DefaultShare
	}
	return float64(b.buckets[c].Limit())
}

// Share is the part of each quota that the budget allows.
func (b *Budget) Share() float64 { return b.share }
