package admin

import (
	"context"

	"github.com/cognito-tui/cognito-tui/logs/source"
)

// Named is the door of log groups that the operator named, whatever pool they
// are about. A group that CloudWatch Logs does not describe is read by its name
// all the same.
func (s *Session) Named(ctx context.Context, groups []string) Door {
	var door Door
	for _, name := range groups {
		door.Named = append(door.Named, s.named(ctx, name))
	}
	return door
}

// named is a group as CloudWatch Logs describes it, or its name alone, which is
// all that reading needs: it will say what is wrong.
func (s *Session) named(ctx context.Context, name string) source.LogGroup {
	group, err := s.logGroup(ctx, name)
	if p := Explain(err); p != nil {
		return source.LogGroup{Name: name, Absent: p.Kind == KindNotFound}
	}
	return group
}
