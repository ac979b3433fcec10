// Package config reads the config file, refuses what it does not understand, and tells
// who else could have written it.
package config

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// File is the config file. Every member is optional; docs/config.md
// describes them.
type File struct {
	Theme  string              `yaml:"theme"`
	Mouse  bool                `yaml:"mouse"`
	ASCII  bool                `yaml:"ascii"`
	Time   string              `yaml:"time"`
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

// timeZones are the values of the member time, and whether they mean UTC.
var timeZones = map[string]bool{"": false, "local": false, "utc": true}

// UTC reports whether screens show times in UTC instead of the local time zone.
func (c File) UTC() bool { return timeZones[c.Time] }

// LogGroupsOf returns the log groups that the config names for a pool, none if they
// are to be found.
func (c File) LogGroupsOf(pool admin.PoolDetail) []string {
	if groups := c.LogGroups[pool.ID]; len(groups) > 0 {
		return groups
	}
	return c.LogGroups[pool.Name]
}

// Check refuses values that parse but make no sense.
func (c File) Check() error {
	if err := (detect.Config{Detectors: c.Detectors, Mutes: c.Mutes}).Check(); err != nil {
		return exit.Usagef("config: %w", err)
	}
	if _, known := timeZones[c.Time]; !known {
		return exit.Usagef("config: time must be local or utc, not %q", c.Time)
	}
	if c.KeepEvents < 0 {
		return exit.Usagef("config: keepEvents must be a number of events, or 0 for the default")
	}
	return nil
}
