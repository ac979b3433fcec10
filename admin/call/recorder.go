package call

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/audit"
)

// Recorder keeps the record of acts. Ready returns why it can't. Begin must
// have written the record before it returns, as the change follows.
type Recorder interface {
	Ready() error
	Begin(r audit.Record) error
	End(r audit.Record) error
}

// Unrecorded is the problem of an audit that can't be written, nil for a nil error:
// nothing is changed then.
func Unrecorded(err error) *Problem {
	if err == nil {
		return nil
	}
	return &Problem{
		Meaning: fmt.Sprintf("The audit can't be written: %v.", err),
		Advice:  "Free disk space or make it writable; until then nothing is changed.",
	}
}

// Recorder keeps the record of the session's acts.
func (s *Session) Recorder() Recorder {
	if s.options.Recorder == nil {
		return unrecorded{}
	}
	return s.options.Recorder
}

// unrecorded keeps nothing. Only tests have no recorder.
type unrecorded struct{}

func (unrecorded) Ready() error             { return nil }
func (unrecorded) Begin(audit.Record) error { return nil }
func (unrecorded) End(audit.Record) error   { return nil }
