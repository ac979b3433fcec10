package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// newPool opens a pool at its users.
func newPool(app *App, pool poolRef) *tabs {
	return newTabs(app, pool.Name, pool, newUsers(app, pool), newGroups(app, pool), newPoolOverview(app, pool), newSignIns(app, pool, usualSpan))
}

// ofPool tells tabs of a pool from those of something in it.
func (t *tabs) ofPool() bool {
	_, ok := t.screens[0].(*list[admin.User])
	return ok
}

// poolOverview shows what DescribeUserPool tells.
type poolOverview struct {
	page
	pool    poolRef
	detail  admin.PoolDetail
	begun   bool // to be read
	read    bool
	problem *call.Problem
}

func newPoolOverview(app *App, pool poolRef) *poolOverview {
	s := &poolOverview{page: newPage(app, "overview"), pool: pool}
	s.body.LabelWidth = labelWidth
	return s
}

func (s *poolOverview) Start() tea.Cmd {
	if s.begun && !waitedForSignIn(s.problem) {
		return nil
	}
	return s.refresh()
}

func (s *poolOverview) refresh() tea.Cmd {
	session := s.app.session
	s.begun = true
	return Get(&s.Tasks, func(ctx context.Context) (admin.PoolDetail, error) {
		return admin.ReadPool(ctx, session, s.pool.ID)
	}, func(detail admin.PoolDetail, err error) tea.Cmd {
		s.problem = call.Explain(err)
		if err == nil {
			s.detail, s.read = detail, true
			s.app.pools[detail.ID] = detail // acts are judged by what is shown
			s.body.Lines = poolLines(detail, s.app)
		}
		return nil
	})
}

func (s *poolOverview) Verbs() []Verb {
	return append(s.page.Verbs(), Verb{ID: keys.Refresh, Run: s.refresh})
}

func (s *poolOverview) Draw(a grid.Area) {
	switch {
	case s.problem != nil && s.problem.Kind != call.KindCredentials:
		drawProblem(a.Sub(1, 1, a.W-2, a.H-1), s.problem, s.app.keys.Label(keys.Refresh)+" reads again.")
	case !s.read:
		a.Put(2, 1, "reading …", grid.Dim)
	default:
		s.page.Draw(a)
	}
}

func (s *poolOverview) Pool() poolRef { return s.pool }

// poolTarget is a pool as what an act in it is done to.
func poolTarget(pool poolRef) acts.Target {
	return acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: pool.ID, Name: pool.Name}}}
}

// Targets is the pool: users and groups are made in it.
func (s *poolOverview) Targets() (kind acts.KindID, targets []acts.Target) {
	return acts.OnPool, []acts.Target{poolTarget(s.pool)}
}

// Concerned tells whether there are more users or fewer.
func (s *poolOverview) Concerned(act acts.Act) bool {
	counts := act.Action.ID == "create-user" || act.Action.ID == "delete-user"
	return s.read && (act.Action.ID == "" || counts && act.Target.Pool.ID == s.pool.ID)
}

// Reread counts the users again.
func (s *poolOverview) Reread(acts.Act) tea.Cmd { return s.refresh() }

func (s *poolOverview) Subject() (name string, value any) {
	if !s.read {
		return "pool", nil
	}
	return "pool", s.detail
}

func (s *poolOverview) Copies() []Copy {
	copies := []Copy{
		{"n", "name", s.pool.Name},
		{"i", "pool id", s.pool.ID},
		{"a", "ARN", s.detail.ARN},
		describeCopy(s.app.session, s.pool.ID),
	}
	if s.read {
		copies = append(copies, Copy{"j", "JSON", indented(s.detail)})
	}
	return copies
}

// poolLines are the overview: what keeps messages from arriving first, then the
// settings in the order in which a sign-in meets them.
func poolLines(p admin.PoolDetail, app *App) []widget.Line {
	var lines []widget.Line
	for _, failure := range []struct{ channel, text string }{{"E-mail", p.EmailFailure}, {"SMS", p.SMSFailure}} {
		if failure.text != "" {
			lines = append(lines, widget.Line{Value: "✗ " + failure.channel + " is not delivered: " + failure.text, Style: grid.Bad}, widget.Line{})
		}
	}
	now := app.options.Now()
	lines = append(lines,
		widget.Line{Label: "id", Value: p.ID},
		widget.Line{Label: "users", Value: "about " + thousands(p.EstimatedUsers)},
		widget.Line{Label: "tier", Value: wordsOf(p.Tier)},
		widget.Line{Label: "created", Value: moment(p.Created, now)},
		widget.Line{Label: "changed", Value: moment(p.Modified, now)},
		onOff("deletion protection", p.DeletionProtection),
		head("sign-in"),
		widget.Line{Label: "sign in with", Value: strings.Join(p.SignInWith, ", ")},
		widget.Line{Label: "case-sensitive", Value: yesNo(p.CaseSensitive)},
		widget.Line{Label: "self sign-up", Value: yesNo(p.SelfSignUp)},
		widget.Line{Label: "MFA", Value: mfaWords(p.MFA)},
		widget.Line{Label: "remembers devices", Value: yesNo(p.RemembersDevices)},
		widget.Line{Label: "threat protection", Value: orNone(wordsOf(p.ThreatProtection))},
		widget.Line{Label: "recovery", Value: orNone(strings.Join(p.Recovery, ", then "))},
		head("password"),
		widget.Line{Label: "policy", Value: passwordWords(p.Password)},
		widget.Line{Label: "invitation", Value: fmt.Sprintf("works for %d days", p.Password.TemporaryDays)},
		head("around it"),
		widget.Line{Label: "domain", Value: orNone(strings.Join(nonEmpty(p.Domain, p.CustomDomain), ", "))},
		widget.Line{Label: "e-mail sent by", Value: mailerWords(p.EmailFrom)},
	)
	for _, t := range p.Triggers {
		lines = append(lines, widget.Line{Label: t.Name, Value: t.Function})
	}
	if len(p.Triggers) == 0 {
		lines = append(lines, widget.Line{Label: "triggers", Value: "none"})
	}
	lines = append(lines, head("attributes"))
	for _, a := range p.Attributes {
		lines = append(lines, widget.Line{Label: a.Name, Value: schemaWords(a)})
	}
	return lines
}
