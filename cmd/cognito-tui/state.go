package main

import (
	"os"
	"path"
	"path/filepath"

	"github.com/adrg/xdg"

	"github.com/cognito-tui/cognito-tui/admin"
)

// stateDir is where what outlives a run is kept: the audit and the journals of
// bulks.
func stateDir() string { return filepath.Join(xdg.StateHome, "cognito-tui") }

func auditFile(dir string) string  { return filepath.Join(dir, "audit.jsonl") }
func journalDir(dir string) string { return filepath.Join(dir, "bulk") }

// profileRule is what the config says of profiles or accounts.
type profileRule struct {
	Match      string `yaml:"match"`
	ReadOnly   bool   `yaml:"readOnly"`
	Production bool   `yaml:"production"`
}

// rules turns the config's rules into the session's.
func (c config) rules() ([]admin.Rule, error) {
	rules := make([]admin.Rule, 0, len(c.Profiles))
	for _, r := range c.Profiles {
		if _, err := path.Match(r.Match, ""); err != nil || r.Match == "" {
			return nil, usagef("config: profiles: match: %q is no glob over profile names or account ids", r.Match)
		}
		rules = append(rules, admin.Rule(r))
	}
	return rules, nil
}

// demoState is a state directory of the demo's own, gone when it ends: made-up
// acts do not belong into the audit.
func demoState() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "cognito-tui-demo-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}
