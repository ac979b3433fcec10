package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// config is the config file. Every member may be left out; docs/config.md
// describes them.
type config struct {
	Theme  string              `yaml:"theme"`
	Mouse  bool                `yaml:"mouse"`
	ASCII  bool                `yaml:"ascii"`
	Cursor bool                `yaml:"cursor"`
	Budget float64             `yaml:"budget"`
	Rates  map[string]float64  `yaml:"rates"`
	Keys   map[string][]string `yaml:"keys"`

	Profiles []profileRule `yaml:"profiles"`

	Detectors map[string]map[string]any `yaml:"detectors"`
	Mutes     []detect.Mute             `yaml:"mutes"`

	KeepEvents int                 `yaml:"keepEvents"`
	LogGroups  map[string][]string `yaml:"logGroups"` // by id or name of the pool
}

func defaultConfigFile() string {
	return filepath.Join(xdg.ConfigHome, "cognito-tui", "config.yaml")
}

// readConfig reads the config file at path, or at its usual place, where it may
// be missing. A member that is not known is an error: it is a typing mistake.
func readConfig(path string) (config, error) {
	named := path != ""
	if !named {
		path = defaultConfigFile()
	}
	text, err := os.ReadFile(path) //nolint:gosec // the reader says which file
	if errors.Is(err, fs.ErrNotExist) && !named {
		return config{}, nil
	}
	if err != nil {
		return config{}, usagef("config: %w", err)
	}
	var c config
	if err := yaml.UnmarshalWithOptions(text, &c, yaml.DisallowUnknownField()); err != nil {
		return config{}, usagef("config %s: %s", path, yaml.FormatError(err, false, false))
	}
	return c, nil
}

// groupsOf are the log groups that the config names for a pool, none where it
// leaves them to be found.
func (c config) groupsOf(pool admin.PoolDetail) []string {
	if groups := c.LogGroups[pool.ID]; len(groups) > 0 {
		return groups
	}
	return c.LogGroups[pool.Name]
}

// check says what a file has that reads well and makes no sense.
func (c config) check() error {
	if err := (detect.Config{Detectors: c.Detectors, Mutes: c.Mutes}).Check(); err != nil {
		return usagef("config: %w", err)
	}
	if c.KeepEvents < 0 {
		return usagef("config: keepEvents is a number of events, 0 for the default")
	}
	return nil
}
