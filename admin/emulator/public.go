package emulator

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Types of the emulator's packages that a program which runs it needs.

// Call is one answered request.
type Call = service.Answered

// Message is one e-mail or text message that a pool would have sent.
type Message = account.Message

// Delivery receives a record that Cognito or CloudTrail would have written to a log group. It is
// called under the account's lock, so it must not call the emulator.
type Delivery = account.Delivery

// Attribute is one attribute of a user.
type Attribute = directory.Attribute

// Fault makes calls fail on demand.
type Fault = service.Fault

// Injected is a [Fault] that is in force.
type Injected = service.Injected

// FaultKind is what a [Fault] does to a call.
type FaultKind = service.FaultKind

// The kinds of fault. The five Unsupported ones are what real endpoints (proxies, other
// emulators, Regions) answer for an operation they lack.
const (
	Latency              = service.Latency              // the call only waits for Delay
	Throttle             = service.Throttle             // 400 TooManyRequestsException, as when a quota is spent
	ServerError          = service.ServerError          // 500 InternalErrorException
	CutConnection        = service.CutConnection        // the call is carried out, and the connection closes in the middle of the answer
	ExpiredCredentials   = service.ExpiredCredentials   // 400 ExpiredTokenException
	AccessDenied         = service.AccessDenied         // 400 AccessDeniedException, as when a policy lacks the operation
	UnsupportedHTML      = service.UnsupportedHTML      // 500 with a page of HTML
	Unsupported501       = service.Unsupported501       // 501 without a body
	UnsupportedAction    = service.UnsupportedAction    // 400 InvalidAction
	UnsupportedOperation = service.UnsupportedOperation // 400 UnknownOperationException
	UnsupportedType      = service.UnsupportedType      // 500 with the __type "Unsupported"
	IgnoredFilter        = service.IgnoredFilter        // the call is answered as if it had no Filter
)
