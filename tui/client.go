package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// clientPage shows one app client. Its secret is not read.
type clientPage struct {
	page
	pool    poolRef
	id      string
	client  admin.ClientDetail
	problem *call.Problem
}

func newClient(app *App, pool poolRef, id string) *clientPage {
	p := &clientPage{page: newPage(app, "client"), pool: pool, id: id}
	p.body.LabelWidth = labelWidth
	return p
}

func (p *clientPage) Start() tea.Cmd {
	if p.client.ID != "" {
		return nil
	}
	return p.refresh()
}

func (p *clientPage) refresh() tea.Cmd {
	session := p.app.session
	return Get(&p.Tasks, func(ctx context.Context) (admin.ClientDetail, error) {
		return admin.ReadClient(ctx, session, p.pool.ID, p.id)
	}, func(c admin.ClientDetail, err error) tea.Cmd {
		p.client, p.problem = c, call.Explain(err)
		p.show()
		return nil
	})
}

func (p *clientPage) show() {
	if p.problem != nil {
		p.body.Lines = []widget.Line{{Value: "✗ " + problemLine(p.problem), Style: grid.Bad}}
		return
	}
	c := p.client
	p.body.Lines = []widget.Line{
		{Value: c.Name, Style: grid.Bold},
		{},
		{Label: "id", Value: c.ID},
		{Label: "secret", Value: map[bool]string{true: "has one, not read", false: "none"}[c.HasSecret]},
		{Label: "sign-in flows", Value: orNone(strings.Join(c.Flows, ", "))},
		{Label: "OAuth flows", Value: orNone(strings.Join(c.OAuthFlows, ", "))},
		{Label: "OAuth scopes", Value: orNone(strings.Join(c.OAuthScopes, ", "))},
		{Label: "ID tokens live", Value: token.Span(c.IDLife)},
		{Label: "access tokens live", Value: token.Span(c.AccessLife)},
		{Label: "refresh tokens live", Value: token.Span(c.RefreshLife)},
		{Label: "revocation", Value: map[bool]string{true: "on", false: "! off: a refresh token that is out can't be revoked"}[c.Revocation]},
		{Label: "changed", Value: moment(c.Modified, p.app.options.Now())},
	}
}

func (p *clientPage) Verbs() []Verb {
	return append(p.page.Verbs(), Verb{ID: keys.Refresh, Run: p.refresh})
}

func (p *clientPage) Pool() poolRef { return p.pool }

func (p *clientPage) read() bool { return p.client.ID != "" }

func (p *clientPage) Subject() (name string, value any) {
	if !p.read() {
		return "app client", nil
	}
	return "app client", p.client
}

func (p *clientPage) Copies() []Copy {
	copies := []Copy{{"i", "client id", p.id}}
	if p.read() {
		copies = append(copies, Copy{"j", "JSON", indented(p.client)})
	}
	return copies
}
