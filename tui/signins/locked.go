package signins

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Verbs start with acting on the marked users, or on the one under the cursor; they are
// read first.
func (l *LockedList) Verbs() []screen.Verb {
	return append([]screen.Verb{{ID: keys.Act, Run: l.act}}, l.List.Verbs()...)
}

func (l *LockedList) act() tea.Cmd {
	if why := l.WhyNotYet(); why != "" {
		return l.SignIns.Host.Warn(why)
	}
	return l.SignIns.users.act(l.users())
}

// users are those to act on.
func (l *LockedList) users() []string {
	var users []string
	for _, lockout := range l.Chosen() {
		users = append(users, lockout.User())
	}
	return users
}

// Targets are users of whom only the identity is known.
func (l *LockedList) Targets() (kind acts.KindID, targets []acts.Target) {
	for _, lockout := range l.Chosen() {
		targets = append(targets, screen.UserTarget(l.SignIns.pool, admin.User{Username: l.SignIns.names.lockedName(lockout), Sub: lockout.Sub}))
	}
	return acts.OnUser, targets
}

// AskTargets reads the users.
func (l *LockedList) AskTargets(then func([]acts.Target) tea.Cmd) tea.Cmd {
	return l.SignIns.users.few(l.users(), then)
}

// Bare is always false: nothing is created in an empty list of locked users.
func (*LockedList) Bare() bool { return false }

// LockedList is the list, which counts down.
type LockedList struct {
	*list.List[logs.Lockout]
	SignIns *Screen
	ticking bool
}

// NewLocked lists the users that are estimated to be locked out. It offers no unlock: no
// API does that, and waiting is the only sure way.
func NewLocked(signIns *Screen) *LockedList {
	host := signIns.Host
	l := list.New(host, list.Listing[logs.Lockout]{
		Name:    "locked",
		One:     "user",
		Whole:   "users locked out now",
		Heading: "Estimated lockouts (Cognito has no API for this)",
		Marks:   true,
		Pool:    signIns.pool,
		ID:      logs.Lockout.User,
		Source: list.Memory[logs.Lockout](func() func() []logs.Lockout {
			w, now := signIns.watch, host.Now()
			return func() []logs.Lockout {
				if w == nil {
					return nil
				}
				return w.Locked(now)
			}
		}),
		Columns: lockedColumns(signIns),
		Match: func(word string) func(logs.Lockout) bool {
			return func(l logs.Lockout) bool {
				all := strings.Join(append([]string{signIns.names.lockedName(l), l.Sub, l.Verdict.String(), l.Why}, l.IPs...), "\n")
				return strings.Contains(strings.ToLower(all), word)
			}
		},
		Run: func(l logs.Lockout) tea.Cmd {
			return signIns.users.with([]string{l.User()}, func(targets []acts.Target) tea.Cmd {
				return host.Push(host.Openings().User(signIns.pool, targets[0].User))
			})
		},
		Detail: func(l logs.Lockout) []widget.Line { return lockedLines(signIns, l, signIns.clock.Now()) },
		Copies: func(l logs.Lockout) []screen.Copy {
			return []screen.Copy{{Key: "s", Label: "sub", Text: l.Sub}, {Key: "u", Label: "username", Text: signIns.names.lockedName(l)}, {Key: "i", Label: "addresses", Text: strings.Join(l.IPs, "\n")}}
		},
	})
	return &LockedList{List: l, SignIns: signIns}
}

func (v *visit) whyNobodyLocked() string {
	switch {
	case v.problem != nil:
		return "The logs of this pool were not found: " + v.problem.Meaning
	case v.watch == nil:
		return "Not known yet: still looking for this pool's logs."
	case v.reading == nil:
		return "Not known: no log records this pool's sign-ins."
	case v.state.Done < 1:
		return fmt.Sprintf("Not known yet: the last %s are being read, %.0f %%.", plain.Span(v.span), 100*v.state.Done)
	}
	switch failing, _ := v.unread(); {
	case v.allUnread():
		return "Not known: " + v.unreadWhy(failing) + "."
	case len(failing) > 0:
		return "Nobody is locked out, according to the logs that could be read; not all could."
	}
	return "Nobody is locked out, according to the logs."
}

func lockedColumns(signIns *Screen) []list.Column[logs.Lockout] {
	return []list.Column[logs.Lockout]{
		{
			Column: widget.Column{Title: "USER", Min: 20, Max: 40},
			Cell:   func(l logs.Lockout) widget.Cell { return widget.Cell{Text: "~ " + signIns.names.lockedName(l)} },
			Order: func(a, b logs.Lockout) int {
				return strings.Compare(signIns.names.lockedName(a), signIns.names.lockedName(b))
			},
		},
		{
			Column: widget.Column{Title: "FAILED", Min: 6, Max: 8, Right: true},
			Cell:   func(l logs.Lockout) widget.Cell { return widget.Cell{Text: fmt.Sprint(l.Failures)} },
			Order:  func(a, b logs.Lockout) int { return a.Failures - b.Failures },
		},
		{
			Column: widget.Column{Title: "LOCKED FOR", Min: 12, Max: 12, Right: true},
			Cell: func(l logs.Lockout) widget.Cell {
				return widget.Cell{Text: "~ " + plain.Span(l.Left(signIns.clock.Now()).Round(time.Second)), Style: grid.Care}
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

func lockedLines(signIns *Screen, l logs.Lockout, now time.Time) []widget.Line {
	return []widget.Line{
		{Value: signIns.names.lockedName(l), Style: grid.Bold},
		{Value: "~ Locked for about " + plain.Span(l.Left(now).Round(time.Second)) + " more (estimate).", Style: grid.Care},
		{},
		{Label: "failures", Value: fmt.Sprintf("%d counted", l.Failures)},
		{Label: "first", Value: words.Moment(l.First, now)},
		{Label: "last", Value: words.Moment(l.Last, now)},
		{Label: "by", Value: l.Verdict.String()},
		{Label: "why", Value: l.Why},
		{Label: "from", Value: strings.Join(l.IPs, ", ")},
		{},
		{Value: "No API unlocks a user: the lock ends by itself, and 15 minutes without attempts reset the count. Attempts during a lock do not lengthen it.", Style: grid.Dim},
	}
}

// Start starts the countdown.
func (l *LockedList) Start() tea.Cmd {
	started := l.List.Start()
	if l.ticking {
		return started
	}
	l.ticking = true
	return tea.Batch(started, l.tick())
}

// tick reads the list again every second, from memory: this makes no call.
func (l *LockedList) tick() tea.Cmd {
	return l.Later(time.Second, func() tea.Cmd { return tea.Batch(l.Refresh(), l.tick()) })
}
