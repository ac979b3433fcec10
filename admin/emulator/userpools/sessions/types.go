// Package sessions has the sessions of users, which AWS records since November 2026. The SDK does
// not have these operations yet: their types are written by hand from the API reference.
package sessions

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// mode says whether a pool tracks the sessions of its users.
type mode string

const (
	enabled  mode = "ENABLED"
	disabled mode = "DISABLED"
)

// Values are those that there are.
func (mode) Values() []mode { return []mode{enabled, disabled} }

// TokenSession limits the sessions of refresh tokens.
type TokenSession struct {
	MaxPerUser *int32
}

type setUserPoolSessionConfigurationInput struct {
	UserPoolId          *string
	UserSessionTracking mode
	TokenSession        *TokenSession
}

type getUserPoolSessionConfigurationInput struct {
	UserPoolId *string
}

// sessionConfiguration is the answer to both. The form of AWS's is not known.
type sessionConfiguration struct {
	UserPoolId          *string
	UserSessionTracking mode
	TokenSession        *TokenSession
}

type adminListUserSessionsInput struct {
	UserPoolId, Username, NextToken *string
}

type adminListUserSessionsOutput struct {
	Sessions []userSession
}

// location is where a session was last active.
type location struct {
	City, Country *string
}

// userSession is one session of a user.
type userSession struct {
	SessionId        *string
	SessionType      *string
	ClientId         *string
	CreateDate       *time.Time
	LastActiveDate   *time.Time
	DeviceType       *string
	LastIPAddress    *string
	LastLocation     *location
	OriginSessionId  *string
	IsCurrentSession bool
}

type adminRevokeUserSessionInput struct {
	UserPoolId, Username, SessionId *string
	RevokeAssociatedSessions        tokens.Associated
}

type adminRevokeUserSessionOutput struct{}
