package logsources

import (
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// InsightsOf asks wide questions of log groups. Groups that did not exist when the sources were
// read may exist by now: it asks for them once more, a DescribeLogGroups call each.
func InsightsOf(ctx context.Context, s *call.Session, groups []source.LogGroup) source.Insights {
	groups = slices.Clone(groups)
	for i, g := range groups {
		if !g.Absent {
			continue
		}
		if described, err := findLogGroup(ctx, s, g.Name); err == nil { // otherwise it stays as it was
			described.Kind, described.Filter = g.Kind, g.Filter
			groups[i] = described
		}
	}
	return source.Insights{Client: logsClient(s), Groups: groups}
}
