package logsources

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// Set is where the sign-ins of a pool can be read: found by asking AWS, not
// guessed from names.
type Set struct {
	Pool string `json:"pool"`
	// Sources has each of the five, found or missing, the best first.
	Sources []Source `json:"sources"`
	// Named are the log groups that the operator named; when there are any they
	// are read in place of what was found.
	Named []source.LogGroup `json:"named,omitempty"`
}

// Source is one kind of record of sign-ins, as it is for one pool.
type Source struct {
	Source logs.Source
	Name   string            // "user activity", …
	Delay  string            // how late its records come, in words
	Groups []source.LogGroup // where it is read, when found
	// Finding is whether the source is there. It says what the source tells, or why it is
	// missing. Its remedy is what it takes to have the source, and to be allowed to read it;
	// of one that is found, what is still wrong with it.
	Finding finding.Finding
	Problem *call.Problem // the call that kept us from finding out
}

// State is whether the source is there.
func (s Source) State() State { return State(s.Finding.Word) }

// MarshalJSON writes it as scripts read it.
func (s Source) MarshalJSON() ([]byte, error) {
	var line bytes.Buffer
	as := json.NewEncoder(&line)
	as.SetEscapeHTML(false) // whoever writes the whole escapes it, or not
	err := as.Encode(struct {
		Name    string            `json:"source"`
		State   State             `json:"state"`
		Groups  []source.LogGroup `json:"groups,omitempty"`
		Delay   string            `json:"delay,omitempty"`
		Says    string            `json:"says"`
		Needs   []string          `json:"needs,omitempty"`
		SetUp   shell.Command     `json:"setUp,omitzero"`
		Cost    string            `json:"cost,omitempty"`
		Policy  []string          `json:"policy,omitempty"`
		Problem *call.Problem     `json:"problem,omitempty"`
	}{
		s.Name, s.State(), s.Groups, s.Delay, s.Finding.Says,
		s.Finding.Remedy.Steps, s.Finding.Remedy.Command, s.Finding.Remedy.Costs, s.Finding.Remedy.Policy, s.Problem,
	})
	return line.Bytes(), err
}

// State is whether a source is there: the word of its finding.
type State string

// The states.
const (
	Found     State = "found"
	Missing   State = "missing"
	Unknown   State = "unknown"    // the call that would tell failed: Problem
	OnRequest State = "on request" // there is no log to follow, but it can be asked
)

// Groups are the log groups to read, each once.
func (set Set) Groups() []source.LogGroup {
	if len(set.Named) > 0 {
		return slices.Clone(set.Named)
	}
	return set.found()
}

func (set Set) found() []source.LogGroup {
	var groups []source.LogGroup
	for _, s := range set.Sources {
		for _, g := range s.Groups {
			if !slices.ContainsFunc(groups, func(known source.LogGroup) bool { return known.Name == g.Name }) {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// Source is what was found of one kind.
func (set Set) Source(kind logs.Source) Source {
	i := slices.IndexFunc(set.Sources, func(s Source) bool { return s.Source == kind })
	if i < 0 {
		return Source{}
	}
	return set.Sources[i]
}

// Find finds the sources of a pool, which must have been described: some ten
// cheap calls, side by side. What fails is told by the source that it was about, so
// there is no error. Named log groups stand over what is found; of one that is found
// as well, its kind and filter are taken.
func Find(ctx context.Context, s *call.Session, pool admin.PoolDetail, named []string) Set {
	set, look := Set{Pool: pool.ID}, lookFor(ctx, s, pool)
	look.described = describe(ctx, s, slices.Concat(look.groupNames(), named))
	for _, k := range kinds {
		set.Sources = append(set.Sources, k.of(look))
	}
	found := set.found()
	for _, name := range named {
		i := slices.IndexFunc(found, func(g source.LogGroup) bool { return g.Name == name })
		if i >= 0 {
			set.Named = append(set.Named, found[i])
			continue
		}
		set.Named = append(set.Named, namedGroup(name, look.described[name]))
	}
	return set
}
