// Package trail records calls as CloudTrail does.
package trail

import (
	"encoding/json"
	"strings"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// hidden is what CloudTrail writes in place of sensitive values.
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

// hiddenMembers are the members of requests that CloudTrail hides, whatever they hold: even a
// map becomes the text.
var hiddenMembers = map[string]bool{
	"AuthParameters": true, "ChallengeResponses": true, "Session": true, "Username": true, "Password": true, "UserAttributes": true,
	"SecretHash": true, "ConfirmationCode": true, "AccessToken": true, "RefreshToken": true, "Token": true, "TemporaryPassword": true,
	"UserContextData": true, "ContextData": true, "ValidationData": true, "ClientMetadata": true, "UserCode": true, "Filter": true,
	"DestinationUser": true, "SourceUser": true, "User": true, "ClientSecret": true, "ProviderDetails": true,
	"ProposedPassword": true, "PreviousPassword": true, "Code": true, "FeedbackToken": true, "Secret": true, "Credential": true,
}

// New writes calls to the log group of a trail, as CloudTrail does: it names a user by sub, if
// the user exists, and never by username.
func New(group string) func(*account.Call, service.Done) {
	return func(c *account.Call, d service.Done) {
		if c.Deliver == nil || group == "" {
			return
		}
		text, err := json.Marshal(trailRecord(c, d))
		if err == nil { // JSON and strings always marshal
			c.Deliver(group, c.ID+"_CloudTrail_"+c.Region, c.At, string(text))
		}
	}
}

// dataEvents are the operations of identity pools that a trail does not have unless it is told
// to (developer guide, "Logging Amazon Cognito API calls with AWS CloudTrail").
var dataEvents = map[string]bool{
	"GetCredentialsForIdentity": true, "GetId": true, "GetOpenIdToken": true, "GetOpenIdTokenForDeveloperIdentity": true, "UnlinkIdentity": true,
}

// OfIdentityPools does the same for the calls of the identity pools API that are management
// events. None of them has a secret.
func OfIdentityPools(group string) func(*account.Call, service.Done) {
	return func(c *account.Call, d service.Done) {
		if c.Deliver == nil || group == "" || dataEvents[d.Made.Operation] {
			return
		}
		record := trailRecord(c, d)
		record["eventSource"] = "cognito-identity.amazonaws.com"
		text, err := json.Marshal(record)
		if err == nil { // JSON and strings always marshal
			c.Deliver(group, c.ID+"_CloudTrail_"+c.Region, c.At, string(text))
		}
	}
}

func trailRecord(c *account.Call, d service.Done) map[string]any {
	record := map[string]any{
		"eventVersion": "1.10", "eventTime": c.At.UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com",
		"eventName": d.Made.Operation, "awsRegion": c.Region, "sourceIPAddress": c.Sender, "userAgent": d.Request.UserAgent(),
		"requestParameters": redacted(d.Body), "responseElements": responseElements(d), "requestID": c.Passing.UUID(), "eventID": c.Passing.UUID(),
		"readOnly":  strings.HasPrefix(d.Made.Operation, "List") || strings.HasPrefix(d.Made.Operation, "Describe") || strings.HasPrefix(d.Made.Operation, "Get"),
		"eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": c.ID, "eventCategory": "Management",
		"userIdentity": trailIdentity(c, d.Access),
	}
	if d.Err != nil {
		f := refuse.AsFailure(d.Err)
		record["errorCode"], record["errorMessage"] = f.Code, f.Message
	}
	if sub := subOf(c, d.Made); sub != "" {
		record["additionalEventData"] = map[string]string{"sub": sub}
	}
	return record
}

// responseElements are the response as CloudTrail records it. What AWS writes for a sign-in is
// not documented: only the name of the challenge is given, without which an unfinished sign-in
// could not be told from a finished one.
func responseElements(d service.Done) any {
	var next cip.RespondToAuthChallengeOutput
	if d.Err == nil {
		shape.Copy(&next, d.Out)
	}
	if next.ChallengeName == "" {
		return nil
	}
	return map[string]any{"challengeName": string(next.ChallengeName), "challengeParameters": hidden, "session": hidden}
}

func trailIdentity(c *account.Call, access service.Access) map[string]string {
	if access == service.Anyone {
		return map[string]string{"type": "Unknown", "principalId": "Anonymous"}
	}
	return map[string]string{"type": "IAMUser", "principalId": "AIDADEMODEMODEMODEMO1", "arn": c.UserARN(), "accountId": c.ID, "userName": "demo"}
}

// redacted returns a request's members as CloudTrail names and hides them.
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

// subOf returns the sub of the user whom a call was about.
func subOf(c *account.Call, made service.Answered) string {
	for _, p := range directory.In(c).List {
		if p.ID() == made.PoolID || c.ClientID != "" && p.Client(c.ClientID) != nil {
			if u := p.Users.Find(made.Username); u != nil && made.Username != "" {
				return u.Sub
			}
		}
	}
	return ""
}
