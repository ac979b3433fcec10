package logsources

import (
	"context"
	"maps"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// SignIns is what is known about a pool before its sign-ins are read: where they are recorded,
// and whose the records may be.
type SignIns struct {
	Pool admin.PoolDetail
	Set  Set
	// Clients are the pool's app clients; ClientsErr is why they could not be read. Without
	// them, records of other pools in a trail can't be told apart.
	Clients    []admin.Client
	ClientsErr error
	// Caller is who calls AWS here, zero where that is unknown. Without it the program's own
	// calls look like all others.
	Caller call.Identity
}

// FindSignIns finds the sources of a pool, by its id. named returns the log groups that somebody
// named for the pool, which are read in place of what is found. It fails only where the pool
// can't be read. Where there is nothing to read it calls no more than the sources need.
func FindSignIns(ctx context.Context, s *call.Session, pool string, named func(admin.PoolDetail) []string) (SignIns, error) {
	detail, err := admin.ReadPool(ctx, s, pool)
	if err != nil {
		return SignIns{}, err
	}
	found := SignIns{Pool: detail, Set: Find(ctx, s, detail, named(detail))}
	if !found.Set.Readable() {
		return found, nil
	}
	found.Clients, found.ClientsErr = admin.AllClients(ctx, s, pool)
	found.Caller, _ = s.Identity(ctx)
	return found, nil
}

// Belongs reports whether an event is one of the pool's.
func (s SignIns) Belongs() func(*logs.Event) bool {
	return logs.OfPool(s.Pool.ID, admin.ClientIDs(s.Clients))
}

// Own reports whether an event is a lookup of this program's.
func (s SignIns) Own() func(*logs.Event) bool { return logs.OwnReads(s.Caller.ARN) }

// TellsFailures reports whether a pool has a log that records failed sign-ins, which a
// lockout is estimated by. Of logs that somebody named it is not known, and taken to be so.
func (set Set) TellsFailures() bool {
	return len(set.Named) > 0 || len(set.Source(logs.UserActivity).Groups)+len(set.Source(logs.CloudTrail).Groups) > 0
}

// Readable reports whether there is anything to read.
func (set Set) Readable() bool { return len(set.Groups()) > 0 || set.looksUp() }

// Reading reads the logs of a pool with one reader after the other. Each begins where
// the one before has left off.
type Reading struct {
	Since time.Time // where the first reader starts

	session *call.Session
	set     Set
	owed    map[string]time.Time // where the next reader is to start in each log, by name
}

// NewReading returns a reading that has not started.
func NewReading(s *call.Session, set Set, since time.Time) *Reading {
	return &Reading{Since: since, session: s, set: set, owed: map[string]time.Time{}}
}

// LeftOff records where a reader that replaces others is to start in each log: where they
// stopped, and earlier by how late its records arrive, as no reader finds what is older than its
// start. The receiver must drop what is delivered twice. A log that fails now may have been read
// before.
func (r *Reading) LeftOff(all []source.LogStatus) {
	for _, log := range all {
		if from := log.ReadTo.Add(-log.Late); from.After(r.owed[log.Name]) {
			r.owed[log.Name] = from
		}
	}
}

// Reader returns the next reader, which reports its progress to status: by Live Tail where live
// asks for it and it is possible, else by polling. It reads until that time, or follows where
// until is zero. It is nil when there is nothing to read.
func (r *Reading) Reader(live bool, until time.Time, status func(source.Status)) source.Reader {
	how := source.Following{Since: r.Since, Until: until, From: maps.Clone(r.owed), Status: status}
	if live {
		return LiveReaderOf(r.session, r.set, how)
	}
	return ReaderOf(r.session, r.set, how)
}
