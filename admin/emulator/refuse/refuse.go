// Package refuse makes AWS's exceptions, in AWS's words.
package refuse

import (
	"errors"
	"net/http"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// AsFailure finds the exception in err. Any other error is a bug of the emulator, and is
// answered as AWS answers its own bugs.
func AsFailure(err error) *wire.Failure {
	if f, ok := errors.AsType[*wire.Failure](err); ok {
		return f
	}
	return &wire.Failure{Status: http.StatusInternalServerError, Code: "InternalErrorException", Message: err.Error()}
}

// With refuses with the exception of that name.
func With(code, format string, args ...any) error { return wire.Fail(code, format, args...) }

// NotAuthorized refuses with a NotAuthorizedException.
func NotAuthorized(format string, args ...any) error {
	return With("NotAuthorizedException", format, args...)
}

// InvalidParameter refuses with an InvalidParameterException.
func InvalidParameter(format string, args ...any) error {
	return With("InvalidParameterException", format, args...)
}

// NotFound refuses with a ResourceNotFoundException.
func NotFound(format string, args ...any) error {
	return With("ResourceNotFoundException", format, args...)
}
