package bulk

import (
	"context"
	"errors"
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// ErrInUse means that another process works on the bulk.
var ErrInUse = errors.New("another process works on this bulk")

// Open resumes the bulk of a journal. The session must be for the same account, Region
// and endpoint, and allow acts: a journal that is refused stays as it is. Run finds
// out the outcome of acts that had begun when it comes to them; the targets are then
// read again one by one.
func Open(ctx context.Context, session *call.Session, path string, options Options) (*Bulk, error) {
	if err := session.Ready(ctx); err != nil {
		return nil, err
	}
	j, err := openJournal(path)
	if err != nil {
		return nil, fmt.Errorf("resuming %s: %w", path, err)
	}
	b, err := open(ctx, session, j, options)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("resuming %s: %w", path, err), j.close())
	}
	return b, nil
}

func open(ctx context.Context, session *call.Session, j *journal, options Options) (*Bulk, error) {
	r, err := readJournal(j.file)
	if err != nil {
		return nil, err
	}
	if err := fits(ctx, session, r.header); err != nil {
		return nil, err
	}
	pool, err := poolOf(ctx, session, r.header)
	if err != nil {
		return nil, err
	}
	plan, err := r.plan(pool)
	if err != nil {
		return nil, err
	}
	b := newBulk(session, plan, options)
	j.torn = r.torn // by a process that was killed
	b.started = r.header.Started
	b.journal = j
	b.take(r)
	return b, nil
}

// take takes over the state of a journal.
func (b *Bulk) take(r record) {
	b.counts[Skipped] = len(b.plan.Skipped)
	for n, it := range r.items {
		it.target.Pool = b.plan.Pool
		it.Subject, it.exact, it.Sub = b.plan.Action.Subject(it.target), b.plan.Action.Exact(it.target), it.target.User.Sub
		it.stale = true
		if it.State == Begun {
			it.State = Left
		}
		if it.State == Left {
			b.queue = append(b.queue, n)
		}
		b.counts[it.State]++
		b.items = append(b.items, it)
	}
}

// fits refuses a session that would do the acts somewhere else.
func fits(ctx context.Context, s *call.Session, h Header) error {
	if s.Region() != h.Region || s.Endpoint() != h.Endpoint {
		return fmt.Errorf("it works in %s, this session in %s", place(h.Region, h.Endpoint), place(s.Region(), s.Endpoint()))
	}
	if h.Account == "" {
		return nil
	}
	id, err := s.Identity(ctx)
	if err != nil {
		return err
	}
	if id.Account != h.Account {
		return fmt.Errorf("it works in account %s, this session in %s", h.Account, id.Account)
	}
	return nil
}

func place(region, endpoint string) string {
	if endpoint == "" {
		return region
	}
	return region + " at " + endpoint
}

// poolOf is the pool as far as it may be read. Who may not read its settings is
// told by AWS what can't be done.
func poolOf(ctx context.Context, s *call.Session, h Header) (admin.PoolDetail, error) {
	pool, err := admin.ReadPool(ctx, s, h.Pool)
	if problem := call.Explain(err); problem != nil && (problem.Kind == call.KindDenied || problem.Kind == call.KindUnsupported) {
		return admin.PoolDetail{Pool: admin.Pool{ID: h.Pool, Name: h.PoolName}}, nil
	}
	return pool, err
}
