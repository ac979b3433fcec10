package signins

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// stream is the events that match a query, newest first, whenever they arrived.
type stream struct {
	query logs.Query
	text  string        // of the query
	rows  []*logs.Event // by time, newest at the end
	seen  uint64        // how many of all events were processed
	later int           // rows that arrived while it is stopped
	upTo  uint64        // how many of all events were processed for that count
	keep  int
	known uint64                   // how many names were known
	marks map[*logs.Event]struct{} // of rows only

	repeats map[logs.Source]int // events that match, and are not listed as another source has them too
}

func newStream(query logs.Query, text string, keep int) stream {
	return stream{query: query, text: text, keep: keep, marks: map[*logs.Event]struct{}{}, repeats: map[logs.Source]int{}}
}

// take processes the events since the last call.
func (t *stream) take(w *watch.Watch) {
	events, total := w.Since(t.seen)
	t.seen, t.upTo, t.later = total, total, 0
	t.rows = inOrder(t.rows, slices.DeleteFunc(events, t.hides))
	if most := cmp.Or(t.keep, watch.DefaultKeep); len(t.rows) > 2*most {
		t.rows = append([]*logs.Event(nil), t.rows[len(t.rows)-most:]...)
		t.marks = t.marked(t.marks)
	}
}

// count counts the new events that would be rows, without listing them. Events of a busy
// pool that are no longer kept count as rows if there is no filter.
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

// repeatsText says how many events repeat others, and what lists them: which source is
// read first, and so not the repeat, varies.
func (t *stream) repeatsText() string {
	n, by := 0, make([]string, 0, len(t.repeats))
	for _, source := range slices.Sorted(maps.Keys(t.repeats)) {
		n, by = n+t.repeats[source], append(by, source.String())
	}
	return words.Counting(n, "event") + ", which source:" + strings.Join(by, ",")
}

// inOrder inserts new events among the rows by time: CloudTrail's records are minutes
// late, and logs are read one after the other. Nearly all new events are newer than all
// rows, so only the end that is not is searched.
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

// marked are the marks on listed rows: nobody can see the others, and an act is on what
// is seen.
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
	{Title: "DETAILS", Min: 12, Rank: 4},
}

// streamColumnsOf leaves out the place where no log has it: only the export does.
func streamColumnsOf(set logsources.Set) []widget.Column {
	columns := slices.Clone(streamColumns)
	columns[placeColumn].Hidden = len(set.Named) == 0 && set.Source(logs.UserActivity).State() == logsources.Missing
	return columns
}

const placeColumn = 4

// eventSigns are the signs and colors of outcomes.
var eventSigns = map[logs.Outcome]struct {
	sign  string
	style grid.Style
}{
	logs.NoOutcome: {"·", grid.Text}, logs.Pass: {"✓", grid.Text}, logs.Fail: {"✗", grid.Bad}, logs.InProgress: {"·", grid.Dim},
}

// streamRows are the events as the rows of a table.
type streamRows struct {
	*streamPane
	you string // the ARN of the console's own calls
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
		return widget.Cell{Text: e.Time.In(r.host.Zone()).Format(time.TimeOnly), Style: grid.Dim}
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
	if marked := s.stream.marked(s.stream.marks); len(marked) > 0 {
		return s.markedCopies(marked)
	}
	e := s.stream.event()
	if e == nil {
		return nil
	}
	return s.eventCopies(e)
}

// markedCopies are the parts of all marked events, in the order in which they are listed.
func (s *Screen) markedCopies(marked map[*logs.Event]struct{}) []screen.Copy {
	var each [][]screen.Copy
	for row := range s.stream.Len() {
		e := s.stream.at(row)
		if _, is := marked[e]; is {
			each = append(each, s.eventCopies(e))
		}
	}
	return screen.CopyEach(words.Counting(len(each), "marked event"), each)
}

// eventCopies are the parts of an event that can be copied.
func (s *Screen) eventCopies(e *logs.Event) []screen.Copy {
	copies := []screen.Copy{{Key: "i", Label: "address", Text: e.IP}, {Key: "s", Label: "sub", Text: e.Sub}, {Key: "e", Label: "event id", Text: e.ID}, {Key: "r", Label: "record", Text: e.Raw}}
	name := cmp.Or(e.Username, s.names.Names(e.Sub).Username)
	if name != "" {
		copies = append(copies, screen.Copy{Key: "u", Label: "username", Text: name})
	}
	return append(copies, screen.Copy{Key: "l", Label: "line", Text: strings.TrimSpace(fmt.Sprint(
		e.Time.UTC().Format("2006-01-02T15:04:05Z"), " ", eventSigns[e.Outcome].sign, " ", e.What(), " ",
		cmp.Or(name, e.Sub, "-"), " ", e.IP, " ", e.Place(), " ", e.Besides()))})
}
