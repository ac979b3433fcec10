package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// mostEvents is how many of a user's events are kept. Cognito keeps two years.
const mostEvents = 1000

// eventsPart is of a user: their events, newest first.
const eventsPart part[[]types.AuthEventType] = "events"

// remember puts an event in the user's history, where the pool keeps one, and
// gives the event's id, which the tokens of a sign-in carry in any case.
func remember(c *call, p *pool, u *user, kind types.EventType, response types.EventResponseType, answered ...types.ChallengeResponseType) string {
	id := c.random.uuid()
	if !p.protects() {
		return id
	}
	event := types.AuthEventType{
		EventId: aws.String(id), EventType: kind, EventResponse: response, CreationDate: aws.Time(c.at),
		EventContextData:   &types.EventContextDataType{IpAddress: aws.String(c.sender)},
		EventRisk:          &types.EventRiskType{RiskDecision: types.RiskDecisionTypeNoRisk, CompromisedCredentialsDetected: aws.Bool(false)},
		ChallengeResponses: answered,
	}
	events := eventsPart.of(u.rare())
	*events = slices.Insert(*events, 0, event)
	*events = (*events)[:min(len(*events), mostEvents)]
	exportEvent(c, p, u, event)
	return id
}

// toPassword and toSecondFactor are how a challenge was answered.
func toPassword(r types.ChallengeResponse) types.ChallengeResponseType {
	return types.ChallengeResponseType{ChallengeName: types.ChallengeNamePassword, ChallengeResponse: r}
}

// passwordWas is how a user's history has the password. What it has where nobody
// looked at it is not documented.
func passwordWas(answered types.ChallengeResponse) []types.ChallengeResponseType {
	if answered == "" {
		return nil
	}
	return []types.ChallengeResponseType{toPassword(answered)}
}

func toSecondFactor(r types.ChallengeResponse) types.ChallengeResponseType {
	return types.ChallengeResponseType{ChallengeName: types.ChallengeNameMfa, ChallengeResponse: r}
}

// exportEvent writes an event of a user's history to the user activity log.
func exportEvent(c *call, p *pool, u *user, e types.AuthEventType) {
	challenges := []map[string]string{} // their form is not documented: that of AdminListUserAuthEvents
	for _, r := range e.ChallengeResponses {
		challenges = append(challenges, map[string]string{"challengeName": string(r.ChallengeName), "challengeResponse": string(r.ChallengeResponse)})
	}
	export(c, p, types.EventSourceNameUserAuthEvents, "USER_ACTIVITY", "INFO", map[string]any{
		"version": "1", "eventId": deref(e.EventId), "eventType": string(e.EventType), "userSub": u.sub, "userName": u.username,
		"userPoolId": p.id(), "clientId": c.clientID, "creationDate": c.at.UTC().Format("Mon Jan 2 15:04:05 MST 2006"),
		"eventResponse": string(e.EventResponse), "riskLevel": "", "riskDecision": "PASS", "challenges": challenges,
		"deviceName": "Other, Other", "ipAddress": c.sender, "requestId": c.passing.uuid(), "idpName": "",
		"compromisedCredentialDetected": "false", "city": "", "country": "", "eventFeedbackValue": "", "eventFeedbackDate": "",
		"eventFeedbackProvider": "", "hasContextData": "false",
	})
}

// isSecondFactor tells whether a challenge is one for which a password alone was
// not enough.
func isSecondFactor(challenge types.ChallengeNameType) bool {
	return challenge == types.ChallengeNameTypeSmsMfa || challenge == types.ChallengeNameTypeSoftwareTokenMfa || challenge == types.ChallengeNameTypeEmailOtp
}
