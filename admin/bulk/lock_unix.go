//go:build unix && !solaris && !aix

package bulk

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other processes from going on with the same bulk. It ends with the
// process, however that ends, or when the file is closed.
func lock(file *os.File, _ string) (release func() error, err error) {
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrInUse
	}
	return func() error { return nil }, err
}
