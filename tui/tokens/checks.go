package tokens

import (
	"errors"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// checkColumn is where the details of checks start.
const checkColumn = 22

var (
	checkSigns = map[token.Status]struct {
		sign  string
		style grid.Style
	}{token.Pass: {"✓", grid.Text}, token.Fail: {"✗", grid.Bad}, token.Skip: {"–", grid.Dim}}

	driftSigns = map[token.Agreement]struct {
		sign  string
		style grid.Style
	}{token.Same: {"✓", grid.Text}, token.Differs: {"!", grid.Care}, token.Unknown: {"–", grid.Dim}}
)

// write writes the lines of the right side: what was checked, what the directory says,
// what is worth knowing.
func (v *tokenView) write() {
	v.judged = v.result.Asked(v.probed, v.compared.drift)
	v.checks.LabelWidth = checkColumn
	v.checks.Lines = append(v.verdictLines(), v.checkLines()...)
	v.checks.Lines = append(v.checks.Lines, v.directoryLines()...)
	for _, note := range token.Notes(v.token) {
		v.checks.Lines = append(v.checks.Lines, widget.Line{Value: "· " + note, Style: grid.Dim})
	}
}

// verdictLines are the outcome, before the single checks, which may be out of sight.
func (v *tokenView) verdictLines() []widget.Line {
	var differ []string
	for _, d := range v.compared.drift {
		if d.Status == token.Differs {
			differ = append(differ, d.Name)
		}
	}
	var lines []widget.Line
	if v.verified {
		status, verdict := token.Verdict(v.token, v.judged)
		lines = append(lines, widget.Line{Value: checkSigns[status].sign + " " + verdict, Style: moods[status] | grid.Bold})
	}
	if len(differ) > 0 {
		lines = append(lines, widget.Line{Value: "! Differs from the directory: " + strings.Join(differ, ", ") + ".", Style: grid.Care | grid.Bold})
	}
	return append(lines, widget.Line{})
}

func (v *tokenView) checkLines() []widget.Line {
	var lines []widget.Line
	for _, c := range v.judged.Checks {
		is := checkSigns[c.Status]
		lines = append(lines, widget.Line{Label: is.sign + " " + c.Name, Value: words.Clipped(c.Detail, 600), Style: is.style})
	}
	if err := v.result.KeysError; err != nil && !errors.Is(err, token.ErrSigner) { // the check of the key says that
		lines = append(lines, widget.Line{Value: "! The keys could not be read: " + words.Clipped(err.Error(), 300), Style: grid.Care})
	}
	return lines
}

// directoryLines show differences first.
func (v *tokenView) directoryLines() []widget.Line {
	head := widget.Line{Value: "directory", Head: true}
	switch {
	case !v.token.Kind.OfUserPool():
		return nil
	case v.Host.Session() == nil:
		return []widget.Line{head, {Value: "– " + screen.NoSession, Style: grid.Dim}}
	case v.pool != "" && !v.here():
		return []widget.Line{head, {Value: "– The pool is in " + admin.RegionOf(v.pool) + ": :region " + admin.RegionOf(v.pool) + " goes there.", Style: grid.Dim}}
	case v.unread != nil:
		return []widget.Line{head, {Value: "– " + screen.ProblemLine(v.unread), Style: grid.Care}}
	}
	lines := []widget.Line{head}
	for _, first := range []bool{true, false} {
		for _, d := range v.compared.drift {
			if (d.Status == token.Differs) == first {
				lines = append(lines, driftLine(d))
			}
		}
	}
	if !v.compared.complete() {
		lines = append(lines, widget.Line{Value: "reading …", Style: grid.Dim})
	}
	return lines
}

func driftLine(d token.Drift) widget.Line {
	is := driftSigns[d.Status]
	text := words.Clipped(d.Now, 200)
	if d.Status == token.Differs && d.Token != "" {
		text = words.Clipped(d.Token, 200) + " → " + words.OrNone(text)
	}
	if d.Follows != "" {
		text += ": " + d.Follows
	}
	return widget.Line{Label: is.sign + " " + d.Name, Value: text, Style: is.style}
}
