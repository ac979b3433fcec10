package tui

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// doubt is a sentence about the config at the start. It stands below the header until a
// key is pressed by somebody who has had time to read it, and then in the help.
type doubt struct {
	text  string
	since time.Time // when it was first shown
	told  bool
}

// shows records when the sentence is first on the screen.
func (d *doubt) shows(now time.Time) {
	if d.since.IsZero() {
		d.since = now
	}
}

// pressed puts the sentence away if it has been there long enough.
func (d *doubt) pressed(now time.Time) {
	d.told = d.told || !d.since.IsZero() && now.Sub(d.since) >= toastTime
}

// draw shows the sentence at the top of the area, and returns how many rows it took.
func (d *doubt) draw(area grid.Area) int {
	if d.text == "" || d.told {
		return 0
	}
	lines := strings.Split(area.Wrap("! "+d.text, area.W-2), "\n")
	lines = lines[:min(len(lines), max(area.H/2, 1))]
	for y, line := range lines {
		area.Fit(1, y, area.W-2, line, grid.Care)
	}
	return len(lines)
}

// help is the sentence as the end of the help.
func (d *doubt) help() []widget.Entry {
	if d.text == "" {
		return nil
	}
	return []widget.Entry{{Text: "config", Head: true}, {Key: "!", Text: d.text, Also: "config"}}
}
