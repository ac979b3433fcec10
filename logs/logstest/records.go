// Package logstest has the records that tests of several packages read.
package logstest

import (
	"encoding/json"
	"strings"
	"testing"
)

// Activity is the guide's sample, filled in.
const Activity = `{"eventTimestamp":"1687297330677","eventSource":"USER_ACTIVITY","logLevel":"INFO","message":{"version":"1","eventId":"e-1","eventType":"SignIn","userSub":"s-1","userName":"alice","userPoolId":"eu-west-1_Pool","clientId":"c-1","creationDate":"Wed Jul 17 17:25:55 UTC 2024","eventResponse":"Fail","riskLevel":"High","riskDecision":"AccountTakeover","challenges":[{"challengeName":"Password","challengeResponse":"Failure"}],"deviceName":"Chrome 126, Windows 10","ipAddress":"192.0.2.1","requestId":"r-1","idpName":"","compromisedCredentialDetected":"false","city":"Seattle","country":"United States","eventFeedbackValue":"","eventFeedbackDate":"","eventFeedbackProvider":"","hasContextData":"true"},"logSourceId":{"userPoolId":"eu-west-1_Pool"}}`

// Trail is the beginning of a CloudTrail record, up to the name of its event.
const Trail = `{"eventVersion":"1.10","eventTime":"2025-10-09T07:57:09Z","eventSource":"cognito-idp.amazonaws.com","eventName":"`

// Replaced returns s with the first old replaced, which must be there.
func Replaced(s, old, with string) string {
	if !strings.Contains(s, old) {
		panic("there is no " + old)
	}
	return strings.Replace(s, old, with, 1)
}

// Quoted is a text as JSON.
func Quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Logged is what Lambda makes of a line that a function prints, if it logs in JSON.
func Logged(t *testing.T, line string) string {
	t.Helper()
	var record strings.Builder
	to := json.NewEncoder(&record)
	to.SetEscapeHTML(false)
	if err := to.Encode(map[string]string{"timestamp": "2025-10-09T07:57:09Z", "level": "INFO", "requestId": "r", "message": line}); err != nil {
		t.Fatal(err)
	}
	return record.String()
}
