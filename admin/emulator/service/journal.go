package service

import (
	"net/http"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Journal is told of each operation before it is carried out, and through done afterwards: both
// under the account's lock, so that operations follow each other.
type Journal interface {
	Begin(c *account.Call, operation string, r *http.Request, body []byte) (done func(outcome string))
}

// Begin tells the journal of an operation. The caller says how it ended.
func (f *Front) Begin(c *account.Call, operation string, r *http.Request, body []byte) (done func(error)) {
	if f.Journal == nil {
		return func(error) {}
	}
	kept := f.Journal.Begin(c, operation, r, body)
	return func(err error) {
		if err == nil {
			kept("")
			return
		}
		kept(refuse.AsFailure(err).Code)
	}
}
