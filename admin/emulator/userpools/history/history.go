// Package history has the events of users: their sign-ins and sign-ups, as threat protection
// records them.
package history

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/delivery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// mostEvents is how many of a user's events are kept. Cognito keeps two years.
const mostEvents = 1000

// Kept holds a user's events, newest first.
const Kept account.Part[[]types.AuthEventType] = "events"

// Remember adds an event to the user's history, if the pool keeps one. It returns the event's
// id, which the tokens of a sign-in carry in any case.
func Remember(c *account.Call, p *directory.Pool, u *directory.User, kind types.EventType, response types.EventResponseType, answered ...types.ChallengeResponseType) string {
	id := c.Random.UUID()
	if !p.Protects() {
		return id
	}
	event := types.AuthEventType{
		EventId: aws.String(id), EventType: kind, EventResponse: response, CreationDate: aws.Time(c.At),
		EventContextData:   &types.EventContextDataType{IpAddress: aws.String(c.Sender)},
		EventRisk:          &types.EventRiskType{RiskDecision: types.RiskDecisionTypeNoRisk, CompromisedCredentialsDetected: aws.Bool(false)},
		ChallengeResponses: answered,
	}
	events := Kept.Of(u.Rare())
	*events = slices.Insert(*events, 0, event)
	*events = (*events)[:min(len(*events), mostEvents)]
	exportEvent(c, p, u, event)
	return id
}

// ToPassword is the answer to a password challenge, for a user's history.
func ToPassword(r types.ChallengeResponse) types.ChallengeResponseType {
	return types.ChallengeResponseType{ChallengeName: types.ChallengeNamePassword, ChallengeResponse: r}
}

// PasswordWas is how a user's history records the password. What AWS records where the password
// was not checked is not documented.
func PasswordWas(answered types.ChallengeResponse) []types.ChallengeResponseType {
	if answered == "" {
		return nil
	}
	return []types.ChallengeResponseType{ToPassword(answered)}
}

// ToSecondFactor is the answer to a challenge for a second factor, for a user's history.
func ToSecondFactor(r types.ChallengeResponse) types.ChallengeResponseType {
	return types.ChallengeResponseType{ChallengeName: types.ChallengeNameMfa, ChallengeResponse: r}
}

// exportEvent writes an event of a user's history to the user activity log.
func exportEvent(c *account.Call, p *directory.Pool, u *directory.User, e types.AuthEventType) {
	challenges := []map[string]string{} // their form is not documented: AdminListUserAuthEvents's is used
	for _, r := range e.ChallengeResponses {
		challenges = append(challenges, map[string]string{"challengeName": string(r.ChallengeName), "challengeResponse": string(r.ChallengeResponse)})
	}
	delivery.Export(c, p, types.EventSourceNameUserAuthEvents, "USER_ACTIVITY", "INFO", map[string]any{
		"version": "1", "eventId": shape.Value(e.EventId), "eventType": string(e.EventType), "userSub": u.Sub, "userName": u.Username,
		"userPoolId": p.ID(), "clientId": c.ClientID, "creationDate": c.At.UTC().Format("Mon Jan 2 15:04:05 MST 2006"),
		"eventResponse": string(e.EventResponse), "riskLevel": "", "riskDecision": "PASS", "challenges": challenges,
		"deviceName": "Other, Other", "ipAddress": c.Sender, "requestId": c.Passing.UUID(), "idpName": "",
		"compromisedCredentialDetected": "false", "city": "", "country": "", "eventFeedbackValue": "", "eventFeedbackDate": "",
		"eventFeedbackProvider": "", "hasContextData": "false",
	})
}
