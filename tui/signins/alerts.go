package signins

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// alertPane is the list of alerts on the screen, and what was done about them.
type alertPane struct {
	host  screen.Host
	names *knownNames
	clock *clock
	table widget.Table
	list  []detect.Alert // as last seen
	above bool           // the keys move them
	unfed []detect.Muted // what mutes keep from the detectors

	counted   map[string]countedAt // of those that were acted on, by alert id
	deedsSeen int                  // the turn of the deeds that this is up to date with
}

func newAlertPane(host screen.Host, names *knownNames, c *clock) *alertPane {
	p := &alertPane{host: host, names: names, clock: c, counted: map[string]countedAt{}}
	p.table.Columns, p.table.Sorted, p.table.ShowCursor = alertColumns, -1, host.Settings().Cursor
	return p
}

// anew is the pane of another visit, without alerts. What was done about alerts is kept:
// their ids stay the same.
func (p *alertPane) anew(c *clock) *alertPane {
	next := *p
	next.clock, next.list = c, nil
	return &next
}

// alert is the selected alert, none when it is gone.
func (p *alertPane) selected() detect.Alert {
	if at := p.table.Cursor(); at < len(p.list) && !p.table.Lost() {
		return p.list[at]
	}
	return detect.Alert{}
}

// stay keeps the cursor on its alert while the keys move the alerts, and on none once
// that is gone.
func (p *alertPane) stay(id string) {
	for i, a := range p.list {
		if a.ID == id && (p.above || p.table.Cursor() > 0) {
			p.table.MoveTo(i, len(p.list))
			return
		}
	}
	if p.above && id != "" {
		p.table.Lose()
	}
}

// paneWord is the part that w switches to, "" where there is no other.
func (p *alertPane) paneWord() string {
	switch {
	case p.above:
		return "stream"
	case len(p.list) > 0:
		return "alerts"
	}
	return ""
}

// room is how many rows the alerts get: what they need, up to a third, or half when the
// keys move them; only their title where the stream would have no row left.
func (p *alertPane) room(a grid.Area) int {
	const few = 8
	h := a.H
	if len(p.list) == 0 || h < few && !p.above {
		return 1
	}
	most := h / 3
	if p.above {
		most = h / 2
	}
	return max(3, min(len(p.list)+2+p.previewed(a, most), most))
}

func (p *alertPane) draw(a grid.Area) {
	below := p.previewed(a, a.H)
	screen.PaneTitle(p.host, a.Row(0), p.title(a.H-2-below), p.above)
	if a.H == 1 {
		return
	}
	p.table.Draw(a.Sub(0, 1, a.W, a.H-1-below), alertRows{p})
	p.drawPreview(a.Sub(0, a.H-below, a.W, below))
}

var alertColumns = []widget.Column{
	{Title: "ALERT", Min: 20, Max: 24},
	{Title: "ABOUT", Min: 15, Max: 26, Rank: 1},
	{Title: "LAST", Min: 8, Max: 8, Rank: 3},
	{Title: "WHY", Min: 20, Rank: 2},
}

// whyColumn is the last of them.
const whyColumn = 3

// severities are the signs and colors of alerts.
var severities = map[detect.Severity]struct {
	sign  string
	style grid.Style
}{
	detect.Low: {"·", grid.Text}, detect.Medium: {"!", grid.Care}, detect.High: {"✗", grid.Bad}, detect.Critical: {"✗", grid.Bad | grid.Bold},
}

// alertRows are the alerts as the rows of a table.
type alertRows struct{ *alertPane }

func (r alertRows) Len() int { return len(r.list) }

func (alertRows) Marked(int) bool { return false }
func (alertRows) Unsure(int) bool { return false }

func (r alertRows) Cell(row, column int) widget.Cell {
	a := r.list[row]
	is := severities[a.Severity]
	switch r.standingOf(a) {
	case over, muted:
		is.style = grid.Dim
	case quiet:
		is.style &^= grid.Bold
	case goingOn:
	}
	switch column {
	case 0:
		return widget.Cell{Text: is.sign + " " + words.Of(a.Detector), Style: is.style}
	case 1:
		return widget.Cell{Text: r.names.about(a)}
	case 2:
		return widget.Cell{Text: r.clock.text(a.Last, time.TimeOnly), Style: grid.Dim}
	default:
		return widget.Cell{Text: r.text(a), Style: is.style &^ grid.Bold}
	}
}
