package tui

import (
	"net/http"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// Keyring is where the session's tokens find their keys. It keeps what it has
// fetched while the session lasts.
func (a *App) Keyring() token.Keyring {
	if a.fetcher == nil {
		var transport http.RoundTripper // Go's own: keys are had without credentials
		if a.session != nil {
			transport = a.session.Transport()
		}
		a.fetcher = token.NewFetcher(transport, a.options.Now)
	}
	return a.fetcher
}
