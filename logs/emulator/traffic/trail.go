package traffic

import "time"

// called writes CloudTrail's record of a call by a user. What AWS writes as the
// response to a sign-in is not documented: here it has only the challenge's name,
// so that a sign-in in progress differs from a finished one.
func (t *teller) called(at time.Time, a Answer, call string, parameters map[string]any) {
	parameters["clientId"] = t.client
	record := t.record(at, a, call)
	record["userIdentity"] = map[string]any{"type": "Unknown", "principalId": "Anonymous"}
	record["requestParameters"], record["responseElements"] = parameters, nil
	if a.Challenge != "" {
		record["responseElements"] = map[string]any{"challengeName": a.Challenge, "challengeParameters": hidden, "session": hidden}
	}
	if a.Sub != "" {
		record["additionalEventData"] = map[string]string{"sub": a.Sub}
	}
	t.trail(at, record)
}

// administer writes an administrator's call, about the pool if it is about no
// user.
func (t *teller) administer() {
	record := t.record(t.at, Answer{}, t.call)
	record["userIdentity"] = map[string]any{"type": "IAMUser", "arn": t.actor, "accountId": t.pool.Account}
	parameters := map[string]any{"userPoolId": t.pool.ID}
	if t.user != (User{}) {
		parameters["username"] = hidden
		record["additionalEventData"] = map[string]string{"sub": t.user.Sub}
	}
	record["requestParameters"], record["responseElements"] = parameters, nil
	t.trail(t.at, record)
}

// federated writes a sign-in by an identity provider. Its answer comes to an
// endpoint, which redirects whatever the outcome, and the record does not say
// whose it is.
func (t *teller) federated(a Answer) {
	if t.from == backEnd { // where nobody has a browser
		t.from = office
	}
	outcome := "Pass"
	if a.Code != "" {
		outcome = "Fail"
	}
	t.activity(a, outcome)
	name, parameters := "OAuth2Response_GET", map[string]any{"code": []string{hidden}, "state": []string{hidden}}
	if a.ProviderType == "SAML" {
		name, parameters = "SAML2Response_POST", map[string]any{"RelayState": []string{hidden}, "SAMLResponse": []string{hidden}}
	}
	record := t.record(t.at, a, name)
	record["eventType"], record["userIdentity"] = "AwsServiceEvent", map[string]any{"accountId": t.pool.Account}
	record["serviceEventDetails"] = map[string]string{"serviceAccountId": "111122223333"} // Cognito's own
	record["requestParameters"], record["responseElements"] = nil, nil
	record["additionalEventData"] = map[string]any{
		"responseParameters": map[string]any{"status": 302}, "requestParameters": parameters, "userPoolId": t.pool.ID,
	}
	t.trail(t.at, record)
}

// record is what all records of CloudTrail have.
func (t *teller) record(at time.Time, a Answer, name string) map[string]any {
	record := map[string]any{
		"eventVersion": "1.10", "eventTime": at.UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com",
		"eventName": name, "awsRegion": t.pool.Region, "sourceIPAddress": t.from.ip, "userAgent": t.from.device,
		"requestID": t.uuid(), "eventID": t.uuid(), "readOnly": false, "eventType": "AwsApiCall",
		"managementEvent": true, "recipientAccountId": t.pool.Account, "eventCategory": "Management",
	}
	if a.Code != "" {
		record["errorCode"], record["errorMessage"] = a.Code, a.Message
	}
	return record
}

func (t *teller) trail(at time.Time, record map[string]any) {
	if t.pool.Trail != "" {
		t.add(at, t.pool.Trail, t.pool.Account+"_CloudTrail_"+t.pool.Region, record)
	}
}
