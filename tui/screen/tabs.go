package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// Tabs are screens behind one another under one crumb. Each starts when it is
// shown, the first time and again.
type Tabs struct {
	host    Host
	crumb   string
	pool    PoolRef
	screens []Screen
	current int
}

// NewTabs shows the first of several screens.
func NewTabs(host Host, crumb string, pool PoolRef, screens ...Screen) *Tabs {
	return &Tabs{host: host, crumb: crumb, pool: pool, screens: screens}
}

// Crumb names the screen in the header.
func (t *Tabs) Crumb() string { return t.crumb }

// Current is the one that is shown.
func (t *Tabs) Current() Screen { return t.screens[t.current] }

// Screens are all of them, in their order.
func (t *Tabs) Screens() []Screen { return t.screens }

// Start begins reading, unless what is shown was read.
func (t *Tabs) Start() tea.Cmd { return t.Current().Start() }

// Pool is the pool that it is of.
func (t *Tabs) Pool() PoolRef { return t.pool }

// Close ends the tasks of all.
func (t *Tabs) Close() { CloseAll(t.screens) }

// show brings a tab to the front.
func (t *Tabs) show(i int) tea.Cmd {
	t.current = (i + len(t.screens)) % len(t.screens)
	return t.Current().Start()
}

// Named shows the tab of that crumb; ok is false when there is none.
func (t *Tabs) Named(crumb string) (tea.Cmd, bool) {
	for i, s := range t.screens {
		if s.Crumb() == crumb {
			return t.show(i), true
		}
	}
	return nil, false
}

// TabKeys are the keys of tabs by their place.
var TabKeys = []keys.ID{keys.Tab1, keys.Tab2, keys.Tab3, keys.Tab4, keys.Tab5}

// Verbs go to each tab.
func (t *Tabs) Verbs() []Verb {
	verbs := []Verb{
		{ID: keys.NextTab, Run: func() tea.Cmd { return t.show(t.current + 1) }},
		{ID: keys.PreviousTab, Run: func() tea.Cmd { return t.show(t.current - 1) }},
	}
	for i := range t.screens {
		verbs = append(verbs, Verb{ID: TabKeys[i], Run: func() tea.Cmd { return t.show(i) }})
	}
	return verbs
}

// Draw shows it.
func (t *Tabs) Draw(a grid.Area) {
	row := a.Row(0)
	row.Fill('─', grid.Line)
	x := 2
	for i, s := range t.screens {
		style := grid.Dim
		if i == t.current {
			style = grid.Accent | grid.Bold
		}
		x = row.Put(x, 0, " "+strconv.Itoa(i+1)+" "+s.Crumb()+" ", style) + 2
	}
	t.Current().Draw(a.Sub(0, 1, a.W, a.H-1))
}
