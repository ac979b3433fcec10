package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/logs/ending"
)

func defaultConfigFile() string {
	return filepath.Join(xdg.ConfigHome, "cognito-tui", "config.yaml")
}

// readConfig reads the config file at path, or at its usual place, where it may
// be missing.
func readConfig(ctx context.Context, path string) (config, error) {
	if path == "" {
		path = defaultConfigFile()
		if none, err := noConfig(path); none || err != nil {
			return config{}, err
		}
	}
	text, err := ending.ReadFile(ctx, path, mostConfigBytes)
	if err != nil {
		return config{}, usagef("config: %w", err)
	}
	c, err := parseConfig(text)
	if err != nil {
		return config{}, usagef("config %s: %s", path, yaml.FormatError(err, false, false))
	}
	return c, nil
}

// noConfig reports whether there is no file at the usual place. A link that leads
// nowhere, and a file by the other usual ending, were meant to be one.
func noConfig(path string) (bool, error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	other := strings.TrimSuffix(path, ".yaml") + ".yml"
	if _, err := os.Lstat(other); err == nil {
		return false, usagef("config: %s is not read; name it config.yaml", other)
	}
	return true, nil
}
