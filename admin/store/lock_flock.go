//go:build unix && !solaris && !aix && !linux

package store

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// Lock takes a file for this process alone. It ends with the process, however that
// ends, or when the file is closed. Where a look at a lock takes it for a moment, that
// moment is waited for.
func Lock(file *os.File, _ string) (release func() error, err error) {
	const tries, pause = 20, 10 * time.Millisecond
	for range tries {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return func() error { return nil }, err
		}
		time.Sleep(pause)
	}
	return nil, ErrHeld
}

// Held reports whether a process has locked the file.
func Held(file *os.File, _ string) bool {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	if err == nil {
		_ = syscall.Flock(int(file.Fd()), syscall.LOCK_UN) // closing does it, too
	}
	return errors.Is(err, syscall.EWOULDBLOCK)
}
