package parse

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// isNotification recognizes the errors of messages that were not delivered. The
// guide documents only their member details.
func isNotification(o object) bool {
	_, details := activityMessage(o)["details"]
	return details && (o["eventTimestamp"] != nil || strings.EqualFold(o.text("eventSource"), "USER_NOTIFICATION"))
}

// parseNotification gives the error's own words: it names neither the user nor
// the address.
func (p *Parser) parseNotification(r logs.Record, o object, emit func(*logs.Event)) error {
	message := activityMessage(o)
	p.event = logs.Event{
		Time: parseTime(o.text("eventTimestamp")), Kind: logs.Undelivered, Outcome: logs.Fail,
		Pool:   o.object("logSourceId").text("userPoolId"),
		Action: o.text("eventSource"), Message: message.text("details"), Source: logs.Notification,
	}
	p.event.Reason = reasonIn(p.event.Message)
	p.hand(r, emit)
	return nil
}
