package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/cognito-tui/cognito-tui/admin/emulator/journal"
	"github.com/cognito-tui/cognito-tui/admin/store"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// saved reads the state that --state names, nil if there is none yet.
func (a alone) saved() (_ *journal.Saved, err error) {
	if a.state == "" {
		return nil, nil //nolint:nilnil // nothing was saved, and nothing is wrong
	}
	file, err := store.OpenSecret(a.state, os.O_RDONLY)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // the first start with this file
	}
	if err != nil {
		return nil, exit.With(exit.AWS, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	state, err := journal.Read(file)
	if err != nil {
		return nil, unreadable(a.state, err)
	}
	return state, nil
}

// unreadable is the refusal of a state that can't be gone on with.
func unreadable(path string, err error) error {
	return exit.With(exit.AWS, fmt.Errorf("--state %s: %w", path, err))
}

// saver is what saves the state, nil without --state.
func (s *suite) saver() func() (calls int, err error) {
	if s.state == "" {
		return nil
	}
	return func() (calls int, err error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		w := s.now.Load()
		start := w.start
		start.Stands, start.Now, start.Ahead = s.clock.Stands(), s.clock.Now(), s.clock.Ahead()
		start.SetKeys(s.keys.Given())
		err = store.Replace(s.state, func(file *os.File) (err error) {
			calls, err = w.journal.Write(file, start)
			return err
		})
		if err != nil {
			return 0, exit.NotWritten(err)
		}
		return calls, nil
	}
}
