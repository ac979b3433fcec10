package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// newUser opens one user: what ListUsers tells, and what takes a call of its own
// when it is looked at.
func newUser(app *App, pool poolRef, u admin.User) Screen {
	overview := newUserOverview(app, pool, u)
	on := aboutUser(overview.target, overview)
	return newTabs(app, u.Username, pool, overview, newUserGroups(app, pool, on), newDevices(app, pool, on), newEvents(app, pool, on))
}

// userOverview shows a user's status and attributes. It opens with the row it
// came from and reads it anew only when told to.
type userOverview struct {
	page
	pool    poolRef
	user    admin.User
	gone    bool // the user was not there any more when read last
	problem *call.Problem
	unseen  *unseen // the last act, while AWS's list does not show it
	latest  latest  // sign-in, while the door is read
}

func newUserOverview(app *App, pool poolRef, u admin.User) *userOverview {
	s := &userOverview{page: newPage(app, "overview"), pool: pool, user: u}
	s.body.LabelWidth = labelWidth
	s.show()
	return s
}

// Draw writes the lines anew, as a lock counts down.
func (s *userOverview) Draw(a grid.Area) {
	s.show()
	s.page.Draw(a)
}

func (s *userOverview) show() {
	if s.gone {
		s.body.Lines = append([]widget.Line{
			{Value: "✗ No longer in the pool. Below is what was read last.", Style: grid.Bad | grid.Bold}, {},
		}, userFacts(s.user, s.app.options.Now())...)
		return
	}
	s.body.Lines = append(s.app.lockoutLines(s.pool, s.user), s.app.challengeLines(s.pool, s.user, &s.latest)...)
	s.body.Lines = append(s.body.Lines, s.app.headline(s.pool, s.user)...)
	s.body.Lines = append(s.body.Lines, widget.Line{})
	if s.unseen != nil {
		s.body.Lines = append(s.body.Lines, widget.Line{Value: s.unseen.text(), Style: grid.Care}, widget.Line{})
	}
	if s.problem != nil {
		s.body.Lines = append(s.body.Lines, widget.Line{Value: "✗ " + problemLine(s.problem), Style: grid.Bad}, widget.Line{})
	}
	s.body.Lines = append(s.body.Lines, userFacts(s.user, s.app.options.Now())...)
}

// Start reads the pool's settings, once for all of its users: they tell when an
// invitation expires.
func (s *userOverview) Start() tea.Cmd {
	return s.app.describeAside(poolTarget(s.pool).Pool, func(admin.PoolDetail) tea.Cmd { return nil })
}

func (s *userOverview) Verbs() []Verb {
	return append(s.page.Verbs(), Verb{ID: keys.Refresh, Run: s.refresh})
}

func (s *userOverview) refresh() tea.Cmd {
	session := s.app.session
	return Get(&s.Tasks, func(ctx context.Context) (admin.User, error) {
		return admin.ReadUser(ctx, session, s.pool.ID, s.user.Sub)
	}, func(u admin.User, err error) tea.Cmd {
		s.problem = call.Explain(err)
		s.gone = s.problem != nil && s.problem.Kind == call.KindNotFound
		if err == nil {
			s.user = u
		}
		waiting := s.judge(err)
		s.show()
		return waiting
	})
}

// judge looks again later while the last act does not show.
func (s *userOverview) judge(err error) tea.Cmd {
	if s.unseen == nil || err != nil && !s.gone {
		return nil
	}
	act := s.unseen.act
	target := userTarget(s.pool, s.user)
	target.Pool = act.Target.Pool
	if act.Action.Told(target, s.gone, act.Inputs) != acts.ShowsNotDone {
		s.unseen = nil
		return nil
	}
	return s.later(s.unseen.look(), func() tea.Cmd {
		if !s.app.inFront(s) {
			s.app.owe(s, act)
			return nil
		}
		return s.refresh()
	})
}

// Targets is the user; there is no other to act on here.
func (s *userOverview) Targets() (kind acts.KindID, targets []acts.Target) {
	return acts.OnUser, []acts.Target{s.target()}
}

// target is the user as read last.
func (s *userOverview) target() acts.Target {
	target := userTarget(s.pool, s.user)
	target.Gone = s.gone
	return target
}

// Reread shows what an act on this user has changed.
func (s *userOverview) Reread(act acts.Act) tea.Cmd {
	if act.Action.On == acts.OnUser && act.Action.Tellable() {
		s.unseen = &unseen{act: act}
	}
	return s.refresh()
}

// Concerned tells whether an act was on this user. Other pools have users of the same
// name; the zero act may have been on anybody.
func (s *userOverview) Concerned(act acts.Act) bool {
	return act.Action.ID == "" || act.Target.Pool.ID == s.pool.ID && act.Target.User.Sub == s.user.Sub
}

func (s *userOverview) Pool() poolRef                     { return s.pool }
func (s *userOverview) Subject() (name string, value any) { return "user", s.user }
func (s *userOverview) Copies() []Copy {
	return append(userCopies(s.app.session, s.pool, s.user), Copy{"j", "JSON", indented(s.user)})
}
