package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// authEventsPerPage is the most that AdminListUserAuthEvents gives at once.
const authEventsPerPage = 60

// AuthEvent is an entry of a user's sign-in history.
type AuthEvent struct {
	ID          string    `json:"id"`
	Time        time.Time `json:"time,omitzero"`
	Type        string    `json:"type,omitempty"`     // SignIn, SignUp, ForgotPassword, PasswordChange, ResendCode, …
	Response    string    `json:"response,omitempty"` // Pass, Fail or InProgress
	Risk        string    `json:"risk,omitempty"`     // NoRisk, AccountTakeover or Block
	RiskLevel   string    `json:"riskLevel,omitempty"`
	Compromised bool      `json:"compromised,omitempty"` // the password is on a list of leaked ones
	IP          string    `json:"ip,omitempty"`
	Device      string    `json:"device,omitempty"`
	City        string    `json:"city,omitempty"`
	Country     string    `json:"country,omitempty"`
	// Challenges are how the password and the second factor were answered.
	Challenges []logs.Challenge `json:"-"`
	Feedback   string           `json:"feedback,omitempty"` // Valid or Invalid, "" when none was given

	exact exact // the id
}

// AuthEvents reads a page of a user's sign-in history, newest first: one
// AdminListUserAuthEvents call, which is not billed. Only pools on the Plus plan
// with threat protection keep one; others refuse the call.
func AuthEvents(ctx context.Context, s *call.Session, pool string, username Exact, token string) (call.Page[AuthEvent], error) {
	out, err := s.Cognito().AdminListUserAuthEvents(ctx, &cip.AdminListUserAuthEventsInput{
		UserPoolId: &pool, Username: new(string(username)), MaxResults: new(int32(authEventsPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[AuthEvent]{}, fmt.Errorf("reading sign-in events of user %s: %w", username, err)
	}
	return call.Page[AuthEvent]{Items: record.Each(out.AuthEvents, AuthEventOf), Next: record.Value(out.NextToken)}, nil
}

// AuthEventOf is a sign-in event as AWS reports it, printable.
func AuthEventOf(e types.AuthEventType) AuthEvent {
	risk, place := record.Value(e.EventRisk), record.Value(e.EventContextData)
	id, as := read(record.Value(e.EventId))
	return AuthEvent{
		ID:          id,
		exact:       as,
		Time:        record.Time(e.CreationDate),
		Type:        plain.Text(string(e.EventType)),
		Response:    plain.Text(string(e.EventResponse)),
		Risk:        plain.Text(string(risk.RiskDecision)),
		RiskLevel:   plain.Text(string(risk.RiskLevel)),
		Compromised: record.Value(risk.CompromisedCredentialsDetected),
		IP:          plain.Text(record.Value(place.IpAddress)),
		Device:      plain.Text(record.Value(place.DeviceName)),
		City:        notNull(plain.Text(record.Value(place.City))),
		Country:     notNull(plain.Text(record.Value(place.Country))),
		Challenges:  record.Each(e.ChallengeResponses, newChallenge),
		Feedback:    plain.Text(string(record.Value(e.EventFeedback).FeedbackValue)),
	}
}

// notNull drops the word that Cognito writes for a place it does not know.
func notNull(s string) string {
	if s == "null" {
		return ""
	}
	return s
}

// SignIn returns an entry of a user's history in the form of all sign-in
// events.
func (e AuthEvent) SignIn(pool string, user User) logs.Event {
	event := logs.Event{
		Time: e.Time, ID: e.ID, Source: logs.UserHistory, Action: e.Type, Pool: pool, Sub: user.Sub, Username: user.Username,
		IP: e.IP, Device: e.Device, City: e.City, Country: e.Country, Compromised: e.Compromised, Challenges: e.Challenges,
		Kind: historyKinds[e.Type], Outcome: historyOutcomes[e.Response], Risk: historyRisks[e.RiskLevel], Decision: historyDecisions[e.Risk],
	}
	event.Reason = e.reason()
	return event
}

// reason is what is known about a failure: the history has no error.
func (e AuthEvent) reason() logs.Reason {
	switch {
	case e.Response != "Fail":
		return logs.NoReason
	case e.Risk == "Block":
		return logs.Blocked
	}
	for _, c := range e.Challenges {
		if c.Response == logs.Fail && c.Name == string(types.ChallengeNameMfa) {
			return logs.WrongCode
		}
	}
	if e.Type == string(types.EventTypeSignIn) {
		return logs.BadCredentials
	}
	return logs.NoReason
}

// The history's own words. A word in none of these tables is new to us.
var (
	historyKinds = map[string]logs.Kind{
		"SignIn": logs.SignIn, "SignUp": logs.SignUp, "ForgotPassword": logs.ForgotPassword, "PasswordChange": logs.PasswordChange, "ResendCode": logs.ResendCode,
	}
	historyOutcomes  = map[string]logs.Outcome{"Pass": logs.Pass, "Fail": logs.Fail, "InProgress": logs.InProgress}
	historyRisks     = map[string]logs.Risk{"Low": logs.LowRisk, "Medium": logs.MediumRisk, "High": logs.HighRisk}
	historyDecisions = map[string]logs.Decision{"AccountTakeover": logs.Takeover, "Block": logs.Block}
	answers          = map[types.ChallengeResponse]logs.Outcome{types.ChallengeResponseSuccess: logs.Pass, types.ChallengeResponseFailure: logs.Fail}
)

func newChallenge(r types.ChallengeResponseType) logs.Challenge {
	return logs.Challenge{Name: plain.Text(string(r.ChallengeName)), Response: answers[r.ChallengeResponse]}
}
