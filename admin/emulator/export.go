package emulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// Delivery takes a record that Cognito or CloudTrail would have written to a log
// group. It is called under the server's lock, so it must not call the server.
type Delivery func(group, stream string, at time.Time, record string)

// setLogDeliveryConfiguration replaces the whole configuration. Which texts AWS
// refuses with is not documented.
func setLogDeliveryConfiguration(_ *call, p *pool, in *cip.SetLogDeliveryConfigurationInput) (*cip.SetLogDeliveryConfigurationOutput, error) {
	seen := map[types.EventSourceName]bool{}
	for _, c := range in.LogConfigurations {
		if seen[c.EventSource] {
			return nil, invalidParameter("Duplicate event source %s.", c.EventSource)
		}
		seen[c.EventSource] = true
		if err := mayDeliver(p, c); err != nil {
			return nil, err
		}
	}
	p.logs = append([]types.LogConfigurationType{}, in.LogConfigurations...)
	return &cip.SetLogDeliveryConfigurationOutput{LogDeliveryConfiguration: &types.LogDeliveryConfigurationType{
		UserPoolId: p.described.Id, LogConfigurations: append([]types.LogConfigurationType{}, p.logs...),
	}}, nil
}

// mayDeliver: errors of notifications go to a log group only and need no plan;
// user activity goes to one place of three and needs the Plus plan with threat
// protection.
func mayDeliver(p *pool, c types.LogConfigurationType) error {
	places := 0
	for _, there := range []bool{c.CloudWatchLogsConfiguration != nil, c.FirehoseConfiguration != nil, c.S3Configuration != nil} {
		if there {
			places++
		}
	}
	switch {
	case places != 1:
		return invalidParameter("Exactly one destination must be provided for event source %s.", c.EventSource)
	case c.CloudWatchLogsConfiguration != nil && strings.HasSuffix(deref(c.CloudWatchLogsConfiguration.LogGroupArn), "*"):
		return invalidParameter("Invalid log group ARN: %s", *c.CloudWatchLogsConfiguration.LogGroupArn)
	case c.EventSource == types.EventSourceNameUserNotification && (c.LogLevel != types.LogLevelError || c.CloudWatchLogsConfiguration == nil):
		return invalidParameter("%s takes the log level ERROR and a log group.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && c.LogLevel != types.LogLevelInfo:
		return invalidParameter("%s takes the log level INFO.", c.EventSource)
	case c.EventSource == types.EventSourceNameUserAuthEvents && !p.protects():
		return fail("FeatureUnavailableInTierException", "User activity logs need the Plus plan and threat protection.")
	}
	return nil
}

// exportGroup is the log group to which a pool exports, "" for none.
func exportGroup(p *pool, source types.EventSourceName) string {
	for _, c := range p.logs {
		if c.EventSource == source && c.CloudWatchLogsConfiguration != nil {
			_, name, _ := strings.Cut(deref(c.CloudWatchLogsConfiguration.LogGroupArn), ":log-group:")
			return name
		}
	}
	return ""
}

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
	if c.opts.Deliver == nil || group == "" {
		return
	}
	record, err := json.Marshal(exported{
		EventTimestamp: fmt.Sprint(c.at.UnixMilli()), EventSource: name, LogLevel: level, Message: message,
		LogSourceID: map[string]any{"userPoolId": p.id()},
	})
	if err == nil { // made of texts: it always marshals
		c.opts.Deliver(group, p.id(), c.at, string(record))
	}
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

// isSecondFactor tells whether a challenge is one for which a password alone was
// not enough.
func isSecondFactor(challenge types.ChallengeNameType) bool {
	return challenge == types.ChallengeNameTypeSmsMfa || challenge == types.ChallengeNameTypeSoftwareTokenMfa || challenge == types.ChallengeNameTypeEmailOtp
}
