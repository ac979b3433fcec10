package main

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// ruleInfo is a rule of the config and whether it applies to the session.
type ruleInfo struct {
	Match      string     `json:"match"`
	ReadOnly   bool       `json:"readOnly"`
	Production bool       `json:"production"`
	Holds      call.Reach `json:"holds"` // profile, account, unknown or no
}

// judge finds which rules apply to a profile and the session's account, and their
// effect.
func (i *sessionInfo) judge(s *settings, profile string) {
	i.ReadOnly, i.Rules = s.readOnly, []ruleInfo{}
	for _, r := range s.rules {
		rule := ruleInfo{string(r.Match), r.ReadOnly, r.Production, r.Reach(profile, i.Account)}
		i.ReadOnly = i.ReadOnly || r.ReadOnly && rule.Holds.Holds()
		i.Production = i.Production || r.Production && rule.Holds != call.HoldsNot
		i.Rules = append(i.Rules, rule)
	}
}

// guards say whether changes are allowed here, and which rules apply.
func (i sessionInfo) guards() (rows [][2]string) {
	changes, holding := "allowed", 0
	for _, r := range i.Rules {
		if r.Holds == call.HoldsNot {
			continue
		}
		holding++
		if r.ReadOnly && r.Holds == call.MayHold {
			changes = "refused until the account is known"
		}
		rows = append(rows, [2]string{"rule", r.words()})
	}
	if i.ReadOnly {
		changes = "refused: this session is read-only"
	}
	if n := len(i.Rules); holding == 0 && n > 0 {
		rows = append(rows, [2]string{"rule", fmt.Sprintf("none of the %d in the config applies here", n)})
	}
	return append([][2]string{{"changes", changes}}, rows...)
}

func (r ruleInfo) words() string {
	does := "changes nothing"
	switch {
	case r.ReadOnly && r.Production:
		does = "read-only, production"
	case r.ReadOnly:
		does = "read-only"
	case r.Production:
		does = "production"
	}
	holds := map[call.Reach]string{
		call.HoldsForProfile: "applies to this profile",
		call.HoldsForAccount: "applies to this account",
		call.MayHold:         "may apply: the account is not known",
	}
	return fmt.Sprintf("%q (%s) %s", r.Match, does, holds[r.Holds])
}
