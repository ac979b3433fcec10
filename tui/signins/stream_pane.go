package signins

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// streamPane is the stream as one reads it: a cursor that follows or stays, marks, and
// whether it is stopped.
type streamPane struct {
	stream
	table widget.Table
	names *knownNames

	held     bool // the cursor is on an event that was chosen, else on the newest
	slid     bool // another event came under the cursor since it was moved
	paused   bool
	lastMark *logs.Event              // from which a range is marked
	dropped  map[*logs.Event]struct{} // marks that may be wanted back
}

func newStreamPane(host screen.Host, names *knownNames) *streamPane {
	p := &streamPane{stream: newStream(logs.Query{}, "", host.Settings().KeepEvents), names: names}
	p.table.Columns, p.table.Sorted, p.table.ShowCursor = streamColumns, -1, host.Settings().Cursor
	return p
}

// anew is the stream before it looked at anything, filtered as this one is.
func (p *streamPane) anew() *streamPane {
	return &streamPane{stream: newStream(p.query, p.text, p.keep), table: p.table, names: p.names}
}

// event is the one under the cursor, nil when the one it was on is kept no more.
func (p *streamPane) event() *logs.Event {
	if p.table.Lost() {
		return nil
	}
	return p.at(p.table.Cursor())
}

// show lists what somebody asks for, with the cursor on its event as far as that is
// listed.
func (p *streamPane) show(w *watch.Watch, query logs.Query, text string, marks map[*logs.Event]struct{}, at place) {
	p.list(w, query, text, marks)
	p.putBack(at)
}

// list goes through all events that are kept. Marks stay on their events, as far as
// those are listed.
func (p *streamPane) list(w *watch.Watch, query logs.Query, text string, marks map[*logs.Event]struct{}) {
	p.stream = newStream(query.Naming(p.names.Names).NamingClients(p.names.clients), strings.TrimSpace(text), p.keep)
	p.known = p.names.Count()
	if w != nil {
		p.take(w)
	}
	p.marks = p.marked(marks)
}

// relist goes through the events again when names are known that a query that
// calls users may be about.
func (p *streamPane) relist(w *watch.Watch) {
	if len(p.query.Users()) == 0 || p.known == p.names.Count() {
		return
	}
	p.list(w, p.query, p.text, p.marks)
}

// whatIsListed says which of the events that are kept these are.
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

// chosen are the users of the events that an act is on, each once, by sub, else username.
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
