package emulator

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Lag makes ListUsers tell of a change to a user only so long after it; 0, the
// default, at once. The API reference calls the list eventually consistent and
// says neither how long that takes nor whether filters lag as well: here they
// look at users as they are. A user who was deleted is gone at once.
func (s *Server) Lag(by time.Duration) {
	s.account.Lock()
	defer s.account.Unlock()
	directory.In(s.account).Lag = by
}
