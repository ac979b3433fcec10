package emulator

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
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

// recordTrail writes a call as CloudTrail does: who it was about by sub, where
// there is such a user, and never by name.
func recordTrail(c *call, r *http.Request, made Call, access access, body []byte, of outcome) {
	if c.opts.Deliver == nil || c.opts.Trail == "" {
		return
	}
	record := map[string]any{
		"eventVersion": "1.10", "eventTime": c.at.UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com",
		"eventName": made.Operation, "awsRegion": c.opts.Region, "sourceIPAddress": c.sender, "userAgent": r.UserAgent(),
		"requestParameters": redacted(body), "responseElements": of.elements(), "requestID": c.passing.uuid(), "eventID": c.passing.uuid(),
		"readOnly":  strings.HasPrefix(made.Operation, "List") || strings.HasPrefix(made.Operation, "Describe") || strings.HasPrefix(made.Operation, "Get"),
		"eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": c.opts.Account, "eventCategory": "Management",
		"userIdentity": trailIdentity(c, access),
	}
	if of.err != nil {
		f := asFailure(of.err)
		record["errorCode"], record["errorMessage"] = f.Code, f.Message
	}
	if sub := subOf(c, made); sub != "" {
		record["additionalEventData"] = map[string]string{"sub": sub}
	}
	text, err := json.Marshal(record)
	if err == nil { // of JSON and texts: it always marshals
		c.opts.Deliver(c.opts.Trail, c.opts.Account+"_CloudTrail_"+c.opts.Region, c.at, string(text))
	}
}

// outcome is what became of a call.
type outcome struct {
	out any
	err error
}

// elements are the response as CloudTrail has it. What AWS writes of a sign-in's is
// not documented: only the name of the challenge is told, without which nobody
// could tell one that goes on from one that is over.
func (o outcome) elements() any {
	var next step
	if o.err == nil {
		copyMembers(&next, o.out)
	}
	if next.ChallengeName == "" {
		return nil
	}
	return map[string]any{"challengeName": string(next.ChallengeName), "challengeParameters": hidden, "session": hidden}
}

func trailIdentity(c *call, access access) map[string]string {
	if access == public {
		return map[string]string{"type": "Unknown", "principalId": "Anonymous"}
	}
	return map[string]string{"type": "IAMUser", "principalId": "AIDADEMODEMODEMODEMO1", "arn": c.userARN(), "accountId": c.opts.Account, "userName": "demo"}
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
func subOf(c *call, made Call) string {
	for _, p := range c.pools {
		if p.id() == made.PoolID || c.clientID != "" && p.client(c.clientID) != nil {
			if u := p.users.find(made.Username); u != nil && made.Username != "" {
				return u.sub
			}
		}
	}
	return ""
}
