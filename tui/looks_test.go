package tui_test

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/theme"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// color is an SGR sequence that sets a color; 38 and 48 begin those of more
// than sixteen colors.
var color = regexp.MustCompile(`\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;:]*m`)

// The themes do write colors, otherwise the next test could not fail.
func TestThemesDrawWithColors(t *testing.T) {
	c := users(t)
	if !color.MatchString(c.Written()) {
		t.Error("no color was written")
	}
}

func TestNoColorDrawsWithoutColors(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{NoColor: true, Theme: "high-contrast"}})
	c.Press("enter", "space", "?", "esc").Sees("✗ disabled")
	if found := color.FindString(c.Written()); found != "" {
		t.Errorf("%q was written", found)
	}
}

func TestEveryThemeShowsTheSameWords(t *testing.T) {
	var first string
	for _, name := range theme.Names() {
		for _, dark := range []bool{true, false} {
			c := users(t)
			c.Command("theme " + name)
			if !dark {
				c.Send(tea.BackgroundColorMsg{Color: white{}})
			}
			if first == "" {
				first = c.Screen()
			}
			if got := c.Screen(); body(got) != body(first) {
				t.Errorf("theme %s shows other words:\n%s", name, got)
			}
		}
	}
}

// body is a screen without its header, which has the port.
func body(screen string) string {
	_, body, _ := strings.Cut(screen, "\n")
	return body
}

func TestLinesAreDrawnWithASCIIWhenToldSo(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{ASCII: true}})
	c.Press("enter", "?").Sees("+-", "|").SeesNot("─", "│", "┌")
}

func TestTheCursorStandsOnTheRowForScreenReaders(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Cursor: true}})
	c.Press("j")
	if x, y := c.Cursor(); x != 0 || !strings.HasPrefix(c.Lines()[y], "›") {
		t.Errorf("the cursor stands at %d, %d:\n%s", x, y, c.Screen())
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }
