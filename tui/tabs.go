package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// tabs are screens behind one another under one crumb. Each starts when it is
// shown, the first time and again.
type tabs struct {
	host    Host
	crumb   string
	pool    poolRef
	screens []Screen
	current int
}

func newTabs(host Host, crumb string, pool poolRef, screens ...Screen) *tabs {
	return &tabs{host: host, crumb: crumb, pool: pool, screens: screens}
}

func (t *tabs) Crumb() string     { return t.crumb }
func (t *tabs) Current() Screen   { return t.screens[t.current] }
func (t *tabs) Screens() []Screen { return t.screens }
func (t *tabs) Start() tea.Cmd    { return t.Current().Start() }
func (t *tabs) Pool() poolRef     { return t.pool }
func (t *tabs) Close()            { closeAll(t.screens) }

// show brings a tab to the front.
func (t *tabs) show(i int) tea.Cmd {
	t.current = (i + len(t.screens)) % len(t.screens)
	return t.Current().Start()
}

// named shows the tab of that crumb; ok is false when there is none.
func (t *tabs) named(crumb string) (tea.Cmd, bool) {
	for i, s := range t.screens {
		if s.Crumb() == crumb {
			return t.show(i), true
		}
	}
	return nil, false
}

var tabKeys = []keys.ID{keys.Tab1, keys.Tab2, keys.Tab3, keys.Tab4, keys.Tab5}

func (t *tabs) Verbs() []Verb {
	verbs := []Verb{
		{ID: keys.NextTab, Run: func() tea.Cmd { return t.show(t.current + 1) }},
		{ID: keys.PreviousTab, Run: func() tea.Cmd { return t.show(t.current - 1) }},
	}
	for i := range t.screens {
		verbs = append(verbs, Verb{ID: tabKeys[i], Run: func() tea.Cmd { return t.show(i) }})
	}
	return verbs
}

func (t *tabs) Draw(a grid.Area) {
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
