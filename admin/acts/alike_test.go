package acts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

func TestNamesOfAPlanThatLookAlikeAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		names []string
		want  []string // words of each warning
	}{
		"nothing":             {[]string{"alice", "bob", "José", "山田", "alice"}, nil},
		"a selector":          {[]string{"alice", "alice‹FE0F›"}, []string{"Invisible characters are in the name alice‹FE0F›;", "look alike: alice and alice‹FE0F›."}},
		"shown the same":      {[]string{"vera\u034f", "vera‹034F›"}, []string{"Invisible", "look alike: vera‹034F› and vera‹034F›."}},
		"raw, as logs have":   {[]string{"alice\u3164"}, []string{"Invisible"}},
		"Cyrillic":            {[]string{"admin", "аdmin"}, []string{"only look like others are in the name аdmin;", "look alike: admin and аdmin."}},
		"digits":              {[]string{"a1ice", "alice", "bob"}, []string{"look alike: a1ice and alice."}},
		"two ways to write é": {[]string{"José", "Jose\u0301"}, []string{"look alike: "}},
		"many":                {[]string{"a1", "al", "b1", "bl", "c1", "cl", "d1", "dl", "e1", "el"}, []string{"c1 and cl and 2 more."}},
	} {
		got := acts.LookAlikes(c.names...)
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
			continue
		}
		for i, words := range c.want {
			if !strings.Contains(got[i], words) {
				t.Errorf("%s: %q, want %q in it", name, got[i], words)
			}
		}
	}
}

// A plan on one user is about the user and the group, whichever of them looks like
// another.
func TestAPlanOnOneWarnsOfDisguisedNames(t *testing.T) {
	l := newLab(t)
	for _, c := range []struct {
		user, group string
		warns       bool
	}{{"alice", "staff", false}, {"alice‹034F›", "staff", true}, {"alice", "stаff", true}, {"staff", "stаff", true}} {
		act := l.act("add-to-group", acts.Inputs{"group": c.group})
		act.Target.User.Username = c.user
		warned := slices.ContainsFunc(acts.PlanOf(l.session, act).Warnings, func(w string) bool { return strings.Contains(w, "the name") })
		if warned != c.warns {
			t.Errorf("%q to %q: %q", c.user, c.group, acts.PlanOf(l.session, act).Warnings)
		}
	}
}
