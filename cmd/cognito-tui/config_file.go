package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/adrg/xdg"
	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

func defaultConfigFile() string {
	return filepath.Join(xdg.ConfigHome, "cognito-tui", "config.yaml")
}

// readConfig reads the config file at path, or at its usual place, where it may
// be missing.
func readConfig(ctx context.Context, errs io.Writer, path string) (config, error) {
	if path == "" {
		path = defaultConfigFile()
		if none, err := noConfig(path); none || err != nil {
			return config{}, err
		}
	}
	defer time.AfterFunc(tellsWait, func() { _, _ = fmt.Fprintf(errs, "Waiting for the config %s …\n", path) }).Stop()
	text, err := ending.ReadFile(ctx, path, mostConfigBytes)
	if err != nil {
		return config{}, exit.Usagef("config: %w", err)
	}
	c, err := parseConfig(text)
	if err != nil {
		return config{}, exit.Usagef("config %s: %s", path, yaml.FormatError(err, false, false))
	}
	return c, nil
}

// tellsWait is how long a config may take to be read before that is told: a pipe is read
// until who writes to it is done.
const tellsWait = 1500 * time.Millisecond

// noConfig reports whether there is no file at the usual place. A link that leads
// nowhere, what is no file, and a file by a name like it, were meant to be one.
func noConfig(path string) (bool, error) {
	if err := otherConfig(filepath.Dir(path)); err != nil {
		return false, err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return false, exit.Usagef("config: %s is no file; --config reads something else", path)
	}
	return false, nil
}

// likeConfig are names that were meant to be the config's.
var likeConfig = regexp.MustCompile(`(?i)^config\.(ya?ml|json)$`)

// otherConfig refuses a file that is not read but looks as if it were. Where the directory
// takes names in any case, config.YAML is the config itself.
func otherConfig(dir string) error {
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil //nolint:nilerr // reading the config itself tells
	}
	config, _ := os.Stat(filepath.Join(dir, "config.yaml"))
	for _, entry := range found {
		if !likeConfig.MatchString(entry.Name()) || entry.Name() == "config.yaml" {
			continue
		}
		if other, err := os.Stat(filepath.Join(dir, entry.Name())); err != nil || config == nil || !os.SameFile(other, config) {
			return exit.Usagef("config: %s is not read; name it config.yaml", filepath.Join(dir, entry.Name()))
		}
	}
	return nil
}

// doubtOn is why a config may be somebody else's word, "" where it is not: it holds the
// rules of what is read-only.
func doubtOn(path string) string {
	const world = 0o002
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if info.Mode().Perm()&world != 0 {
		return "The config " + path + " can be written by everybody; take that away with chmod o-w."
	}
	if strange(info) {
		return "The config " + path + " is another user's."
	}
	dir, err := os.Stat(filepath.Dir(path))
	if err == nil && strange(dir) {
		return "The config " + path + " is in another user's directory."
	}
	if err == nil && dir.Mode().Perm()&world != 0 && dir.Mode()&fs.ModeSticky == 0 {
		return "The config " + path + " is in a directory that can be written by everybody; take that away with chmod o-w."
	}
	return ""
}
