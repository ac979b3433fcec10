package logs

import "strings"

// isNotification knows the errors of messages that were not delivered. The
// member details is all that the guide documents of them.
func isNotification(o object) bool {
	_, details := activityMessage(o)["details"]
	return details && (o["eventTimestamp"] != nil || strings.EqualFold(o.text("eventSource"), "USER_NOTIFICATION"))
}

// parseNotification gives the error's own words: neither the user nor the
// address is told.
func (p *Parser) parseNotification(r Record, o object, emit func(*Event)) error {
	message := activityMessage(o)
	p.event = Event{
		Time: parseTime(o.text("eventTimestamp")), Kind: Undelivered, Outcome: Fail,
		Pool:   o.object("logSourceId").text("userPoolId"),
		Action: o.text("eventSource"), Message: message.text("details"), Source: Notification,
	}
	p.event.Reason = reasonIn(p.event.Message)
	p.hand(r, emit)
	return nil
}
