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
	"github.com/cognito-tui/cognito-tui/admin/doors"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// UsualSpan is how far back sign-ins are read when nobody says.
const UsualSpan = time.Hour

// Screen is the door of a pool: the stream of what happens there, and the
// alerts of what is wrong with it. What is read, is read and judged in the
// background; the screen looks at that a few times a second.
type Screen struct {
	screen.Tasks
	pool screen.PoolRef
	// names are the screen's for good: what was looked up, three a second, is
	// as true of the next visit, and a task that sorts may ask for one.
	names *knownNames
	users *userLookup

	*visit        // the one that is shown
	coming *visit // whose sources are looked for, nil while none are

	sought sought  // by the filter that looked last
	typing *typing // the filter that is being typed
}

// New is the sign-ins of a pool from so far back, which are looked for once it is shown.
func New(host screen.Host, pool screen.PoolRef, span time.Duration) *Screen {
	s := &Screen{Tasks: screen.NewTasks(host), pool: pool, names: &knownNames{Usernames: admin.NewUsernames(host.Session(), pool.ID), pool: pool}}
	s.users = &userLookup{tasks: &s.Tasks, names: s.names}
	s.visit = s.newVisit(span)
	s.stream, s.alerts = newStreamPane(host, s.names), newAlertPane(host, s.names, s.clock)
	s.turnTo(false)
	return s
}

// LikeSpan is a word that is meant as a span of time: a number and letters.
var LikeSpan = regexp.MustCompile(`^-?[0-9.]+[a-zµ]+$`)

// Crumb names the screen in the header.
func (s *Screen) Crumb() string { return "sign-ins" }

// Pool is the pool that it is of.
func (s *Screen) Pool() screen.PoolRef { return s.pool }

// SetSpan reads from so far back, unless that is what is read.
func (s *Screen) SetSpan(span time.Duration) tea.Cmd {
	switch {
	case s.coming != nil:
		s.coming.span = span // it is not read yet
	case s.span != span:
		return s.find(span)
	}
	return nil
}

// Start looks for the sources, unless they were found, are being looked for or can't
// be.
func (s *Screen) Start() tea.Cmd {
	if s.coming != nil || s.watch != nil || s.problem != nil && !screen.WaitedForSignIn(s.problem) {
		return nil
	}
	return s.find(s.span)
}

// find looks for the sources of the pool, and then reads them from so far back.
// Until they are found, what was read is shown and read on: where nothing answers
// it is all that there is.
func (s *Screen) find(span time.Duration) tea.Cmd {
	session, pool, named := s.Host.Session(), s.pool.ID, namedGroups(s.Host, s.pool)
	v := s.comesAnew(span)
	return screen.Get(&s.Tasks, func(ctx context.Context) (doors.SignIns, error) {
		ctx, done := v.within(ctx)
		defer done()
		return doors.FindSignIns(ctx, session, pool, func(admin.PoolDetail) []string { return named })
	}, func(f doors.SignIns, err error) tea.Cmd {
		switch {
		case v != s.coming:
			return nil // it was looked for anew meanwhile
		case err != nil:
			return s.notFound(err)
		}
		s.goOver()
		return s.open(f)
	})
}

// notFound says why the sources were not found, in the place of what is read only
// where nothing is.
func (s *Screen) notFound(err error) tea.Cmd {
	s.coming.end()
	s.coming = nil
	if s.watch == nil {
		s.problem = call.Explain(err)
		return nil
	}
	return s.Host.Warn("The sources were not looked for anew, so what was found before is read on: " + words.PlainWords(err))
}

// findAgain looks anew for what is read, or for what was asked for last.
func (s *Screen) findAgain() tea.Cmd { return s.find(cmp.Or(s.coming, s.visit).span) }

// namedGroups are the log groups that the config names for the pool, by its id or
// else its name.
func namedGroups(host screen.Host, pool screen.PoolRef) []string {
	if groups := host.Settings().LogGroups[pool.ID]; len(groups) > 0 {
		return groups
	}
	return host.Settings().LogGroups[pool.Name]
}

// open makes the watch and begins to read into it.
func (s *Screen) open(f doors.SignIns) tea.Cmd {
	s.door, s.stream.table.Columns = f.Door, streamColumnsOf(f.Door)
	s.names.clients = admin.ClientNames(f.Clients)
	s.stream.query = s.stream.query.NamingClients(s.names.clients)
	s.watch = watch.New(watch.Options{
		Detect: s.Host.Settings().Detect, Keep: s.Host.Settings().KeepEvents,
		Rules: watch.Rules{Functions: f.Door.Functions(f.Pool), Belongs: f.Belongs(), Own: f.Own(), Learn: s.names.Learn},
	})
	s.mutes = s.Host.Settings().Detect.Mutes
	s.logs = doors.NewReading(s.Host.Session(), s.door, s.Host.Now().Add(-s.span))
	return tea.Batch(s.read(false), lookUpNames(s.life, s.names, s.watch), s.look())
}

// lookUpNames finds the usernames of subs during the visit.
func lookUpNames(ctx context.Context, names *knownNames, w *watch.Watch) tea.Cmd {
	return func() tea.Msg {
		names.Run(ctx, func(string, string) { w.Touch() }, func(error) {}) // without a name its sub is shown
		return nil
	}
}

// glance is the least time between two looks at what came: five in a second are
// as many as anybody can read.
const glance = 200 * time.Millisecond

// look waits until something came and shows it, again and again.
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

// pull takes over what came since the last look.
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
		{ID: keys.Filter, Run: s.beginFilter, Help: "filter what is kept: user: ip: outcome: … or text; enter also looks up whom it names"},
		{ID: keys.Pane, Run: s.turn, Short: s.alerts.paneWord(), Help: "the other part of the screen: the alerts, or the stream"},
		{ID: keys.Follow, Run: s.follow, Short: s.stream.followWord()},
		{ID: keys.Mark, Run: s.stream.mark, Why: s.whyNotMark()},
		{ID: keys.MarkRange, Run: s.stream.markRange, Why: s.whyNotMark()},
		{ID: keys.MarkAll, Run: s.markAll, Why: s.whyNotMark(), Help: "mark all events that are listed"},
		{ID: keys.Unmark, Run: s.unmark},
		{ID: keys.Live, Run: s.toggleLive, Why: s.whyNotLive()},
		{ID: keys.Sources, Run: s.openSources, Why: s.whyNotSources()},
		{ID: keys.Ask, Run: s.askInsights, Why: s.whyNotAsk()},
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

// muteWord has a place in the footer on an alert alone.
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
	return s.Host.Push(newSources(s.Host, s.door, s.state, s.names.fullName))
}

func (s *Screen) whyNotSources() string {
	if s.watch == nil {
		return "The logs of this pool are not found yet."
	}
	return ""
}

func (s *Screen) turn() tea.Cmd {
	s.turnTo(!s.alerts.above && len(s.alerts.list) > 0)
	return nil
}

// turnTo gives the keys to the alerts above, or to the stream.
func (s *Screen) turnTo(above bool) {
	s.alerts.above = above
	s.stream.table.Quiet, s.alerts.table.Quiet = above, !above
}

// follow stops the stream so that one can read, or goes on with it.
func (s *Screen) follow() tea.Cmd {
	s.stream.paused, s.stream.slid = !s.stream.paused, false
	if !s.stream.paused && s.watch != nil {
		s.pull()
		s.stream.move(-screen.Far)
	}
	return nil
}

// page is how many rows the part has that the keys move.
func (s *Screen) page() int {
	if s.alerts.above {
		return s.alerts.table.Height()
	}
	return s.stream.table.Height()
}

// Wheel moves the part that has the keys.
func (s *Screen) Wheel(by int) tea.Cmd {
	if s.alerts.above {
		s.alerts.table.MoveTo(s.alerts.table.Cursor()+by, len(s.alerts.list))
		return nil
	}
	s.stream.move(by)
	return nil
}

// errOver means that a reading that follows ended by itself.
var errOver = errors.New("the reading ended")
