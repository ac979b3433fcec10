//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// asItIs follows no link, and does not wait for the other end of a pipe.
const asItIs = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// owned refuses files that belong to another user or that another user may
// write.
func owned(path string, info fs.FileInfo) error {
	const others = 0o022
	about, known := info.Sys().(*syscall.Stat_t)
	switch {
	case known && int(about.Uid) != os.Geteuid():
		return &UnsafeError{path, fmt.Sprintf("belongs to another user (%d); XDG_STATE_HOME can name a directory of your own", about.Uid)}
	case info.Mode().Perm()&others != 0:
		return &UnsafeError{path, fmt.Sprintf("can be written by other users (%#o); run chmod go-w on it", info.Mode().Perm())}
	}
	return nil
}

// hidden refuses files that another user may read.
func hidden(path string, info fs.FileInfo) error {
	const others = 0o044
	if info.Mode().Perm()&others != 0 {
		return &UnsafeError{path, fmt.Sprintf("can be read by other users (%#o); run chmod go= on it", info.Mode().Perm())}
	}
	return nil
}
