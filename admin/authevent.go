package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

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
	Feedback    string    `json:"feedback,omitempty"` // Valid or Invalid, "" when none was given
}

// AuthEvents reads a page of a user's sign-in history, newest first: one
// AdminListUserAuthEvents call, which is not billed. Only pools on the Plus plan
// with threat protection keep one; others refuse the call.
func (s *Session) AuthEvents(ctx context.Context, pool, username, token string) (Page[AuthEvent], error) {
	out, err := s.cognito().AdminListUserAuthEvents(ctx, &cip.AdminListUserAuthEventsInput{
		UserPoolId: &pool, Username: &username, MaxResults: new(int32(authEventsPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[AuthEvent]{}, fmt.Errorf("reading sign-in events of user %s: %w", username, err)
	}
	return Page[AuthEvent]{Items: convert(out.AuthEvents, newAuthEvent), Next: deref(out.NextToken)}, nil
}

func newAuthEvent(e types.AuthEventType) AuthEvent {
	risk, place := deref(e.EventRisk), deref(e.EventContextData)
	return AuthEvent{
		ID:          plain.Text(deref(e.EventId)),
		Time:        deref(e.CreationDate),
		Type:        plain.Text(string(e.EventType)),
		Response:    plain.Text(string(e.EventResponse)),
		Risk:        plain.Text(string(risk.RiskDecision)),
		RiskLevel:   plain.Text(string(risk.RiskLevel)),
		Compromised: deref(risk.CompromisedCredentialsDetected),
		IP:          plain.Text(deref(place.IpAddress)),
		Device:      plain.Text(deref(place.DeviceName)),
		City:        notNull(plain.Text(deref(place.City))),
		Country:     notNull(plain.Text(deref(place.Country))),
		Feedback:    plain.Text(string(deref(e.EventFeedback).FeedbackValue)),
	}
}

// notNull drops the word that Cognito writes for a place it does not know.
func notNull(s string) string {
	if s == "null" {
		return ""
	}
	return s
}
