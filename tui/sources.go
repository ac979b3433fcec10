package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// newSources shows where the sign-ins of a pool are told of, and what the
// sources that are missing would take.
func newSources(app *App, door admin.Door, state watch.State) Screen {
	s := &sourcesPage{page: newPage(app, "sources"), door: door}
	s.body.LabelWidth = labelWidth
	s.body.Lines = append(stateLines(state), sourceLines(door)...)
	return s
}

// stateLines are what the reading can't read, and what the config keeps from the
// detectors.
func stateLines(state watch.State) []widget.Line {
	var lines []widget.Line
	for _, log := range state.Logs {
		if p := admin.Explain(log.Err); p != nil {
			lines = append(lines, widget.Line{Label: "not read", Value: log.Name + ": " + p.Meaning, Style: grid.Care})
		}
	}
	for _, m := range state.Detect.Muted {
		lines = append(lines, widget.Line{Label: "muted", Value: m.String() + ": " + counting(m.Events, "event")})
	}
	if len(lines) > 0 {
		lines = append(lines, widget.Line{})
	}
	return lines
}

type sourcesPage struct {
	page
	door admin.Door
}

func (s *sourcesPage) Subject() (name string, value any) { return "sources", s.door }

// Copies has the policies, one for each source.
func (s *sourcesPage) Copies() []Copy {
	var copies []Copy
	for i, source := range s.door.Sources {
		for _, statement := range source.Policy {
			copies = append(copies, Copy{menuKey(i), "IAM policy for " + source.Name, statement})
		}
	}
	return append(copies, Copy{"j", "JSON", indented(s.door)})
}

// doorStates are the signs of sources.
var doorStates = map[admin.DoorState]struct {
	sign  string
	style grid.Style
}{
	admin.DoorFound: {"✓", grid.Good}, admin.DoorMissing: {"–", grid.Dim},
	admin.DoorUnknown: {"!", grid.Care}, admin.DoorOnRequest: {"·", grid.Text},
}

func sourceLines(door admin.Door) []widget.Line {
	var lines []widget.Line
	for _, group := range door.Named {
		lines = append(lines, widget.Line{Label: "named by you", Value: group.Name})
	}
	for _, source := range door.Sources {
		is := doorStates[source.State]
		lines = append(lines,
			widget.Line{Value: is.sign + " " + source.Name + ": " + string(source.State), Style: is.style | grid.Bold},
			widget.Line{Value: source.Says})
		for _, group := range source.Groups {
			lines = append(lines, widget.Line{Label: "  log group", Value: group.Name})
		}
		for _, l := range []widget.Line{{Label: "  delay", Value: source.Delay}, {Label: "  costs", Value: source.Cost}} {
			if l.Value != "" {
				lines = append(lines, l)
			}
		}
		for _, need := range source.Needs {
			lines = append(lines, widget.Line{Label: "  needs", Value: need})
		}
		if source.Problem != nil {
			lines = append(lines, widget.Line{Label: "  problem", Value: problemLine(source.Problem), Style: grid.Care})
		}
		for _, statement := range source.Policy {
			lines = append(lines, widget.Line{Label: "  IAM", Value: statement, Style: grid.Dim})
		}
		lines = append(lines, widget.Line{})
	}
	return lines
}

// drawNoSource says what is missing, where there is nothing to read.
func (s *signIns) drawNoSource(a grid.Area) {
	a.Row(0).Fit(1, 0, a.W-2, "No log tells of this pool's sign-ins. "+s.app.keys.Label(keys.Sources)+" has this to scroll and copy.", grid.Care|grid.Bold)
	text := widget.Text{LabelWidth: labelWidth, Lines: sourceLines(s.door)}
	text.Draw(a.Sub(1, 2, a.W-2, a.H-2))
}
