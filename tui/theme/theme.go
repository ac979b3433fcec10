// Package theme says what things look like: one place for every colour.
//
// All themes but one stand on the terminal's own sixteen colours, so they fit
// whatever palette the reader has chosen. A state is always told by a sign or a
// word as well; colour only helps the eye find it.
package theme

import (
	"image/color"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Default is the name of the theme used when none is asked for.
const Default = "default"

// colors are what a theme chooses. A nil color is the terminal's own.
type colors struct {
	accent, good, care, bad color.Color
	selected                color.Color // the bar; its text has the terminal's background
	marked                  color.Color
	strong                  bool // nothing faint, states in bold
}

// themes by name. light says whether the terminal's background is light.
var themes = map[string]func(pick lipgloss.LightDarkFunc) colors{
	Default: func(pick lipgloss.LightDarkFunc) colors {
		return colors{
			accent:   pick(lipgloss.Blue, lipgloss.Cyan),
			good:     lipgloss.Green,
			care:     pick(lipgloss.Magenta, lipgloss.Yellow), // yellow can't be read on white
			bad:      lipgloss.Red,
			selected: pick(lipgloss.Blue, lipgloss.Cyan),
			marked:   pick(lipgloss.Blue, lipgloss.Cyan),
		}
	},
	// For red-green colour blindness: blue against magenta, and yellow between.
	"colour-blind": func(pick lipgloss.LightDarkFunc) colors {
		return colors{
			accent:   pick(lipgloss.Blue, lipgloss.BrightBlue),
			good:     pick(lipgloss.Blue, lipgloss.BrightCyan),
			care:     pick(lipgloss.BrightBlack, lipgloss.BrightYellow),
			bad:      pick(lipgloss.Magenta, lipgloss.BrightMagenta),
			selected: pick(lipgloss.Blue, lipgloss.BrightBlue),
			marked:   pick(lipgloss.Blue, lipgloss.BrightBlue),
		}
	},
	"high-contrast": func(pick lipgloss.LightDarkFunc) colors {
		return colors{
			accent:   pick(lipgloss.Blue, lipgloss.BrightCyan),
			good:     pick(lipgloss.Color("#005f00"), lipgloss.BrightGreen),
			care:     pick(lipgloss.Color("#5f0087"), lipgloss.BrightYellow),
			bad:      pick(lipgloss.Color("#870000"), lipgloss.BrightRed),
			selected: nil,
			marked:   pick(lipgloss.Blue, lipgloss.BrightCyan),
			strong:   true,
		}
	},
	// No colour at all: only bold, faint, underline and reverse.
	"plain": nil,
}

// Names are the themes there are, sorted.
func Names() []string {
	names := make([]string, 0, len(themes))
	for name := range themes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Palette is the look of a theme, for a terminal whose background is dark or not. An
// unknown name gives the default theme.
func Palette(name string, dark bool) *grid.Palette {
	choose, ok := themes[name]
	if !ok {
		choose = themes[Default]
	}
	if choose == nil {
		return grid.NewPalette(func(s grid.Style) string { return sgr(plainStyle(s)) })
	}
	c := choose(lipgloss.LightDark(dark))
	return grid.NewPalette(func(s grid.Style) string { return sgr(c.style(s)) })
}

func (c colors) style(s grid.Style) lipgloss.Style {
	bold := s&grid.Bold != 0
	style := lipgloss.NewStyle().Bold(bold).Underline(s&grid.Under != 0)
	if s&grid.Selected != 0 {
		// One look for the whole row, as coloured states on a coloured bar can't be
		// read; reversed, as a color that can be read on the terminal's background can
		// also be that background.
		if c.selected != nil {
			style = style.Foreground(c.selected)
		}
		return style.Reverse(true)
	}
	if s&grid.Marked != 0 && s.Base() != grid.Bad && s.Base() != grid.Care {
		return style.Foreground(c.marked).Bold(true)
	}
	switch s.Base() {
	case grid.Dim, grid.Line:
		return style.Faint(!c.strong && !bold) // terminals disagree on faint and bold at once
	case grid.Accent:
		return style.Foreground(c.accent)
	case grid.Good:
		return style.Foreground(c.good)
	case grid.Care:
		return style.Foreground(c.care).Bold(c.strong || bold)
	case grid.Bad:
		return style.Foreground(c.bad).Bold(c.strong || bold)
	case grid.Text, grid.Bold, grid.Selected, grid.Marked, grid.Under:
	}
	return style
}

func plainStyle(s grid.Style) lipgloss.Style {
	style := lipgloss.NewStyle().Underline(s&grid.Under != 0).Reverse(s&grid.Selected != 0)
	switch s.Base() {
	case grid.Dim, grid.Line: // what is faint and reversed can't be read
		return style.Faint(s&grid.Selected == 0)
	case grid.Bad, grid.Care, grid.Accent:
		return style.Bold(true)
	case grid.Text, grid.Good, grid.Bold, grid.Selected, grid.Marked, grid.Under:
	}
	return style.Bold(s&(grid.Bold|grid.Marked) != 0)
}

// sgr extracts the parameters from the sequence that lipgloss writes before a text.
func sgr(style lipgloss.Style) string {
	const mark = "x"
	before, _, _ := strings.Cut(style.Render(mark), mark)
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(before, "\x1b["), "m"), "m\x1b[", ";")
}
