package doors

import (
	"cmp"
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/record"
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
	Source logs.Source       `json:"-"`
	Name   string            `json:"source"` // "user activity", …
	State  DoorState         `json:"state"`
	Groups []source.LogGroup `json:"groups,omitempty"` // where it is read, when found
	Delay  string            `json:"delay,omitempty"`  // how late its records come, in words
	Says   string            `json:"says"`             // one sentence: what it tells, or why it is missing
	// Needs are the steps to have it, and Cost what it costs then, in words. Both
	// also say, of a source that is found, what is still wrong with it.
	Needs []string `json:"needs,omitempty"`
	// SetUp is the command of the first of these steps, where there is one.
	SetUp shell.Command `json:"setUp,omitzero"`
	Cost  string        `json:"cost,omitempty"`
	// Policy has the statements of an IAM policy for reading it, JSON in one line
	// each.
	Policy  []string      `json:"policy,omitempty"`
	Problem *call.Problem `json:"problem,omitempty"` // the call that kept us from finding out
}

// DoorState is whether a source is there.
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
	door := Door{Pool: pool.ID}
	look := lookFor(ctx, s, pool)
	for _, judge := range sources {
		door.Sources = append(door.Sources, judge(look))
	}
	names := slices.Concat(record.Each(door.found(), func(g source.LogGroup) string { return g.Name }), named)
	slices.Sort(names)
	groups := describe(ctx, s, slices.Compact(names))
	for i := range door.Sources {
		door.Sources[i].describedBy(groups)
	}
	found := door.found()
	for _, name := range named {
		i := slices.IndexFunc(found, func(g source.LogGroup) bool { return g.Name == name })
		if i >= 0 {
			door.Named = append(door.Named, found[i])
			continue
		}
		door.Named = append(door.Named, namedGroup(name, groups[name]))
	}
	return door
}

// sources is the table of where sign-ins can be read, the best first: each says of what
// was looked at whether there is such a source.
var sources = []func(looked) DoorSource{
	looked.userActivity, looked.notifications, looked.trail, looked.lambda, looked.userHistory,
}

// describedBy takes what CloudWatch Logs says of the log groups found. Where it may not
// be asked they are read all the same.
func (s *DoorSource) describedBy(groups map[string]fact.Fact[source.LogGroup]) {
	for i := range s.Groups {
		group := &s.Groups[i]
		described := groups[group.Name]
		switch p := described.Problem(); {
		case p == nil:
			described.Value.Kind, described.Value.Filter = group.Kind, group.Filter
			*group = described.Value
		case p.Kind == call.KindNotFound:
			group.Absent = true
			group.Standard = false // a Live Tail of it would be refused, with all others
			s.Needs = append(s.Needs, "The log group "+group.Name+" is not there yet; it is made when the first record comes, or was deleted.")
		default:
			s.Problem = cmp.Or(s.Problem, p)
		}
	}
}
