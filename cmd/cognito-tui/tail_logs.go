package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// tailedLogs is how the logs that a tail reads are doing.
type tailedLogs struct {
	lost map[string]error // logs that could not be read, and why
	well map[string]bool  // logs that could be read
	told map[string]string
	live *source.Live // how Live Tail is doing

	toldShortened bool

	// awaited are the logs that were found for a pool, where records will be, and
	// absent those of them that were not there at the beginning.
	awaited, absent map[string]bool
}

func newTailedLogs() tailedLogs {
	return tailedLogs{lost: map[string]error{}, well: map[string]bool{}, told: map[string]string{}, awaited: map[string]bool{}, absent: map[string]bool{}}
}

// toldOf is the error of a log: all of it, or without what was told of it already.
func (l *tailedLogs) toldOf(name string, err error) error {
	if _, told := l.told[name]; !told {
		return err
	}
	return ownError{fmt.Errorf("%s could not be read", name), exitCode(err)}
}

// noneRead is the error of a reading whose logs were all refused, each of which was
// told of.
func (l *tailedLogs) noneRead(err error) error {
	if _, own := errors.AsType[ownError](err); own || err == nil || len(l.told) == 0 || errors.Is(err, context.Canceled) {
		return err
	}
	return ownError{errors.New("no log could be read"), exitCode(err)}
}

// noneThere is the error of a reading of a pool of which no log is there yet, and
// none where others were read, such as the event history: what is not there was told.
func (l *tailedLogs) noneThere(err error) error {
	switch {
	case err == nil || call.Explain(err).Kind != call.KindNotFound:
		return err
	case len(l.well) > 0:
		return nil
	case len(l.awaited) == 0:
		return err
	}
	return nof("none of the pool's logs is there yet, so no log records its sign-ins")
}
