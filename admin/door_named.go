package admin

import (
	"context"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Named is the door of log groups that the operator named, whatever pool they
// are about. A group that CloudWatch Logs does not describe is read by its name
// all the same.
func (s *Session) Named(ctx context.Context, groups []string) Door {
	var door Door
	for _, name := range groups {
		group, err := s.logGroup(ctx, name)
		if err != nil {
			group = logs.LogGroup{Name: name} // reading it will say what is wrong
		}
		door.Named = append(door.Named, group)
	}
	return door
}
