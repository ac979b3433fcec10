package traffic

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"
)

// teller writes what a pool's logs say about an event.
type teller struct {
	Source
	event
	dice    *rand.Rand
	records []Record
}

// tell asks the pool for the outcome of an event, and returns its records.
func (s Source) tell(e event) []Record {
	t := &teller{Source: s, event: e, dice: rand.New(rand.NewPCG(s.seed, e.draw))}
	switch {
	case e.actor != "":
		t.administer()
	case e.kind == signUp: // of a new user, so there is nobody to ask about
		a := Answer{Sub: e.user.Sub}
		t.activity(a, "InProgress")
		t.called(e.at, a, signUp, map[string]any{"username": hidden, "password": hidden, "userAttributes": hidden})
	case e.weary && s.answer(e.client, e.user, RightPassword, e.at).shut():
	default:
		t.answered(s.answer(e.client, e.user, e.try, e.at))
	}
	return t.records
}

// answered writes the records of a try.
func (t *teller) answered(a Answer) {
	if t.own && a.Provider != "" && t.try != RightPassword {
		return // mistyped elsewhere, which this pool does not see
	}
	if t.locked && a.Password == failure {
		a.Message = "Password attempts exceeded"
	}
	switch {
	case t.kind == forgot:
		if a.Code == "" && !a.Pretended {
			t.activity(a, "InProgress")
		}
		t.called(t.at, a, forgot, map[string]any{"username": hidden})
	case a.Provider != "" && t.try == RightPassword:
		t.federated(a)
	default:
		t.signedIn(a)
	}
}

// codeTyped is how long it takes to type a code.
const codeTyped = 5 * time.Second

// signedIn writes a sign-in with a password. While another challenge is open,
// user activity has no record.
func (t *teller) signedIn(a Answer) {
	a.Provider = "" // which has no part in it
	switch {
	case a.Code != "":
		t.activity(a, "Fail")
	case a.Challenge == "":
		t.activity(a, "Pass")
	}
	initiated := map[string]any{"authFlow": "USER_PASSWORD_AUTH", "authParameters": hidden}
	if a.Factor == "" {
		t.called(t.at, a, "InitiateAuth", initiated)
		return
	}
	t.called(t.at.Add(-codeTyped), Answer{Sub: a.Sub, Challenge: a.Factor}, "InitiateAuth", initiated)
	t.called(t.at, a, "RespondToAuthChallenge", map[string]any{"challengeName": a.Factor, "challengeResponses": hidden, "session": hidden})
}

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

func (t *teller) add(at time.Time, group, stream string, record any) {
	text, err := json.Marshal(record)
	if err == nil { // made of texts: it always marshals
		t.records = append(t.records, Record{at, group, stream, string(text)})
	}
}

func (t *teller) uuid() string { return uuid(t.dice) }

func uuid(dice *rand.Rand) string {
	a, b := dice.Uint64(), dice.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
}

// activity writes into the log of user activity, which covers users that exist.
func (t *teller) activity(a Answer, outcome string) {
	if t.pool.Activity == "" || a.Sub == "" {
		return
	}
	t.add(t.at, t.pool.Activity, t.pool.ID, map[string]any{
		"eventTimestamp": fmt.Sprint(t.at.UnixMilli()), "eventSource": "USER_AUTH_EVENTS", "logLevel": "INFO",
		"logSourceId": map[string]string{"userPoolId": t.pool.ID},
		"message": map[string]any{
			"version": "1", "eventId": t.uuid(), "eventType": t.kind, "userSub": a.Sub, "userName": t.user.Username, "userPoolId": t.pool.ID,
			"clientId": t.client, "creationDate": t.at.UTC().Format("Mon Jan 2 15:04:05 MST 2006"), "eventResponse": outcome,
			"riskLevel": t.risk, "riskDecision": decisions[t.risk], "challenges": t.challenges(a), "deviceName": t.from.device,
			"ipAddress": t.from.ip, "requestId": t.uuid(), "idpName": a.Provider, "compromisedCredentialDetected": fmt.Sprint(t.leaked),
			"city": t.from.city, "country": t.from.country, "eventFeedbackValue": "", "eventFeedbackDate": "", "eventFeedbackProvider": "",
			"hasContextData": fmt.Sprint(t.from != backEnd),
		},
	})
}

var decisions = map[string]string{"": "PASS", "Low": "PASS", "Medium": "AccountTakeover", "High": "AccountTakeover"}

// challenges are those that were answered.
func (t *teller) challenges(a Answer) []map[string]string {
	out := []map[string]string{}
	if a.Password != "" {
		out = append(out, map[string]string{"challengeName": "Password", "challengeResponse": a.Password})
	}
	if a.Factor != "" {
		response := success
		if a.Code != "" {
			response = failure
		}
		out = append(out, map[string]string{"challengeName": "Mfa", "challengeResponse": response})
	}
	return out
}
