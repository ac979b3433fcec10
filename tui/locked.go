package tui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// goLocked lists who is locked, by what the sign-ins of the pool at hand tell; with
// a word, those whose name, sub, address or reason has it. A list that is there
// already is changed.
func goLocked(a *App, word string) tea.Cmd {
	pool, _ := a.poolAtHand()
	for i, screen := range slices.Backward(a.stack) {
		if l, ok := screen.(*lockedList); ok && l.door.pool.ID == pool.ID {
			a.backTo(i)
			return l.setFilter(word)
		}
	}
	s, cmd := a.signInsAtHand()
	if s == nil {
		return cmd
	}
	locked := newLocked(s)
	return tea.Batch(cmd, a.push(locked), locked.setFilter(word))
}

// signInsAtHand are those of the pool at hand: the ones that are read already,
// or else new ones.
func (a *App) signInsAtHand() (*signIns, tea.Cmd) {
	pool, _ := a.poolAtHand()
	for _, screen := range slices.Backward(a.stack) {
		t, ok := screen.(*tabs)
		if !ok || t.pool.ID != pool.ID {
			continue
		}
		if show, ok := t.named("sign-ins"); ok {
			return t.Current().(*signIns), show
		}
	}
	screen, cmd := a.inPool("sign-ins")
	s, _ := screen.(*signIns)
	return s, cmd
}

// Verbs begin with acting on the users that are marked, or on the one under the
// cursor, who are read first.
func (l *lockedList) Verbs() []Verb {
	return append([]Verb{{ID: keys.Act, Run: l.act}}, l.list.Verbs()...)
}

func (l *lockedList) act() tea.Cmd {
	if why := l.WhyNotYet(); why != "" {
		return l.door.app.warn(why)
	}
	return l.door.actOnUsers(l.users())
}

// users are those to act on.
func (l *lockedList) users() []string {
	var users []string
	for _, lockout := range l.chosen() {
		users = append(users, lockout.User())
	}
	return users
}

// Targets are users of whom no more is known than who they are.
func (l *lockedList) Targets() (kind acts.KindID, targets []acts.Target) {
	for _, lockout := range l.chosen() {
		targets = append(targets, userTarget(l.door.pool, admin.User{Username: l.door.lockedName(lockout), Sub: lockout.Sub}))
	}
	return acts.OnUser, targets
}

// AskTargets reads the users.
func (l *lockedList) AskTargets(then func([]acts.Target) tea.Cmd) tea.Cmd {
	return l.door.withFew(l.users(), then)
}

// Bare is never so: nobody is made to be locked.
func (*lockedList) Bare() bool { return false }

// lockedList counts down.
type lockedList struct {
	*list[logs.Lockout]
	door    *signIns
	ticking bool
}

// newLocked lists the users that are estimated to be locked out. Nothing here
// pretends to unlock: no API does, and waiting is the only sure way.
func newLocked(door *signIns) *lockedList {
	app := door.app
	l := newList(app, Listing[logs.Lockout]{
		Name:  "locked",
		One:   "user",
		Whole: "users locked out now, by an estimate: no call tells",
		Marks: true,
		Pool:  door.pool,
		ID:    logs.Lockout.User,
		Aim: func() Fetch[logs.Lockout] {
			w, now := door.watch, app.options.Now()
			return func(context.Context, admin.Filter, string) (page call.Page[logs.Lockout], _ error) {
				if w != nil {
					page.Items = w.Locked(now)
				}
				return page, nil
			}
		},
		Columns: lockedColumns(door),
		Match: func(l logs.Lockout, word string) bool {
			all := strings.Join(append([]string{door.lockedName(l), l.Sub, l.Verdict.String(), l.Why}, l.IPs...), "\n")
			return strings.Contains(strings.ToLower(all), word)
		},
		Run: func(l logs.Lockout) tea.Cmd {
			return door.withUsers([]string{l.User()}, func(targets []acts.Target) tea.Cmd {
				return app.push(newUser(app, door.pool, targets[0].User))
			})
		},
		Detail: func(l logs.Lockout) []widget.Line { return lockedLines(door, l, door.now()) },
		Copies: func(l logs.Lockout) []Copy {
			return []Copy{{"s", "sub", l.Sub}, {"u", "username", door.lockedName(l)}, {"i", "addresses", strings.Join(l.IPs, "\n")}}
		},
	})
	return &lockedList{list: l, door: door}
}

// Draw says of an empty list why nobody is on it.
func (l *lockedList) Draw(a grid.Area) {
	l.declared.Empty = l.door.whyNobodyLocked()
	l.list.Draw(a)
}

func (s *signIns) whyNobodyLocked() string {
	switch {
	case s.problem != nil:
		return "The logs of this pool were not found: " + s.problem.Meaning
	case s.watch == nil:
		return "Not known yet: the logs of this pool are being looked for."
	case s.reading == nil:
		return "Not known: no log tells of this pool's sign-ins."
	case s.state.Done < 1:
		return fmt.Sprintf("Not known yet: the last %s are being read, %.0f %%.", plain.Span(s.span), 100*s.state.Done)
	}
	return "Nobody is locked, as far as the logs tell."
}

func (s *signIns) lockedName(l logs.Lockout) string {
	return cmp.Or(l.Username, s.nameOf(l.Sub))
}

func lockedColumns(door *signIns) []Column[logs.Lockout] {
	return []Column[logs.Lockout]{
		{
			Column: widget.Column{Title: "USER", Min: 20, Max: 40},
			Cell:   func(l logs.Lockout) widget.Cell { return widget.Cell{Text: "~ " + door.lockedName(l)} },
			Order:  func(a, b logs.Lockout) int { return strings.Compare(door.lockedName(a), door.lockedName(b)) },
		},
		{
			Column: widget.Column{Title: "FAILED", Min: 6, Max: 8, Right: true},
			Cell:   func(l logs.Lockout) widget.Cell { return widget.Cell{Text: fmt.Sprint(l.Failures)} },
			Order:  func(a, b logs.Lockout) int { return a.Failures - b.Failures },
		},
		{
			Column: widget.Column{Title: "LOCKED FOR", Min: 12, Max: 12, Right: true},
			Cell: func(l logs.Lockout) widget.Cell {
				return widget.Cell{Text: "~ " + plain.Span(l.Left(door.now()).Round(time.Second)), Style: grid.Care}
			},
			Order: func(a, b logs.Lockout) int { return a.Until.Compare(b.Until) },
		},
		{
			Column: widget.Column{Title: "BY", Min: 11, Max: 11, Rank: 1},
			Cell:   verdictCell,
			Order:  func(a, b logs.Lockout) int { return cmp.Compare(a.Verdict, b.Verdict) },
		},
		{
			Column: widget.Column{Title: "WHY", Min: 20, Rank: 2},
			Cell:   func(l logs.Lockout) widget.Cell { return widget.Cell{Text: l.Why, Style: grid.Dim} },
		},
	}
}

func verdictCell(l logs.Lockout) widget.Cell {
	if l.Verdict == logs.AnAttack {
		return widget.Cell{Text: "✗ " + l.Verdict.String(), Style: grid.Bad}
	}
	return widget.Cell{Text: "· " + l.Verdict.String()}
}

func lockedLines(door *signIns, l logs.Lockout, now time.Time) []widget.Line {
	return []widget.Line{
		{Value: door.lockedName(l), Style: grid.Bold},
		{Value: "~ Locked for about " + plain.Span(l.Left(now).Round(time.Second)) + " more, an estimate.", Style: grid.Care},
		{},
		{Label: "failures", Value: fmt.Sprintf("%d counted", l.Failures)},
		{Label: "first", Value: moment(l.First, now)},
		{Label: "last", Value: moment(l.Last, now)},
		{Label: "by", Value: l.Verdict.String()},
		{Label: "why", Value: l.Why},
		{Label: "from", Value: strings.Join(l.IPs, ", ")},
		{},
		{Value: "No call unlocks: the lock ends by itself, and 15 quiet minutes forget the failures. Attempts meanwhile do not lengthen it.", Style: grid.Dim},
	}
}

// Start begins to count down.
func (l *lockedList) Start() tea.Cmd {
	started := l.list.Start()
	if l.ticking {
		return started
	}
	l.ticking = true
	return tea.Batch(started, l.tick())
}

// tick reads the list again every second, which is no call: it is in memory.
func (l *lockedList) tick() tea.Cmd {
	return l.later(time.Second, func() tea.Cmd { return tea.Batch(l.refresh(), l.tick()) })
}
