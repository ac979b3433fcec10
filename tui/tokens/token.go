package tokens

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Keyring is where tokens find the keys to verify them: the session's, asked for at each
// verification.
type Keyring func() token.Keyring

// Open opens the tokens in a text, or asks for one.
func Open(host screen.Host, keyring Keyring, text string) tea.Cmd {
	if text == "" {
		return askToken(host, keyring)
	}
	found, err := token.Find(text)
	if err != nil {
		return host.Warn("Not a token: " + err.Error() + ".")
	}
	return showTokens(host, keyring, found)
}

// mostPasted is how many bytes are searched for tokens: a page of a browser's tools.
const mostPasted = 256 << 10

// askToken asks for a token, pasted or typed, without showing it.
func askToken(host screen.Host, keyring Keyring) tea.Cmd {
	return host.Show(widget.NewForm(widget.Form{
		Title: "token",
		Fields: []widget.Field{{
			Name: "token", Label: "token", Secret: true, Most: mostPasted,
			Help: "Paste one, or a header, a JSON body, a URL with one in it. It stays in memory.",
		}},
		Refusal: func(values map[string]string) string {
			if _, err := token.Find(values["token"]); err != nil {
				return "Not a token: " + err.Error() + "."
			}
			return ""
		},
		Done: func(values map[string]string) tea.Cmd { return Open(host, keyring, values["token"]) },
	}))
}

// likeToken is how a token starts: no header is shorter, unless it was cut. A user may
// be called joeyJones.
var likeToken = regexp.MustCompile(`eyJ(?:[\w-]{16}|[\w-]*(?:…|\.\.\.))`)

// likeHeader is how a header with a token starts, or with what is in the token's place.
var likeHeader = regexp.MustCompile(`(?i)^\s*(?:authorization\s*:|bearer\s)`)

// HoldsToken reports whether a pasted text is about a token rather than a user.
func HoldsToken(text string) bool { return likeToken.MatchString(text) || likeHeader.MatchString(text) }

// mostTokens is how many tokens are shown side by side.
const mostTokens = 4

// showTokens shows one token, or several as tabs, with how an ID and an access token
// differ.
func showTokens(host screen.Host, keyring Keyring, found []token.Found) tea.Cmd {
	if len(found) == 1 {
		return host.Push(newTokenView(host, keyring, found[0], "token"))
	}
	var said tea.Cmd
	if len(found) > mostTokens {
		said = host.Warn(fmt.Sprintf("Only the first %d of %d tokens are shown. Paste the others by themselves.", mostTokens, len(found)))
		found = found[:mostTokens]
	}
	var tabs []screen.Tab
	for i, f := range found {
		crumb := tokenCrumb(f)
		tabs = append(tabs, screen.Tab{ID: strconv.Itoa(i), Title: crumb, New: func() screen.Screen { return newTokenView(host, keyring, f, crumb) }})
	}
	if id, access, both := idAndAccess(found); both {
		tabs = append(tabs, screen.Tab{ID: "differences", Title: "differences", New: func() screen.Screen { return newTokenPair(host, id, access) }})
	}
	return tea.Batch(said, host.Push(&tokenTabs{screen.NewTabs(screen.Subjects{Crumb: "tokens"}, tabs)}))
}

// tokenTabs are several tokens. They are closed when they are left.
type tokenTabs struct{ *screen.Tabs }

func (*tokenTabs) Fleeting() {}

func tokenCrumb(f token.Found) string {
	if f.Name != "" {
		return strings.TrimSuffix(f.Name, "_token")
	}
	return f.Token.Kind.String()
}

func idAndAccess(found []token.Found) (id, access token.Token, both bool) {
	var hasID, hasAccess bool
	for _, f := range found {
		switch {
		case f.Token.Kind == token.ID && !hasID:
			id, hasID = f.Token, true
		case f.Token.Kind == token.Access && !hasAccess:
			access, hasAccess = f.Token, true
		}
	}
	return id, access, hasID && hasAccess
}

// anyoneMay is what a token is checked against when its pool can't be read.
func anyoneMay(host screen.Host) token.Expect {
	if host.Session() == nil {
		return token.Expect{Source: token.Source{Endpoint: host.Settings().Session.Endpoint}}
	}
	return token.Anyone(host.Session())
}
