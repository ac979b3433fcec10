package call

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Raw makes a call that the SDK does not have, by its name: to a service that speaks AWS
// JSON 1.1, given by the SDK's id of it. It goes through everything that other calls of
// the session go through: budget, guard, signing, retries, limits. An operation without a
// row in the table of calls is refused.
//
// In and Out are structs whose members have the API's names. Those that may be absent are
// pointers, with the tag `json:",omitempty"` in In; times are numbers of seconds since
// 1970, with fractions.
func Raw[In, Out any](ctx context.Context, s *Session, service, operation string, input *In) (*Out, error) {
	out, _, err := raw[In, Out](ctx, s, service, operation, input, tuning{})
	return out, err
}

// RawRequest is a request that [Raw] makes, for an act.
func RawRequest[In, Out any](service, operation string, input *In, takes ...Taking[Out]) Request {
	return sendable(service, operation, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, middleware.Metadata, error) {
		return raw[In, Out](ctx, s, service, operation, input, with)
	})
}

// WithRaw decodes the body of an answer a second time, into a struct that has members
// which the SDK drops. It is for the options of a call to a service that speaks AWS JSON:
//
//	out, err := client.DescribeUserPool(ctx, in, cip.WithAPIOptions(call.WithRaw(&more)))
func WithRaw(into any) func(*middleware.Stack) error {
	return rereading(into, func(body []byte) []byte { return body })
}

// raw makes a call of the SDK carry one that the SDK lacks.
func raw[In, Out any](ctx context.Context, s *Session, service, operation string, input *In, with tuning) (*Out, middleware.Metadata, error) {
	to := services[service]
	if to.carry == nil {
		return nil, middleware.Metadata{}, fmt.Errorf("no call is made by its name to %q, which does not speak AWS JSON", service)
	}
	if _, known := LookupCall(service, operation); !known {
		return nil, middleware.Metadata{}, fmt.Errorf("%s of %s has no row in the table of calls", operation, service)
	}
	body, err := json.Marshal(input)
	if err != nil {
		return nil, middleware.Metadata{}, fmt.Errorf("writing the input of %s: %w", operation, err)
	}
	out := new(Out)
	with.stack = append(with.stack, called(operation), asking(to.target+"."+operation, body), rereading(out, nothing))
	metadata, err := to.carry(ctx, s.client.Load(), with)
	if err != nil {
		return nil, metadata, carriedError(err, operation)
	}
	return out, metadata, nil
}

// nothing is what the SDK decodes in place of the answer to a raw operation.
func nothing([]byte) []byte { return []byte("{}") }

// called renames a call, before anything uses the name.
func called(operation string) func(*middleware.Stack) error {
	named := func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		ctx = middleware.WithOperationName(awsmiddleware.SetOperationName(ctx, operation), operation)
		return next.HandleInitialize(ctx, in)
	}
	return func(stack *middleware.Stack) error {
		return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("RawOperation", named), middleware.Before)
	}
}

// asking replaces the request that the SDK has written.
func asking(target string, body []byte) func(*middleware.Stack) error {
	written := func(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (middleware.SerializeOutput, middleware.Metadata, error) {
		request, ok := in.Request.(*smithyhttp.Request)
		if !ok {
			return middleware.SerializeOutput{}, middleware.Metadata{}, fmt.Errorf("a request over %T can't be written", in.Request)
		}
		request, err := request.SetStream(bytes.NewReader(body))
		if err != nil {
			return middleware.SerializeOutput{}, middleware.Metadata{}, fmt.Errorf("writing the request: %w", err)
		}
		request.Header.Set("X-Amz-Target", target)
		in.Request = request
		return next.HandleSerialize(ctx, in)
	}
	return func(stack *middleware.Stack) error {
		return stack.Serialize.Insert(middleware.SerializeMiddlewareFunc("RawInput", written), "OperationSerializer", middleware.After)
	}
}

// rereading decodes the body of a successful answer, and gives the SDK what rest makes
// of it. It reads what the session's limits have let through.
func rereading(into any, rest func(body []byte) []byte) func(*middleware.Stack) error {
	read := func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
		out, metadata, err := next.HandleDeserialize(ctx, in)
		response, ok := out.RawResponse.(*smithyhttp.Response)
		if err != nil || !ok || response.StatusCode < 200 || response.StatusCode >= 300 {
			return out, metadata, err
		}
		body, err := io.ReadAll(response.Body)
		switch {
		case err != nil:
		case len(bytes.TrimSpace(body)) == 0:
			err = emptyAnswer(ctx)
		default:
			err = json.Unmarshal(body, into)
		}
		if err != nil {
			return out, metadata, &smithy.DeserializationError{Err: err}
		}
		response.Body = again{bytes.NewReader(rest(body)), response.Body}
		return out, metadata, nil
	}
	return func(stack *middleware.Stack) error {
		return stack.Deserialize.Insert(middleware.DeserializeMiddlewareFunc("RawAnswer", read), "OperationDeserializer", middleware.After)
	}
}

// again is a body that can be read again.
type again struct {
	io.Reader
	io.Closer
}

// carriedError is the error of a raw call under the call's own name.
func carriedError(err error, operation string) error {
	carrier, ok := errors.AsType[*smithy.OperationError](err) // the outermost
	if !ok {
		return err
	}
	own := *carrier
	own.OperationName = operation
	return &own
}
