package admin

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/time/rate"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// Usernames finds the usernames of subs, for logs that have only the sub, such as
// CloudTrail's. It remembers what it found, learns names from records, and asks
// AWS no faster than leaves room for others: ListUsers takes one sub a call. It is safe
// for use by many goroutines.
type Usernames struct {
	session *call.Session
	pool    string
	turns   *rate.Limiter
	wake    chan struct{} // there is something to look up

	mu    sync.Mutex
	asked []string             // subs to look up, the most recently requested last
	count uint64               // of what was found out
	now   map[string]foundName // the newer half of what is remembered
	older map[string]foundName
}

type foundName struct {
	name  string    // "" for nobody, or not answered yet
	alias string    // that the user was searched by, if any
	again time.Time // when it may be asked again; zero for never
}

const (
	// rememberedNames is half of how many subs are remembered: the older half is
	// dropped when the newer is full.
	rememberedNames = 50_000
	waitingNames    = 256
	nobodyFor       = 10 * time.Minute
	// namesShare is the part of the budget's UserList calls, usually 10 a second, that
	// names take while some are not known: lists and searches never wait for long.
	namesShare = 0.8
	// namesAtOnce is how many are looked up at a time: as many as use that rate where an
	// answer takes half a second. Lists wait behind no more than these.
	namesAtOnce = 4
)

// NewUsernames makes an empty memory for a pool. Run makes its calls.
func NewUsernames(s *call.Session, pool string) *Usernames {
	perSecond := namesShare * s.Budget().PerSecond(call.CategoryUserList)
	return &Usernames{
		session: s, pool: pool, turns: rate.NewLimiter(rate.Limit(perSecond), max(1, int(perSecond))), wake: make(chan struct{}, 1),
		now: map[string]foundName{}, older: map[string]foundName{},
	}
}

// Of returns the username of a sub, "" when it is not known (yet). It does not
// wait: Run looks up unknown subs.
func (u *Usernames) Of(sub string) string {
	if sub == "" {
		return ""
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if found, ok := u.known(sub); ok && (found.again.IsZero() || time.Now().Before(found.again)) {
		return found.name
	}
	u.ask(sub)
	return ""
}

func (u *Usernames) known(sub string) (foundName, bool) {
	found, ok := u.now[sub]
	if !ok {
		if found, ok = u.older[sub]; ok {
			u.keep(sub, found)
		}
	}
	return found, ok
}

// ask moves a sub to the top of those to look up: what was requested last is on
// the screen now. The oldest of too many is dropped.
func (u *Usernames) ask(sub string) {
	if i := slices.Index(u.asked, sub); i >= 0 {
		u.asked = slices.Delete(u.asked, i, i+1)
	}
	if u.asked = append(u.asked, sub); len(u.asked) > waitingNames {
		u.asked = slices.Delete(u.asked, 0, 1)
	}
	u.tell()
}

// tell wakes one of those that look up.
func (u *Usernames) tell() {
	select {
	case u.wake <- struct{}{}:
	default:
	}
}

// next takes the most recently requested sub, "" when there is none.
func (u *Usernames) next() (sub string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if n := len(u.asked); n > 0 {
		sub, u.asked = u.asked[n-1], u.asked[:n-1]
		u.keep(sub, foundName{again: time.Now().Add(nobodyFor)})
		if n > 1 {
			u.tell()
		}
	}
	return sub
}

// Learn remembers a name from elsewhere, such as a record of user activity.
func (u *Usernames) Learn(sub, name string) {
	if sub == "" || name == "" {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.learn(sub, foundName{name: name})
}

// learn keeps an alias that is known.
func (u *Usernames) learn(sub string, found foundName) {
	known, ok := u.known(sub)
	found.alias = cmp.Or(found.alias, known.alias)
	if !ok || known != found {
		u.count++
		u.keep(sub, foundName{name: strings.Clone(found.name), alias: strings.Clone(found.alias)})
	}
}

// keep remembers copies: the texts of an event keep its whole record alive.
func (u *Usernames) keep(sub string, found foundName) {
	if _, known := u.now[sub]; !known && len(u.now) >= rememberedNames {
		u.older, u.now = u.now, make(map[string]foundName, rememberedNames)
	}
	u.now[strings.Clone(sub)] = found
}

// Run looks up what Of did not know, a few at a time and what was requested last first,
// until ctx ends. It calls found with every name that it finds, and failed with every
// failure, from its own goroutines; the sub is looked up again later. Either may be nil.
func (u *Usernames) Run(ctx context.Context, found func(sub, name string), failed func(error)) {
	var group errgroup.Group
	for range namesAtOnce {
		group.Go(func() error {
			return panics.Try(func() error { u.lookUp(ctx, found, failed); return nil })
		})
	}
	panics.Rethrow(group.Wait())
}

// lookUp looks up one sub after the other. It takes a sub only when its turn has come:
// those on the screen may have changed meanwhile.
func (u *Usernames) lookUp(ctx context.Context, found func(sub, name string), failed func(error)) {
	for u.awaitTurn(ctx) {
		sub := u.next()
		if sub == "" {
			continue // another took it
		}
		user, err := ReadUser(ctx, u.session, u.pool, sub)
		switch p := call.Explain(err); {
		case err == nil:
			u.Learn(sub, user.Username)
			if found != nil {
				found(sub, user.Username)
			}
		case p.Kind != call.KindNotFound && ctx.Err() == nil && failed != nil: // nobody has the sub: that is an answer
			failed(err)
		}
	}
}

// awaitTurn waits until a sub may be looked up; false means that ctx has ended.
func (u *Usernames) awaitTurn(ctx context.Context) bool {
	for !u.waiting() {
		select {
		case <-ctx.Done():
			return false
		case <-u.wake:
		}
	}
	return u.turns.Wait(ctx) == nil
}

// waiting reports whether there is a sub to look up.
func (u *Usernames) waiting() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return len(u.asked) > 0
}
