package doors

import (
	"cmp"
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
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
// cheap calls. What fails is told by the source that it was about, so there is
// no error. Named log groups stand over what is found; of one that is found as
// well, its kind and filter are taken.
func FindDoor(ctx context.Context, s *call.Session, pool admin.PoolDetail, named []string) Door {
	look := lookFor(ctx, s, pool)
	door := Door{Pool: pool.ID, Sources: []DoorSource{
		look.userActivity(), look.notifications(), look.trail(ctx), look.lambda(ctx), look.userHistory(),
	}}
	look.describeGroups(ctx, &door)
	found := door.found()
	for _, name := range named {
		var group source.LogGroup
		if i := slices.IndexFunc(found, func(g source.LogGroup) bool { return g.Name == name }); i >= 0 {
			group = found[i]
		} else {
			group = namedSource(ctx, s, name)
		}
		door.Named = append(door.Named, group)
	}
	return door
}

// looked is what the calls told about a pool, before it is put into words.
type looked struct {
	*call.Session
	pool       admin.PoolDetail
	deliveries []LogDelivery
	noDelivery *call.Problem
	trails     []Trail
	noTrails   *call.Problem
}

func lookFor(ctx context.Context, s *call.Session, pool admin.PoolDetail) looked {
	l := looked{Session: s, pool: pool}
	var err error
	l.deliveries, err = LogDeliveries(ctx, s, pool.ID)
	l.noDelivery = call.Explain(err)
	l.trails, err = Trails(ctx, s)
	l.noTrails = call.Explain(err)
	return l
}

// describeGroups asks CloudWatch Logs about the groups found: whether they are
// there, for how long they keep records, and of which class they are. Where that
// is not allowed they are read all the same.
func (l looked) describeGroups(ctx context.Context, door *Door) {
	for i := range door.Sources {
		source := &door.Sources[i]
		for j := range source.Groups {
			group := &source.Groups[j]
			described, err := findLogGroup(ctx, l.Session, group.Name)
			switch p := call.Explain(err); {
			case p == nil:
				described.Kind, described.Filter = group.Kind, group.Filter
				*group = described
			case p.Kind == call.KindNotFound:
				group.Absent = true
				group.Standard = false // a Live Tail of it would be refused, with all others
				source.Needs = append(source.Needs, "The log group "+group.Name+" is not there yet; it is made when the first record comes, or was deleted.")
			default:
				source.Problem = cmp.Or(source.Problem, p)
			}
		}
	}
}
