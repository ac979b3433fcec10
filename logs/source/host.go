package source

import (
	"context"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// KeepHost is for the APIOptions of a CloudWatch Logs client on a custom
// endpoint. StartLiveTail puts "stream-" before the host, even of a custom
// endpoint, and what turns that off works only from the first step of the SDK's
// stack, not through a caller's context.
func KeepHost(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("KeepHost",
		func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
		}), middleware.Before)
}
