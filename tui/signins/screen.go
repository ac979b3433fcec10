package signins

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// UsualSpan is how far back sign-ins are read by default.
const UsualSpan = time.Hour

// Screen is the sign-ins of a pool: the stream of events, and the alerts. They are read
// and judged in the background; the screen looks for new ones a few times a second.
type Screen struct {
	screen.Tasks
	pool screen.PoolRef
	// names belong to the screen, not the visit: names that were looked up stay
	// valid for the next visit, and a sorting task may ask for one.
	names *knownNames
	users *userLookup

	*visit        // the one that is shown
	coming *visit // whose sources are being looked for, nil for none

	sought sought  // by the latest filter that looked users up
	typing *typing // the filter that is being typed
}

// New makes the screen of a pool's sign-ins for a span of time, which are looked for
// once it is shown.
func New(host screen.Host, pool screen.PoolRef, span time.Duration) *Screen {
	s := &Screen{Tasks: screen.NewTasks(host), pool: pool, names: &knownNames{Usernames: admin.NewUsernames(host.Session(), pool.ID), pool: pool}}
	s.users = &userLookup{tasks: &s.Tasks, names: s.names}
	s.visit = s.newVisit(span)
	s.stream, s.alerts = newStreamPane(host, s.names), newAlertPane(host, s.names, s.clock)
	s.turnTo(false)
	return s
}

// LikeSpan reports whether a word is meant as a span of time: a number and letters.
var LikeSpan = regexp.MustCompile(`^-?[0-9.]+[a-zµ]+$`)

// Crumb names the screen in the header.
func (s *Screen) Crumb() string { return "sign-ins" }

// Pool is the pool of the sign-ins.
func (s *Screen) Pool() screen.PoolRef { return s.pool }

// SetSpan reads from another span back, unless that is what is read.
func (s *Screen) SetSpan(span time.Duration) tea.Cmd {
	switch {
	case s.coming != nil:
		s.coming.span = span // it is not read yet
	case s.span != span:
		return s.find(span)
	}
	return nil
}

// Start looks for the sources, unless they were found, are being looked for or can't be
// found.
func (s *Screen) Start() tea.Cmd {
	if s.coming != nil || s.watch != nil || s.problem != nil && !screen.WaitedForSignIn(s.problem) {
		return nil
	}
	return s.find(s.span)
}

// find looks for the sources of the pool, and then reads them. Until they are found, the
// previous ones are still shown and read: where nothing answers they are all there is.
func (s *Screen) find(span time.Duration) tea.Cmd {
	session, pool, named := s.Host.Session(), s.pool.ID, namedGroups(s.Host, s.pool)
	v := s.comesAnew(span)
	return screen.Get(&s.Tasks, func(ctx context.Context) (logsources.SignIns, error) {
		ctx, done := v.within(ctx)
		defer done()
		return logsources.FindSignIns(ctx, session, pool, func(admin.PoolDetail) []string { return named })
	}, func(f logsources.SignIns, err error) tea.Cmd {
		switch {
		case v != s.coming:
			return nil // a later search has started
		case err != nil:
			return s.notFound(err)
		}
		s.goOver()
		return s.open(f)
	})
}

// notFound says why the sources were not found; it replaces the stream only where
// nothing is being read.
func (s *Screen) notFound(err error) tea.Cmd {
	s.coming.end()
	s.coming = nil
	if s.watch == nil {
		s.problem = call.Explain(err)
		return nil
	}
	return s.Host.Warn("The log sources could not be looked for again, so those found before are still read: " + words.PlainWords(err))
}

// findAgain looks again for the sources of the current reading, or of the latest
// request.
func (s *Screen) findAgain() tea.Cmd { return s.find(cmp.Or(s.coming, s.visit).span) }

// namedGroups are the log groups that the config names for the pool, by its id or
// else its name.
func namedGroups(host screen.Host, pool screen.PoolRef) []string {
	if groups := host.Settings().LogGroups[pool.ID]; len(groups) > 0 {
		return groups
	}
	return host.Settings().LogGroups[pool.Name]
}

// open makes the watch and starts reading into it.
func (s *Screen) open(f logsources.SignIns) tea.Cmd {
	s.set, s.stream.table.Columns = f.Set, streamColumnsOf(f.Set)
	s.names.clients = admin.ClientNames(f.Clients)
	s.stream.query = s.stream.query.NamingClients(s.names.clients)
	s.watch = watch.New(watch.Options{
		Detect: s.Host.Settings().Detect, Keep: s.Host.Settings().KeepEvents,
		Rules: watch.Rules{Functions: f.Set.Functions(f.Pool), Belongs: f.Belongs(), Own: f.Own(), Learn: s.names.Learn},
	})
	s.mutes = s.Host.Settings().Detect.Mutes
	s.logs = logsources.NewReading(s.Host.Session(), s.set, s.Host.Now().Add(-s.span))
	return tea.Batch(s.read(false), lookUpNames(s.life, s.names, s.watch), s.look())
}

// lookUpNames finds the usernames of subs during the visit.
func lookUpNames(ctx context.Context, names *knownNames, w *watch.Watch) tea.Cmd {
	return func() tea.Msg {
		names.Run(ctx, func(string, string) { w.Touch() }, func(error) {}) // without a name its sub is shown
		return nil
	}
}

// glance is the shortest time between two looks at new events: five a second are as many
// as anyone can read.
const glance = 200 * time.Millisecond

// look waits for new events and shows them, again and again.
func (s *Screen) look() tea.Cmd {
	v, w := s.visit, s.watch
	return func() tea.Msg {
		select {
		case <-w.Changed():
		case <-v.life.Done():
			return nil
		}
		return s.Later(glance, func() tea.Cmd {
			if v != s.visit {
				return nil // another is looked at
			}
			s.pull()
			return s.look()
		})()
	}
}

// pull takes over the events since the last look.
func (s *Screen) pull() {
	if s.watch == nil {
		return
	}
	s.tellMutes(s.Host.Settings().Detect.Mutes)
	now := s.Host.Now()
	s.clock.ahead = s.watch.Time(now).Sub(now)
	if s.stream.paused {
		s.stream.count(s.watch)
	} else {
		on := s.stream.event()
		s.stream.relist(s.watch)
		s.stream.take(s.watch)
		s.stream.stay(on, s.state.Done >= 1)
	}
	kept := s.alerts.selected().ID
	s.alerts.noteActed()
	s.alerts.list = s.alerts.arrange(s.watch.Alerts())
	s.counts, s.state = s.watch.Counts(now), s.watch.State()
	s.alerts.unfed = s.state.Detect.Muted
	s.alerts.stay(kept)
}

// Now is the time that events are stamped by.
func (s *Screen) Now() time.Time {
	return s.Host.Now().Add(s.clock.ahead)
}

// Verbs are what can be done here.
func (s *Screen) Verbs() []screen.Verb {
	verbs := []screen.Verb{
		{ID: keys.Open, Run: s.openSelected, Why: s.whyNotOpen()},
		{ID: keys.Act, Run: s.act},
		{ID: keys.Mute, Run: func() tea.Cmd { return s.muteAlert(s.alerts.selected()) }, Why: s.whyNotMuteHere(), Short: muteWord(s.whyNotMuteHere())},
		{ID: keys.Filter, Run: s.beginFilter, Help: "filter what is kept: user: ip: outcome: … or text; enter also looks up the users it names"},
		{ID: keys.Pane, Run: s.turn, Short: s.alerts.paneWord(), Help: "switch between the alerts and the stream"},
		{ID: keys.Follow, Run: s.follow, Short: s.stream.followWord()},
		{ID: keys.Mark, Run: s.stream.mark, Why: s.whyNotMark()},
		{ID: keys.MarkRange, Run: s.stream.markRange, Why: s.whyNotMark()},
		{ID: keys.MarkAll, Run: s.markAll, Why: s.whyNotMark(), Help: "mark all events that are listed"},
		{ID: keys.Unmark, Run: s.unmark},
		{ID: keys.Live, Run: s.toggleLive, Why: s.whyNotLive()},
		{ID: keys.Sources, Run: s.openSources, Why: s.whyNotSources()},
		{ID: keys.Ask, Run: questions{s}.choose, Why: s.whyNotAsk()},
		{ID: keys.Save, Run: s.save},
		{ID: keys.Refresh, Run: s.findAgain},
	}
	switch {
	case len(s.stream.marks) > 0:
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: s.unmark})
	case !s.stream.query.Empty():
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: func() tea.Cmd { return s.SetQuery("") }})
	}
	return append(verbs, s.moves()...)
}

func (s *Screen) moves() []screen.Verb { return screen.MovesOf(s.page, s.Wheel) }

// muteWord is in the footer only while an alert is selected.
func muteWord(whyNot string) string {
	if whyNot != "" {
		return ""
	}
	return "mute"
}

func (s *Screen) openSources() tea.Cmd {
	for _, m := range s.state.Detect.Muted {
		s.names.lookUp(m.User)
	}
	return s.Host.Push(newSources(s.Host, s.set, s.state, s.names.fullName))
}

func (s *Screen) whyNotSources() string {
	if s.watch == nil {
		return "The logs of this pool have not been found yet."
	}
	return ""
}

func (s *Screen) turn() tea.Cmd {
	s.turnTo(!s.alerts.above && len(s.alerts.list) > 0)
	return nil
}

// turnTo switches the keys to the alerts, or to the stream.
func (s *Screen) turnTo(above bool) {
	s.alerts.above = above
	s.stream.table.Quiet, s.alerts.table.Quiet = above, !above
}

// follow stops the stream for reading, or resumes it.
func (s *Screen) follow() tea.Cmd {
	s.stream.paused, s.stream.slid = !s.stream.paused, false
	if !s.stream.paused && s.watch != nil {
		s.pull()
		s.stream.move(-screen.Far)
	}
	return nil
}

// page is how many rows the part that has the keys shows.
func (s *Screen) page() int {
	if s.alerts.above {
		return s.alerts.table.Height()
	}
	return s.stream.table.Height()
}

// Wheel scrolls the part that has the keys.
func (s *Screen) Wheel(by int) tea.Cmd {
	if s.alerts.above {
		s.alerts.table.MoveTo(s.alerts.table.Cursor()+by, len(s.alerts.list))
		return nil
	}
	s.stream.move(by)
	return nil
}

// errOver means that a reading that follows stopped by itself.
var errOver = errors.New("the reading ended")
