//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// strange reports whether a file is neither this user's nor root's.
func strange(info fs.FileInfo) bool {
	about, known := info.Sys().(*syscall.Stat_t)
	return known && about.Uid != 0 && int(about.Uid) != os.Geteuid()
}
