package acting

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// step is one thing that was done in a session.
type step struct {
	what string // "disable, alice"
	at   time.Time
	why  string // why it can't be undone, "" when it can
	// back shows the plan that reverts it or, once it is undone, that does it again; stale
	// says that more was done since.
	back   func(stale bool) tea.Cmd
	undone time.Time  // zero while it is not
	many   *bulk.Bulk // that it was; nil for one act
}

// took says that the step was undone, and what would do it again; nil where nothing does.
func (s *step) took(now time.Time, again func(stale bool) tea.Cmd) {
	if s.undone, s.back = now, again; again == nil {
		s.why = "It is undone."
	}
}

// redone says that the step was done again.
func (s *step) redone(back func(stale bool) tea.Cmd) { s.undone, s.back = time.Time{}, back }

// turned records that what a step offered was done: it is undone, or done again.
func (s *step) turned(now time.Time, next func(stale bool) tea.Cmd) {
	if s.undone.IsZero() {
		s.took(now, next)
		return
	}
	s.redone(next)
}

// note keeps a step of this session.
func (d *Desk) note(s *step) { d.visit.steps = append(d.visit.steps, s) }

// remember keeps how to revert an act, or that it reverted a step. It returns a hint to
// show.
func (d *Desk) remember(act acts.Act, reverts *step) (hint string) {
	var back func(bool) tea.Cmd
	undo, ok := act.Undo()
	s := reverts
	if s == nil {
		s = &step{what: act.Action.Name + ", " + act.Action.Subject(act.Target), at: d.host.Now()}
		d.note(s)
	}
	if ok {
		back = func(stale bool) tea.Cmd { return d.confirmUndo(s, undo, stale) }
	}
	if reverts != nil {
		s.turned(d.host.Now(), back)
		return d.further()
	}
	if s.back = back; !ok {
		s.why = acts.PlanOf(d.host.Session(), act).NoUndo
		return ""
	}
	return " " + d.host.Keys().Label(keys.Undo) + " undoes it."
}

// further is the hint at what was done before, "" where that was nothing.
func (d *Desk) further() string {
	if d.undoable() < 0 {
		return ""
	}
	return " " + d.host.Keys().Label(keys.Undo) + " lists what else can be undone."
}

// undoable is the latest step that can be undone, -1 for none.
func (d *Desk) undoable() int {
	for i := len(d.visit.steps) - 1; i >= 0; i-- {
		if s := d.visit.steps[i]; s.why == "" && s.undone.IsZero() {
			return i
		}
	}
	return -1
}

// UndoLast shows the plan of the act that reverts the last one. Where that is undone, or
// can't be, it lists all that was done in this session, to choose from: undoing something
// older in its place would surprise.
func (d *Desk) UndoLast() tea.Cmd {
	steps := d.visit.steps
	switch last := len(steps) - 1; {
	case last < 0:
		return d.host.Warn("There is nothing to undo.")
	case d.undoable() == last:
		return steps[last].back(false)
	}
	menu := widget.NewMenu("undo one of the acts of this session", d.stepItems())
	if i := d.undoable(); i >= 0 {
		menu.PointAt(len(steps) - 1 - i)
	}
	return d.host.Show(menu)
}

// stepItems are the steps of the session, the latest first.
func (d *Desk) stepItems() []widget.Item {
	steps := d.visit.steps
	items := make([]widget.Item, len(steps))
	for i, s := range steps {
		stale := i < len(steps)-1
		item := widget.Item{Label: s.what, Note: d.clock(s.at), Why: s.why, Run: func() tea.Cmd { return s.back(stale) }}
		if !s.undone.IsZero() {
			item.Label = "✓ undone: " + s.what
			item.Note = fmt.Sprintf("%s, undone %s; does it again", d.clock(s.at), d.clock(s.undone))
		}
		items[len(steps)-1-i] = item
	}
	for i := range items {
		items[i].Key = screen.MenuKey(i)
	}
	return items
}

// clock is the time of day of a step.
func (d *Desk) clock(at time.Time) string { return at.In(d.host.Zone()).Format("15:04") }

// confirmUndo shows the plan of an act that reverts a step. Where more was done since, the
// target is read again first: the plan says what is there now.
func (d *Desk) confirmUndo(s *step, undo acts.Act, stale bool) tea.Cmd {
	if !stale {
		return d.confirmOne(undo, s)
	}
	session := d.host.Session()
	subject := undo.Action.Subject(undo.Target)
	return screen.Await(d.host, subject, func(ctx context.Context) (acts.Target, error) {
		fresh, gone, err := acts.Reread(ctx, session, undo.Action.On, undo.Target)
		if fresh.Gone = gone; gone || err != nil {
			return fresh, err
		}
		fresh, _ = acts.LookAt(ctx, session, undo.Action, fresh) // it only makes the plan more detailed
		return fresh, nil
	}, func(fresh acts.Target, err error) tea.Cmd {
		switch {
		case err != nil:
			return d.host.Warn(words.PlainWords(err))
		case fresh.Gone:
			return d.host.Warn(subject + " no longer exists, so this can't be undone.")
		}
		undo.Target = fresh
		return d.confirmOne(undo, s)
	})
}

// TakenBackBy keeps what was done without a plan: undo reverts it, and redo does it again.
func (d *Desk) TakenBackBy(what string, undo, redo func() tea.Cmd) {
	s := &step{what: what, at: d.host.Now()}
	var reverts, repeats func(bool) tea.Cmd
	reverts = func(bool) tea.Cmd { s.took(d.host.Now(), repeats); return undo() }
	repeats = func(bool) tea.Cmd { s.redone(reverts); return redo() }
	s.back = reverts
	d.note(s)
}
