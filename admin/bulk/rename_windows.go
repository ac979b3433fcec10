package bulk

import (
	"errors"
	"os"
)

// rename gives a journal its name. Windows renames no file that is open.
func rename(file *os.File, path string) (*os.File, error) {
	if err := errors.Join(file.Close(), os.Rename(file.Name(), path)); err != nil {
		return file, err
	}
	named, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0) //nolint:gosec // it is the one just written
	if err != nil {
		return file, errors.Join(err, os.Remove(path))
	}
	return named, nil
}
