package doors

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

// Door is where the sign-ins of a pool can be read: found by asking AWS, not
// guessed from names.
type Door struct {
	Pool string `json:"pool"`
	// Sources has each of the five, found or missing, the best first.
	Sources []DoorSource `json:"sources"`
	// Named are the log groups that the operator named; when there are any they
	// are read in place of what was found.
	Named []source.LogGroup `json:"named,omitempty"`
}

// DoorSource is one kind of record of sign-ins, as it is for one pool.
type DoorSource struct {
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
func (s DoorSource) State() DoorState { return DoorState(s.Finding.Word) }

// MarshalJSON writes it as scripts read it.
func (s DoorSource) MarshalJSON() ([]byte, error) {
	var line bytes.Buffer
	as := json.NewEncoder(&line)
	as.SetEscapeHTML(false) // whoever writes the whole escapes it, or not
	err := as.Encode(struct {
		Name    string            `json:"source"`
		State   DoorState         `json:"state"`
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

// DoorState is whether a source is there: the word of its finding.
type DoorState string

// The states.
const (
	DoorFound     DoorState = "found"
	DoorMissing   DoorState = "missing"
	DoorUnknown   DoorState = "unknown"    // the call that would tell failed: Problem
	DoorOnRequest DoorState = "on request" // there is no log to follow, but it can be asked
)

// Groups are the log groups to read, each once.
func (d Door) Groups() []source.LogGroup {
	if len(d.Named) > 0 {
		return slices.Clone(d.Named)
	}
	return d.found()
}

func (d Door) found() []source.LogGroup {
	var groups []source.LogGroup
	for _, s := range d.Sources {
		for _, g := range s.Groups {
			if !slices.ContainsFunc(groups, func(known source.LogGroup) bool { return known.Name == g.Name }) {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// Source is what was found of one kind.
func (d Door) Source(kind logs.Source) DoorSource {
	i := slices.IndexFunc(d.Sources, func(s DoorSource) bool { return s.Source == kind })
	if i < 0 {
		return DoorSource{}
	}
	return d.Sources[i]
}

// FindDoor finds the sources of a pool, which must have been described: some ten
// cheap calls, side by side. What fails is told by the source that it was about, so
// there is no error. Named log groups stand over what is found; of one that is found
// as well, its kind and filter are taken.
func FindDoor(ctx context.Context, s *call.Session, pool admin.PoolDetail, named []string) Door {
	door, look := Door{Pool: pool.ID}, lookFor(ctx, s, pool)
	look.described = describe(ctx, s, slices.Concat(look.groupNames(), named))
	for _, k := range kinds {
		door.Sources = append(door.Sources, k.of(look))
	}
	found := door.found()
	for _, name := range named {
		i := slices.IndexFunc(found, func(g source.LogGroup) bool { return g.Name == name })
		if i >= 0 {
			door.Named = append(door.Named, found[i])
			continue
		}
		door.Named = append(door.Named, namedGroup(name, look.described[name]))
	}
	return door
}
