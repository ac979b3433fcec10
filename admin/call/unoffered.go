package call

import (
	"context"
	"net/http"
	"slices"
	"sync"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
)

// unoffered are the operations that an endpoint said it does not have. They are asked for
// once: every further call fails at once with the same [Problem]. The zero value is ready.
type unoffered struct{ calls sync.Map } // callName to *Problem

func (u *unoffered) middleware(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("Unoffered", u.ask), middleware.After)
}

func (u *unoffered) ask(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
	name := callName{awsmiddleware.GetServiceID(ctx), awsmiddleware.GetOperationName(ctx)}
	if known, ok := u.calls.Load(name); ok {
		return middleware.InitializeOutput{}, middleware.Metadata{}, known.(*Problem) //nolint:forcetypeassert // nothing else is stored
	}
	out, metadata, err := next.HandleInitialize(ctx, in)
	if err != nil && saysUnsupported(newFailure(err)) {
		problem := *Explain(err)
		problem.Operation, problem.Meaning = name.operation, "This endpoint does not support "+name.operation+"."
		u.calls.Store(name, &problem)
		return out, metadata, &problem
	}
	return out, metadata, err
}

// saysUnsupported reports whether the endpoint said that it lacks the operation. A page
// that it fell over with may be about this one request.
func saysUnsupported(f failure) bool {
	return slices.Contains(unsupportedCodes, f.code) || f.status == http.StatusNotImplemented
}
