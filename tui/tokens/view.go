package tokens

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// tokenView shows one token: its claims on the left, checks and the directory's answers
// on the right. The token is dropped with the screen.
type tokenView struct {
	screen.Tasks
	crumb   string
	keyring Keyring
	token   token.Token
	pool    string // that the token names, "" for none

	claims []token.Explained
	values []string // of the claims, cut to one row
	table  widget.Table
	checks widget.Text
	right  bool // the keys move the checks

	result   token.Result // of the token alone
	judged   token.Result // with the answers of the probe and the directory
	compared comparison   // with the directory
	probed   token.Check  // zero until requested
	unread   *call.Problem
	begun    bool // needed to verify
	verified bool
	revealed bool
	now      time.Time // of what is shown
}

// tokenTick is how often the time until expiry is updated.
const tokenTick = time.Second

func newTokenView(host screen.Host, keyring Keyring, found token.Found, crumb string) *tokenView {
	v := &tokenView{Tasks: screen.NewTasks(host), crumb: crumb, keyring: keyring, token: found.Token, pool: token.PoolOf(found.Token)}
	v.table.Columns = []widget.Column{{Title: "CLAIM", Min: 16, Max: 28}, {Title: "VALUE", Min: 16}}
	v.table.Sorted = -1
	v.table.ShowCursor = host.Settings().Cursor
	v.explain()
	return v
}

func (*tokenView) Fleeting()       {}
func (v *tokenView) Crumb() string { return v.crumb }

// Pool is the token's pool, if this session can read it.
func (v *tokenView) Pool() screen.PoolRef {
	if !v.here() {
		return screen.PoolRef{}
	}
	return screen.PoolRef{ID: v.pool, Name: v.pool}
}

// here reports whether the session can read the token's pool.
func (v *tokenView) here() bool {
	session := v.Host.Session()
	return session != nil && v.pool != "" && (session.Endpoint() != "" || admin.RegionOf(v.pool) == session.Region())
}

func (v *tokenView) Start() tea.Cmd {
	if v.begun {
		return nil
	}
	v.begun = true
	return tea.Batch(v.verify(), v.compare(), v.tick())
}

// Close drops the token. Its bytes are overwritten when the memory is used again: Go has
// no way to wipe a string.
func (v *tokenView) Close() {
	v.Tasks.Close()
	*v = tokenView{Tasks: v.Tasks, crumb: v.crumb, keyring: v.keyring}
}

func (v *tokenView) explain() {
	v.now = v.Host.Now()
	v.claims = token.Explain(v.token, v.now, v.now.Location())
	v.values = v.values[:0]
	for _, c := range v.claims {
		v.values = append(v.values, claimValue(c))
	}
}

// Prepare tells the times in another zone once the operator has switched it.
func (v *tokenView) Prepare() tea.Cmd {
	if !v.begun || v.now.Location() == v.Host.Zone() {
		return nil
	}
	v.explain()
	return v.verify()
}

// tick updates the time until expiry, and judges again when a time has passed.
func (v *tokenView) tick() tea.Cmd {
	return v.Later(tokenTick, func() tea.Cmd {
		before := v.now
		v.explain()
		for _, c := range v.claims {
			if at := c.When.At; !at.IsZero() && before.Before(at) && !v.now.Before(at) {
				return tea.Batch(v.verify(), v.tick())
			}
		}
		return v.tick()
	})
}

// verify runs every check of the token. A pool that can't be read does not prevent the
// verification.
func (v *tokenView) verify() tea.Cmd {
	session, keyring, t, now, pool := v.Host.Session(), v.keyring(), v.token, v.Host.Now(), v.pool
	anyone := anyoneMay(v.Host)
	if !v.here() {
		pool = ""
	}
	type verdict struct {
		result token.Result
		unread error
	}
	return screen.Get(&v.Tasks, func(ctx context.Context) (verdict, error) {
		expect, err := anyone, error(nil)
		if pool != "" {
			expect, err = token.OfPool(ctx, session, pool, t)
		}
		return verdict{token.Verify(ctx, t, expect, keyring, now), err}, nil
	}, func(is verdict, _ error) tea.Cmd {
		v.result, v.unread, v.verified = is.result, call.Explain(is.unread), true
		v.write()
		return nil
	})
}

// probe asks Cognito, with the token itself, whether it still accepts it.
func (v *tokenView) probe() tea.Cmd {
	session, t := v.Host.Session(), v.token
	ask := widget.Confirm{
		Title: "probe the access token",
		Lines: []widget.Line{
			{Value: "Sends the token to Cognito in a GetUser call, as its user, and shows whether it is still accepted: a revoked one is not."},
			{},
			{Label: "costs", Value: "one call of the quota that the app's own GetUser calls share"},
		},
		Yes: "probe",
		Run: func() tea.Cmd {
			return screen.Get(&v.Tasks, func(ctx context.Context) (token.Check, error) {
				return token.Probe(ctx, session, t), nil
			}, func(c token.Check, _ error) tea.Cmd {
				v.probed = c
				v.write()
				return nil
			})
		},
	}
	return v.Host.Show(widget.NewConfirm(ask))
}

func (v *tokenView) whyNotProbe() string {
	switch {
	case v.Host.Session() == nil:
		return screen.NoSession
	case !v.here():
		return "The token's pool is in another Region: " + v.Host.Keys().Label(keys.Command) + "region goes there."
	}
	return ""
}

func (v *tokenView) Verbs() []screen.Verb {
	verbs := []screen.Verb{
		{ID: keys.Pane, Run: v.turn, Help: "switch between the claims and the checks"},
		{ID: keys.Open, Run: v.open, Why: v.whyNotOpen()},
		{ID: keys.Reveal, Run: v.reveal},
		{ID: keys.Refresh, Run: v.again},
	}
	if v.token.Probeable() {
		verbs = slices.Insert(verbs, 2, screen.Verb{ID: keys.Probe, Run: v.probe, Why: v.whyNotProbe()})
	}
	return append(verbs, screen.MovesOf(v.page, v.Wheel)...)
}

// again judges the token again. That Cognito accepted it was true at that time only;
// that it did not stays true until another probe.
func (v *tokenView) again() tea.Cmd {
	if v.probed.Status == token.Pass {
		v.probed = token.Check{}
	}
	return tea.Batch(v.verify(), v.compare())
}

// turn switches the keys to the other side.
func (v *tokenView) turn() tea.Cmd {
	v.right = !v.right
	v.table.Quiet = v.right
	return nil
}

func (v *tokenView) reveal() tea.Cmd {
	v.revealed = !v.revealed
	return nil
}

// page is how many rows the part that has the keys shows.
func (v *tokenView) page() int {
	if v.right {
		return v.checks.Height()
	}
	return v.table.Height()
}

// Wheel scrolls the side that has the keys.
func (v *tokenView) Wheel(by int) tea.Cmd {
	if v.right {
		v.checks.Scroll(by)
		return nil
	}
	v.table.MoveTo(v.table.Cursor()+by, len(v.claims))
	return nil
}

func (v *tokenView) selected() (token.Explained, bool) {
	if at := v.table.Cursor(); at < len(v.claims) {
		return v.claims[at], true
	}
	return token.Explained{}, false
}

// Subject is the token as JSON, without its signature.
func (v *tokenView) Subject() (name string, value any) { return "token", v.token }

func (v *tokenView) Copies() []screen.Copy {
	var copies []screen.Copy
	if c, ok := v.selected(); ok {
		copies = append(copies, screen.Copy{Key: "v", Label: "value of " + c.Name, Text: c.Value}, screen.Copy{Key: "n", Label: "name and value", Text: c.Name + ": " + c.Value})
	}
	return append(copies, screen.Copy{Key: "j", Label: "JSON of header and claims", Text: words.Indented(v.token)})
}

// Len, Cell, Marked and Unsure make the claims the rows of the table.
func (v *tokenView) Len() int        { return len(v.claims) }
func (v *tokenView) Marked(int) bool { return false }
func (v *tokenView) Unsure(int) bool { return false }
