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

// atOnce is how many users are read one by one without first asking for the size of the
// pool, which would save nothing.
const atOnce = 5

// mostChosen is how many users are looked up before an act: ten a second, within the
// time limit of a task.
const mostChosen = 1_000

// userLookup reads the users of events and alerts, to act on them or to show them.
type userLookup struct {
	tasks  *screen.Tasks
	names  *knownNames
	asking int        // the latest
	known  usersKnown // of the latest alert acted on
}

// act opens the menu of acts on the users of events.
func (l *userLookup) act(users []string) tea.Cmd {
	return l.few(users, func(targets []acts.Target) tea.Cmd {
		return l.tasks.Host.Acting().On(acts.OnUser, targets, screen.Offer{})
	})
}

// few reads chosen users, and passes them on.
func (l *userLookup) few(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	switch {
	case len(users) == 0:
		return l.tasks.Host.Warn("No user is named here to act on.")
	case len(users) > mostChosen:
		return l.tasks.Host.Warn(fmt.Sprintf("%s are too many to look up one by one; filter or unmark until at most %s are left.",
			words.Counting(len(users), "user"), words.Thousands(mostChosen)))
	}
	return l.with(users, then)
}

// actOnAlert acts on all users of an alert: the acts that contain it come first, and the
// plan says who is left out.
func (l *userLookup) actOnAlert(a detect.Alert) tea.Cmd {
	if len(a.Subs) == 0 {
		return l.tasks.Host.Warn("No user is named here to act on.")
	}
	return l.with(a.Subs, func(targets []acts.Target) tea.Cmd {
		return l.tasks.Host.Acting().On(acts.OnUser, targets, screen.Offer{First: screen.Leading{Head: "contains the alert", IDs: a.Contain}, Notes: words.NonEmpty(goneWords(targets), unnamedWords(a))})
	})
}

// with reads users, by sub or username, and passes all on, those that do not exist at
// the end, if any does exist.
func (l *userLookup) with(users []string, then func([]acts.Target) tea.Cmd) tea.Cmd {
	l.asking++
	r := &usersRead{asking: l.asking, total: len(users)}
	pool := admin.PoolDetail{Pool: admin.Pool{ID: l.names.pool.ID, Name: l.names.pool.Name}}
	if len(users) <= atOnce {
		return l.await(pool, users, r, then)
	}
	if l.known.still(users, l.tasks.Host) {
		return then(slices.Clone(l.known.targets))
	}
	return l.tasks.Host.Acting().Describe(pool, func(pool admin.PoolDetail) tea.Cmd {
		if r.asking != l.asking {
			return nil
		}
		keep := func(targets []acts.Target) tea.Cmd {
			l.known = usersKnown{users, slices.Clone(targets), l.tasks.Host.Now(), l.tasks.Host.Acting().Deeds().Turn}
			return then(targets)
		}
		return l.await(pool, users, r, keep)
	})
}

// await reads users, while a box that shows the progress takes the keys.
func (l *userLookup) await(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	r.ctx, r.stop = context.WithCancel(l.tasks.Context)
	r.dialog = widget.NewProgress("reading "+words.Counting(len(users), "user"), r.progress, r.stop)
	return tea.Batch(l.tasks.Host.Show(r.dialog), l.read(pool, users, r, then), l.tick(r))
}

// knownFor is how long users that were read need not be read again: leaving a plan and
// opening another waits only once.
const knownFor = time.Minute

// usersKnown are the users of the last lookup of many.
type usersKnown struct {
	asked   []string
	targets []acts.Target
	at      time.Time
	turn    int // the turn of the deeds: acts change users
}

func (k usersKnown) still(asked []string, host screen.Host) bool {
	return slices.Equal(k.asked, asked) && k.turn == host.Acting().Deeds().Turn && host.Now().Sub(k.at) < knownFor
}

// usersRead are users being read, while a dialog shows the progress.
type usersRead struct {
	ctx    context.Context //nolint:containedctx // ends when the dialog is left
	stop   context.CancelFunc
	dialog *widget.Progress
	done   atomic.Int64
	total  int
	asking int // identifies the request: a late answer to an earlier one would open over a newer one
}

func (r *usersRead) progress() (done, total int) { return int(r.done.Load()), r.total }

func (l *userLookup) read(pool admin.PoolDetail, users []string, r *usersRead, then func([]acts.Target) tea.Cmd) tea.Cmd {
	session, names := l.tasks.Host.Session(), l.names
	type found struct {
		users   []admin.User
		missing []string
	}
	return screen.Get(l.tasks, func(ctx context.Context) (f found, err error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(r.ctx, cancel)()
		f.users, f.missing, err = admin.FindMany(ctx, session, pool, users, func(n int) { r.done.Store(int64(n)) })
		return f, err
	}, func(f found, err error) tea.Cmd {
		if r.ctx.Err() != nil {
			return nil // it was cancelled
		}
		r.stop()
		l.tasks.Host.Shut(r.dialog)
		switch {
		case r.asking != l.asking:
			return nil
		case err != nil:
			return l.tasks.Host.Warn(words.PlainWords(err))
		case len(f.users) == 0:
			return l.tasks.Host.Warn("No such user is in this pool.")
		}
		for _, u := range f.users {
			names.Learn(u.Sub, u.Username)
		}
		return then(targetsOf(l.names.pool, f.users, f.missing))
	})
}

// namesTick is how often the progress of reading users is redrawn.
const namesTick = 250 * time.Millisecond

// tick redraws the progress until the reading has ended.
func (l *userLookup) tick(r *usersRead) tea.Cmd {
	return l.tasks.Later(namesTick, func() tea.Cmd {
		if r.ctx.Err() != nil {
			return nil
		}
		return l.tick(r)
	})
}

// targetsOf are users as targets, those that do not exist at the end.
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
