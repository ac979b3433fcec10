package tui

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
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// atOnce is how many users are read one by one without asking first how large the
// pool is, which spares nothing.
const atOnce = 5

// mostChosen is how many users are looked up before an act: ten a second, within
// what a task may take.
const mostChosen = 1_000

// actOnUsers opens the menu of acts on users of events.
func (s *signIns) actOnUsers(users []string) tea.Cmd {
	return s.withFew(users, func(targets []acts.Target) tea.Cmd { return s.app.actOn(acts.OnUser, targets) })
}

// withFew reads users that somebody chose, and goes on with them.
func (s *signIns) withFew(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	switch {
	case len(users) == 0:
		return s.app.warn("No user is named here to act on.")
	case len(users) > mostChosen:
		return s.app.warn(fmt.Sprintf("%s are more than can be looked up one by one; a filter, or fewer marks, leave %s at most.",
			counting(len(users), "user"), thousands(mostChosen)))
	}
	return s.withUsers(users, then)
}

// actOnAlert acts on everybody in an alert: what contains it comes first, and the
// plan says who is not in it.
func (s *signIns) actOnAlert(a detect.Alert) tea.Cmd {
	if len(a.Subs) == 0 {
		return s.app.warn("No user is named here to act on.")
	}
	return s.withUsers(a.Subs, func(targets []acts.Target) tea.Cmd {
		return s.app.actOnAs(acts.OnUser, targets, acting{first: leading{"contains the alert", a.Contain}, notes: nonEmpty(goneWords(targets), unnamedWords(a))})
	})
}

// withUsers reads users, by sub or username, and goes on with all of them, those
// that are gone at the end, if any is there.
func (s *signIns) withUsers(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	s.asking++
	r := &usersRead{asking: s.asking, total: len(users)}
	pool := admin.PoolDetail{Pool: admin.Pool{ID: s.pool.ID, Name: s.pool.Name}}
	if len(users) <= atOnce {
		return s.awaitUsers(pool, users, r, then)
	}
	if s.known.still(users, s.app) {
		return then(slices.Clone(s.known.targets))
	}
	return s.app.describe(pool, func(pool admin.PoolDetail) tea.Cmd {
		if r.asking != s.asking {
			return nil
		}
		keep := func(targets []acts.Target) tea.Cmd {
			s.known = usersKnown{users, slices.Clone(targets), s.app.options.Now(), s.app.deeds.turn}
			return then(targets)
		}
		return s.awaitUsers(pool, users, r, keep)
	})
}

// awaitUsers reads users while a box that tells how far that has come holds the keys.
func (s *signIns) awaitUsers(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	r.ctx, r.stop = context.WithCancel(s.ctx)
	r.dialog = widget.NewProgress("reading "+counting(len(users), "user"), r.progress, r.stop)
	return tea.Batch(s.app.show(r.dialog), s.readUsers(pool, users, r, then), s.watchUsers(r))
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

func (k usersKnown) still(asked []string, a *App) bool {
	return slices.Equal(k.asked, asked) && k.turn == a.deeds.turn && a.options.Now().Sub(k.at) < knownFor
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

func (s *signIns) readUsers(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	session, names := s.app.session, s.names
	type found struct {
		users   []admin.User
		missing []string
	}
	return Get(&s.Tasks, func(ctx context.Context) (f found, err error) {
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
		s.app.shut(r.dialog)
		switch {
		case r.asking != s.asking:
			return nil
		case err != nil:
			return s.app.warn(plainWords(err))
		case len(f.users) == 0:
			return s.app.warn("No such user is in this pool.")
		}
		for _, u := range f.users {
			names.Learn(u.Sub, u.Username)
		}
		return then(targetsOf(s.pool, f.users, f.missing))
	})
}

// watchUsers draws the progress anew until it has ended.
func (s *signIns) watchUsers(r *usersRead) tea.Cmd {
	return s.later(bulkTick, func() tea.Cmd {
		if r.ctx.Err() != nil {
			return nil
		}
		return s.watchUsers(r)
	})
}

// targetsOf are users to act on, those who are gone at the end.
func targetsOf(pool poolRef, users []admin.User, missing []string) []acts.Target {
	targets := make([]acts.Target, 0, len(users)+len(missing))
	for _, u := range users {
		targets = append(targets, userTarget(pool, u))
	}
	for _, name := range missing {
		gone := userTarget(pool, admin.User{Username: name, Sub: name})
		gone.Gone = true
		targets = append(targets, gone)
	}
	return targets
}
