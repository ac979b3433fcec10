package tui

import (
	"net/http"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// visit is a session while it is the console's, with everything known about it. It is
// replaced whole when another is entered, so nothing of the previous one is left.
type visit struct {
	screen.Tasks               // read whatever screen is in front
	session      *call.Session // nil before the first was opened
	identity     call.Identity // zero until it is known
	fetcher      token.Keyring // nil until a token needs one
	filters      screen.Recall // that were used in it
	signsIn      bool          // a command is renewing its credentials
	noCode       atomic.Bool   // the operator gave no MFA code; running calls don't ask again
}

func newVisit(host screen.Host) *visit { return &visit{Tasks: screen.NewTasks(host)} }

// identify reads the account for the header. An endpoint without STS leaves it out, and
// any other problem shows in the next reading.
func (v *visit) identify() tea.Cmd {
	return screen.Get(&v.Tasks, v.session.Identity, func(id call.Identity, err error) tea.Cmd {
		if err == nil {
			v.identity = id
		}
		return nil
	})
}

// keyring is where tokens find their keys. It caches them.
func (v *visit) keyring() token.Keyring {
	if v.fetcher == nil {
		var transport http.RoundTripper // Go's own client: keys are fetched without credentials
		if v.session != nil {
			transport = v.session.Transport()
		}
		v.fetcher = token.NewFetcher(transport, v.Host.Now)
	}
	return v.fetcher
}

// options are those that the session was opened with, or will be.
func (v *visit) options() call.Options {
	if v.session == nil {
		return v.Host.Settings().Session
	}
	return v.session.Options()
}

// place is where the session works, for people.
func (v *visit) place() string { return screen.PlaceOf(v.session) }

// budgetUsed is the used share of the quota allowance that is nearest its end.
func (v *visit) budgetUsed() float64 {
	if usage := v.session.Budget().Usage(); len(usage) > 0 {
		return 1 - usage[0].Left
	}
	return 0
}

// widestTitle is how many columns a title has at most.
const widestTitle = 256

// windowTitle names the place, never a user: titles end up in other people's logs.
func (v *visit) windowTitle(options *screen.Options) string {
	if v.session == nil {
		return "cognito-tui"
	}
	place := words.NonEmpty("cognito-tui", options.Mode, v.session.Profile(), call.GroupAccount(v.identity.Account), v.session.Region())
	if options.Mode == "" && endpointText(v.session.Where()) != "" {
		place = append(place, customEndpoint)
	}
	title := ansi.Truncate(plain.Text(strings.Join(place, " · ")), widestTitle, "…")
	if options.ASCII {
		return plain.ASCII(title)
	}
	return title
}
