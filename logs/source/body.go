package source

import (
	"context"
	"io"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// PlainBody is for the APIOptions of any client of the SDK whose server may be close
// by. It hides the WriteTo of request bodies: the SDK (smithy-go v1.28.9) closes a
// body when the answer begins, after which its WriteTo fails with io.EOF where its
// Read just ends; net/http, still sending the body, takes that for a broken
// connection and drops it in the middle of the answer. The SDK would then make the
// call a second time.
func PlainBody(stack *middleware.Stack) error {
	return stack.Build.Add(middleware.BuildMiddlewareFunc("PlainBody",
		func(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (middleware.BuildOutput, middleware.Metadata, error) {
			request, ok := in.Request.(*smithyhttp.Request)
			if !ok {
				return next.HandleBuild(ctx, in)
			}
			if body, ok := request.GetStream().(io.ReadSeeker); ok {
				plain, err := request.SetStream(struct{ io.ReadSeeker }{body})
				if err != nil {
					return middleware.BuildOutput{}, middleware.Metadata{}, err
				}
				in.Request = plain
			}
			return next.HandleBuild(ctx, in)
		}), middleware.After)
}
