package doors

import (
	"context"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// DoorNamed is the door of log groups that the operator named, whatever pool they
// are about. A group that CloudWatch Logs does not describe is read by its name
// all the same.
func DoorNamed(ctx context.Context, s *call.Session, groups []string) Door {
	var door Door
	for _, name := range groups {
		door.Named = append(door.Named, namedSource(ctx, s, name))
	}
	return door
}

// namedSource is a group as CloudWatch Logs describes it, or its name alone, which is
// all that reading needs: it will say what is wrong.
func namedSource(ctx context.Context, s *call.Session, name string) source.LogGroup {
	group, err := findLogGroup(ctx, s, name)
	if p := call.Explain(err); p != nil {
		return source.LogGroup{Name: name, Absent: p.Kind == call.KindNotFound}
	}
	return group
}
