package emulator

import (
	"errors"
	"net/http"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// asFailure finds the exception in err; what is none is a bug of the emulator
// and answers as AWS answers its own bugs.
func asFailure(err error) *wire.Failure {
	if f, ok := errors.AsType[*wire.Failure](err); ok {
		return f
	}
	return &wire.Failure{Status: http.StatusInternalServerError, Code: "InternalErrorException", Message: err.Error()}
}

func fail(code, format string, args ...any) error { return wire.Fail(code, format, args...) }

func notAuthorized(format string, args ...any) error {
	return fail("NotAuthorizedException", format, args...)
}

func invalidParameter(format string, args ...any) error {
	return fail("InvalidParameterException", format, args...)
}

func notFound(format string, args ...any) error {
	return fail("ResourceNotFoundException", format, args...)
}
