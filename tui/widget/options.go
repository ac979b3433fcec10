package widget

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Option is something that a field may name.
type Option struct {
	Value string // the answer, exact
	Note  string // what else is known of it
}

// Options are what a field may name, as far as they are read: they are listed below it,
// narrowed to those that contain what is typed.
type Options struct {
	One  string // what one is called
	Done bool   // all are read
	Why  string // why no more can be read, "" when they can
	// More reads more of them, and calls Add; nil where all are there.
	More func() tea.Cmd

	all     []Option
	reading bool
	closed  bool   // nobody picks from them any longer
	text    string // what they were last wanted for, and beyond which one
	picked  int
}

// optionRows is how many options are visible at once.
const optionRows = 8

// Add adds options that were read, and reads on if more are wanted; done says that they
// are the last.
func (o *Options) Add(options []Option, done bool) tea.Cmd {
	o.all = append(o.all, options...)
	o.reading, o.Done = false, done
	return o.want(o.text, o.picked)
}

// Fail says why no more can be read.
func (o *Options) Fail(why string) { o.reading, o.Why = false, why }

// Has reports whether a value is among the options read.
func (o *Options) Has(value string) bool {
	return slices.ContainsFunc(o.all, func(option Option) bool { return option.Value == value })
}

// matches are the options that contain a text, those first that begin with it.
func (o *Options) matches(text string) []Option {
	if text == "" {
		return o.all
	}
	var begin, hold []Option
	for _, option := range o.all {
		switch {
		case plain.ContainsFold(option.Value, strings.ToLower(text)) && strings.HasPrefix(strings.ToLower(option.Value), strings.ToLower(text)):
			begin = append(begin, option)
		case plain.ContainsFold(option.Value+" "+option.Note, strings.ToLower(text)):
			hold = append(hold, option)
		}
	}
	return append(begin, hold...)
}

// want reads on while fewer options match a text than can be seen after the picked one.
func (o *Options) want(text string, picked int) tea.Cmd {
	o.text, o.picked = text, picked
	if o.Done || o.closed || o.reading || o.Why != "" || o.More == nil || len(o.matches(text)) > picked+optionRows {
		return nil
	}
	o.reading = true
	return o.More()
}

// says is how many there are, or why there are none.
func (o *Options) says(matching int) string {
	count := fmt.Sprintf("%d", len(o.all))
	if !o.Done {
		count += "+"
	}
	if matching < len(o.all) {
		count = fmt.Sprintf("%d of %s", matching, count)
	}
	count += " " + o.One + "s"
	switch {
	case o.Why != "":
		return "not all read: " + o.Why
	case len(o.all) == 0 && o.Done:
		return "there is no " + o.One
	case o.reading:
		return count + ", reading …"
	}
	return count
}

// picker is the list below a field that names something.
type picker struct {
	*Options
	at int // the picked option among those that match; -1 for none: what is typed counts
	window
}

// move goes to another option, and reports whether there was one to go to.
func (p *picker) move(by int, text string) bool {
	n := len(p.matches(text))
	if n == 0 || p.at < 0 && by < 0 {
		return false
	}
	p.at = max(-1, min(p.at+by, n-1))
	return true
}

// picked is the option under the cursor.
func (p *picker) picked(text string) (Option, bool) {
	matches := p.matches(text)
	if p.at < 0 || p.at >= len(matches) {
		return Option{}, false
	}
	return matches[p.at], true
}

// draw shows the options that match a text, under a line that says how many they are.
func (p *picker) draw(a grid.Area, text string) {
	matches := p.matches(text)
	Rule(a.Row(0), p.says(len(matches)))
	rows := a.Sub(0, 1, a.W, a.H-1)
	values := 0
	for _, option := range matches[:min(len(matches), 200)] {
		values = max(values, a.Measure(plain.Text(option.Value)))
	}
	p.scroll(max(p.at, 0), len(matches), rows.H)
	for y := 0; y < rows.H && p.top+y < len(matches); y++ {
		option, row := matches[p.top+y], rows.Row(y)
		row.Fit(1, 0, row.W-1, plain.Text(option.Value), grid.Text)
		if left := row.W - values - 3; left > 4 {
			row.Fit(values+3, 0, left, option.Note, grid.Dim)
		}
		if p.top+y == p.at {
			row.SetOff(grid.Selected)
		}
	}
	drawMore(rows.Row(0), "↑", p.above())
	drawMore(rows.Row(rows.H-1), "↓", p.below())
}
