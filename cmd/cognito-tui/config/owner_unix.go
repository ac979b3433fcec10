//go:build unix

package config

import (
	"io/fs"
	"os"
	"syscall"
)

// strange reports whether a file belongs to neither this user nor root.
func strange(info fs.FileInfo) bool {
	about, known := info.Sys().(*syscall.Stat_t)
	return known && about.Uid != 0 && int(about.Uid) != os.Geteuid()
}
