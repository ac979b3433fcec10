package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// actor is a screen that shows what acts can be done to.
type actor interface {
	// Targets are the rows marked, or the one under the cursor. Their pool is
	// known by its id alone.
	Targets() (kind acts.KindID, targets []acts.Target)
	// Concerned tells whether an act may have changed what is shown here; the zero act
	// may have been on anything.
	Concerned(act acts.Act) bool
	// Reread reads again what an act that it is concerned with has changed; all that is
	// shown for the zero act.
	Reread(act acts.Act) tea.Cmd
}

// act opens the menu of what can be done to the targets of the screen. What a
// pool allows decides what can't be done, so the pool is described first, once.
func (a *App) act(s actor) tea.Cmd {
	if why := whyNotYet(s); why != "" {
		return a.warn(why)
	}
	kind, targets := targetsOn(s)
	on, _ := aboutOf(s)
	return a.actOnAs(kind, targets, acting{first: on.first, about: on})
}

func (a *App) actOn(kind acts.KindID, targets []acts.Target) tea.Cmd {
	return a.actOnAs(kind, targets, acting{})
}

// acting is what the menu and the plan of acts have to say besides who they are on.
type acting struct {
	first leading  // to be offered before all others
	notes []string // who is not in the plan, and why
	about about    // what the page is about
}

func (a *App) actOnAs(kind acts.KindID, targets []acts.Target, how acting) tea.Cmd {
	if why := a.whyNoAct(kind, targets); why != "" {
		return a.warn(why)
	}
	return a.describe(targets[0].Pool, func(pool admin.PoolDetail) tea.Cmd {
		for i := range targets {
			targets[i].Pool = pool
		}
		a.notes = how.notes
		return a.show(widget.NewMenu(actTitle(kind, targets), a.actItems(kind, targets, how)))
	})
}

// described is a pool as far as its settings were read.
func (a *App) described(pool admin.PoolDetail) admin.PoolDetail {
	if known, ok := a.pools[pool.ID]; ok {
		return known
	}
	return pool
}

// describe reads a pool's settings once, while the keys wait for what then shows.
// A pool that can't be read leaves more acts open than AWS will do, and AWS then
// says so.
func (a *App) describe(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd {
	if known, ok := a.pools[pool.ID]; ok {
		return then(known)
	}
	return await(a, "the pool", a.readPool(pool), a.keepPool(pool, then))
}

// describeAside is describe for what nobody waits for.
func (a *App) describeAside(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd {
	if known, ok := a.pools[pool.ID]; ok {
		return then(known)
	}
	return Get(&a.own.Tasks, a.readPool(pool), a.keepPool(pool, then))
}

func (a *App) readPool(pool admin.PoolDetail) func(context.Context) (admin.PoolDetail, error) {
	session := a.session
	return func(ctx context.Context) (admin.PoolDetail, error) { return admin.ReadPool(ctx, session, pool.ID) }
}

func (a *App) keepPool(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) func(admin.PoolDetail, error) tea.Cmd {
	return func(detail admin.PoolDetail, err error) tea.Cmd {
		if err != nil {
			return then(pool)
		}
		a.pools[pool.ID] = detail
		return then(detail)
	}
}

func (a *App) actItems(kind acts.KindID, targets []acts.Target, how acting) []widget.Item {
	items := append(a.leadingItems(kind, targets, how.first), a.itemsOn(kind, targets, how.first.ids...)...)
	items = append(items, a.aboutItems(how.about, kind)...)
	if kind == acts.OnPool {
		return items
	}
	inPool := a.itemsOn(acts.OnPool, []acts.Target{{Pool: targets[0].Pool}})
	return withoutTwins(slices.Concat(items, []widget.Item{{Label: "in the pool", Head: true}}, inPool))
}

// leadingItems are the acts that come first, under their heading and in their order;
// none where nothing is to come first.
func (a *App) leadingItems(kind acts.KindID, targets []acts.Target, first leading) []widget.Item {
	if len(first.ids) == 0 {
		return nil
	}
	items := []widget.Item{{Label: first.head, Head: true}}
	for _, id := range first.ids {
		if action, ok := acts.FindAction(id); ok && action.On == kind {
			items = append(items, a.actItem(action, targets))
		}
	}
	return append(items, widget.Item{Label: "all others", Head: true})
}

// actItem is one line of the act menu. What can't be done stays there, with the
// reason in place of the note.
func (a *App) actItem(action acts.Action, targets []acts.Target) widget.Item {
	item := widget.Item{
		Key: action.Key, Label: action.NameOn(targets), Note: actNote(action),
		Run: func() tea.Cmd { return a.ask(action, targets) },
	}
	why, refused := "", 0
	for _, t := range targets {
		if w := a.whyNot(action, t); w != "" {
			why, refused = w, refused+1
		}
	}
	switch {
	case refused == len(targets):
		item.Why = why
	case refused > 0:
		item.Note = fmt.Sprintf("applies to %d of %d", len(targets)-refused, len(targets))
	}
	return item
}

func (a *App) whyNot(action acts.Action, t acts.Target) string {
	if a.session.ReadOnly() {
		return "read-only"
	}
	return action.WhyNotTo(t)
}

func actNote(action acts.Action) string {
	var notes []string
	if action.Message {
		notes = append(notes, "sends a message")
	}
	if action.Danger == acts.Destructive {
		notes = append(notes, "can't be undone")
	}
	return strings.Join(notes, " · ")
}
