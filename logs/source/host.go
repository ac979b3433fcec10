package source

import (
	"context"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// KeepHost is for the APIOptions of a CloudWatch Logs client on a custom
// endpoint. StartLiveTail puts "stream-" before the host, of a custom endpoint
// as well, and what turns that off works from the first step of the SDK's stack
// on only, not on the context of a caller.
func KeepHost(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("KeepHost",
		func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
		}), middleware.Before)
}
