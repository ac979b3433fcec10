// Package delivery has log delivery: what a pool exports, and to where.
package delivery

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// exportGroup returns the log group that a pool exports to, "" for none.
func exportGroup(p *directory.Pool, source types.EventSourceName) string {
	for _, c := range Kept.Get(p) {
		if c.EventSource == source && c.CloudWatchLogsConfiguration != nil {
			_, name, _ := strings.Cut(shape.Value(c.CloudWatchLogsConfiguration.LogGroupArn), ":log-group:")
			return name
		}
	}
	return ""
}

// Kept holds where a pool exports its logs to.
const Kept account.Part[[]types.LogConfigurationType] = "log delivery"

// exported is a record of a pool's log export (developer guide, "Exporting logs"). The guide
// spells the source USER_ACTIVITY, programs that read real logs USER_AUTH_EVENTS; this follows
// the guide.
type exported struct {
	EventTimestamp string         `json:"eventTimestamp"`
	EventSource    string         `json:"eventSource"`
	LogLevel       string         `json:"logLevel"`
	Message        any            `json:"message"`
	LogSourceID    map[string]any `json:"logSourceId"`
}

// Export writes a record of a source to the log group that the pool exports it to, if there is
// one. name is the record's name for the source.
func Export(c *account.Call, p *directory.Pool, source types.EventSourceName, name, level string, message any) {
	group := exportGroup(p, source)
	if c.Deliver == nil || group == "" {
		return
	}
	record, err := json.Marshal(exported{
		EventTimestamp: fmt.Sprint(c.At.UnixMilli()), EventSource: name, LogLevel: level, Message: message,
		LogSourceID: map[string]any{"userPoolId": p.ID()},
	})
	if err == nil { // made of strings: it always marshals
		c.Deliver(group, p.ID(), c.At, string(record))
	}
}

// ExportFailure writes that a message could not be sent.
func ExportFailure(c *account.Call, p *directory.Pool, medium types.DeliveryMediumType) {
	why := shape.Value(p.Described.EmailConfigurationFailure)
	if medium == types.DeliveryMediumTypeSms {
		why = shape.Value(p.Described.SmsConfigurationFailure)
	}
	if why != "" {
		Export(c, p, types.EventSourceNameUserNotification, "USER_NOTIFICATION", "ERROR", map[string]string{"details": why})
	}
}
