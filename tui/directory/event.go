package directory

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// eventPage shows everything that is known about one event of a user's history.
type eventPage struct {
	screen.Page
	pool  screen.PoolRef
	event admin.AuthEvent
}

func newEvent(host screen.Host, pool screen.PoolRef, e admin.AuthEvent) *eventPage {
	p := &eventPage{Page: screen.NewPage(host, "event"), pool: pool, event: e}
	p.Body.LabelWidth = screen.LabelWidth
	return p
}

// Prepare writes the lines again: their times follow the clock and the time zone.
func (p *eventPage) Prepare() tea.Cmd {
	p.Body.Lines = eventLines(p.event, p.Host.Now())
	return nil
}

// eventLines leave out what the event does not tell.
func eventLines(e admin.AuthEvent, now time.Time) []widget.Line {
	is := responseCell(e)
	lines := []widget.Line{{Value: is.Text + ": " + words.Of(e.Type), Style: is.Style | grid.Bold}, {}}
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, widget.Line{Label: label, Value: value})
		}
	}
	add("event", e.Type)
	add("outcome", e.Response)
	add("time", words.Moment(e.Time, now))
	add("from", e.IP)
	add("place", strings.Join(words.NonEmpty(e.City, e.Country), ", "))
	add("device", e.Device)
	for _, c := range e.Challenges {
		add("challenge", strings.Join(words.NonEmpty(c.Name, c.Response.String()), ": "))
	}
	add("risk", strings.Join(words.NonEmpty(e.Risk, e.RiskLevel), " "))
	if e.Compromised {
		lines = append(lines, widget.Line{Label: "password", Value: "! is on a list of leaked ones", Style: grid.Care})
	}
	add("feedback", e.Feedback)
	add("event id", e.ID)
	return lines
}

func (p *eventPage) Pool() screen.PoolRef              { return p.pool }
func (p *eventPage) Subject() (name string, value any) { return "event", p.event }
func (p *eventPage) Copies() []screen.Copy             { return eventCopies(p.event) }
