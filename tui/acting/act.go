package acting

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Act opens the menu of what can be done to the targets of the screen. A pool's settings
// decide what can't be done, so they are read first, once.
func (d *Desk) Act(s screen.Actor) tea.Cmd {
	if why := whyNotYet(s); why != "" {
		return d.host.Warn(why)
	}
	kind, targets := targetsOn(s)
	on, _ := screen.AboutOf(s)
	return d.actOnAs(kind, targets, screen.Offer{First: on.First, About: on})
}

func (d *Desk) actOnAs(kind acts.KindID, targets []acts.Target, how screen.Offer) tea.Cmd {
	if why := d.whyNoAct(kind, targets); why != "" {
		return d.host.Warn(why)
	}
	return d.Describe(targets[0].Pool, func(pool admin.PoolDetail) tea.Cmd {
		for i := range targets {
			targets[i].Pool = pool
		}
		d.notes = how.Notes
		return d.host.Show(widget.NewMenu(actTitle(kind, targets), d.actItems(kind, targets, how)))
	})
}

func (d *Desk) actItems(kind acts.KindID, targets []acts.Target, how screen.Offer) []widget.Item {
	items := append(d.leadingItems(kind, targets, how.First), d.itemsOn(kind, targets, how.First.IDs...)...)
	items = append(items, d.aboutItems(how.About, kind)...)
	if kind == acts.OnPool {
		return items
	}
	inPool := d.itemsOn(acts.OnPool, []acts.Target{{Pool: targets[0].Pool}})
	return withoutTwins(slices.Concat(items, []widget.Item{{Label: "in the pool", Head: true}}, inPool))
}

// leadingItems are the acts that come first, under their heading and in their order;
// none where nothing leads.
func (d *Desk) leadingItems(kind acts.KindID, targets []acts.Target, first screen.Leading) []widget.Item {
	if len(first.IDs) == 0 {
		return nil
	}
	items := []widget.Item{{Label: first.Head, Head: true}}
	for _, id := range first.IDs {
		if action, ok := acts.FindAction(id); ok && action.On == kind {
			items = append(items, d.actItem(action, targets))
		}
	}
	return append(items, widget.Item{Label: "all others", Head: true})
}

// actItem is one line of the act menu. What can't be done stays in it, with the reason
// in place of the note.
func (d *Desk) actItem(action acts.Action, targets []acts.Target) widget.Item {
	item := widget.Item{
		Key: action.Key, Label: action.NameOn(targets), Note: actNote(action),
		Run: func() tea.Cmd { return d.ask(action, targets) },
	}
	why, refused := "", 0
	for _, t := range targets {
		if w := d.WhyNot(action, t); w != "" {
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

// WhyNot says why an action can't be done to a target here, "" when it can.
func (d *Desk) WhyNot(action acts.Action, t acts.Target) string {
	if d.host.Session().ReadOnly() {
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
