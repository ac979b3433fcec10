package store

import (
	"errors"
	"os"
)

// OpenSecret opens a file as [Open] does, and refuses one that others could read.
func OpenSecret(path string, flag int) (*os.File, error) {
	file, err := Open(path, flag)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = hidden(path, info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// Replace puts a file with secrets in the place of another, as a whole: write writes it, for its
// owner alone.
func Replace(path string, write func(*os.File) error) error {
	fresh := path + ".new"
	_ = os.Remove(fresh) // one that was left behind; if it can't be removed, it can't be made
	file, err := Open(fresh, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(fresh, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return nil
}
