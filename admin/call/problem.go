package call

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// ProblemKind is the class of a Problem, which decides what the program does about
// it.
type ProblemKind uint8

// The kinds of problems.
const (
	KindOther       ProblemKind = iota
	KindCredentials             // expired or missing: nothing works until they are renewed
	KindDenied                  // known, but not allowed
	KindThrottled               // too many calls a second
	KindNotFound
	KindUnsupported // the endpoint lacks the operation
	KindNetwork
	KindInvalid   // AWS does not accept a value of the call
	KindState     // the user or pool is not in a state that allows it
	KindServer    // a fault of AWS
	KindCanceled  // we stopped asking
	KindLimit     // a quota of AWS's is reached
	KindPageToken // the token of the next page is expired or invalid
	KindIgnored   // the answer is not about what was asked for
)

var kindNames = [...]string{
	KindOther: "other", KindCredentials: "credentials", KindDenied: "denied", KindThrottled: "throttled",
	KindNotFound: "not found", KindUnsupported: "unsupported", KindNetwork: "network", KindInvalid: "invalid",
	KindState: "state", KindServer: "server", KindCanceled: "cancelled", KindLimit: "limit", KindPageToken: "page token", KindIgnored: "ignored",
}

func (k ProblemKind) String() string {
	if int(k) >= len(kindNames) {
		return fmt.Sprintf("kind %d", uint8(k))
	}
	return kindNames[k]
}

// MarshalText writes the kind as its name.
func (k ProblemKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Problem is a failed call in plain words. All of it is printable.
type Problem struct {
	Kind      ProblemKind `json:"kind"`
	Code      string      `json:"code,omitempty"`      // AWS's, e.g. "NotAuthorizedException"; "" when none
	Message   string      `json:"message,omitempty"`   // AWS's own words, or the system's, in one line
	Operation string      `json:"operation,omitempty"` // "ListUsers", "" when unknown
	RequestID string      `json:"requestId,omitempty"`
	Meaning   string      `json:"meaning"`          // one sentence: what it means here
	Advice    string      `json:"advice,omitempty"` // one sentence: what to do; "" when there is nothing to do
	Action    string      `json:"action,omitempty"` // of a call that IAM denied: what to allow, e.g. "cognito-idp:ListUsers"
	Retryable bool        `json:"retryable"`        // asking again later may succeed as is

	err error
}

// Explain puts err into words; nil gives nil. It understands what the SDK
// returns, however wrapped. An error that is or wraps a *Problem gives that one.
//
// The result is a *Problem, not an error: check it for nil before it goes into
// a variable of type error.
func Explain(err error) *Problem {
	if err == nil {
		return nil
	}
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	f := newFailure(err)
	r := f.row()
	advice := r.advice
	if h, ok := errors.AsType[*helperError](err); ok && h.said != "" {
		advice = fmt.Sprintf("It said: %s", h.said)
	}
	if chain, ok := errors.AsType[*chainError](err); ok {
		advice = chain.advice()
	}
	return &Problem{
		Kind:      r.kind,
		Code:      plain.Text(f.code),
		Message:   plain.Text(oneLine(f.message)),
		Operation: plain.Text(f.operation),
		RequestID: plain.Text(f.requestID),
		Meaning:   strings.ReplaceAll(r.meaning, thisOperation, cmp.Or(plain.Text(f.asked), thisOperation)),
		Advice:    advice,
		Action:    f.deniedAction(),
		Retryable: r.again,
		err:       err,
	}
}

// Error is "Meaning (Code: Message)" on one line.
func (p *Problem) Error() string {
	meaning := strings.TrimSuffix(p.Meaning, ".")
	switch {
	case p.Code != "" && p.Message != "":
		return fmt.Sprintf("%s (%s: %s)", meaning, p.Code, p.Message)
	case p.Code != "" || p.Message != "":
		return fmt.Sprintf("%s (%s)", meaning, p.Code+p.Message)
	default:
		return meaning
	}
}

// longestReason is how many characters of AWS's own words a reason has.
const longestReason = 300

// Reason is why an act failed, for its record and its report: what it means, and AWS's
// own words, which name the value that it refused.
func (p *Problem) Reason() string {
	words := []rune(p.Message)
	if len(words) > longestReason {
		words = append(words[:longestReason], '…')
	}
	if len(words) == 0 || strings.Contains(p.Meaning, string(words)) {
		return p.Meaning
	}
	return strings.TrimSuffix(p.Meaning, ".") + ": " + string(words)
}

// LeavesOpen reports whether the call may have been done although it failed.
func (p *Problem) LeavesOpen() bool {
	return p.Kind == KindNetwork || p.Kind == KindServer || p.Kind == KindCanceled
}

// After is the problem of an act of which some calls were done already.
func (p *Problem) After(done []string) *Problem {
	if len(done) == 0 {
		return p
	}
	half := *p
	half.Meaning = strings.Join(done, " and ") + " was done, then: " + p.Meaning
	return &half
}

// Unwrap is the error that was explained.
func (p *Problem) Unwrap() error { return p.err }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
