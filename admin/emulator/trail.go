package emulator

import (
	"encoding/json"
	"strings"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// hidden is what CloudTrail writes in place of what it must not tell.
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

// hiddenMembers are the members of requests that CloudTrail hides, whatever is
// in them: even a map becomes the text.
var hiddenMembers = map[string]bool{
	"AuthParameters": true, "ChallengeResponses": true, "Session": true, "Username": true, "Password": true, "UserAttributes": true,
	"SecretHash": true, "ConfirmationCode": true, "AccessToken": true, "RefreshToken": true, "Token": true, "TemporaryPassword": true,
	"UserContextData": true, "ContextData": true, "ValidationData": true, "ClientMetadata": true, "UserCode": true, "Filter": true,
	"DestinationUser": true, "SourceUser": true, "User": true, "ClientSecret": true, "ProviderDetails": true,
}

// newTrail writes calls to the log group of a trail, as CloudTrail does: who each
// was about by sub, where there is such a user, and never by name.
func newTrail(group string) func(*call, done) {
	return func(c *call, d done) {
		if c.deliver == nil || group == "" {
			return
		}
		text, err := json.Marshal(trailRecord(c, d))
		if err == nil { // of JSON and texts: it always marshals
			c.deliver(group, c.accountID+"_CloudTrail_"+c.region, c.at, string(text))
		}
	}
}

func trailRecord(c *call, d done) map[string]any {
	record := map[string]any{
		"eventVersion": "1.10", "eventTime": c.at.UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com",
		"eventName": d.made.Operation, "awsRegion": c.region, "sourceIPAddress": c.sender, "userAgent": d.request.UserAgent(),
		"requestParameters": redacted(d.body), "responseElements": responseElements(d), "requestID": c.passing.uuid(), "eventID": c.passing.uuid(),
		"readOnly":  strings.HasPrefix(d.made.Operation, "List") || strings.HasPrefix(d.made.Operation, "Describe") || strings.HasPrefix(d.made.Operation, "Get"),
		"eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": c.accountID, "eventCategory": "Management",
		"userIdentity": trailIdentity(c, d.access),
	}
	if d.err != nil {
		f := asFailure(d.err)
		record["errorCode"], record["errorMessage"] = f.Code, f.Message
	}
	if sub := subOf(c, d.made); sub != "" {
		record["additionalEventData"] = map[string]string{"sub": sub}
	}
	return record
}

// responseElements are the response as CloudTrail has it. What AWS writes of a sign-in's is
// not documented: only the name of the challenge is told, without which nobody
// could tell one that goes on from one that is over.
func responseElements(d done) any {
	var next cip.RespondToAuthChallengeOutput
	if d.err == nil {
		copyMembers(&next, d.out)
	}
	if next.ChallengeName == "" {
		return nil
	}
	return map[string]any{"challengeName": string(next.ChallengeName), "challengeParameters": hidden, "session": hidden}
}

func trailIdentity(c *call, access access) map[string]string {
	if access == anyone {
		return map[string]string{"type": "Unknown", "principalId": "Anonymous"}
	}
	return map[string]string{"type": "IAMUser", "principalId": "AIDADEMODEMODEMODEMO1", "arn": c.userARN(), "accountId": c.accountID, "userName": "demo"}
}

// redacted gives a request's members as CloudTrail names and hides them.
func redacted(body []byte) map[string]any {
	var members map[string]any
	if json.Unmarshal(body, &members) != nil {
		return nil
	}
	out := make(map[string]any, len(members))
	for name, value := range members {
		if hiddenMembers[name] {
			value = hidden
		}
		if name != "" {
			name = strings.ToLower(name[:1]) + name[1:]
		}
		out[name] = value
	}
	return out
}

// subOf finds whom a call was about.
func subOf(c *call, made answeredCall) string {
	for _, p := range poolsIn(c).list {
		if p.id() == made.PoolID || c.clientID != "" && p.client(c.clientID) != nil {
			if u := p.users.find(made.Username); u != nil && made.Username != "" {
				return u.sub
			}
		}
	}
	return ""
}
