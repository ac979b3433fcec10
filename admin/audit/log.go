package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/cognito-tui/cognito-tui/admin/store"
)

// Log is the file in which acts are recorded: each line is a record as JSON. It is safe for use
// by many goroutines, and many processes may append to the same file.
//
// An act takes two lines with one id: its beginning, which is on the disk before the change is
// made, and its end. Room for the ends is held in a [reserve], so that a disk that fills up
// stops the next act, not the record of the last one.
type Log struct {
	path string

	mu      sync.Mutex
	file    *os.File // nil until it could be opened
	reserve *reserve
	open    map[string]struct{} // ids of acts that have begun and not ended
}

// At returns the log at path. The file is opened for appending when the first act begins, and
// created with its directory if they are missing; only the user may read them. Whatever prevents
// writing is an error of every Begin until it is resolved.
func At(path string) *Log { return &Log{path: path, open: map[string]struct{}{}} }

// Ready returns what prevents an act from being recorded, nil for nothing.
func (l *Log) Ready() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ready()
}

// Path is where the log is.
func (l *Log) Path() string { return l.path }

// Begin records an act that is about to be done. When it returns without an error, the record is
// on the disk, and there is room for its end.
func (l *Log) Begin(r Record) error {
	file, err := l.begin(r)
	if err != nil {
		return fmt.Errorf("recording the act in %s: %w", l.path, err)
	}
	// Not under the lock, so that the file system can sync for many at once.
	if err := file.Sync(); err != nil {
		l.forget(r.ID)
		return fmt.Errorf("recording the act in %s: %w", l.path, err)
	}
	return nil
}

func (l *Log) begin(r Record) (*os.File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.ready(); err != nil {
		return nil, err
	}
	if err := l.append(r); err != nil {
		return nil, err
	}
	l.open[r.ID] = struct{}{}
	return l.file, nil
}

func (l *Log) forget(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.open, id)
}

// End records the outcome of an act, or an act that was refused and so never began. It reaches
// the disk with the next beginning or with Close: a killed process loses nothing, and a machine
// that fails loses the end, not the act.
func (l *Log) End(r Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, begun := l.open[r.ID]
	delete(l.open, r.ID)
	if begun {
		r = r.ending()
	}
	err := l.append(r)
	if err != nil && begun && l.reserve.spend() == nil {
		err = l.append(r)
	}
	if err != nil {
		return fmt.Errorf("recording an act's end in %s: %w", l.path, err)
	}
	return nil
}

// Close flushes the log to the disk and closes the file. The log may be used
// again.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := errors.Join(l.file.Sync(), l.file.Close(), l.reserve.close())
	l.file, l.reserve = nil, nil
	return err
}

// ready opens the file, again if it was moved away, and makes sure of room for the ends of all
// open acts and of the next one.
func (l *Log) ready() error {
	if l.file != nil && !store.InPlace(l.file, l.path) {
		// A missing directory is not created again: nobody would look for the records there.
		if err := store.CheckDir(filepath.Dir(l.path)); err != nil {
			return err
		}
		_ = errors.Join(l.file.Close(), l.reserve.close()) // nothing more is read from the file that was moved away
		l.file = nil
	}
	if l.file == nil {
		if err := l.openFile(); err != nil {
			return err
		}
	}
	return l.reserve.hold(len(l.open) + 1)
}

func (l *Log) openFile() error {
	if err := store.Dir(filepath.Dir(l.path)); err != nil {
		return err
	}
	file, err := store.Open(l.path, os.O_APPEND|os.O_CREATE|os.O_RDWR)
	if err != nil {
		return err
	}
	l.file, l.reserve = file, newReserve(filepath.Dir(l.path))
	return nil
}

// append writes one line with one write, which keeps the lines of several processes apart.
func (l *Log) append(r Record) error {
	if l.file == nil {
		if err := l.openFile(); err != nil {
			return err
		}
	}
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if !l.endsLine() {
		line = append([]byte{'\n'}, line...)
	}
	n, err := l.file.Write(append(line, '\n'))
	if err == nil && n <= len(line) {
		err = io.ErrShortWrite
	}
	return err
}

// endsLine reports whether the file ends with a complete line. A line that was cut, by a process
// that was killed or a disk that was full, must not spoil the next.
func (l *Log) endsLine() bool {
	about, err := l.file.Stat()
	if err != nil || about.Size() == 0 {
		return true
	}
	last := []byte{0}
	_, err = l.file.ReadAt(last, about.Size()-1)
	return err == nil && last[0] == '\n'
}
