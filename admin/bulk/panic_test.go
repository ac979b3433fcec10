package bulk_test

import (
	"errors"
	"os"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// falling panics when an act has been done.
type falling struct{ call.Recorder }

func (falling) End(audit.Record) error { panic("the disk is gone") }

// Whoever runs a bulk can end the program in order, and the journal tells what
// is left.
func TestAPanicOfAWorkerIsOneOfTheBulkAndLeavesTheJournal(t *testing.T) {
	w := newWorld(t, 20)
	session, err := call.Open(t.Context(), call.Options{Region: "eu-west-1", Endpoint: w.url, Rates: unlimited(), Credentials: access{}, Recorder: falling{w.log}})
	w.check(err)
	b, err := bulk.Start(t.Context(), session, w.plan("disable", nil), bulk.Options{Dir: w.journals()})
	w.check(err)
	err = panics.Try(func() error { return b.Run(t.Context()) })
	if _, is := errors.AsType[panics.Panic](err); !is {
		t.Errorf("it ended with %v", err)
	}
	if _, err := os.Stat(b.Journal()); err != nil {
		t.Error(err)
	}
	if n := w.enabled(); n < 10 {
		t.Errorf("the other workers went on: %d of 20 are left", n)
	}
}
