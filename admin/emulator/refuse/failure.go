package refuse

import (
	"errors"
	"net/http"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// AsFailure finds the exception in err; what is none is a bug of the emulator
// and answers as AWS answers its own bugs.
func AsFailure(err error) *wire.Failure {
	if f, ok := errors.AsType[*wire.Failure](err); ok {
		return f
	}
	return &wire.Failure{Status: http.StatusInternalServerError, Code: "InternalErrorException", Message: err.Error()}
}

func With(code, format string, args ...any) error { return wire.Fail(code, format, args...) }

func NotAuthorized(format string, args ...any) error {
	return With("NotAuthorizedException", format, args...)
}

func InvalidParameter(format string, args ...any) error {
	return With("InvalidParameterException", format, args...)
}

func NotFound(format string, args ...any) error {
	return With("ResourceNotFoundException", format, args...)
}
