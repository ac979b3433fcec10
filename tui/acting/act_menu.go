package acting

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// aboutItems are the acts on the subject of a page, under its name, unless the acts on
// its rows are on that themselves.
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

// withoutTwins removes a letter from every item but the first that has it: letters are
// unique only within a section, and the first section keeps them.
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
