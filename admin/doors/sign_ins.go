package doors

import (
	"context"
	"maps"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// SignIns is what is known of a pool before its sign-ins are read: where they are
// recorded, and whose the records may be.
type SignIns struct {
	Pool admin.PoolDetail
	Door Door
	// Clients are the pool's app clients; ClientsErr is why they could not be read.
	// Without them records of other pools in a trail can't be told apart.
	Clients    []admin.Client
	ClientsErr error
	// Caller is who calls AWS here, zero where that is not known. Without it the
	// program's own calls are like all others.
	Caller call.Identity
}

// FindSignIns finds the sources of a pool, by its id. named are the log groups that
// somebody named for the pool, which are read in place of what is found. It fails only
// where the pool can't be read. Where there is nothing to read it asks for no more than
// the sources.
func FindSignIns(ctx context.Context, s *call.Session, pool string, named func(admin.PoolDetail) []string) (SignIns, error) {
	detail, err := admin.ReadPool(ctx, s, pool)
	if err != nil {
		return SignIns{}, err
	}
	found := SignIns{Pool: detail, Door: FindDoor(ctx, s, detail, named(detail))}
	if !found.Door.Readable() {
		return found, nil
	}
	found.Clients, found.ClientsErr = admin.AllClients(ctx, s, pool)
	found.Caller, _ = s.Identity(ctx)
	return found, nil
}

// Belongs reports whether an event is one of the pool.
func (s SignIns) Belongs() func(*logs.Event) bool {
	return logs.OfPool(s.Pool.ID, admin.ClientIDs(s.Clients))
}

// Own reports whether an event is a look-up of this program's.
func (s SignIns) Own() func(*logs.Event) bool { return logs.OwnReads(s.Caller.ARN) }

// Readable reports whether there is anything to read.
func (d Door) Readable() bool { return len(d.Groups()) > 0 || d.looksUp() }

// Reading reads the logs of a door with one reader after the other. Each begins where
// the one before has left off.
type Reading struct {
	Since time.Time // where the first reader begins

	session *call.Session
	door    Door
	owed    map[string]time.Time // from where the next reader is to read each log, by name
}

// NewReading is a reading that has not begun.
func NewReading(s *call.Session, door Door, since time.Time) *Reading {
	return &Reading{Since: since, session: s, door: door, owed: map[string]time.Time{}}
}

// LeftOff keeps from where each log is to be read by a reader that takes the place of
// others: from where they have read it to, and before that by how late its records are,
// as no reader finds what is from before its beginning. What is read twice so is known
// to whom it is delivered. A log that fails now may have been read before.
func (r *Reading) LeftOff(all []source.LogStatus) {
	for _, log := range all {
		if from := log.ReadTo.Add(-log.Late); from.After(r.owed[log.Name]) {
			r.owed[log.Name] = from
		}
	}
}

// Reader is the next reader, which tells status how it is going: by Live Tail where live
// asks for it and there is a way, else by polling. It reads until a time, or follows
// where that is zero. It is nil when there is nothing to read.
func (r *Reading) Reader(live bool, until time.Time, status func(source.Status)) source.Reader {
	how := source.Following{Since: r.Since, Until: until, From: maps.Clone(r.owed), Status: status}
	if live {
		return LiveReaderOf(r.session, r.door, how)
	}
	return ReaderOf(r.session, r.door, how)
}
