package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
)

// usualSpan is how far back a log group is read when nobody says: as far as
// `aws logs tail` does.
const usualSpan = 10 * time.Minute

// reading is where records come from, and what is known of their logs.
type reading struct {
	logs.Reader
	functions map[string]logs.Function
	only      *onePool // nil for all that is read
}

// onePool tells a pool's events from those of others: a trail has all of the
// account's.
type onePool struct {
	id      string
	clients map[string]bool // app clients, by id; nil when they are not known
}

// has goes by the pool that the event tells, else by its app client, as CloudTrail
// tells no pool of most sign-ins. What tells neither may be the pool's.
func (p *onePool) has(e *logs.Event) bool {
	switch {
	case e.Pool != "":
		return e.Pool == p.id
	case e.Client != "" && p.clients != nil:
		return p.clients[e.Client]
	}
	return true
}

// reader finds out what the flags name. w is told how it is doing.
func (f *tailFlags) reader(cmd *cobra.Command, s *settings, w *tailing) (reading, error) {
	if f.file != "" {
		return reading{Reader: logs.File{
			Name: f.file, In: cmd.InOrStdin(), Follow: f.follow && f.file != "-",
			Idle: func() { w.passes(time.Now()) },
		}}, nil
	}
	session, err := s.open(cmd.Context())
	if err != nil {
		return reading{}, err
	}
	if f.pool == "" {
		door := session.Named(cmd.Context(), f.groups)
		return reading{Reader: f.readerOf(session, door, w)}, nil
	}
	return f.readerOfPool(cmd.Context(), session, w)
}

func (f *tailFlags) readerOfPool(ctx context.Context, session *admin.Session, w *tailing) (reading, error) {
	id, err := findPool(ctx, session, f.pool)
	if err != nil {
		return reading{}, err
	}
	pool, err := session.Pool(ctx, id)
	if err != nil {
		return reading{}, err
	}
	door := session.Door(ctx, pool, f.groups)
	r := f.readerOf(session, door, w)
	if r == nil {
		return reading{}, nof("nothing tells of the sign-ins of %s:\n%s", id, strings.Join(missingOf(door), "\n"))
	}
	return reading{r, functionsOf(pool, door), w.onePool(ctx, session, id)}, nil
}

// readerOf polls, or has records sent where that is asked for and there is a way.
func (f *tailFlags) readerOf(session *admin.Session, door admin.Door, w *tailing) logs.Reader {
	if !f.live {
		return session.ReaderOf(door, f.following(w))
	}
	if !logs.LiveTailThere(session.Region()) {
		w.say("There is no Live Tail in %s; the logs are polled.", session.Region())
	}
	return session.LiveReaderOf(door, f.following(w))
}

// onePool reads which app clients a pool has. Without leave to do that, events are
// told that may be another pool's.
func (w *tailing) onePool(ctx context.Context, session *admin.Session, id string) *onePool {
	p := &onePool{id: id, clients: map[string]bool{}}
	clients := admin.Pages(ctx, func(ctx context.Context, token string) (admin.Page[admin.Client], error) {
		return session.Clients(ctx, id, token)
	})
	for page, err := range clients {
		if err != nil {
			w.say("The pool's app clients can't be read, so events of other pools may be among its own: %s", strings.Join(errorLines(err), " "))
			p.clients = nil
			break
		}
		for _, c := range page {
			p.clients[c.ID] = true
		}
	}
	return p
}

func (f *tailFlags) following(w *tailing) logs.Following {
	now := time.Now()
	span := f.span
	if span == 0 {
		span = usualSpan
	}
	how := logs.Following{Since: now.Add(-span), Status: w.status}
	if !f.follow {
		how.Until = now
	}
	return how
}

// missingOf says of each source why it is not there and what it would take.
func missingOf(door admin.Door) (lines []string) {
	for _, source := range door.Sources {
		lines = append(lines, source.Name+": "+source.Says)
		lines = append(lines, source.Needs...)
	}
	return lines
}

// functionsOf says which log is which trigger's. A function that logs to a group
// of its own choice is known to be one all the same.
func functionsOf(pool admin.PoolDetail, door admin.Door) map[string]logs.Function {
	functions := map[string]logs.Function{}
	for _, group := range door.Source(logs.Lambda).Groups {
		functions[group.Name] = logs.Function{Pool: pool.ID}
	}
	for _, trigger := range pool.Triggers {
		name := functionName(trigger.Function)
		group := "/aws/lambda/" + name
		if f, ok := functions[group]; ok {
			f.Name = name
			f.Trigger = strings.TrimPrefix(f.Trigger+", "+trigger.Name, ", ")
			functions[group] = f
		}
	}
	return functions
}

// functionName is the name in arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS].
func functionName(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 6 {
		return parts[6]
	}
	return arn
}

// status lets time pass as far as all logs were read. A log that can't be read is
// told of, once. What may pass ends a tail that does not follow, as nobody waits
// for it; one that follows tries again.
func (w *tailing) status(s logs.Status) {
	if s.Live != nil {
		w.turn.Lock()
		live := *s.Live
		w.live = &live
		w.turn.Unlock()
	}
	for _, log := range s.Logs {
		w.tellOnce(log)
	}
	w.passes(time.Now().Add(-s.Behind))
}

func (w *tailing) tellOnce(log logs.LogStatus) {
	w.turn.Lock()
	defer w.turn.Unlock()
	if log.Err == nil {
		delete(w.told, log.Name)
		return
	}
	kind := admin.Explain(log.Err).Kind
	switch {
	case log.Gone && kind != admin.KindNotFound:
		w.lost = log.Err // the others are read to their end, but that is not all there was
	case !log.Gone && !w.flags.follow && kind != admin.KindThrottled:
		w.lost = log.Err
		w.cancel()
		return
	}
	words := strings.Join(errorLines(log.Err), " ")
	if w.told[log.Name] != words {
		w.told[log.Name] = words
		w.say("%s: %s", log.Name, words)
	}
}

// cost tells what Live Tail has cost, when it was used.
func (w *tailing) cost() {
	if w.live == nil {
		return
	}
	w.say("Live Tail: %s billed, at most $%.2f.", counted(w.live.Minutes, "minute", "minutes"), w.live.Cost)
	if w.live.SampledSeconds > 0 {
		w.say("In %s AWS sent a sample only; the rest was polled.", counted(w.live.SampledSeconds, "second", "seconds"))
	}
}
