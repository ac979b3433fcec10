package source

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// ByName is for the APIOptions of a CloudWatch Logs client on a custom endpoint. Servers
// that are not AWS's may refuse the member logGroupIdentifier, not find the group by it,
// or ignore it. Such a log group is asked for again by its name, and once that was what
// helped, the client names groups that way from then on.
//
// AWS's own endpoints are left alone: a group of another account has no name here, and
// one of this account may share it.
func ByName(endpoint string) func(*middleware.Stack) error {
	if ofAWS(endpoint) {
		return func(*middleware.Stack) error { return nil }
	}
	var knows atomic.Int32
	return func(stack *middleware.Stack) error {
		return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("ByName",
			func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
				asked, ok := in.Parameters.(*cloudwatchlogs.FilterLogEventsInput)
				if !ok || asked.LogGroupIdentifier == nil {
					return next.HandleInitialize(ctx, in)
				}
				return naming{&knows, next}.ask(ctx, asked)
			}), middleware.After)
	}
}

// What an endpoint was seen to know log groups by.
const (
	notKnown int32 = iota
	byIdentifier
	byNames
)

// naming asks for the records of a log group as its endpoint understands it.
type naming struct {
	knows *atomic.Int32
	next  middleware.InitializeHandler
}

func (n naming) ask(ctx context.Context, asked *cloudwatchlogs.FilterLogEventsInput) (middleware.InitializeOutput, middleware.Metadata, error) {
	byName := middleware.InitializeInput{Parameters: named(asked)}
	if n.knows.Load() == byNames {
		return n.next.HandleInitialize(ctx, byName)
	}
	out, metadata, err := n.next.HandleInitialize(ctx, middleware.InitializeInput{Parameters: asked})
	switch {
	case err == nil && found(out) > 0:
		n.knows.Store(byIdentifier)
		return out, metadata, nil
	case n.knows.Load() == byIdentifier, err != nil && !misunderstood(err):
		return out, metadata, err
	}
	second, again, failed := n.next.HandleInitialize(ctx, byName)
	if failed != nil || err == nil && found(second) == 0 {
		return out, metadata, err
	}
	n.knows.Store(byNames)
	return second, again, nil
}

// named is the same request with the log group by its name, which its ARN ends with.
func named(in *cloudwatchlogs.FilterLogEventsInput) *cloudwatchlogs.FilterLogEventsInput {
	again, name := *in, *in.LogGroupIdentifier
	if _, after, isARN := strings.Cut(name, ":log-group:"); isARN {
		name = after
	}
	again.LogGroupIdentifier, again.LogGroupName = nil, &name
	return &again
}

// found is how much an answer has: records, or more to read.
func found(out middleware.InitializeOutput) int {
	answer, ok := out.Result.(*cloudwatchlogs.FilterLogEventsOutput)
	switch {
	case !ok:
		return 0
	case answer.NextToken != nil:
		return 1 + len(answer.Events)
	}
	return len(answer.Events)
}

// misunderstood reports whether an endpoint that does not know the member would answer
// like this.
func misunderstood(err error) bool {
	api, ok := errors.AsType[smithy.APIError](err)
	return ok && slices.Contains([]string{
		"InvalidParameterException", "ValidationException", "InvalidParameterValue", "SerializationException",
		"UnrecognizedParameterException", "UnknownParameterException", "MissingParameter", "ResourceNotFoundException",
	}, api.ErrorCode())
}

// ofAWS reports whether an endpoint is AWS's own, such as one in a VPC.
func ofAWS(endpoint string) bool {
	at, err := url.Parse(endpoint)
	return err == nil && (strings.Contains(at.Hostname(), ".amazonaws.") || strings.HasSuffix(at.Hostname(), ".api.aws"))
}
