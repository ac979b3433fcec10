package emulator

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Lag makes ListUsers show a change to a user only that long afterwards; 0, the default, shows
// it at once. The API reference calls the list eventually consistent and says neither how long
// that takes nor whether filters lag as well: here filters use users as they are now. A deleted
// user is gone at once.
func (s *Server) Lag(by time.Duration) {
	s.account.Lock()
	defer s.account.Unlock()
	directory.In(s.account).Lag = by
}
