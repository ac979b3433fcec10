package parse

import "github.com/cognito-tui/cognito-tui/logs"

// isHistory recognizes an item of AdminListUserAuthEvents.
func isHistory(o object) bool {
	return o.text("EventId") != "" && o.text("EventType") != "" && o["EventName"] == nil
}

// parseHistory reads an item of AdminListUserAuthEvents. The item does not say
// whose it is: the caller puts the user's sub into the record's Stream and the
// pool's id into its Group.
func (p *Parser) parseHistory(r logs.Record, o object, emit func(*logs.Event)) error {
	where, risk := o.object("EventContextData"), o.object("EventRisk")
	p.event = logs.Event{
		Time: parseTime(o.text("CreationDate")), ID: o.text("EventId"),
		Kind: kindOf(o.text("EventType")), Outcome: outcomeOf(o.text("EventResponse")),
		IP: where.text("IpAddress"), Country: where.text("Country"), City: where.text("City"), Device: where.text("DeviceName"),
		Challenges: challengesOf(o["ChallengeResponses"]),
		Risk:       riskOf(risk.text("RiskLevel")), Decision: decisionOf(risk.text("RiskDecision")),
		Compromised: risk.yes("CompromisedCredentialsDetected"),
		Sub:         r.Stream, Action: o.text("EventType"), Source: logs.UserHistory,
	}
	e := &p.event
	if poolID.MatchString(r.Group) {
		e.Pool = r.Group
	}
	if e.Outcome == logs.Fail {
		e.Reason = whyFailed(e)
	}
	p.hand(r, emit)
	return nil
}
