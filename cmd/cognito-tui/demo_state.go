package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/store"
)

// The names of a demo's state directory, and of the file in it that its process keeps
// locked.
const (
	demoStates = "cognito-tui-demo-"
	demoHeld   = "held"
)

// demoState is a state directory for the demo, deleted when it ends: made-up acts do not
// belong in the audit. Directories of killed demos are deleted first.
func demoState() (dir string, remove func(), err error) {
	clearDemoStates(os.TempDir())
	if dir, err = os.MkdirTemp("", demoStates); err != nil {
		return "", nil, err
	}
	release, err := hold(dir)
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return dir, func() { _ = errors.Join(release(), os.RemoveAll(dir)) }, nil
}

// hold locks a directory while this process lives. The file gets its name only once it
// is locked, so that nobody finds it unlocked before.
func hold(dir string) (release func() error, err error) {
	path := filepath.Join(dir, demoHeld)
	file, err := store.Open(path+".new", os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return nil, err
	}
	unlock, err := store.Lock(file, path)
	if err == nil && runtime.GOOS == "windows" {
		err = file.Close() // which renames no open file, and locks another
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error { return errors.Join(unlock(), file.Close()) }, nil
}

// clearDemoStates removes the directories of demos that ended without doing so. It
// removes only this user's own, and follows no link.
func clearDemoStates(temporary string) {
	found, _ := filepath.Glob(filepath.Join(temporary, demoStates+"*")) // the pattern is ours
	for _, dir := range found {
		if store.CheckDir(dir) == nil && abandoned(dir) {
			_ = os.RemoveAll(dir) // the next demo tries again to remove what stays
		}
	}
}

// abandoned reports whether no demo uses a directory. One without the file is being
// made, or is old.
func abandoned(dir string) bool {
	const old = time.Hour
	file, err := store.Open(filepath.Join(dir, demoHeld), os.O_RDONLY)
	if errors.Is(err, os.ErrNotExist) {
		info, err := os.Lstat(dir)
		return err == nil && time.Since(info.ModTime()) > old
	}
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // it was only looked at
	return !store.Held(file, filepath.Join(dir, demoHeld))
}
