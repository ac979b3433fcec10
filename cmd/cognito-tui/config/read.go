package config

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

// Path is the usual place of the config file, whether or not there is one.
func Path() string {
	return filepath.Join(xdg.ConfigHome, "cognito-tui", "config.yaml")
}

// Read reads the config file at path, or at its usual place, where it may
// be missing.
func Read(ctx context.Context, errs io.Writer, path string) (File, error) {
	if path == "" {
		path = Path()
		if none, err := missing(path); none || err != nil {
			return File{}, err
		}
	}
	defer time.AfterFunc(tellsWait, func() { _, _ = fmt.Fprintf(errs, "Waiting for the config %s …\n", path) }).Stop()
	text, err := ending.ReadFile(ctx, path, mostBytes)
	if err != nil {
		return File{}, exit.Usagef("config: %w", err)
	}
	c, err := parse(text)
	if err != nil {
		return File{}, exit.Usagef("config %s: %s", path, yaml.FormatError(err, false, false))
	}
	return c, nil
}

// tellsWait is how long reading a config may take before a message says so: a pipe is
// read until its writer closes it.
const tellsWait = 1500 * time.Millisecond

// missing reports whether there is no file at the usual place. A dangling link,
// something other than a file, and a file with a similar name were meant as a config,
// so they are errors.
func missing(path string) (bool, error) {
	if err := checkNames(filepath.Dir(path)); err != nil {
		return false, err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return false, exit.Usagef("config: %s is not a regular file; use --config to read it, or another file", path)
	}
	return false, nil
}

// likeConfig matches names that were meant to be the config's.
var likeConfig = regexp.MustCompile(`(?i)^config\.(ya?ml|json)$`)

// checkNames refuses a file that looks like the config but is not read. In a directory
// that ignores case, config.YAML is the config itself.
func checkNames(dir string) error {
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil //nolint:nilerr // reading the config itself reports it
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
