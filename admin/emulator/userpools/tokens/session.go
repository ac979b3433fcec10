package tokens

import (
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Tracking is whether a pool records its users' sessions, and how many it lets each of them have.
type Tracking struct {
	On         bool
	MaxPerUser int32 // 0 for the default
}

// Tracked holds a pool's tracking of sessions.
const Tracked account.Part[Tracking] = "session tracking"

// Max is how many sessions of refresh tokens a user may have; 20 by default.
func (t Tracking) Max() int {
	if t.MaxPerUser == 0 {
		return 20
	}
	return int(t.MaxPerUser)
}

// Session is what a pool that tracks sessions records of a sign-in.
type Session struct {
	ID      string // "" where the pool did not track sessions at the sign-in
	Created time.Time
	Active  time.Time // the last refresh
	Address string    // where that came from
}

// record begins the session of a sign-in. It makes room for it: the session that was refreshed the
// longest ago is signed out, without a word to anybody (developer guide, "managing user sessions").
func record(c *account.Call, p *directory.Pool, g *Grant) {
	tracking := Tracked.Get(p)
	if !tracking.On {
		return
	}
	g.Session = Session{ID: "tkn" + c.Random.Pick(random.Alphanumeric, 25), Created: c.At, Active: c.At, Address: c.Sender}
	for {
		active := ActiveSessions(g.User, c.At)
		if len(active) < tracking.Max() {
			return
		}
		oldest := slices.MinFunc(active, func(a, b *Grant) int { return a.Session.Active.Compare(b.Session.Active) })
		EndSession(p, oldest)
	}
}

// ActiveSessions returns the sign-ins of a user that are recorded and not over, oldest first.
func ActiveSessions(u *directory.User, at time.Time) []*Grant {
	return slices.DeleteFunc(slices.Clone(UserGrants.Get(u.Seldom())), func(g *Grant) bool {
		return g.Session.ID == "" || g.revoked || at.After(g.until)
	})
}

// EndSession drops a sign-in with all its tokens.
func EndSession(p *directory.Pool, g *Grant) {
	Forget(p, g)
	kept := UserGrants.Of(g.User.Rare())
	*kept = slices.DeleteFunc(*kept, func(other *Grant) bool { return other == g })
}
