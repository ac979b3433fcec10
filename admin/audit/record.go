// Package audit keeps an append-only record of every act: what was planned, by
// whom, on whom, and its outcome.
package audit

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Outcome is how an act ended.
type Outcome string

// The outcomes. A record that is only Begun is an act without a recorded end, such as one of a
// process that was killed.
const (
	Begun   Outcome = "begun"
	Done    Outcome = "done"
	Failed  Outcome = "failed"
	Refused Outcome = "refused"
	Unknown Outcome = "unknown" // the answer was lost: it may have been done
)

// Record is one act. It never holds a secret.
type Record struct {
	ID       string            `json:"id"` // the act's: its beginning and its end have the same
	Time     time.Time         `json:"time"`
	Caller   string            `json:"caller,omitempty"` // the caller's ARN, as STS reports it
	Account  string            `json:"account,omitempty"`
	Region   string            `json:"region"`
	Endpoint string            `json:"endpoint,omitempty"` // host of a custom endpoint, "" for AWS's own
	Pool     string            `json:"pool"`
	Action   string            `json:"action"`
	Subject  string            `json:"subject"` // username, group name, …
	Sub      string            `json:"sub,omitempty"`
	Inputs   map[string]string `json:"inputs,omitempty"`
	Commands []shell.Command   `json:"commands,omitempty"` // the same as aws commands
	Bulk     string            `json:"bulk,omitempty"`     // id of the bulk that the act is part of

	Outcome    Outcome  `json:"outcome"`
	Reason     string   `json:"reason,omitempty"` // why it was refused or failed
	Code       string   `json:"code,omitempty"`   // AWS's error code
	RequestIDs []string `json:"requestIds,omitempty"`
}

// maxReason is how many characters of a reason are recorded.
const maxReason = 600 // more than a bulk's report holds, so that both say the same

// ending is the line of an act's end: its outcome, and enough to find it by. The rest is in the
// line of its beginning.
func (r Record) ending() Record {
	if reason := []rune(r.Reason); len(reason) > maxReason {
		r.Reason = string(reason[:maxReason-1]) + "…"
	}
	r.Caller, r.Account, r.Endpoint, r.Inputs, r.Commands = "", "", "", nil, nil
	return r
}
