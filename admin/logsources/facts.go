package logsources

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// looked is what the calls returned about a pool, before it is put into words.
type looked struct {
	*call.Session // for its Region, and the commands to paste
	pool          admin.PoolDetail
	deliveries    fact.Fact[[]LogDelivery]
	trails        fact.Fact[[]Trail]
	history       fact.Fact[bool]     // whether CloudTrail allows its event history to be read; asked where trails can't be listed
	functions     []string            // ARNs of the triggers' functions
	functionLogs  []fact.Fact[string] // the log group of each, "" for Lambda's default
	// described are the log groups that these name, by name.
	described map[string]fact.Fact[source.LogGroup]
}

// lookFor asks AWS about the sources of a pool, about all of them at once.
func lookFor(ctx context.Context, s *call.Session, pool admin.PoolDetail) looked {
	l := looked{Session: s, pool: pool, functions: functions(pool.Triggers)}
	l.functionLogs = make([]fact.Fact[string], len(l.functions))
	readers := []fact.Reader[looked]{deliveriesReader, trailsReader, historyReader}
	for i := range l.functions {
		readers = append(readers, functionReader(i))
	}
	return fact.All(ctx, l, readers, fact.Terms{})
}

var deliveriesReader = fact.Read(
	fact.From{Source: "log delivery of the pool", Service: cip.ServiceID, Operation: "GetLogDeliveryConfiguration"},
	func(l *looked) *fact.Fact[[]LogDelivery] { return &l.deliveries },
	func(ctx context.Context, l looked) ([]LogDelivery, int, error) {
		deliveries, err := LogDeliveries(ctx, l.Session, l.pool.ID)
		return deliveries, 1, err
	},
)

var trailsReader = fact.Read(
	fact.From{Source: "trails", Service: cloudtrail.ServiceID, Operation: "DescribeTrails"},
	func(l *looked) *fact.Fact[[]Trail] { return &l.trails },
	func(ctx context.Context, l looked) ([]Trail, int, error) {
		trails, err := Trails(ctx, l.Session)
		return trails, 1, err
	},
)

var historyReader = fact.Read(
	fact.From{Source: "CloudTrail's event history", Service: cloudtrail.ServiceID, Operation: "LookupEvents"},
	func(l *looked) *fact.Fact[bool] { return &l.history },
	func(ctx context.Context, l looked) (bool, int, error) {
		err := mayLookUp(ctx, l.Session)
		return err == nil, 1, err
	},
).After(func(l looked) bool { return l.trails.State == fact.Unread })

// functionReader reads which log group one of the triggers' functions writes to.
func functionReader(i int) fact.Reader[looked] {
	return fact.Read(
		fact.From{Source: "the function's settings", Service: lambda.ServiceID, Operation: "GetFunctionConfiguration"},
		func(l *looked) *fact.Fact[string] {
			l.functionLogs = slices.Clone(l.functionLogs) // the earlier facts, already handed over, share the old ones
			return &l.functionLogs[i]
		},
		func(ctx context.Context, l looked) (string, int, error) {
			group, err := functionGroup(ctx, l.Session, l.functions[i])
			return group, 1, err
		},
	)
}

// described are log groups, each as CloudWatch Logs describes it.
type described []fact.Fact[source.LogGroup]

// describe asks CloudWatch Logs about log groups, each once: whether they exist, how long they
// keep records, and which class they are of.
func describe(ctx context.Context, s *call.Session, names []string) map[string]fact.Fact[source.LogGroup] {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	readers := make([]fact.Reader[described], len(names))
	for i, name := range names {
		readers[i] = fact.Read(
			fact.From{Source: "the log group", Service: cloudwatchlogs.ServiceID, Operation: "DescribeLogGroups"},
			func(groups *described) *fact.Fact[source.LogGroup] {
				*groups = slices.Clone(*groups)
				return &(*groups)[i]
			},
			func(ctx context.Context, _ described) (source.LogGroup, int, error) {
				group, err := findLogGroup(ctx, s, name)
				return group, 1, err
			},
		)
	}
	groups := map[string]fact.Fact[source.LogGroup]{}
	for i, group := range fact.All(ctx, make(described, len(names)), readers, fact.Terms{}) {
		groups[names[i]] = group
	}
	return groups
}
