//go:build !unix

package main

import "io/fs"

// strange is not known here.
func strange(fs.FileInfo) bool { return false }
