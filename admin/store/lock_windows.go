package store

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is ERROR_SHARING_VIOLATION.
const sharingViolation = syscall.Errno(32)

// Lock takes a file for this process alone: a file beside it is open that nobody
// else can open. It ends with the process, or with release. The path is the file's,
// whatever it is still called.
func Lock(_ *os.File, path string) (release func() error, err error) {
	name, err := syscall.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return nil, err
	}
	const alone, deleteOnClose = 0, 0x04000000
	held, err := syscall.CreateFile(name, syscall.GENERIC_WRITE, alone, nil, syscall.CREATE_ALWAYS, deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, ErrHeld
	}
	return func() error { return syscall.CloseHandle(held) }, err
}

// Held reports whether a process has locked the file of that path.
func Held(_ *os.File, path string) bool {
	name, err := syscall.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return false
	}
	const withAll = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE
	seen, err := syscall.CreateFile(name, syscall.GENERIC_READ, withAll, nil, syscall.OPEN_EXISTING, 0, 0)
	if err == nil {
		_ = syscall.CloseHandle(seen) // nobody has it: it is being deleted
	}
	return errors.Is(err, sharingViolation)
}
