package signins

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Draw shows it.
func (s *Screen) Draw(a grid.Area) {
	switch {
	case s.problem != nil && s.problem.Kind != call.KindCredentials:
		screen.DrawProblem(a.Sub(1, 1, a.W-2, a.H-1), s.problem, s.Host.Keys().Label(keys.Refresh)+" reads again.")
		return
	case s.watch == nil:
		a.Put(2, 1, "looking for the logs of this pool …", grid.Dim)
		return
	case s.reading == nil:
		s.drawNoSource(a)
		return
	}
	picture{s}.drawProgress(a.Row(0))
	rest := s.typing.drawWrong(a.Sub(0, 1, a.W, a.H-1))
	if rest.H >= roomForCounts {
		bars{s.counts, s.names, !s.stream.query.Empty()}.draw(rest.Sub(1, 0, rest.W-2, 2))
		rest = rest.Sub(0, 2, rest.W, rest.H-2)
	}
	h := s.alerts.room(rest)
	s.alerts.draw(rest.Sub(0, 0, rest.W, h))
	picture{s}.drawStream(rest.Sub(0, h, rest.W, rest.H-h))
}

// roomForCounts is the least height below the first row at which the bars don't take a
// row that the stream needs.
const roomForCounts = 13

// picture draws the reading and the stream of a screen, which it does not change.
type picture struct{ *Screen }

// drawProgress draws the progress of the reading, or what is wrong with it.
func (s picture) drawProgress(row grid.Area) {
	kept := "latest " + words.Counting(s.stream.Len(), "event")
	if n := len(s.stream.marks); n > 0 {
		kept += " · " + words.Thousands(n) + " marked"
	}
	if s.stream.table.Lost() {
		kept = "the selected one is no longer kept · " + kept
	}
	row.FitRight(0, 0, row.W-1, kept, grid.Dim)
	left := row.Sub(1, 0, row.W-row.Measure(kept)-4, 1)
	if s.typing != nil {
		s.typing.input.Draw(left)
		return
	}
	if trouble := s.endedLine(); trouble != "" {
		left.Fit(0, 0, left.W, trouble, grid.Care)
		return
	}
	if trouble := s.unreadLine(); trouble != "" {
		left.Fit(0, 0, left.W, trouble, grid.Care)
		x := left.Measure(trouble) + 2
		left = left.Sub(x, 0, left.W-x, 1)
	}
	x := 0
	if s.stream.text != "" {
		x = left.Put(0, 0, mask.Tokens(s.stream.text), grid.Accent|grid.Bold) + 2
	}
	left.Fit(x, 0, left.W-x, s.progressLine(s.coming != nil), grid.Text)
}

// drawWrong draws what is wrong with the filter that is typed, and returns the rest of
// the area.
func (t *typing) drawWrong(a grid.Area) grid.Area {
	if t == nil || t.wrong == "" {
		return a
	}
	return screen.DrawRefused(a, "✗ "+t.wrong)
}

func (s picture) drawStream(a grid.Area) {
	screen.PaneTitle(s.Host, a.Row(0), "stream", !s.alerts.above)
	s.stream.table.Draw(a.Sub(0, 1, a.W, a.H-1), streamRows{s.stream, s.Host.Identity().ARN})
	if s.stream.Len() == 0 {
		lines := append([]widget.Line{{Value: s.emptyText()}}, s.sought.lines(s.Host, s.stream)...)
		text := widget.Text{Lines: append(lines, widget.Line{Value: s.missingText(), Style: grid.Dim})}
		text.Draw(a.Sub(3, 3, a.W-4, a.H-3))
	}
}

// missingText says, for an empty stream, which sources are read, and which are not.
func (v *visit) missingText() string {
	is := partsOf(v.set, absentNow(v.set, v.state), v.failing())
	var sentences []string
	for _, told := range []struct {
		what  string
		names []string
		more  string
	}{
		{"Read: ", is.read, "."},
		{"Can't be read: ", is.failing, "."},
		{"Not there yet: ", is.coming, "."},
		{"Not known: ", is.unknown, "."},
		{"Missing: ", is.missing, "; " + v.clock.host.Keys().Label(keys.Sources) + " shows what they need."},
	} {
		if len(told.names) > 0 {
			sentences = append(sentences, told.what+strings.Join(told.names, ", ")+told.more)
		}
	}
	return strings.Join(sentences, " ")
}

func (s picture) emptyText() string {
	switch {
	case s.state.Done < 1:
		return "reading …"
	case s.typing != nil && s.typing.waits != "":
		return s.typing.waits
	case len(s.stream.repeats) > 0:
		return "All matches repeat events of another source: " + s.stream.repeatsText() + " lists."
	case s.typing != nil && s.sought.unsought(s.stream):
		return fmt.Sprintf("None of the %s events kept match %s so far; enter looks up the users it names.", words.Thousands(int(s.state.Events)), mask.Tokens(s.stream.text))
	case !s.stream.query.Empty() && s.allUnread():
		failing, _ := s.unread()
		return "Not known whether anything matches " + mask.Tokens(s.stream.text) + ": " + s.unreadWhy(failing) + "."
	case !s.stream.query.Empty():
		return fmt.Sprintf("None of the %s events kept match %s.", words.Thousands(int(s.state.Events)), mask.Tokens(s.stream.text))
	}
	return s.nobodyText()
}

// nobodyText says that there are no sign-ins, as far as that is known.
func (v *visit) nobodyText() string {
	failing, _ := v.unread()
	switch {
	case v.allUnread():
		return "Not known whether anybody signed in: " + v.unreadWhy(failing) + "."
	case len(failing) > 0:
		return "No sign-ins in the last " + plain.Span(v.span) + " in what could be read."
	}
	return "No sign-ins in the last " + plain.Span(v.span) + ". :signins 24h reads further back."
}
