package acting

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// aboutItems are the acts on what a page is about, under its name, where those on its
// rows are not on that themselves.
func (d *Desk) aboutItems(on screen.About, rows acts.KindID) []widget.Item {
	if on.Target == nil || on.Kind == rows || on.Kind == acts.OnPool {
		return nil
	}
	targets := []acts.Target{on.Target()}
	targets[0].Pool = d.described(targets[0].Pool)
	head := "the " + acts.KindOf(on.Kind).One + " " + words.Several(on.Kind, targets)
	return append([]widget.Item{{Label: head, Head: true}}, d.itemsOn(on.Kind, targets)...)
}

// itemsOn are the acts on targets of a kind, in the order of the table.
func (d *Desk) itemsOn(kind acts.KindID, targets []acts.Target, but ...string) []widget.Item {
	var items []widget.Item
	if kind == acts.OnGroup && len(targets) == 1 {
		items = append(items, addMembersItem(d.host, targets[0]))
	}
	for _, action := range acts.ActionsOn(kind) {
		if !slices.Contains(but, action.ID) {
			items = append(items, d.actItem(action, targets))
		}
	}
	return items
}

// withoutTwins takes a letter away from every item but the first that has it: a letter is
// an act's own in its section only, and the section that stands first keeps it.
func withoutTwins(items []widget.Item) []widget.Item {
	taken := map[string]bool{}
	for i, item := range items {
		if taken[item.Key] {
			items[i].Key = ""
		}
		taken[item.Key] = true
	}
	return items
}
