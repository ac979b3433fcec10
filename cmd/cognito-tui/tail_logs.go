package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// tailedLogs is the state of the logs that a tail reads.
type tailedLogs struct {
	lost map[string]error // logs that could not be read, and why
	well map[string]bool  // logs that could be read
	told map[string]string
	live *source.Live // the state of Live Tail

	toldShortened bool

	ahead time.Duration // AWS's clock, of this machine's

	// awaited are the logs that were found for a pool, which may not exist yet, and
	// absent those of them that did not exist at the start.
	awaited, absent map[string]bool
}

func newTailedLogs() tailedLogs {
	return tailedLogs{lost: map[string]error{}, well: map[string]bool{}, told: map[string]string{}, awaited: map[string]bool{}, absent: map[string]bool{}}
}

// setClock takes the time by AWS's clock, which records are stamped by; zero is none.
func (l *tailedLogs) setClock(now time.Time) {
	if !now.IsZero() {
		l.ahead = time.Until(now)
	}
}

// now is the time by AWS's clock.
func (l *tailedLogs) now() time.Time { return time.Now().Add(l.ahead) }

// lostOne is the error of a log that could not be read, nil where all could.
func (l *tailedLogs) lostOne() error {
	if len(l.lost) == 0 {
		return nil
	}
	name := slices.Min(slices.Collect(maps.Keys(l.lost)))
	return l.toldOf(name, l.lost[name])
}

// toldOf is the error of a log: in full, or without the part that was already printed.
func (l *tailedLogs) toldOf(name string, err error) error {
	if _, told := l.told[name]; !told {
		return err
	}
	return exit.With(exit.Code(err), fmt.Errorf("%s could not be read", name))
}

// noneRead is the error when all logs were refused; each refusal was printed.
func (l *tailedLogs) noneRead(err error) error {
	if exit.IsOwn(err) || err == nil || len(l.told) == 0 || errors.Is(err, context.Canceled) {
		return err
	}
	return exit.With(exit.Code(err), errors.New("no log could be read"))
}

// noneThere is the error when no log of a pool exists yet, and nil where others were
// read, such as the event history: missing logs were printed.
func (l *tailedLogs) noneThere(err error) error {
	switch {
	case err == nil || call.Explain(err).Kind != call.KindNotFound:
		return err
	case len(l.well) > 0:
		return nil
	case len(l.awaited) == 0:
		return err
	}
	return exit.Nof("none of the pool's logs is there yet, so no log records its sign-ins")
}
