package tuitest

import (
	"slices"
	"strings"
	"time"
)

// Lines are the lines on the screen.
func (c *Console) Lines() []string { return c.terminal.lines() }

// Cursor is the position of the terminal's cursor.
func (c *Console) Cursor() (x, y int) { return c.terminal.cursor() }

// Screen is the screen as a text.
func (c *Console) Screen() string { return strings.Join(c.Lines(), "\n") }

// Written is every byte that was written to the terminal so far.
func (c *Console) Written() string { return c.terminal.bytes() }

// Writes waits until the bytes were written to the terminal.
func (c *Console) Writes(bytes string) *Console {
	c.tb.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for !strings.Contains(c.Written(), bytes) {
		select {
		case <-c.terminal.changed:
		case <-deadline.C:
			c.tb.Fatalf("%q was not written to the terminal", bytes)
		}
	}
	return c
}

// follows is how long Sees waits for what a server sends unasked. What is ingested as
// Live Tail starts may be read three seconds later: that span is read once it is over.
const follows = 6 * time.Second

// Sees fails the test unless every text is on the screen, or appears there soon: the
// console may be idle before a server has sent something unasked.
func (c *Console) Sees(texts ...string) *Console {
	c.tb.Helper()
	deadline := time.NewTimer(follows)
	defer deadline.Stop()
	for {
		screen := c.Screen()
		missing := slices.IndexFunc(texts, func(text string) bool { return !strings.Contains(screen, text) })
		if missing < 0 {
			return c
		}
		select {
		case <-c.model.idle:
		case <-c.terminal.changed:
		case <-deadline.C:
			c.tb.Fatalf("the screen does not show %q:\n%s", texts[missing], screen)
		}
		c.settle()
	}
}

// Awaits waits until a text is on the screen of a console that is busy.
func (c *Console) Awaits(text string) *Console {
	c.tb.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for !strings.Contains(c.Screen(), text) {
		select {
		case <-c.terminal.changed:
		case <-deadline.C:
			c.tb.Fatalf("the screen does not show %q:\n%s", text, c.Screen())
		}
	}
	return c
}

// SeesNot fails the test if any of the texts is on the screen.
func (c *Console) SeesNot(texts ...string) *Console {
	c.tb.Helper()
	screen := c.Screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			c.tb.Fatalf("the screen shows %q:\n%s", text, screen)
		}
	}
	return c
}

// Row is line n of the screen, counted from 0, or from the end when negative.
func (c *Console) Row(n int) Row {
	lines := c.Lines()
	if n < 0 {
		n += len(lines)
	}
	return Row{c, n, lines[n]}
}

// Selected is the line of the cursor.
func (c *Console) Selected() Row {
	c.tb.Helper()
	lines := c.Lines()
	n := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "›") })
	if n < 0 {
		c.tb.Fatalf("no row is selected:\n%s", strings.Join(lines, "\n"))
	}
	return Row{c, n, lines[n]}
}

// Row is a line of the screen.
type Row struct {
	console *Console
	n       int
	Text    string
}

// Is fails the test unless the line contains every text.
func (r Row) Is(texts ...string) *Console {
	r.console.tb.Helper()
	for _, text := range texts {
		if !strings.Contains(r.Text, text) {
			r.console.tb.Fatalf("line %d is %q, which does not hold %q:\n%s", r.n, r.Text, text, r.console.Screen())
		}
	}
	return r.console
}
