package wire

import (
	"fmt"
	"net/http"
)

// Failure is an AWS exception on its way to the caller.
type Failure struct {
	Status  int    // HTTP status, 400 for nearly all
	Code    string // the exception's name, its __type on the wire
	Message string
}

func (f *Failure) Error() string { return f.Code + ": " + f.Message }

// Fail makes an exception with the usual status, 400.
func Fail(code, format string, args ...any) *Failure {
	return &Failure{http.StatusBadRequest, code, fmt.Sprintf(format, args...)}
}
