package signins

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/doors"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// stream is the events that match a query, the newest first, whenever they came.
type stream struct {
	query logs.Query
	text  string        // of the query
	rows  []*logs.Event // by time, the newest at the end
	seen  uint64        // how many of all events were looked at
	later int           // rows that came while it is stopped
	upTo  uint64        // how many of all events were looked at for that
	keep  int
	known uint64                   // how many names were known
	marks map[*logs.Event]struct{} // of rows alone

	repeats map[logs.Source]int // that match, and are not listed as another source tells them
}

func newStream(query logs.Query, text string, keep int) stream {
	return stream{query: query, text: text, keep: keep, marks: map[*logs.Event]struct{}{}, repeats: map[logs.Source]int{}}
}

// take looks at what came since.
func (t *stream) take(w *watch.Watch) {
	events, total := w.Since(t.seen)
	t.seen, t.upTo, t.later = total, total, 0
	t.rows = inOrder(t.rows, slices.DeleteFunc(events, t.hides))
	if most := cmp.Or(t.keep, watch.DefaultKeep); len(t.rows) > 2*most {
		t.rows = append([]*logs.Event(nil), t.rows[len(t.rows)-most:]...)
		t.marks = t.marked(t.marks)
	}
}

// count counts of what came since the rows that it would be, and lists none. What a
// busy door kept no more by now is a row as far as nothing is filtered.
func (t *stream) count(w *watch.Watch) {
	events, total := w.Since(t.upTo)
	if gone := total - t.upTo - uint64(len(events)); t.query.Empty() {
		t.later += int(gone)
	}
	t.upTo = total
	for _, e := range events {
		if t.query.Shows(e) {
			t.later++
		}
	}
}

// hides reports whether an event is not listed, and counts those that repeat another.
func (t *stream) hides(e *logs.Event) bool {
	shown := t.query.Shows(e)
	if !shown && e.Again && t.query.Match(e) {
		t.repeats[e.Source]++
	}
	return !shown
}

// repeatsText says how many events repeat others, and what lists them: which source
// is read first, and so not taken for the one that repeats, is not known.
func (t *stream) repeatsText() string {
	n, by := 0, make([]string, 0, len(t.repeats))
	for _, source := range slices.Sorted(maps.Keys(t.repeats)) {
		n, by = n+t.repeats[source], append(by, source.String())
	}
	return words.Counting(n, "event") + ", which source:" + strings.Join(by, ",")
}

// inOrder puts what came among the rows, each at its time: CloudTrail's records are
// minutes late, and one log is read after the other. Nearly all that comes is newer
// than all rows, so no more of them is gone through than the end that is not.
func inOrder(rows, came []*logs.Event) []*logs.Event {
	if len(came) == 0 {
		return rows
	}
	slices.SortStableFunc(came, func(a, b *logs.Event) int { return a.Time.Compare(b.Time) })
	from := sort.Search(len(rows), func(i int) bool { return rows[i].Time.After(came[0].Time) })
	later := slices.Clone(rows[from:])
	rows = rows[:from]
	for len(later) > 0 && len(came) > 0 {
		next := &later
		if came[0].Time.Before(later[0].Time) {
			next = &came
		}
		rows, *next = append(rows, (*next)[0]), (*next)[1:]
	}
	return append(append(rows, later...), came...)
}

// rowOf is the row of an event, if it is listed.
func (t *stream) rowOf(e *logs.Event) (row int, listed bool) {
	at := slices.Index(t.rows, e)
	return len(t.rows) - 1 - at, at >= 0
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

// streamColumnsOf leaves out the place where no log tells one: the export alone does.
func streamColumnsOf(door doors.Door) []widget.Column {
	columns := slices.Clone(streamColumns)
	columns[placeColumn].Hidden = len(door.Named) == 0 && door.Source(logs.UserActivity).State() == doors.DoorMissing
	return columns
}

const placeColumn = 4

// eventSigns are the signs and colors of what came of it.
var eventSigns = map[logs.Outcome]struct {
	sign  string
	style grid.Style
}{
	logs.NoOutcome: {"·", grid.Text}, logs.Pass: {"✓", grid.Text}, logs.Fail: {"✗", grid.Bad}, logs.InProgress: {"·", grid.Dim},
}

// streamRows are the events as the rows of a table.
type streamRows struct {
	*streamPane
	you string // the ARN that the console calls as
}

func (r streamRows) Marked(row int) bool {
	_, marked := r.marks[r.at(row)]
	return marked
}

func (streamRows) Unsure(int) bool { return false }

func (r streamRows) Cell(row, column int) widget.Cell {
	e := r.at(row)
	is := eventSigns[e.Outcome]
	switch column {
	case 0:
		return widget.Cell{Text: e.Time.Local().Format("15:04:05"), Style: grid.Dim}
	case 1:
		if e.ByConsole() && e.Outcome == logs.Pass {
			is.style = grid.Dim
		}
		return widget.Cell{Text: is.sign + " " + e.What(), Style: is.style}
	case 2:
		return r.names.userCell(e)
	case 3:
		return widget.Cell{Text: e.IP}
	case placeColumn:
		return widget.Cell{Text: e.Place(), Style: grid.Dim}
	case 5:
		return widget.Cell{Text: cmp.Or(r.names.clients[e.Client], e.Client), Style: grid.Dim}
	default:
		return r.besidesCell(e)
	}
}

func (r streamRows) besidesCell(e *logs.Event) widget.Cell {
	switch {
	case e.Compromised, e.Risk == logs.HighRisk, e.Decision == logs.Block:
		return widget.Cell{Text: "! " + e.Besides(), Style: grid.Care}
	case e.ByConsole() && e.Actor == r.you:
		return widget.Cell{Text: "by you, with cognito-tui", Style: grid.Dim}
	}
	return widget.Cell{Text: e.Besides(), Style: grid.Dim}
}

// Subject is the record as the source wrote it.
func (s *Screen) Subject() (name string, value any) {
	if s.alerts.above {
		return "alert", s.alerts.selected()
	}
	e := s.stream.event()
	if e == nil {
		return "event", nil
	}
	if json.Valid([]byte(e.Raw)) {
		return "record", json.RawMessage(e.Raw)
	}
	return "record", e.Raw
}

// Copies are what can be copied here.
func (s *Screen) Copies() []screen.Copy {
	if s.alerts.above {
		return s.alertCopies(s.alerts.selected())
	}
	e := s.stream.event()
	if e == nil {
		return nil
	}
	copies := []screen.Copy{{Key: "i", Label: "address", Text: e.IP}, {Key: "s", Label: "sub", Text: e.Sub}, {Key: "e", Label: "event id", Text: e.ID}, {Key: "r", Label: "record", Text: e.Raw}}
	name := cmp.Or(e.Username, s.names.Names(e.Sub).Username)
	if name != "" {
		copies = append(copies, screen.Copy{Key: "u", Label: "username", Text: name})
	}
	return append(copies, screen.Copy{Key: "l", Label: "line", Text: strings.TrimSpace(fmt.Sprint(
		e.Time.UTC().Format("2006-01-02T15:04:05Z"), " ", eventSigns[e.Outcome].sign, " ", e.What(), " ",
		cmp.Or(name, e.Sub, "-"), " ", e.IP, " ", e.Place(), " ", e.Besides()))})
}
