package main

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// usualSpan is how far back a log group is read by default: as far as `aws logs tail`
// does.
const usualSpan = 10 * time.Minute

// reading is where records come from, and what is known of their logs.
type reading struct {
	source.Reader
	rules   watch.Rules
	clients map[string]string // names by id
	names   *admin.Usernames  // of a pool; nil where AWS is not asked for one
	set     logsources.Set    // likewise
}

// reader makes the reader that the flags name. It reports its state to w.
func (f *tailFlags) reader(cmd *cobra.Command, s *settings, w *tailing) (reading, error) {
	if f.file != "" {
		return reading{Reader: source.File{
			Name: f.file, In: cmd.InOrStdin(), Follow: f.follow && f.file != "-",
			Idle: func() { w.passes(time.Now()) },
		}}, nil
	}
	session, err := s.open(cmd.Context())
	if err != nil {
		return reading{}, err
	}
	if f.pool == "" {
		set := logsources.Named(cmd.Context(), session, f.groups)
		return reading{Reader: f.readerOf(session, set, w)}, nil
	}
	return f.readerOfPool(cmd.Context(), s, session, w)
}

func (f *tailFlags) readerOfPool(ctx context.Context, s *settings, session *call.Session, w *tailing) (reading, error) {
	id, err := findPool(ctx, session, f.pool)
	if err != nil {
		return reading{}, err
	}
	found, err := logsources.FindSignIns(ctx, session, id, func(pool admin.PoolDetail) []string {
		if len(f.groups) > 0 {
			return f.groups
		}
		return s.config.LogGroupsOf(pool)
	})
	if err != nil {
		return reading{}, poolMissing(ctx, session, id, err)
	}
	r := f.readerOf(session, found.Set, w)
	if r == nil {
		return reading{}, exit.Nof("no log records the sign-ins of %s:\n%s", id, strings.Join(missingOf(found.Set), "\n"))
	}
	w.sources(found.Set)
	if found.ClientsErr != nil {
		w.say("The pool's app clients can't be read, so sign-ins of other pools in a trail are shown as well: %s", call.Explain(found.ClientsErr).Meaning)
	}
	names := admin.NewUsernames(session, id)
	for _, user := range f.query.Users() {
		if _, err := names.Seek(ctx, user); err != nil {
			w.say("Can't look up whether %q is a username: %s", user, call.Explain(err).Meaning)
		}
	}
	rules := watch.Rules{Functions: found.Set.Functions(found.Pool), Belongs: found.Belongs(), Own: found.Own()}
	return reading{r, rules, admin.ClientNames(found.Clients), names, found.Set}, nil
}

// readerOf polls, or uses Live Tail where it is requested and available.
func (f *tailFlags) readerOf(session *call.Session, set logsources.Set, w *tailing) source.Reader {
	if f.live && !source.LiveTailThere(session.Region()) {
		w.say("There is no Live Tail in %s; the logs are polled.", session.Region())
	}
	now := time.Now()
	until := now
	if f.follow {
		until = time.Time{}
	}
	return logsources.NewReading(session, set, now.Add(-cmp.Or(f.span, usualSpan))).Reader(f.live, until, w.status)
}

// missingOf says of each source why it is missing and what it needs.
func missingOf(set logsources.Set) (lines []string) {
	for _, source := range set.Sources {
		lines = append(lines, source.Name+": "+source.Finding.Says)
		lines = append(lines, source.Finding.Remedy.Steps...)
	}
	return lines
}

// status advances the time as far as all logs were read. A log that can't be read ends a
// tail that does not follow; one that follows reports it once, and tries again.
func (w *tailing) status(s source.Status) {
	w.turn.Lock()
	w.logs.setClock(s.Now)
	if s.Live != nil {
		live := *s.Live
		w.logs.live = &live
	}
	w.turn.Unlock()
	for _, log := range s.Logs {
		w.tellOnce(log)
	}
	w.shortened(s.Shortened)
	w.pastRead(s)
	w.passes(s.Now.Add(-s.Behind))
}

func (w *tailing) pastRead(s source.Status) {
	w.turn.Lock()
	defer w.turn.Unlock()
	w.progress.Show(pastWords(s))
}

// shortened reports, once, from when on late records are not found.
func (w *tailing) shortened(before time.Time) {
	w.turn.Lock()
	defer w.turn.Unlock()
	if before.IsZero() || w.logs.toldShortened {
		return
	}
	w.logs.toldShortened = true
	w.say("! There are too many records to remember them all, so late ones from before %s are no longer found.", before.UTC().Format(time.RFC3339))
}

func (w *tailing) tellOnce(log source.LogStatus) {
	w.turn.Lock()
	defer w.turn.Unlock()
	if log.Err == nil {
		delete(w.logs.told, log.Name)
		delete(w.logs.lost, log.Name)
		w.logs.well[log.Name] = true
		return
	}
	delete(w.logs.well, log.Name)
	kind := call.Explain(log.Err).Kind
	switch {
	case log.Gone && kind != call.KindNotFound:
		w.logs.lost[log.Name] = log.Err // the others are read to their end, but that is incomplete
	case !log.Gone && !w.flags.follow && kind != call.KindThrottled:
		w.logs.lost[log.Name] = log.Err
		w.cancel()
		return
	}
	words := "! " + log.Name + ": " + strings.Join(exit.Lines(log.Err), " ")
	if kind == call.KindNotFound && w.logs.awaited[log.Name] {
		if w.logs.absent[log.Name] {
			return // which was reported at the start
		}
		words = log.Name + " is not there, or not yet."
	}
	if w.logs.told[log.Name] != words {
		w.logs.told[log.Name] = words
		w.say("%s", words)
	}
}

// cost prints what Live Tail has cost, if it was used.
func (w *tailing) cost() {
	if w.logs.live == nil {
		return
	}
	w.say("Live Tail: %s billed, at most $%.2f.", counted(w.logs.live.Minutes, "minute", "minutes"), w.logs.live.Cost)
	if w.logs.live.SampledSeconds > 0 {
		w.say("In %s AWS sent a sample only; the rest was polled.", counted(w.logs.live.SampledSeconds, "second", "seconds"))
	}
}
