package delivery

import (
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// setLogDeliveryConfiguration replaces the whole configuration. The texts of AWS's refusals are
// not documented.
func setLogDeliveryConfiguration(_ *account.Call, p *directory.Pool, in *cip.SetLogDeliveryConfigurationInput) (*cip.SetLogDeliveryConfigurationOutput, error) {
	seen := map[types.EventSourceName]bool{}
	for _, c := range in.LogConfigurations {
		if seen[c.EventSource] {
			return nil, refuse.InvalidParameter("Duplicate event source %s.", c.EventSource)
		}
		seen[c.EventSource] = true
		if err := mayDeliver(p, c); err != nil {
			return nil, err
		}
	}
	*Kept.Of(p) = append([]types.LogConfigurationType{}, in.LogConfigurations...)
	return &cip.SetLogDeliveryConfigurationOutput{LogDeliveryConfiguration: &types.LogDeliveryConfigurationType{
		UserPoolId: p.Described.Id, LogConfigurations: append([]types.LogConfigurationType{}, Kept.Get(p)...),
	}}, nil
}

// mayDeliver refuses a destination that AWS refuses: errors of notifications go to a log group
// only and need no plan; user activity goes to one place of three and needs the Plus plan with
// threat protection.
func mayDeliver(p *directory.Pool, c types.LogConfigurationType) error {
	places := 0
	for _, there := range []bool{c.CloudWatchLogsConfiguration != nil, c.FirehoseConfiguration != nil, c.S3Configuration != nil} {
		if there {
			places++
		}
	}
	switch {
	case places != 1:
		return refuse.InvalidParameter("Exactly one destination must be provided for event source %s.", c.EventSource)
	case c.CloudWatchLogsConfiguration != nil && strings.HasSuffix(shape.Value(c.CloudWatchLogsConfiguration.LogGroupArn), "*"):
		return refuse.InvalidParameter("Invalid log group ARN: %s", *c.CloudWatchLogsConfiguration.LogGroupArn)
	case c.EventSource == types.EventSourceNameUserNotification && (c.LogLevel != types.LogLevelError || c.CloudWatchLogsConfiguration == nil):
		return refuse.InvalidParameter("%s takes the log level ERROR and a log group.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && c.LogLevel != types.LogLevelInfo:
		return refuse.InvalidParameter("%s takes the log level INFO.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && !p.Protects():
		return refuse.With("FeatureUnavailableInTierException", "User activity logs need the Plus plan and threat protection.")
	}
	return nil
}

func getLogDeliveryConfiguration(_ *account.Call, p *directory.Pool, _ *cip.GetLogDeliveryConfigurationInput) (*cip.GetLogDeliveryConfigurationOutput, error) {
	return &cip.GetLogDeliveryConfigurationOutput{LogDeliveryConfiguration: &types.LogDeliveryConfigurationType{
		UserPoolId: p.Described.Id, LogConfigurations: append([]types.LogConfigurationType{}, Kept.Get(p)...),
	}}, nil
}
