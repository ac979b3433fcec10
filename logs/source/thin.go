package source

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/cognito-tui/cognito-tui/logs"
)

// thinner removes the known events from the answers of FilterLogEvents before
// the SDK decodes them. Reads overlap, so most of what is read of a busy log is
// known, and decoding it was half the cost of following one. It is for one call
// at a time.
type thinner struct {
	known func(*logs.Record) bool
	left  int          // how many events of the last answer were removed
	room  bytes.Buffer // for an answer
}

// option makes a client remove what is known.
func (t *thinner) option(o *cloudwatchlogs.Options) {
	thin := func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
		t.left = 0 // clears what an earlier attempt set
		out, metadata, err := next.HandleDeserialize(ctx, in)
		if response, ok := out.RawResponse.(*smithyhttp.Response); ok && err == nil && response.StatusCode == http.StatusOK {
			t.answer(response)
		}
		return out, metadata, err
	}
	o.APIOptions = append(o.APIOptions, func(stack *middleware.Stack) error {
		// After the SDK's own decoding, and before what the client's owner has put next to the wire.
		return stack.Deserialize.Insert(middleware.DeserializeMiddlewareFunc("LeaveOutKnownEvents", thin), "OperationDeserializer", middleware.After)
	})
}

// answer reads the body of an answer and replaces it by what is left.
func (t *thinner) answer(response *smithyhttp.Response) {
	type body struct {
		io.Reader
		io.Closer
	}
	t.room.Reset()
	if _, err := t.room.ReadFrom(response.Body); err != nil {
		// The SDK must meet the failure where it would have.
		response.Body = body{io.MultiReader(&t.room, failing{err}), response.Body}
		return
	}
	var rest []byte
	rest, t.left = withoutKnown(t.room.Bytes(), t.known)
	response.Body = body{bytes.NewReader(rest), response.Body}
}

// failing is a reader that fails.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
