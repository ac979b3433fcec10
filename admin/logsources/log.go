package logsources

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	trailtypes "github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	logtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// LogDelivery is one export of a pool's logs.
type LogDelivery struct {
	Source string `json:"source"` // userAuthEvents or userNotification
	Level  string `json:"level"`  // INFO or ERROR
	// Group is the ARN of a log group; Elsewhere that of a bucket or a stream, which can't be
	// followed.
	Group     string `json:"group,omitempty"`
	Elsewhere string `json:"elsewhere,omitempty"`
}

// LogDeliveries reads where a pool exports its logs: one
// GetLogDeliveryConfiguration call.
func LogDeliveries(ctx context.Context, s *call.Session, pool string) ([]LogDelivery, error) {
	out, err := s.Cognito().GetLogDeliveryConfiguration(ctx, &cip.GetLogDeliveryConfigurationInput{UserPoolId: &pool})
	if err != nil {
		return nil, fmt.Errorf("reading log delivery of pool %s: %w", pool, err)
	}
	return record.Each(record.Value(out.LogDeliveryConfiguration).LogConfigurations, newLogDelivery), nil
}

func newLogDelivery(c types.LogConfigurationType) LogDelivery {
	elsewhere := record.Value(record.Value(c.S3Configuration).BucketArn) + record.Value(record.Value(c.FirehoseConfiguration).StreamArn) // only one of them is set
	return LogDelivery{
		Source: plain.Text(string(c.EventSource)), Level: plain.Text(string(c.LogLevel)),
		Group:     plain.Text(groupARN(record.Value(record.Value(c.CloudWatchLogsConfiguration).LogGroupArn))),
		Elsewhere: plain.Text(elsewhere),
	}
}

// Trail is a trail of CloudTrail, with what matters here.
type Trail struct {
	Name       string `json:"name"`
	Group      string `json:"group,omitempty"` // ARN of the log group it writes to, "" for none
	AllRegions bool   `json:"allRegions"`
	HomeRegion string `json:"homeRegion"`
}

// Trails reads the trails that record the session's Region: one DescribeTrails
// call.
func Trails(ctx context.Context, s *call.Session) ([]Trail, error) {
	out, err := s.CloudTrail().DescribeTrails(ctx, &cloudtrail.DescribeTrailsInput{})
	if err != nil {
		return nil, fmt.Errorf("reading trails: %w", err)
	}
	return record.Each(out.TrailList, newTrail), nil
}

// mayLookUp reports whether CloudTrail gives its event history: one LookupEvents
// call for one event. The error says why not.
func mayLookUp(ctx context.Context, s *call.Session) error {
	_, err := s.CloudTrail().LookupEvents(ctx, &cloudtrail.LookupEventsInput{
		MaxResults: aws.Int32(1),
		LookupAttributes: []trailtypes.LookupAttribute{{
			AttributeKey: trailtypes.LookupAttributeKeyEventSource, AttributeValue: aws.String(source.CognitoEventSource),
		}},
	})
	return err
}

func newTrail(t trailtypes.Trail) Trail {
	return Trail{
		Name: plain.Text(record.Value(t.Name)), Group: plain.Text(groupARN(record.Value(t.CloudWatchLogsLogGroupArn))),
		AllRegions: record.Value(t.IsMultiRegionTrail), HomeRegion: plain.Text(record.Value(t.HomeRegion)),
	}
}

// functionGroup asks Lambda which log group a function writes to, "" for its default.
func functionGroup(ctx context.Context, s *call.Session, function string) (string, error) {
	out, err := s.Lambda().GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &function})
	if err != nil {
		return "", fmt.Errorf("reading function %s: %w", function, err)
	}
	return plain.Text(record.Value(record.Value(out.LoggingConfig).LogGroup)), nil
}

// findLogGroup asks CloudWatch Logs about one group.
func findLogGroup(ctx context.Context, s *call.Session, name string) (source.LogGroup, error) {
	out, err := logsClient(s).DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: &name})
	if err != nil {
		return source.LogGroup{}, fmt.Errorf("reading log group %s: %w", name, err)
	}
	for _, g := range out.LogGroups { // sorted by name: the group itself comes first among those with its prefix
		if record.Value(g.LogGroupName) == name {
			return newLogGroup(g), nil
		}
	}
	return source.LogGroup{}, fmt.Errorf("reading log group %s: %w", name, &logtypes.ResourceNotFoundException{Message: new("The specified log group does not exist.")})
}

func newLogGroup(g logtypes.LogGroup) source.LogGroup {
	return source.LogGroup{
		Name: plain.Text(record.Value(g.LogGroupName)), ARN: plain.Text(groupARN(record.Value(g.Arn))),
		Days: int(record.Value(g.RetentionInDays)), Standard: g.LogGroupClass == "" || g.LogGroupClass == logtypes.LogGroupClassStandard,
	}
}

// groupARN drops the ":*" at the end of some ARNs of log groups, which no API for reading
// accepts.
func groupARN(arn string) string { return strings.TrimSuffix(arn, ":*") }

// groupName returns the log group's name in its ARN:
// arn:aws:logs:eu-west-1:123456789012:log-group:NAME.
func groupName(arn string) string {
	_, name, _ := strings.Cut(arn, ":log-group:")
	return name
}

// regionOf returns the Region in an ARN.
func regionOf(arn string) string {
	if parts := strings.SplitN(arn, ":", 5); len(parts) == 5 {
		return parts[3]
	}
	return ""
}
