package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/goccy/go-yaml"

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
