package tui

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// stream is the events that match a query, the newest first.
type stream struct {
	query logs.Query
	text  string // of the query
	rows  []*logs.Event
	seen  uint64 // how many of all events were looked at
	keep  int
	names uint64                   // how many names were known
	marks map[*logs.Event]struct{} // of rows alone
}

// anew is the stream as it was before it looked at anything.
func (t *stream) anew() stream { return newStream(t.query, t.text, t.keep) }

func newStream(query logs.Query, text string, keep int) stream {
	return stream{query: query, text: text, keep: keep, marks: map[*logs.Event]struct{}{}}
}

// take looks at what came since, and gives by how many rows the cursor has to
// move so as to stay on its event.
func (t *stream) take(w *watch.Watch, stay bool) (moved int) {
	events, total := w.Since(t.seen)
	t.seen = total
	before := len(t.rows)
	for _, e := range events {
		if t.query.Shows(e) {
			t.rows = append(t.rows, e)
		}
	}
	if stay {
		moved = len(t.rows) - before
	}
	if most := cmp.Or(t.keep, watch.DefaultKeep); len(t.rows) > 2*most {
		t.rows = append([]*logs.Event(nil), t.rows[len(t.rows)-most:]...)
		t.marks = t.marked(t.marks)
	}
	return moved
}

// rowOf is the row of an event, the first where it is not listed.
func (t *stream) rowOf(e *logs.Event) int {
	if at := slices.Index(t.rows, e); e != nil && at >= 0 {
		return len(t.rows) - 1 - at
	}
	return 0
}

// marked are those of the marks that are on rows: nobody can see the others, and
// an act is on what one sees.
func (t *stream) marked(marks map[*logs.Event]struct{}) map[*logs.Event]struct{} {
	left := make(map[*logs.Event]struct{}, len(marks))
	if len(marks) == 0 {
		return left
	}
	for _, e := range t.rows {
		if _, marked := marks[e]; marked {
			left[e] = struct{}{}
		}
	}
	return left
}

func (t *stream) Len() int { return len(t.rows) }

// at is the event of a row; nil where there is none.
func (t *stream) at(row int) *logs.Event {
	if row < 0 || row >= len(t.rows) {
		return nil
	}
	return t.rows[len(t.rows)-1-row]
}

var streamColumns = []widget.Column{
	{Title: "TIME", Min: 8, Max: 8},
	{Title: "WHAT", Min: 14, Max: 26},
	{Title: "USER", Min: 16, Max: 44, Rank: 1},
	{Title: "ADDRESS", Min: 15, Max: 24, Rank: 2},
	{Title: "PLACE", Min: 12, Max: 28, Rank: 3},
	{Title: "CLIENT", Min: 8, Max: 18, Rank: 5},
	{Title: "BESIDES", Min: 12, Rank: 4},
}

// eventSigns are the signs and colors of what came of it.
var eventSigns = map[logs.Outcome]struct {
	sign  string
	style grid.Style
}{
	logs.NoOutcome: {"·", grid.Text}, logs.Pass: {"✓", grid.Text}, logs.Fail: {"✗", grid.Bad}, logs.InProgress: {"·", grid.Dim},
}

// streamRows are the events as the rows of a table.
type streamRows struct{ *signIns }

func (r streamRows) Len() int { return r.stream.Len() }

func (r streamRows) Marked(row int) bool {
	_, marked := r.stream.marks[r.stream.at(row)]
	return marked
}

func (streamRows) Unsure(int) bool { return false }

func (r streamRows) Cell(row, column int) widget.Cell {
	e := r.stream.at(row)
	is := eventSigns[e.Outcome]
	switch column {
	case 0:
		return widget.Cell{Text: e.Time.Local().Format("15:04:05"), Style: grid.Dim}
	case 1:
		return widget.Cell{Text: is.sign + " " + e.What(), Style: is.style}
	case 2:
		return r.userCell(e)
	case 3:
		return widget.Cell{Text: e.IP}
	case 4:
		return widget.Cell{Text: e.Place(), Style: grid.Dim}
	case 5:
		return widget.Cell{Text: cmp.Or(r.clients[e.Client], e.Client), Style: grid.Dim}
	default:
		return besidesCell(e)
	}
}

// userCell names the user; who is not known to the pool is said to be so.
func (s *signIns) userCell(e *logs.Event) widget.Cell {
	switch {
	case e.Username != "":
		return widget.Cell{Text: e.Username}
	case e.Sub != "":
		return widget.Cell{Text: s.nameOf(e.Sub)}
	case e.Kind == logs.AdminCall, e.Kind == logs.Undelivered:
		return widget.Cell{}
	}
	return widget.Cell{Text: "(unknown)", Style: grid.Dim}
}

// nameOf is the username of a sub, or the sub while that is not known.
func (s *signIns) nameOf(sub string) string { return cmp.Or(s.names.Of(sub), sub) }

func besidesCell(e *logs.Event) widget.Cell {
	if e.Compromised || e.Risk == logs.HighRisk || e.Decision == logs.Block {
		return widget.Cell{Text: "! " + e.Besides(), Style: grid.Care}
	}
	return widget.Cell{Text: e.Besides(), Style: grid.Dim}
}

// Subject is the record as the source wrote it.
func (s *signIns) Subject() (name string, value any) {
	if s.above {
		return "alert", s.story()
	}
	e := s.event()
	if e == nil {
		return "event", nil
	}
	if json.Valid([]byte(e.Raw)) {
		return "record", json.RawMessage(e.Raw)
	}
	return "record", e.Raw
}

func (s *signIns) Copies() []Copy {
	if s.above {
		return s.alertCopies(s.story())
	}
	e := s.event()
	if e == nil {
		return nil
	}
	copies := []Copy{{"i", "address", e.IP}, {"s", "sub", e.Sub}, {"e", "event id", e.ID}, {"r", "record", e.Raw}}
	name := cmp.Or(e.Username, s.names.Names(e.Sub).Username)
	if name != "" {
		copies = append(copies, Copy{"u", "username", name})
	}
	return append(copies, Copy{"l", "line", strings.TrimSpace(fmt.Sprint(
		e.Time.UTC().Format("2006-01-02T15:04:05Z"), " ", eventSigns[e.Outcome].sign, " ", e.What(), " ",
		cmp.Or(name, e.Sub, "-"), " ", e.IP, " ", e.Place(), " ", e.Besides()))})
}
