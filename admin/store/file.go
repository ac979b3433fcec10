package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// UnsafeError is a file or directory that may not be the operator's own.
type UnsafeError struct{ Path, Is string }

func (e *UnsafeError) Error() string { return e.Path + " " + e.Is }

// Dir makes a directory where it is missing, for its owner alone, and refuses one
// that others could have put there or could write to.
func Dir(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		if info, bad := os.Lstat(path); bad == nil && !info.IsDir() {
			return notA(path, info, "directory")
		}
		return err
	}
	return CheckDir(path)
}

// CheckDir refuses a directory as Dir does, and makes none.
func CheckDir(path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return notA(path, info, "directory")
	}
	return owned(path, info)
}

// Open opens a regular file, or with [os.O_CREATE] makes it for its owner alone. It
// follows no link, waits for no pipe, and refuses a file that others could write.
func Open(path string, flag int) (*os.File, error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, notA(path, info, "file")
	}
	file, err := os.OpenFile(path, flag|asItIs, 0o600) //nolint:gosec // the caller says which
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = notA(path, info, "file")
	default:
		err = owned(path, info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// InPlace reports whether a path still leads to the file that is open.
func InPlace(file *os.File, path string) bool {
	there, err := os.Lstat(path)
	if err != nil {
		return false
	}
	here, err := file.Stat()
	return err != nil || os.SameFile(there, here) // a file that tells nothing of itself tells of no other either
}

// kinds are what else is found where a file or directory should be.
var kinds = []struct {
	mode fs.FileMode
	name string
}{
	{fs.ModeSymlink, "a symbolic link"},
	{fs.ModeDir, "a directory"},
	{fs.ModeNamedPipe, "a pipe"},
	{fs.ModeSocket, "a socket"},
	{fs.ModeDevice, "a device"},
}

func notA(path string, info fs.FileInfo, want string) error {
	is := "something else"
	if info.Mode().IsRegular() {
		is = "a file"
	}
	for _, k := range kinds {
		if info.Mode()&k.mode != 0 {
			is = k.name
			break
		}
	}
	return &UnsafeError{path, fmt.Sprintf("is %s, but must be a %s of your own", is, want)}
}
