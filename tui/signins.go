package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// usualSpan is how far back sign-ins are read when nobody says.
const usualSpan = time.Hour

// signIns is the door of a pool: the stream of what happens there, and the
// alerts of what is wrong with it. What is read, is read and judged in the
// background; the screen looks at that a few times a second.
type signIns struct {
	Tasks
	pool poolRef
	span time.Duration // how far back the reading begins

	detail  admin.PoolDetail
	door    admin.Door
	problem *admin.Problem
	watch   *watch.Watch    // nil until the sources were looked for
	life    context.Context //nolint:containedctx // it is the lifetime of the watch
	end     context.CancelFunc
	names   *admin.Usernames
	clients map[string]string    // names of app clients by id
	reading *reading             // nil when nothing is read
	since   time.Time            // where the first reading began
	readTo  map[string]time.Time // how far each log was read, by name

	stream  stream
	alerts  []detect.Alert
	counts  watch.Counts
	state   watch.State
	rows    widget.Table // of the stream
	stories widget.Table // of the alerts
	above   bool         // the keys move the alerts
	paused  bool
	marks   map[*logs.Event]struct{}

	input  *widget.Input // the filter being typed
	before string
}

func newSignIns(app *App, pool poolRef, span time.Duration) *signIns {
	s := &signIns{Tasks: newTasks(app), pool: pool, span: span, marks: map[*logs.Event]struct{}{}, clients: map[string]string{}}
	s.rows.Columns, s.stories.Columns = streamColumns, storyColumns
	s.rows.Sorted, s.stories.Sorted = -1, -1
	s.rows.ShowCursor, s.stories.ShowCursor = app.options.Cursor, app.options.Cursor
	return s
}

// goSignIns opens the sign-ins of the pool at hand, from so far back and with a
// filter: `signins 6h outcome:fail`.
func goSignIns(a *App, argument string) tea.Cmd {
	screen, cmd := a.inPool("sign-ins")
	s, ok := screen.(*signIns)
	if !ok {
		return cmd
	}
	first, rest, _ := strings.Cut(argument, " ")
	if span, err := time.ParseDuration(first); err == nil && span > 0 {
		s.span, argument = span, strings.TrimSpace(rest)
	}
	return tea.Batch(cmd, s.setQuery(argument))
}

func queryWords(*App) []string {
	words := []string{"1h", "6h", "24h"}
	for _, field := range logs.QueryFields() {
		words = append(words, field+":")
	}
	return words
}

func (s *signIns) Crumb() string { return "sign-ins" }
func (s *signIns) Pool() poolRef { return s.pool }

func (s *signIns) Start() tea.Cmd {
	if s.watch != nil && !waitedForSignIn(s.problem) {
		return nil
	}
	return s.find()
}

// find looks for the sources of the pool, and then reads them.
func (s *signIns) find() tea.Cmd {
	session := s.app.session
	named := append(slices.Clone(s.app.options.LogGroups[s.pool.ID]), s.app.options.LogGroups[s.pool.Name]...)
	if s.pool.ID == s.pool.Name {
		named = s.app.options.LogGroups[s.pool.ID]
	}
	type found struct {
		pool    admin.PoolDetail
		door    admin.Door
		clients []admin.Client
	}
	return Get(&s.Tasks, func(ctx context.Context) (found, error) {
		pool, err := session.Pool(ctx, s.pool.ID)
		if err != nil {
			return found{}, err
		}
		clients, _ := session.AllClients(ctx, s.pool.ID) // without, their ids are shown
		return found{pool, session.Door(ctx, pool, named), clients}, nil
	}, func(f found, err error) tea.Cmd {
		s.problem = admin.Explain(err)
		if err != nil {
			return nil
		}
		s.detail, s.door = f.pool, f.door
		for _, c := range f.clients {
			s.clients[c.ID] = c.Name
		}
		return s.open(logs.OfPool(f.pool.ID, admin.ClientIDs(f.clients)))
	})
}

// open makes the watch and begins to read into it.
func (s *signIns) open(belongs func(*logs.Event) bool) tea.Cmd {
	s.life, s.end = context.WithCancel(s.ctx)
	s.names = s.app.session.Usernames(s.pool.ID)
	s.watch = watch.New(watch.Options{
		Detect: s.app.options.Detect, Keep: s.app.options.KeepEvents,
		Functions: s.door.Functions(s.detail), Belongs: belongs, Learn: s.names.Learn,
	})
	s.stream.keep = s.app.options.KeepEvents
	return tea.Batch(s.read(false), s.lookUpNames(), s.look())
}

// lookUpNames finds the usernames of subs while the screen is there.
func (s *signIns) lookUpNames() tea.Cmd {
	names, w, ctx := s.names, s.watch, s.life
	return func() tea.Msg {
		names.Run(ctx, func(string, string) { w.Touch() }, func(error) {}) // without a name its sub is shown
		return nil
	}
}

// glance is the least time between two looks at what came: five in a second are
// as many as anybody can read.
const glance = 200 * time.Millisecond

// look waits until something came and shows it, again and again.
func (s *signIns) look() tea.Cmd {
	w, ctx := s.watch, s.life
	return func() tea.Msg {
		select {
		case <-w.Changed():
		case <-ctx.Done():
			return nil
		}
		return s.later(glance, func() tea.Cmd {
			if w != s.watch {
				return nil // a new one is looked at
			}
			s.pull()
			return s.look()
		})()
	}
}

// pull takes over what came since the last look.
func (s *signIns) pull() {
	if s.watch == nil {
		return
	}
	now := s.app.options.Now()
	if !s.paused {
		s.rows.MoveTo(s.rows.Cursor()+s.stream.take(s.watch, s.rows.Cursor() > 0), s.stream.Len())
	}
	kept := s.story()
	s.alerts = s.watch.Alerts()
	s.counts, s.state = s.watch.Counts(now), s.watch.State()
	for i, a := range s.alerts {
		if s.above && a.ID == kept.ID {
			s.stories.MoveTo(i, len(s.alerts))
		}
	}
}

// story is the alert under the cursor.
func (s *signIns) story() detect.Alert {
	if at := s.stories.Cursor(); at < len(s.alerts) {
		return s.alerts[at]
	}
	return detect.Alert{}
}

func (s *signIns) event() *logs.Event { return s.stream.at(s.rows.Cursor()) }

func (s *signIns) Verbs() []Verb {
	verbs := []Verb{
		{ID: keys.Open, Run: s.openSelected, Why: s.whyNotOpen()},
		{ID: keys.Act, Run: s.act},
		{ID: keys.Mark, Run: s.mark},
		{ID: keys.Unmark, Run: func() tea.Cmd { clear(s.marks); return nil }},
		{ID: keys.Filter, Run: s.beginFilter},
		{ID: keys.Follow, Run: s.follow},
		{ID: keys.Pane, Run: s.turn},
		{ID: keys.Mute, Run: func() tea.Cmd { return s.muteAlert(s.story()) }, Why: s.whyNotMuteHere()},
		{ID: keys.Live, Run: s.toggleLive, Why: s.whyNotLive()},
		{ID: keys.Sources, Run: func() tea.Cmd { return s.app.push(newSources(s.app, s.door, s.state)) }},
		{ID: keys.Ask, Run: s.askInsights, Why: s.whyNotAsk()},
		{ID: keys.Save, Run: s.save},
		{ID: keys.Refresh, Run: s.again},
	}
	if !s.stream.query.Empty() {
		verbs = append(verbs, Verb{ID: keys.Back, Run: func() tea.Cmd { return s.setQuery("") }})
	}
	return append(verbs, movesOf(s.page, s.Wheel)...)
}

// again looks for the sources anew and reads them from the beginning.
func (s *signIns) again() tea.Cmd {
	if s.end != nil {
		s.end()
	}
	s.watch, s.reading, s.alerts = nil, nil, nil
	s.stream.rows, s.stream.seen = nil, 0
	clear(s.marks)
	return s.find()
}

func (s *signIns) turn() tea.Cmd {
	s.above = !s.above && len(s.alerts) > 0
	return nil
}

// follow stops the stream so that one can read, or goes on with it.
func (s *signIns) follow() tea.Cmd {
	s.paused = !s.paused
	if !s.paused && s.watch != nil {
		s.pull()
		s.rows.MoveTo(0, s.stream.Len())
	}
	return nil
}

// page is how many rows the part has that the keys move.
func (s *signIns) page() int {
	if s.above {
		return s.stories.Height()
	}
	return s.rows.Height()
}

// Wheel moves the part that has the keys.
func (s *signIns) Wheel(by int) tea.Cmd {
	if s.above {
		s.stories.MoveTo(s.stories.Cursor()+by, len(s.alerts))
		return nil
	}
	s.rows.MoveTo(s.rows.Cursor()+by, s.stream.Len())
	return nil
}

// errOver tells that a reading that follows ended by itself.
var errOver = errors.New("the reading ended")
