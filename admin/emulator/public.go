package emulator

// What the rooms of the emulator make and a program that runs one speaks of.

// Call is one answered request.
type Call = answeredCall

// Message is one e-mail or text message that a pool would have sent.
type Message = sentMessage

// Delivery takes a record that Cognito or CloudTrail would have written to a log
// group. It is called under the account's lock, so it must not call the emulator.
type Delivery = deliveryFunc

// Attribute is one attribute of a user.
type Attribute = userAttribute

// Fault makes calls fail on demand.
type Fault = faultSpec

// FaultKind is what a [Fault] does to a call.
type FaultKind = faultKind

// The kinds of fault. The five Unsupported ones are what endpoints answer for
// an operation they lack, from real ones (proxies, other emulators, Regions).
const (
	Latency              = faultLatency              // the call only waits for Delay
	Throttle             = faultThrottle             // 400 TooManyRequestsException, as when a quota is spent
	ServerError          = faultServerError          // 500 InternalErrorException
	CutConnection        = faultCutConnection        // the call is carried out, and the connection closes in the middle of the answer
	ExpiredCredentials   = faultExpiredCredentials   // 400 ExpiredTokenException
	AccessDenied         = faultAccessDenied         // 400 AccessDeniedException, as when a policy lacks the operation
	UnsupportedHTML      = faultUnsupportedHTML      // 500 with a page of HTML
	Unsupported501       = faultUnsupported501       // 501 without a body
	UnsupportedAction    = faultUnsupportedAction    // 400 InvalidAction
	UnsupportedOperation = faultUnsupportedOperation // 400 UnknownOperationException
	UnsupportedType      = faultUnsupportedType      // 500 with the __type "Unsupported"
	IgnoredFilter        = faultIgnoredFilter        // the call is answered as if it had no Filter
)
