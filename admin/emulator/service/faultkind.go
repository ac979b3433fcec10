package service

import (
	"cmp"
	"fmt"
	"io"
	"net/http"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// FaultKind is what a [Fault] does to a call.
type FaultKind int

// The kinds of fault. The five Unsupported ones are what real endpoints (proxies, other
// emulators, Regions) answer for an operation they lack.
const (
	Latency              FaultKind = iota // the call only waits for Delay
	Throttle                              // 400 TooManyRequestsException, as when a quota is spent
	ServerError                           // 500 InternalErrorException
	CutConnection                         // the call is carried out, and the connection closes in the middle of the answer
	ExpiredCredentials                    // 400 ExpiredTokenException
	AccessDenied                          // 400 AccessDeniedException, as when a policy lacks the operation
	UnsupportedHTML                       // 500 with a page of HTML
	Unsupported501                        // 501 without a body
	UnsupportedAction                     // 400 InvalidAction
	UnsupportedOperation                  // 400 UnknownOperationException
	UnsupportedType                       // 500 with the __type "Unsupported"
	IgnoredFilter                         // the call is answered as if it had no Filter
)

// faultShape is the answer of a fault.
type faultShape struct {
	status  int
	code    string // the exception, or what [Answered.Outcome] says where the answer is not one
	message string
	raw     bool // the answer is not an AWS exception: body is sent as it is
	body    string
	cut     bool // the call is carried out; the connection closes in the middle of the answer
}

// shape returns the answer of a kind of fault to a call.
func shape(a *account.Account, kind FaultKind, made Answered) faultShape {
	operation := made.Operation
	denied := fmt.Sprintf("User: %s is not authorized to perform: cognito-idp:%s on resource: %s "+
		"because no identity-based policy allows the cognito-idp:%s action", a.UserARN(), operation, a.PoolARN(cmp.Or(made.PoolID, "*")), operation)
	return map[FaultKind]faultShape{
		Throttle:             {status: 400, code: "TooManyRequestsException", message: "Rate exceeded"},
		ServerError:          {status: 500, code: "InternalErrorException", message: "Internal server error"},
		CutConnection:        {status: 200, code: "CutConnection", cut: true},
		ExpiredCredentials:   {status: 400, code: "ExpiredTokenException", message: "The security token included in the request is expired"},
		AccessDenied:         {status: 400, code: "AccessDeniedException", message: denied},
		UnsupportedHTML:      {status: 500, code: "500", raw: true, body: "<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n"},
		Unsupported501:       {status: 501, code: "501", raw: true},
		UnsupportedAction:    {status: 400, code: "InvalidAction", message: "The action or operation requested is invalid: " + operation},
		UnsupportedOperation: {status: 400, code: "UnknownOperationException"},
		UnsupportedType:      {status: 500, code: "Unsupported", message: operation + " is not supported"},
	}[kind]
}

func (f faultShape) failure() *wire.Failure {
	return &wire.Failure{Status: f.status, Code: f.code, Message: f.message}
}

func (f faultShape) write(w http.ResponseWriter, exception func(http.ResponseWriter, *wire.Failure)) {
	switch {
	case f.cut:
		f.hangUp(w)
	case f.raw:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(f.status)
		_, _ = io.WriteString(w, f.body) // the client has gone away: nobody to tell
	default:
		exception(w, f.failure())
	}
}

// hangUp begins an answer and closes the connection in the middle of its headers: the SDK would
// not notice that the body of an answer without content is missing.
func (f faultShape) hangUp(w http.ResponseWriter) {
	conn, out, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 connections can't be hijacked; this cuts the stream
	}
	defer func() { _ = conn.Close() }()
	_, _ = fmt.Fprintf(out, "HTTP/1.1 %d OK\r\nContent-Type: %s\r\n", f.status, jsonType)
	_ = out.Flush() // cutting is the purpose: a failure to write cuts too
}
