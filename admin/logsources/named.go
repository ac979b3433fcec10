package logsources

import (
	"context"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// Named is the set of log groups that the operator named, whatever pool they
// are about. A group that CloudWatch Logs does not describe is read by its name
// all the same.
func Named(ctx context.Context, s *call.Session, groups []string) Set {
	described := describe(ctx, s, groups)
	return Set{Named: record.Each(groups, func(name string) source.LogGroup { return namedGroup(name, described[name]) })}
}

// namedGroup is a group as CloudWatch Logs describes it, else its name alone, which is enough
// for reading: the reader then reports what is wrong.
func namedGroup(name string, described fact.Fact[source.LogGroup]) source.LogGroup {
	if p := described.Problem(); p != nil {
		return source.LogGroup{Name: name, Absent: p.Kind == call.KindNotFound}
	}
	return described.Value
}
