package tui

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// aboutItems are the acts on what a page is about, under its name, where those on its
// rows are not on that themselves.
func (d *desk) aboutItems(on about, rows acts.KindID) []widget.Item {
	if on.target == nil || on.kind == rows || on.kind == acts.OnPool {
		return nil
	}
	targets := []acts.Target{on.target()}
	targets[0].Pool = d.described(targets[0].Pool)
	head := "the " + acts.KindOf(on.kind).One + " " + several(on.kind, targets)
	return append([]widget.Item{{Label: head, Head: true}}, d.itemsOn(on.kind, targets)...)
}

// itemsOn are the acts on targets of a kind, in the order of the table.
func (d *desk) itemsOn(kind acts.KindID, targets []acts.Target, but ...string) []widget.Item {
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

// withoutTwins takes a letter away from every item but the first that has it: acts of
// several kinds stand in one menu.
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
