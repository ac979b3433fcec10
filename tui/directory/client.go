package directory

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// clientPage shows one app client. Its secret is not read.
type clientPage struct {
	screen.Page
	pool    screen.PoolRef
	id      string
	client  admin.ClientDetail
	problem *call.Problem
}

// NewClient shows one app client.
func NewClient(host screen.Host, pool screen.PoolRef, id string) screen.Screen {
	p := &clientPage{Page: screen.NewPage(host, "client"), pool: pool, id: id}
	p.Body.LabelWidth = screen.LabelWidth
	return p
}

func (p *clientPage) Start() tea.Cmd {
	if p.read() {
		return nil
	}
	return p.refresh()
}

func (p *clientPage) refresh() tea.Cmd {
	session := p.Host.Session()
	return screen.Get(&p.Tasks, func(ctx context.Context) (admin.ClientDetail, error) {
		return admin.ReadClient(ctx, session, p.pool.ID, p.id)
	}, func(c admin.ClientDetail, err error) tea.Cmd {
		p.client, p.problem = c, call.Explain(err)
		return nil
	})
}

// Prepare writes the lines again: their times follow the clock and the time zone.
func (p *clientPage) Prepare() tea.Cmd {
	if p.problem != nil || p.read() {
		p.show()
	}
	return nil
}

func (p *clientPage) show() {
	if p.problem != nil {
		p.Body.Lines = []widget.Line{{Value: "✗ " + screen.ProblemLine(p.problem), Style: grid.Bad}}
		return
	}
	c := p.client
	p.Body.Lines = []widget.Line{
		{Value: c.Name, Style: grid.Bold},
		{},
		{Label: "id", Value: c.ID},
		{Label: "secret", Value: map[bool]string{true: "has one, not read", false: "none"}[c.HasSecret]},
		{Label: "sign-in flows", Value: words.Flows(c.Flows)},
		{Label: "as AWS names them", Value: words.OrNone(strings.Join(c.Flows, ", ")), Style: grid.Dim},
		{Label: "OAuth flows", Value: words.OrNone(strings.Join(c.OAuthFlows, ", "))},
		{Label: "OAuth scopes", Value: words.OrNone(strings.Join(c.OAuthScopes, ", "))},
		{Label: "ID tokens live", Value: lifeWords(c.IDLife)},
		{Label: "access tokens live", Value: lifeWords(c.AccessLife)},
		{Label: "refresh tokens live", Value: lifeWords(c.RefreshLife)},
		{Label: "revocation", Value: map[bool]string{true: "on", false: "! off: issued refresh tokens can't be revoked"}[c.Revocation]},
		{Label: "changed", Value: words.Moment(c.Modified, p.Host.Now())},
	}
}

func (p *clientPage) Verbs() []screen.Verb {
	return append(p.Page.Verbs(), screen.Verb{ID: keys.Refresh, Run: p.refresh})
}

func (p *clientPage) Pool() screen.PoolRef { return p.pool }

func (p *clientPage) read() bool { return p.client.IsRead() }

func (p *clientPage) Subject() (name string, value any) {
	if !p.read() {
		return "app client", nil
	}
	return "app client", p.client
}

func (p *clientPage) Copies() []screen.Copy {
	copies := []screen.Copy{{Key: "i", Label: "client id", Text: p.id}}
	if p.read() {
		copies = append(copies, screen.Copy{Key: "j", Label: "JSON", Text: words.Indented(p.client)})
	}
	return copies
}
