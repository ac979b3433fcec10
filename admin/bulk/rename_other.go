//go:build !windows

package bulk

import (
	"os"
	"path/filepath"
)

// rename gives a journal that is open its name, safe from a loss of power.
func rename(file *os.File, path string) (*os.File, error) {
	if err := os.Rename(file.Name(), path); err != nil {
		return file, err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return file, nil //nolint:nilerr // there are file systems that sync no directories: all else is safe
	}
	_ = dir.Sync() // as above
	_ = dir.Close()
	return file, nil
}
