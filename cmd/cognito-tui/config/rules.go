package config

import (
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// profileRule is what the config says about profiles or accounts. A member that it
// leaves out is nil.
type profileRule struct {
	Match      string `yaml:"match"`
	ReadOnly   *bool  `yaml:"readOnly"`
	Production *bool  `yaml:"production"`
}

// Rules turns the config's rules into the session's.
func (c File) Rules() ([]call.Rule, error) {
	rules := make([]call.Rule, 0, len(c.Profiles))
	for _, r := range c.Profiles {
		glob := call.Glob(r.Match)
		if err := glob.Check(); err != nil {
			return nil, exit.Usagef("config: profiles: match: %q: %w", r.Match, err)
		}
		if r.ReadOnly == nil && r.Production == nil {
			return nil, exit.Usagef("config: profiles: match: %q: the rule sets neither readOnly nor production", r.Match)
		}
		rules = append(rules, call.Rule{Match: glob, ReadOnly: says(r.ReadOnly), Production: says(r.Production)})
	}
	return rules, nil
}

func says(yes *bool) bool { return yes != nil && *yes }
