package signins

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// streamPane is the stream on the screen: a cursor that follows or stays, marks, and
// whether it is stopped.
type streamPane struct {
	stream
	host  screen.Host
	table widget.Table
	names *knownNames

	held     bool // the cursor is on an event that was chosen, otherwise on the newest
	slid     bool // another event came under the cursor since it was moved
	paused   bool
	lastMark *logs.Event              // where a range of marks starts
	dropped  map[*logs.Event]struct{} // dropped marks, to be restored
}

func newStreamPane(host screen.Host, names *knownNames) *streamPane {
	p := &streamPane{host: host, stream: newStream(logs.Query{}, "", host.Settings().KeepEvents), names: names}
	p.table.Columns, p.table.Sorted, p.table.ShowCursor = streamColumns, -1, host.Settings().Cursor
	return p
}

// anew is an empty stream with the same filter.
func (p *streamPane) anew() *streamPane {
	return &streamPane{host: p.host, stream: newStream(p.query, p.text, p.keep), table: p.table, names: p.names}
}

// event is the one under the cursor, nil when it is no longer kept.
func (p *streamPane) event() *logs.Event {
	if p.table.Lost() {
		return nil
	}
	return p.at(p.table.Cursor())
}

// show applies a filter, keeping the cursor on its event if that is still listed.
func (p *streamPane) show(w *watch.Watch, query logs.Query, text string, marks map[*logs.Event]struct{}, at place) {
	p.list(w, query, text, marks)
	p.putBack(at)
}

// list goes through all kept events. Marks stay on their events if those are listed.
func (p *streamPane) list(w *watch.Watch, query logs.Query, text string, marks map[*logs.Event]struct{}) {
	p.stream = newStream(query.Naming(p.names.Names).NamingClients(p.names.clients), strings.TrimSpace(text), p.keep)
	p.known = p.names.Count()
	if w != nil {
		p.take(w)
	}
	p.marks = p.marked(marks)
}

// relist goes through the events again when names have become known that a query for
// users may match.
func (p *streamPane) relist(w *watch.Watch) {
	if len(p.query.Users()) == 0 || p.known == p.names.Count() {
		return
	}
	p.list(w, p.query, p.text, p.marks)
}

// whatIsListed says which of the kept events are listed.
func (p *streamPane) whatIsListed() string {
	switch stopped := p.paused && p.later > 0; {
	case p.query.Empty() && stopped:
		return "all that were kept when it was stopped"
	case p.query.Empty():
		return "all that are kept"
	case stopped:
		return "all that matched " + p.text + " when it was stopped"
	}
	return "all that match " + p.text
}

// chosen are the users of the events to act on, each once, by sub, otherwise username.
func (p *streamPane) chosen() []string {
	var users []string
	seen := map[string]bool{"": true}
	add := func(e *logs.Event) {
		if user := e.User(); !seen[user] {
			seen[user] = true
			users = append(users, user)
		}
	}
	for row := range p.Len() {
		if e := p.at(row); len(p.marks) > 0 {
			if _, marked := p.marks[e]; marked {
				add(e)
			}
		}
	}
	if e := p.event(); len(p.marks) == 0 && e != nil {
		add(e)
	}
	return users
}

func (p *streamPane) followWord() string {
	if p.paused {
		return "follow"
	}
	return "stop"
}
