package bulk

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is ERROR_SHARING_VIOLATION.
const sharingViolation = syscall.Errno(32)

// lock keeps other processes from going on with the same bulk: a file beside
// the journal is open that nobody else can open. It ends with the process, or with
// release. The path is the journal's, whatever it is still called.
func lock(_ *os.File, path string) (release func() error, err error) {
	name, err := syscall.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return nil, err
	}
	const alone, deleteOnClose = 0, 0x04000000
	held, err := syscall.CreateFile(name, syscall.GENERIC_WRITE, alone, nil, syscall.CREATE_ALWAYS, deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		err = ErrInUse
	}
	return func() error { return syscall.CloseHandle(held) }, err
}
