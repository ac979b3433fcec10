package call

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Limits are what an answer over HTTP may take. A zero value is no limit.
type Limits struct {
	Idle  time.Duration // without a single byte of the body
	Whole time.Duration // for all of the body
	Bytes int64         // of the body, when it is unpacked
}

// over returns the limits, with those that are not set taken from others.
func (l Limits) over(others Limits) Limits {
	return Limits{cmp.Or(l.Idle, others.Idle), cmp.Or(l.Whole, others.Whole), cmp.Or(l.Bytes, others.Bytes)}
}

// maxHeader is what an answer's header may have, in bytes; AWS's have under 8 KB.
const maxHeader = 256 << 10

// answerLimits are far beyond what AWS answers: FilterLogEvents gives 1 MB at most,
// GetQueryResults the most of all calls, and seldom above 10 MB.
var answerLimits = Limits{Idle: 20 * time.Second, Whole: 2 * time.Minute, Bytes: 32 << 20}

// streamLimits are those of Live Tail, which goes on for hours and says something
// every second (API reference, StartLiveTail).
var streamLimits = Limits{Idle: time.Minute}

// ErrTooLarge means that an answer has more bytes than any of AWS's.
var ErrTooLarge = errors.New("the answer is larger than any that AWS gives")

// stalled means that an answer began and did not end in time.
type stalled struct {
	what  string
	again bool // another attempt may fare better
}

func (s stalled) Error() string { return s.what }

// ConnectionError tells the SDK to try the call again.
func (s stalled) ConnectionError() bool { return s.again }

// Bounded is a transport whose answers keep within limits.
func Bounded(transport http.RoundTripper, limits Limits) http.RoundTripper {
	return bounded{transport, limits}
}

type bounded struct {
	http.RoundTripper
	limits Limits
}

func (b bounded) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(request.Context())
	response, err := b.RoundTripper.RoundTrip(request.WithContext(ctx))
	if err != nil {
		cancel(err)
		return nil, err
	}
	response.Body = b.limits.body(response.Body, cancel)
	return response, nil
}

// middleware limits the answers to a client's calls. It is next to the wire, so
// that the limits hold for everything that reads an answer.
func (l Limits) middleware(stack *middleware.Stack) error {
	limit := func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
		limits := l
		if awsmiddleware.GetOperationName(ctx) == "StartLiveTail" {
			limits = streamLimits
		}
		ctx, cancel := context.WithCancelCause(ctx)
		out, metadata, err := next.HandleDeserialize(ctx, in)
		response, ok := out.RawResponse.(*smithyhttp.Response)
		if err != nil || !ok || response.Response == nil || response.Body == nil {
			cancel(err)
			return out, metadata, err
		}
		response.Body = limits.body(response.Body, cancel)
		return out, metadata, nil
	}
	return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("LimitAnswer", limit), middleware.After)
}

// decoded turns a panic of the SDK over an answer into an error: its decoder trusts
// that a date is a number (smithy-go v1.28.9 panics on the string "NaN").
func decoded(stack *middleware.Stack) error {
	catch := func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (out middleware.DeserializeOutput, metadata middleware.Metadata, err error) {
		defer func() {
			if what := recover(); what != nil {
				err = &smithy.DeserializationError{Err: fmt.Errorf("the SDK can't read it (%T)", what)}
			}
		}()
		return next.HandleDeserialize(ctx, in)
	}
	return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("CatchUndecodable", catch), middleware.Before)
}

// body limits a body. cancel ends the request that it answers, and with it a read
// that waits.
func (l Limits) body(in io.ReadCloser, cancel context.CancelCauseFunc) io.ReadCloser {
	b := &boundedBody{in: in, limits: l, cancel: cancel, left: l.Bytes}
	b.idle = b.after(l.Idle, stalled{fmt.Sprintf("the answer stopped for %s before its end", l.Idle), true})
	b.whole = b.after(l.Whole, stalled{fmt.Sprintf("the answer did not end within %s", l.Whole), false})
	return b
}

type boundedBody struct {
	in     io.ReadCloser
	limits Limits
	left   int64 // bytes
	cancel context.CancelCauseFunc

	idle, whole *time.Timer // nil without that limit

	mu    sync.Mutex
	ended error // why it was ended before its end
}

// after ends the body when a time is over.
func (b *boundedBody) after(d time.Duration, why error) *time.Timer {
	if d == 0 {
		return nil
	}
	return time.AfterFunc(d, func() { b.end(why) })
}

func (b *boundedBody) end(why error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended == nil {
		b.ended = why
		b.cancel(why)
	}
}

func (b *boundedBody) why() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ended
}

func (b *boundedBody) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.limits.Bytes > 0 {
		if b.left -= int64(n); b.left < 0 {
			b.end(ErrTooLarge)
		}
	}
	if why := b.why(); why != nil {
		return 0, why
	}
	if n > 0 && b.idle != nil {
		b.idle.Reset(b.limits.Idle)
	}
	return n, err
}

func (b *boundedBody) Close() error {
	for _, timer := range [...]*time.Timer{b.idle, b.whole} {
		if timer != nil {
			timer.Stop()
		}
	}
	err := b.in.Close()
	b.cancel(context.Canceled)
	return err
}
