package directory

import (
	"context"
	"iter"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/triage"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewUser opens one user: what ListUsers returns, and tabs that each need a call of
// their own.
func NewUser(host screen.Host, pool screen.PoolRef, u admin.User) screen.Screen {
	overview := newUserOverview(host, pool, u)
	on := screen.AboutUser(overview.target, overview)
	return screen.NewTabs(screen.Subjects{Crumb: u.Username, Of: acts.OnUser, Pool: pool}, []screen.Tab{
		{ID: "overview", Title: "overview", New: func() screen.Screen { return overview }},
		{ID: "groups", Title: "groups", New: func() screen.Screen { return NewUserGroups(host, pool, on) }},
		{ID: "devices", Title: "devices", New: func() screen.Screen { return NewDevices(host, pool, on) }},
		{ID: "history", Title: "history", New: func() screen.Screen { return NewEvents(host, pool, on) }},
	})
}

// userOverview shows a user's status and attributes. It starts with the row it was
// opened from and reads the user again only when asked to.
type userOverview struct {
	screen.Page
	pool    screen.PoolRef
	user    admin.User
	gone    bool // the user no longer existed when last read
	problem *call.Problem
	unseen  *screen.Unseen // the last act, while AWS's list does not show it
	latest  latest         // sign-in, while the pool's sign-ins are read
	// read are the user's facts that have arrived; what is known without a call replaces
	// them.
	read triage.Facts
	mfa  fact.Fact[acts.MFA]
}

func newUserOverview(host screen.Host, pool screen.PoolRef, u admin.User) *userOverview {
	s := &userOverview{Page: screen.NewPage(host, "overview"), pool: pool, user: u}
	s.Body.LabelWidth = screen.LabelWidth
	s.show()
	return s
}

// Prepare writes the lines again: a lockout counts down, and the sign-ins being read may
// say more about the user.
func (s *userOverview) Prepare() tea.Cmd {
	s.show()
	return nil
}

func (s *userOverview) show() {
	if s.gone {
		s.Body.Lines = append([]widget.Line{
			{Value: "✗ No longer in the pool. Below is what was read last.", Style: grid.Bad | grid.Bold}, {},
		}, userFacts(s.user, s.Host.Now())...)
		return
	}
	s.Body.Lines = append(lockoutLines(s.Host, s.pool, s.user), challengeLines(s.Host, s.pool, s.user, &s.latest)...)
	s.Body.Lines = append(s.Body.Lines, headline(s.Host, s.facts())...)
	s.Body.Lines = append(s.Body.Lines, widget.Line{})
	if s.unseen != nil {
		s.Body.Lines = append(s.Body.Lines, widget.Line{Value: s.unseen.Text(), Style: grid.Care}, widget.Line{})
	}
	if s.problem != nil {
		s.Body.Lines = append(s.Body.Lines, widget.Line{Value: "✗ " + screen.ProblemLine(s.problem), Style: grid.Bad}, widget.Line{})
	}
	facts := userFacts(s.user, s.Host.Now())
	s.Body.Lines = append(s.Body.Lines, slices.Insert(facts, belowEnabled, s.mfaLines()...)...)
}

// belowEnabled is the place among the facts of a user below whether they are enabled.
const belowEnabled = 2

// Start gathers what the list does not tell of the user and is not known yet. A pool's
// settings are read once for all of its users.
func (s *userOverview) Start() tea.Cmd {
	var mfa tea.Cmd
	if s.asksMFA() && (s.mfa.State == fact.NotAsked || screen.WaitedForSignIn(s.mfa.Problem())) {
		mfa = s.readMFA()
	}
	return tea.Batch(mfa, s.gather())
}

// gather reads the facts that the user is judged by.
func (s *userOverview) gather() tea.Cmd {
	session, known := s.Host.Session(), s.facts()
	if known.Pool.Known() {
		return nil
	}
	return screen.Each(&s.Tasks, func(ctx context.Context) iter.Seq[triage.Facts] {
		return triage.Gather(ctx, session, s.pool.ID, known, s.Host.Now)
	}, s.take, nil)
}

// take shows the facts that have arrived so far.
func (s *userOverview) take(f triage.Facts) {
	if s.read = f; f.Pool.Known() {
		s.Host.Acting().Know(f.Pool.Value)
	}
	s.show()
}

// facts are what is known so far about the user's ability to sign in.
func (s *userOverview) facts() triage.Facts {
	f := factsOf(s.Host, s.pool, s.user)
	if !f.Pool.Known() {
		f.Pool = s.read.Pool
	}
	return f
}

func (s *userOverview) Verbs() []screen.Verb {
	return append(s.Page.Verbs(), screen.Verb{ID: keys.Refresh, Run: s.refresh})
}

func (s *userOverview) refresh() tea.Cmd {
	if s.asksMFA() {
		return tea.Batch(s.readMFA(), s.readUser())
	}
	return s.readUser()
}

func (s *userOverview) readUser() tea.Cmd {
	session := s.Host.Session()
	return screen.Get(&s.Tasks, func(ctx context.Context) (admin.User, error) {
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
	act := s.unseen.Act
	target := screen.UserTarget(s.pool, s.user)
	target.Pool = act.Target.Pool
	if act.Action.Told(target, s.gone, act.Inputs) != acts.ShowsNotDone {
		s.unseen = nil
		return nil
	}
	return s.Later(s.unseen.Look(), func() tea.Cmd {
		if !s.Host.Acting().InFront(s) {
			s.Host.Acting().Owe(s, act)
			return nil
		}
		return s.refresh()
	})
}

// Targets is the user; nothing else can be acted on here.
func (s *userOverview) Targets() (kind acts.KindID, targets []acts.Target) {
	return acts.OnUser, []acts.Target{s.target()}
}

// target is the user as last read.
func (s *userOverview) target() acts.Target {
	target := screen.UserTarget(s.pool, s.user)
	target.Gone = s.gone
	return target
}

// Reread shows what an act on this user has changed.
func (s *userOverview) Reread(act acts.Act) tea.Cmd {
	if act.Action.On == acts.OnUser && act.Action.Tellable() {
		s.unseen = &screen.Unseen{Act: act}
	}
	return s.refresh()
}

// Concerned reports whether an act was on this user. Other pools have users of the same
// name; the zero act may have been on anyone.
func (s *userOverview) Concerned(act acts.Act) bool {
	return act.Action.ID == "" || act.Target.Pool.ID == s.pool.ID && act.Target.User.Sub == s.user.Sub
}

func (s *userOverview) Pool() screen.PoolRef              { return s.pool }
func (s *userOverview) Subject() (name string, value any) { return "user", s.user }
func (s *userOverview) Copies() []screen.Copy {
	return append(userCopies(s.Host.Session(), s.pool, s.user), screen.Copy{Key: "j", Label: "JSON", Text: words.Indented(s.user)})
}
