//go:build unix

package terminal

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// readable reports whether file has something to read within the time. It uses select,
// which works with terminals on every system; poll does not on macOS.
func readable(file *os.File, within time.Duration) bool {
	fd := int(file.Fd())
	if fd >= unix.FD_SETSIZE {
		return false
	}
	end := time.Now().Add(within)
	for {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(0, time.Until(end)).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}
