package directory

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
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// poolOverview shows what DescribeUserPool returns.
type poolOverview struct {
	screen.Page
	pool    screen.PoolRef
	detail  admin.PoolDetail
	begun   bool // to be read
	read    bool
	problem *call.Problem
}

// NewPoolOverview shows the settings of a pool.
func NewPoolOverview(host screen.Host, pool screen.PoolRef) screen.Screen {
	s := &poolOverview{Page: screen.NewPage(host, "overview"), pool: pool}
	s.Body.LabelWidth = screen.LabelWidth
	return s
}

func (s *poolOverview) Start() tea.Cmd {
	if s.begun && !screen.WaitedForSignIn(s.problem) {
		return nil
	}
	return s.refresh()
}

func (s *poolOverview) refresh() tea.Cmd {
	session := s.Host.Session()
	s.begun = true
	return screen.Get(&s.Tasks, func(ctx context.Context) (admin.PoolDetail, error) {
		return admin.ReadPool(ctx, session, s.pool.ID)
	}, func(detail admin.PoolDetail, err error) tea.Cmd {
		s.problem = call.Explain(err)
		if err == nil {
			s.detail, s.read = detail, true
			s.Host.Acting().Know(detail) // acts are judged by what is shown
		}
		return nil
	})
}

// Prepare writes the lines again: their times follow the clock and the time zone.
func (s *poolOverview) Prepare() tea.Cmd {
	if s.read {
		s.Body.Lines = poolLines(s.detail, s.Host)
	}
	return nil
}

func (s *poolOverview) Verbs() []screen.Verb {
	return append(s.Page.Verbs(), screen.Verb{ID: keys.Refresh, Run: s.refresh})
}

func (s *poolOverview) Draw(a grid.Area) {
	switch {
	case s.problem != nil && s.problem.Kind != call.KindCredentials:
		screen.DrawProblem(a.Sub(1, 1, a.W-2, a.H-1), s.problem, s.Host.Keys().Label(keys.Refresh)+" reads again.")
	case !s.read:
		a.Put(2, 1, "reading …", grid.Dim)
	default:
		s.Page.Draw(a)
	}
}

func (s *poolOverview) Pool() screen.PoolRef { return s.pool }

// Targets is the pool: users and groups are created in it.
func (s *poolOverview) Targets() (kind acts.KindID, targets []acts.Target) {
	return acts.OnPool, []acts.Target{screen.PoolTarget(s.pool)}
}

// Concerned reports whether the number of users may have changed.
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

func (s *poolOverview) Copies() []screen.Copy {
	copies := []screen.Copy{
		{Key: "n", Label: "name", Text: s.pool.Name},
		{Key: "i", Label: "pool id", Text: s.pool.ID},
		{Key: "a", Label: "ARN", Text: s.detail.ARN},
		describeCopy(s.Host.Session(), s.pool.ID),
	}
	if s.read {
		copies = append(copies, screen.Copy{Key: "j", Label: "JSON", Text: words.Indented(s.detail)})
	}
	return copies
}

// poolLines are the overview: first what keeps messages from being delivered, then the
// settings in the order in which a sign-in meets them.
func poolLines(p admin.PoolDetail, host screen.Host) []widget.Line {
	var lines []widget.Line
	for _, failure := range []struct{ channel, text string }{{"E-mail", p.EmailFailure}, {"SMS", p.SMSFailure}} {
		if failure.text != "" {
			lines = append(lines, widget.Line{Value: "✗ " + failure.channel + " is not delivered: " + failure.text, Style: grid.Bad}, widget.Line{})
		}
	}
	now := host.Now()
	lines = append(lines,
		widget.Line{Label: "id", Value: p.ID},
		widget.Line{Label: "users", Value: estimateWords(p)},
		widget.Line{Label: "tier", Value: words.Told(words.Of(p.Tier))},
		widget.Line{Label: "created", Value: words.Moment(p.Created, now)},
		widget.Line{Label: "changed", Value: words.Moment(p.Modified, now)},
		words.OnOff("deletion protection", p.DeletionProtection),
		words.Head("sign-in"),
		widget.Line{Label: "sign in with", Value: strings.Join(p.SignInWith, ", ")},
		widget.Line{Label: "case-sensitive", Value: words.YesNo(p.CaseSensitive)},
		widget.Line{Label: "self sign-up", Value: words.YesNo(p.SelfSignUp)},
		widget.Line{Label: "MFA", Value: words.MFAWords(p.MFA)},
		widget.Line{Label: "remembers devices", Value: words.YesNo(p.RemembersDevices)},
		widget.Line{Label: "threat protection", Value: threatWords(p)},
		widget.Line{Label: "recovery", Value: words.Told(strings.Join(p.Recovery, ", then "))},
		words.Head("password"),
		widget.Line{Label: "policy", Value: words.PasswordWords(p.Password)},
		widget.Line{Label: "invitation", Value: invitationWords(p.Password)},
		words.Head("connected"),
		widget.Line{Label: "domain", Value: words.OrNone(strings.Join(words.NonEmpty(p.Domain, p.CustomDomain), ", "))},
		widget.Line{Label: "e-mail sent by", Value: words.MailerWords(p.EmailFrom)},
	)
	for _, t := range p.Triggers {
		lines = append(lines, widget.Line{Label: t.Name, Value: t.Function})
	}
	if len(p.Triggers) == 0 {
		lines = append(lines, widget.Line{Label: "triggers", Value: "none"})
	}
	lines = append(lines, words.Head("attributes"))
	for _, a := range p.Attributes {
		lines = append(lines, widget.Line{Label: a.Name, Value: words.SchemaWords(a)})
	}
	return lines
}

// estimateWords is AWS's estimate of the users. 0 is also how an absent one is read.
func estimateWords(p admin.PoolDetail) string {
	if p.EstimatedUsers == 0 {
		return "none, or " + words.NotTold
	}
	return "about " + words.Thousands(p.EstimatedUsers)
}

// threatWords is what threat protection does. AWS leaves it out where it was never set; an
// endpoint that does not even tell the plan may leave it out all the same.
func threatWords(p admin.PoolDetail) string {
	if p.ThreatProtection == "" && p.Tier == "" {
		return words.NotTold
	}
	return words.OrNone(words.Of(p.ThreatProtection))
}

func invitationWords(p admin.PasswordPolicy) string {
	if !p.IsTold() {
		return words.NotTold
	}
	return fmt.Sprintf("valid for %d days", p.TemporaryDays)
}
