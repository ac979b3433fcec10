//go:build bench && unix

package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"charm.land/bubbles/v2/table"
	tea "charm.land/bubbletea/v2"
)

// The terminal of all measurements except View's.
const width, height = 120, 40

// scroller is a list with the cursor at the bottom edge: each step moves it down by a
// row, which scrolls, and renders the frame.
type scroller struct {
	step     func() (frame string)
	renderer *renderer
}

func newScroller(step func() string) *scroller {
	s := &scroller{step, newRenderer(width, height)}
	for range 2 * height {
		s.scroll()
	}
	return s
}

func (s *scroller) scroll() { s.renderer.draw(s.step()) }

// perFrame is how many bytes a step writes.
func (s *scroller) perFrame() float64 {
	const steps = 100
	before := s.renderer.written
	for range steps {
		s.scroll()
	}
	return float64(s.renderer.written-before) / steps
}

// scrollConsole scrolls from the first row on.
func scrollConsole(c console) *scroller {
	c.press('g')
	return newScroller(func() string {
		c.press('j')
		return c.frame()
	})
}

// scrollBubbles scrolls the table of bubbles with the same rows and columns.
func scrollBubbles(c crowd) *scroller {
	rows := make([]table.Row, c.users)
	for i := range rows {
		rows[i] = table.Row{c.name(i), c.email(i), c.status(i), c.verified(i), c.created(i).Format(time.DateOnly)}
	}
	columns := []table.Column{
		{Title: "USERNAME", Width: 29},
		{Title: "EMAIL", Width: 33},
		{Title: "STATUS", Width: 24},
		{Title: "VERIFIED", Width: 13},
		{Title: "CREATED", Width: 10},
	}
	model := table.New(table.WithColumns(columns), table.WithRows(rows), table.WithFocused(true),
		table.WithWidth(width), table.WithHeight(height-4))
	down := tea.KeyPressMsg{Code: 'j', Text: "j"}
	return newScroller(func() string {
		model, _ = model.Update(down)
		return model.View()
	})
}

// replay scrolls back and forth through frames drawn before: the renderer alone.
func replay(c console) *scroller {
	var frames []string
	for range height {
		c.press('j')
		frames = append(frames, c.frame())
	}
	for i := len(frames) - 2; i > 0; i-- {
		frames = append(frames, frames[i])
	}
	n := 0
	return newScroller(func() string {
		n++
		return frames[n%len(frames)]
	})
}

// The sizes of the list. A thousand rows are enough for the steps taken.
const small, large, huge = 1_000, 100_000, 1_000_000

const rounds, steps = 30, 10

// measureFrames is about what a key costs on the users table: Update, View and
// the renderer's work, while every frame scrolls.
func measureFrames(t *testing.T) []figure {
	var consoles []console
	for _, n := range []int{small, large, huge} {
		consoles = append(consoles, openUsers(t, crowd{users: n, foreign: 10}, width, height))
	}
	withDetail := besideDetail(consoles[2])
	for _, c := range consoles {
		c.press('d') // the list alone, as the others draw it
	}
	return slices.Concat(againstBubbles(consoles), hugeAgainstSmall(consoles[2], consoles[0]), withDetail)
}

func againstBubbles(consoles []console) []figure {
	var contenders []func()
	var scrollers []*scroller
	for i, n := range []int{small, large, huge} {
		scrollers = append(scrollers, scrollConsole(consoles[i]), scrollBubbles(crowd{users: n, foreign: 10}))
	}
	for _, s := range scrollers {
		contenders = append(contenders, s.scroll)
	}
	took := inTurns(rounds, steps, contenders...)
	var figures []figure
	for i, n := range []int{small, large, huge} {
		ours, bubbles := took[2*i], took[2*i+1]
		figures = append(figures, figure{
			name: "frame, " + spaced(n) + " users", ours: millis(ours), other: millis(bubbles) + " bubbles' table",
			ratio: over(ours, bubbles), goal: "≤ 1.2 ms, ≤ 0.20", met: ours <= 1200*time.Microsecond && over(ours, bubbles) <= 0.2, gate: 0.5,
		})
	}
	ours, bubbles := scrollers[4].perFrame(), scrollers[5].perFrame()
	return append(figures, figure{
		name: "bytes of a frame that scrolls", ours: fmt.Sprintf("%.0f", ours), other: fmt.Sprintf("%.0f bubbles' table", bubbles),
		ratio: ours / bubbles, goal: "≤ 700", met: ours <= 700,
	})
}

// hugeAgainstSmall takes more rounds, as a small difference counts.
func hugeAgainstSmall(hugeList, smallList console) []figure {
	took := inTurns(75, steps, scrollConsole(hugeList).scroll, scrollConsole(smallList).scroll)
	ratio := over(took[0], took[1])
	return []figure{{
		name: "frame, " + spaced(huge) + " against " + spaced(small) + " users", ours: millis(took[0]), other: millis(took[1]),
		ratio: ratio, goal: "≤ 1.10", met: ratio <= 1.1, gate: 1.5,
	}}
}

// besideDetail is the list as it opens on this terminal: with the detail of the
// selected user beside it, which changes with every row.
func besideDetail(c console) []figure {
	ours, bare := scrollConsole(c), replay(c)
	took := inTurns(rounds, steps, ours.scroll, bare.scroll)
	bytes := ours.perFrame()
	return []figure{{
		name: "frame with the detail, " + spaced(huge) + " users", ours: millis(took[0]), other: millis(took[1]) + " renderer alone",
		ratio: over(took[0], took[1]), goal: "≤ 1.2 ms", met: took[0] <= 1200*time.Microsecond,
	}, {
		name: "bytes of a frame that scrolls, with the detail", ours: fmt.Sprintf("%.0f", bytes),
	}}
}
