package signins

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// atOnce is how many users are read one by one without asking first how large the
// pool is, which spares nothing.
const atOnce = 5

// mostChosen is how many users are looked up before an act: ten a second, within
// what a task may take.
const mostChosen = 1_000

// actOnUsers opens the menu of acts on users of events.
func (s *Screen) actOnUsers(users []string) tea.Cmd {
	return s.withFew(users, func(targets []acts.Target) tea.Cmd { return s.Host.Acting().On(acts.OnUser, targets, screen.Offer{}) })
}

// withFew reads users that somebody chose, and goes on with them.
func (s *Screen) withFew(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	switch {
	case len(users) == 0:
		return s.Host.Warn("No user is named here to act on.")
	case len(users) > mostChosen:
		return s.Host.Warn(fmt.Sprintf("%s are more than can be looked up one by one; a filter, or fewer marks, leave %s at most.",
			words.Counting(len(users), "user"), words.Thousands(mostChosen)))
	}
	return s.withUsers(users, then)
}

// actOnAlert acts on everybody in an alert: what contains it comes first, and the
// plan says who is not in it.
func (s *Screen) actOnAlert(a detect.Alert) tea.Cmd {
	if len(a.Subs) == 0 {
		return s.Host.Warn("No user is named here to act on.")
	}
	return s.withUsers(a.Subs, func(targets []acts.Target) tea.Cmd {
		return s.Host.Acting().On(acts.OnUser, targets, screen.Offer{First: screen.Leading{Head: "contains the alert", IDs: a.Contain}, Notes: words.NonEmpty(goneWords(targets), unnamedWords(a))})
	})
}

// withUsers reads users, by sub or username, and goes on with all of them, those
// that are gone at the end, if any is there.
func (s *Screen) withUsers(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	s.asking++
	r := &usersRead{asking: s.asking, total: len(users)}
	pool := admin.PoolDetail{Pool: admin.Pool{ID: s.pool.ID, Name: s.pool.Name}}
	if len(users) <= atOnce {
		return s.awaitUsers(pool, users, r, then)
	}
	if s.known.still(users, s.Host) {
		return then(slices.Clone(s.known.targets))
	}
	return s.Host.Acting().Describe(pool, func(pool admin.PoolDetail) tea.Cmd {
		if r.asking != s.asking {
			return nil
		}
		keep := func(targets []acts.Target) tea.Cmd {
			s.known = usersKnown{users, slices.Clone(targets), s.Host.Now(), s.Host.Acting().Deeds().Turn}
			return then(targets)
		}
		return s.awaitUsers(pool, users, r, keep)
	})
}

// awaitUsers reads users while a box that tells how far that has come holds the keys.
func (s *Screen) awaitUsers(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	r.ctx, r.stop = context.WithCancel(s.Context)
	r.dialog = widget.NewProgress("reading "+words.Counting(len(users), "user"), r.progress, r.stop)
	return tea.Batch(s.Host.Show(r.dialog), s.readUsers(pool, users, r, then), s.watchUsers(r))
}

// knownFor is how long users that were read need not be read again: who leaves a
// plan and opens another one waits once.
const knownFor = time.Minute

// usersKnown are the many users that were read last.
type usersKnown struct {
	asked   []string
	targets []acts.Target
	at      time.Time
	turn    int // of the deeds: what is done to users makes them others
}

func (k usersKnown) still(asked []string, host screen.Host) bool {
	return slices.Equal(k.asked, asked) && k.turn == host.Acting().Deeds().Turn && host.Now().Sub(k.at) < knownFor
}

// usersRead are users on their way, while a dialog tells how far that has come.
type usersRead struct {
	ctx    context.Context //nolint:containedctx // ends when the dialog is left
	stop   context.CancelFunc
	dialog *widget.Progress
	done   atomic.Int64
	total  int
	asking int // which it answers: what comes of an earlier one would come up over what is asked now
}

func (r *usersRead) progress() (done, total int) { return int(r.done.Load()), r.total }

func (s *Screen) readUsers(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	session, names := s.Host.Session(), s.names
	type found struct {
		users   []admin.User
		missing []string
	}
	return screen.Get(&s.Tasks, func(ctx context.Context) (f found, err error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(r.ctx, cancel)()
		f.users, f.missing, err = admin.FindMany(ctx, session, pool, users, func(n int) { r.done.Store(int64(n)) })
		return f, err
	}, func(f found, err error) tea.Cmd {
		if r.ctx.Err() != nil {
			return nil // it was left
		}
		r.stop()
		s.Host.Shut(r.dialog)
		switch {
		case r.asking != s.asking:
			return nil
		case err != nil:
			return s.Host.Warn(words.PlainWords(err))
		case len(f.users) == 0:
			return s.Host.Warn("No such user is in this pool.")
		}
		for _, u := range f.users {
			names.Learn(u.Sub, u.Username)
		}
		return then(targetsOf(s.pool, f.users, f.missing))
	})
}

// namesTick is how often the progress of reading users is drawn anew.
const namesTick = 250 * time.Millisecond

// watchUsers draws the progress anew until it has ended.
func (s *Screen) watchUsers(r *usersRead) tea.Cmd {
	return s.Later(namesTick, func() tea.Cmd {
		if r.ctx.Err() != nil {
			return nil
		}
		return s.watchUsers(r)
	})
}

// targetsOf are users to act on, those who are gone at the end.
func targetsOf(pool screen.PoolRef, users []admin.User, missing []string) []acts.Target {
	targets := make([]acts.Target, 0, len(users)+len(missing))
	for _, u := range users {
		targets = append(targets, screen.UserTarget(pool, u))
	}
	for _, name := range missing {
		gone := screen.UserTarget(pool, admin.User{Username: name, Sub: name})
		gone.Gone = true
		targets = append(targets, gone)
	}
	return targets
}
