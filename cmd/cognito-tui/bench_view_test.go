//go:build bench && unix

package main

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// measureViews is about View alone, on a large terminal with the detail beside
// the list.
func measureViews(t *testing.T) []figure {
	const users = 2_000
	mostly := redraw(openUsers(t, crowd{users: users, foreign: 10}, 200, 60))
	foreign := redraw(openUsers(t, crowd{users: users, foreign: 1}, 200, 60))
	took := inTurns(3*rounds, 10*steps, mostly, foreign)
	return []figure{
		viewFigure("View at 200×60, a tenth of the rows not ASCII", took[0], 100*time.Microsecond),
		viewFigure("View at 200×60, no row all ASCII", took[1], 500*time.Microsecond),
		allocations("allocations of a View at 200×60", mostly),
	}
}

// redraw draws the same screen again, as after any message that may change it.
func redraw(c console) func() {
	resize := tea.WindowSizeMsg{Width: 200, Height: 60}
	return func() {
		c.send(resize)
		_ = c.frame()
	}
}

func viewFigure(name string, took, goal time.Duration) figure {
	return figure{name: name, ours: micros(took), goal: "≤ " + micros(goal), met: took <= goal}
}

func allocations(name string, view func()) figure {
	const views = 200
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range views {
		view()
	}
	runtime.ReadMemStats(&after)
	return figure{name: name, ours: fmt.Sprintf("%d, %d kB", (after.Mallocs-before.Mallocs)/views, (after.TotalAlloc-before.TotalAlloc)/views/1000)}
}
