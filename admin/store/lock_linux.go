package store

import (
	"errors"
	"os"
	"syscall"
)

// Commands of fcntl(2) for locks of an open file, which the syscall package does not
// name. Other than flock's, they can be asked about without being taken.
const (
	getOpenFileLock = 36 // F_OFD_GETLK
	setOpenFileLock = 37 // F_OFD_SETLK
)

// Lock takes a file for this process alone. It ends with the process, however that
// ends, or when the file is closed.
func Lock(file *os.File, _ string) (release func() error, err error) {
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrHeld
	}
	if err == nil {
		// For Held; it is flock that keeps others away.
		_ = syscall.FcntlFlock(file.Fd(), setOpenFileLock, &syscall.Flock_t{Type: syscall.F_WRLCK})
	}
	return func() error { return nil }, err
}

// Held reports whether a process has locked the file.
func Held(file *os.File, _ string) bool {
	lock := syscall.Flock_t{Type: syscall.F_WRLCK}
	err := syscall.FcntlFlock(file.Fd(), getOpenFileLock, &lock)
	return err == nil && lock.Type != syscall.F_UNLCK
}
