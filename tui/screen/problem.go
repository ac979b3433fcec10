package screen

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// DrawProblem draws what is wrong, AWS's own words for it, and what to do.
func DrawProblem(a grid.Area, p *call.Problem, next string) {
	y := 0
	put := func(text string, style grid.Style) {
		for _, line := range strings.Split(a.Wrap(text, a.W), "\n") {
			a.Put(0, y, line, style)
			y++
		}
	}
	put("✗ "+p.Meaning, grid.Bad)
	if p.Advice != "" {
		put("  "+p.Advice, grid.Text)
	}
	if p.Action != "" {
		put("  Allow: "+p.Action, grid.Accent)
	}
	if next != "" {
		put("  "+next, grid.Text)
	}
	if words := AWSWords(p); words != "" {
		put("  "+words, grid.Dim)
	}
}

// ProblemLines are a problem as lines of a dialog.
func ProblemLines(p *call.Problem) []widget.Line {
	lines := []widget.Line{{Value: "✗ " + p.Meaning, Style: grid.Bad}, {Value: p.Advice}}
	if p.Action != "" {
		lines = append(lines, widget.Line{Label: "allow", Value: p.Action})
	}
	return append(lines, widget.Line{}, widget.Line{Value: AWSWords(p), Style: grid.Dim})
}

// ProblemLine is a problem on one line.
func ProblemLine(p *call.Problem) string {
	return strings.TrimSpace(p.Meaning + " " + p.Advice)
}

// AWSWords are AWS's own words for a problem: code, message and request.
func AWSWords(p *call.Problem) string {
	words := strings.Trim(p.Code+": "+p.Message, ": ")
	if p.RequestID != "" {
		words += " · request " + p.RequestID
	}
	return words
}

// WaitedForSignIn reports whether a screen stopped for lack of credentials, so that it
// continues by itself when it is shown after a sign-in.
func WaitedForSignIn(p *call.Problem) bool {
	return p != nil && p.Kind == call.KindCredentials
}
