package emulator

import (
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// setLogDeliveryConfiguration replaces the whole configuration. Which texts AWS
// refuses with is not documented.
func setLogDeliveryConfiguration(_ *call, p *pool, in *cip.SetLogDeliveryConfigurationInput) (*cip.SetLogDeliveryConfigurationOutput, error) {
	seen := map[types.EventSourceName]bool{}
	for _, c := range in.LogConfigurations {
		if seen[c.EventSource] {
			return nil, invalidParameter("Duplicate event source %s.", c.EventSource)
		}
		seen[c.EventSource] = true
		if err := mayDeliver(p, c); err != nil {
			return nil, err
		}
	}
	*logsPart.of(p) = append([]types.LogConfigurationType{}, in.LogConfigurations...)
	return &cip.SetLogDeliveryConfigurationOutput{LogDeliveryConfiguration: &types.LogDeliveryConfigurationType{
		UserPoolId: p.described.Id, LogConfigurations: append([]types.LogConfigurationType{}, logsPart.get(p)...),
	}}, nil
}

// mayDeliver: errors of notifications go to a log group only and need no plan;
// user activity goes to one place of three and needs the Plus plan with threat
// protection.
func mayDeliver(p *pool, c types.LogConfigurationType) error {
	places := 0
	for _, there := range []bool{c.CloudWatchLogsConfiguration != nil, c.FirehoseConfiguration != nil, c.S3Configuration != nil} {
		if there {
			places++
		}
	}
	switch {
	case places != 1:
		return invalidParameter("Exactly one destination must be provided for event source %s.", c.EventSource)
	case c.CloudWatchLogsConfiguration != nil && strings.HasSuffix(deref(c.CloudWatchLogsConfiguration.LogGroupArn), "*"):
		return invalidParameter("Invalid log group ARN: %s", *c.CloudWatchLogsConfiguration.LogGroupArn)
	case c.EventSource == types.EventSourceNameUserNotification && (c.LogLevel != types.LogLevelError || c.CloudWatchLogsConfiguration == nil):
		return invalidParameter("%s takes the log level ERROR and a log group.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && c.LogLevel != types.LogLevelInfo:
		return invalidParameter("%s takes the log level INFO.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && !p.protects():
		return fail("FeatureUnavailableInTierException", "User activity logs need the Plus plan and threat protection.")
	}
	return nil
}

func getLogDeliveryConfiguration(_ *call, p *pool, _ *cip.GetLogDeliveryConfigurationInput) (*cip.GetLogDeliveryConfigurationOutput, error) {
	return &cip.GetLogDeliveryConfigurationOutput{LogDeliveryConfiguration: &types.LogDeliveryConfigurationType{
		UserPoolId: p.described.Id, LogConfigurations: append([]types.LogConfigurationType{}, logsPart.get(p)...),
	}}, nil
}
