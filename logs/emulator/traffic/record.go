package traffic

import (
	"encoding/json"
	"fmt"
	"time"
)

// event is something that a user or attacker did.
type event struct {
	kind, outcome string // as in the user activity export
	user          User   // without a sub it does not exist
	from          origin
	risk          string // "", "Low", "Medium" or "High"
	mfa           bool   // the password was right, and this is about the code
	call          string // CloudTrail's name of the call, by kind if ""
	code, message string // of a refusal
}

func wrongPassword(u User, from origin) event {
	return event{kind: "SignIn", outcome: "Fail", user: u, from: from, code: "NotAuthorizedException", message: "Incorrect username or password."}
}

var calls = map[string]string{"SignIn": "InitiateAuth", "SignUp": "SignUp", "ForgotPassword": "ForgotPassword"}

func (w *writer) uuid() string {
	a, b := w.dice.Uint64(), w.dice.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
}

func (w *writer) client() string {
	if len(w.pool.Clients) == 0 {
		return ""
	}
	return w.pool.Clients[w.dice.IntN(len(w.pool.Clients))]
}

// write tells of an event in the logs that the pool has.
func (w *writer) write(at time.Time, e event) {
	client := w.client()
	if w.pool.Activity != "" && e.user.Sub != "" { // Cognito tells of users that exist
		w.add(at, w.pool.Activity, w.pool.ID, w.activity(at, e, client))
	}
	if w.pool.Trail == "" {
		return
	}
	call := e.call
	if call == "" {
		call = calls[e.kind]
	}
	w.trail(at, call, e, map[string]any{"type": "Unknown", "principalId": "Anonymous"}, map[string]any{"clientId": client, "authParameters": hidden})
}

func (w *writer) writeAdmin(at time.Time, call, actor string, u User, from origin) {
	if w.pool.Trail == "" {
		return
	}
	w.trail(at, call, event{user: u, from: from}, map[string]any{"type": "IAMUser", "arn": actor, "accountId": w.pool.Account},
		map[string]any{"userPoolId": w.pool.ID, "username": hidden})
}

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

func (w *writer) add(at time.Time, group, stream string, record any) {
	text, err := json.Marshal(record)
	if err == nil { // made of texts: it always marshals
		w.records = append(w.records, Record{at, group, stream, string(text)})
	}
}

func (w *writer) activity(at time.Time, e event, client string) any {
	return map[string]any{
		"eventTimestamp": fmt.Sprint(at.UnixMilli()), "eventSource": "USER_AUTH_EVENTS", "logLevel": "INFO",
		"logSourceId": map[string]string{"userPoolId": w.pool.ID},
		"message": map[string]any{
			"version": "1", "eventId": w.uuid(), "eventType": e.kind, "userSub": e.user.Sub, "userName": e.user.Username, "userPoolId": w.pool.ID,
			"clientId": client, "creationDate": at.UTC().Format("Mon Jan 2 15:04:05 MST 2006"), "eventResponse": e.outcome,
			"riskLevel": e.risk, "riskDecision": decisions[e.risk], "challenges": e.challenges(), "deviceName": e.from.device,
			"ipAddress": e.from.ip, "requestId": w.uuid(), "idpName": "", "compromisedCredentialDetected": "false",
			"city": e.from.city, "country": e.from.country, "eventFeedbackValue": "", "eventFeedbackDate": "", "eventFeedbackProvider": "",
			"hasContextData": fmt.Sprint(e.from != backEnd),
		},
	}
}

var decisions = map[string]string{"": "PASS", "Low": "PASS", "Medium": "AccountTakeover", "High": "AccountTakeover"}

func (e event) challenges() []map[string]string {
	result := map[string]string{"Pass": "Success", "Fail": "Failure"}[e.outcome]
	switch {
	case e.kind != "SignIn":
		return []map[string]string{}
	case e.mfa:
		return []map[string]string{{"challengeName": "Password", "challengeResponse": "Success"}, {"challengeName": "Mfa", "challengeResponse": result}}
	default:
		return []map[string]string{{"challengeName": "Password", "challengeResponse": result}}
	}
}

func (w *writer) trail(at time.Time, call string, e event, identity, parameters map[string]any) {
	record := map[string]any{
		"eventVersion": "1.10", "userIdentity": identity, "eventTime": at.UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com",
		"eventName": call, "awsRegion": w.pool.Region, "sourceIPAddress": e.from.ip, "userAgent": e.from.device, "requestParameters": parameters,
		"responseElements": nil, "requestID": w.uuid(), "eventID": w.uuid(), "readOnly": false, "eventType": "AwsApiCall",
		"managementEvent": true, "recipientAccountId": w.pool.Account, "eventCategory": "Management",
	}
	if e.user.Sub != "" {
		record["additionalEventData"] = map[string]string{"sub": e.user.Sub}
	}
	if e.code != "" {
		record["errorCode"], record["errorMessage"] = e.code, e.message
	}
	w.add(at, w.pool.Trail, w.pool.Account+"_CloudTrail_"+w.pool.Region, record)
}
