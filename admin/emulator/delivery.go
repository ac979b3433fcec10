package emulator

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// exportGroup is the log group to which a pool exports, "" for none.
func exportGroup(p *pool, source types.EventSourceName) string {
	for _, c := range logsPart.get(p) {
		if c.EventSource == source && c.CloudWatchLogsConfiguration != nil {
			_, name, _ := strings.Cut(deref(c.CloudWatchLogsConfiguration.LogGroupArn), ":log-group:")
			return name
		}
	}
	return ""
}

// logsPart is of a pool: where it exports to.
const logsPart part[[]types.LogConfigurationType] = "log delivery"

// exported is a record of a pool's log export (developer guide, "Exporting
// logs"). The guide spells the source USER_ACTIVITY, and programs that read real
// logs USER_AUTH_EVENTS; the guide is followed.
type exported struct {
	EventTimestamp string         `json:"eventTimestamp"`
	EventSource    string         `json:"eventSource"`
	LogLevel       string         `json:"logLevel"`
	Message        any            `json:"message"`
	LogSourceID    map[string]any `json:"logSourceId"`
}

func export(c *call, p *pool, source types.EventSourceName, name, level string, message any) {
	group := exportGroup(p, source)
	if c.deliver == nil || group == "" {
		return
	}
	record, err := json.Marshal(exported{
		EventTimestamp: fmt.Sprint(c.at.UnixMilli()), EventSource: name, LogLevel: level, Message: message,
		LogSourceID: map[string]any{"userPoolId": p.id()},
	})
	if err == nil { // made of texts: it always marshals
		c.deliver(group, p.id(), c.at, string(record))
	}
}

// exportFailure writes that a message could not be sent.
func exportFailure(c *call, p *pool, medium types.DeliveryMediumType) {
	why := deref(p.described.EmailConfigurationFailure)
	if medium == types.DeliveryMediumTypeSms {
		why = deref(p.described.SmsConfigurationFailure)
	}
	if why != "" {
		export(c, p, types.EventSourceNameUserNotification, "USER_NOTIFICATION", "ERROR", map[string]string{"details": why})
	}
}
