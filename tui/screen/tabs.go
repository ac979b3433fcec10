package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// Tab is one of several screens under one crumb.
type Tab struct {
	ID    string        // what code and commands open it by, unique among its neighbours
	Title string        // its title in the row of tabs
	New   func() Screen // makes it when it is first shown
}

// Subjects is what tabs have in common.
type Subjects struct {
	Crumb string      // names them in the header
	Of    acts.KindID // the kind of thing that they show, "" for none
	Pool  PoolRef     // the pool that this is in, or is; the zero pool for none
}

// Tabs are screens side by side under one crumb. Each is made when it is first shown,
// and started each time it is shown.
type Tabs struct {
	about   Subjects
	tabs    []Tab
	made    map[string]Screen // by the tab's id
	current int
}

// NewTabs shows the first of a table of at least one tab.
func NewTabs(about Subjects, tabs []Tab) *Tabs {
	t := &Tabs{about: about, tabs: tabs, made: map[string]Screen{}}
	t.turnTo(0)
	return t
}

// Crumb names the screen in the header.
func (t *Tabs) Crumb() string { return t.about.Crumb }

// Of is the kind of thing that the tabs show.
func (t *Tabs) Of() acts.KindID { return t.about.Of }

// Pool is the pool that the tabs belong to.
func (t *Tabs) Pool() PoolRef { return t.about.Pool }

// Current is the tab that is shown.
func (t *Tabs) Current() Screen { return t.made[t.tabs[t.current].ID] }

// Screens are those that have been shown, in the order of the tabs.
func (t *Tabs) Screens() []Screen {
	var screens []Screen
	for _, tab := range t.tabs {
		if s, ok := t.made[tab.ID]; ok {
			screens = append(screens, s)
		}
	}
	return screens
}

// Start begins reading, unless the current tab was read.
func (t *Tabs) Start() tea.Cmd { return t.Current().Start() }

// Close ends the tasks of all tabs, and drops what the others would be made from.
func (t *Tabs) Close() {
	CloseAll(t.Screens())
	for i := range t.tabs {
		t.tabs[i].New = nil
	}
}

// Has reports whether there is a tab of that id.
func (t *Tabs) Has(id string) bool { return t.place(id) >= 0 }

// Showing is the id of the tab that is shown.
func (t *Tabs) Showing() string { return t.tabs[t.current].ID }

// TurnTo makes the tab of that id the one that is shown when the tabs come to the front;
// without one, the current tab stays.
func (t *Tabs) TurnTo(id string) {
	if i := t.place(id); i >= 0 {
		t.turnTo(i)
	}
}

// Show brings the tab of that id to the front; without one, the current tab stays.
func (t *Tabs) Show(id string) tea.Cmd {
	if i := t.place(id); i >= 0 {
		return t.show(i)
	}
	return nil
}

// place is the index of the tab of an id, -1 for none.
func (t *Tabs) place(id string) int {
	return slices.IndexFunc(t.tabs, func(tab Tab) bool { return tab.ID == id })
}

// show brings a tab to the front by its index; after the last comes the first.
func (t *Tabs) show(i int) tea.Cmd {
	t.turnTo((i + len(t.tabs)) % len(t.tabs))
	return t.Current().Start()
}

func (t *Tabs) turnTo(i int) {
	t.current = i
	if tab := t.tabs[i]; t.made[tab.ID] == nil {
		t.made[tab.ID] = tab.New()
	}
}

// tabKeys are the keys of tabs by their index. Later tabs are reached from their
// neighbours.
var tabKeys = []keys.ID{keys.Tab1, keys.Tab2, keys.Tab3, keys.Tab4, keys.Tab5, keys.Tab6, keys.Tab7, keys.Tab8, keys.Tab9}

// Verbs go to each tab.
func (t *Tabs) Verbs() []Verb {
	verbs := []Verb{
		{ID: keys.NextTab, Run: func() tea.Cmd { return t.show(t.current + 1) }},
		{ID: keys.PreviousTab, Run: func() tea.Cmd { return t.show(t.current - 1) }},
	}
	for i := range min(len(t.tabs), len(tabKeys)) {
		verbs = append(verbs, Verb{ID: tabKeys[i], Run: func() tea.Cmd { return t.show(i) }})
	}
	return verbs
}
