package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

// canvas is what the console draws on, for the terminal as it is, and the latest frame.
type canvas struct {
	width, height int // of the terminal, 0 until it is known
	method        ansi.Method
	dark          bool
	palette       *grid.Palette
	sheet         grid.Grid
	body          grid.Area // where the screen in front was drawn
	frame         string
	stale         bool // the frame must be drawn again
	ascii         bool // the frame has signs and lines in ASCII
}

// choosePalette uses the theme of the options, for the terminal's background.
func (c *canvas) choosePalette(options *screen.Options) {
	name := options.Theme
	if options.NoColor {
		name = "plain"
	}
	c.palette = theme.Palette(name, c.dark)
}

// measureAs follows the renderer, which counts columns by graphemes as soon as the
// terminal reports mode 2027.
func (c *canvas) measureAs(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset {
		c.method = ansi.GraphemeWidth
	}
}

// redraw draws the frame again.
func (c *canvas) redraw(draw func(all grid.Area)) {
	c.stale = false
	c.sheet.Reset(c.width, c.height, c.method)
	c.sheet.ASCII(c.ascii)
	draw(c.sheet.Area())
	c.frame = c.sheet.Frame(c.palette)
}

// cursor is the position of the terminal's cursor, nil for nowhere.
func (c *canvas) cursor() *tea.Cursor {
	at := c.sheet.Cursor()
	if at == nil {
		return nil
	}
	cursor := tea.NewCursor(at.X, at.Y)
	cursor.Blink = false
	return cursor
}
