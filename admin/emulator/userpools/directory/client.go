package directory

import (
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Client is one app client.
type Client struct {
	types.UserPoolClientType
	firstMade time.Time // when ClientSecret was made, zero for with the client
	second    *Secret
}

// DefaultClient returns the settings of a client for what a request leaves out, and what
// UpdateUserPoolClient resets to. PreventUserExistenceErrors stays unset, which means LEGACY.
func DefaultClient() types.UserPoolClientType {
	return types.UserPoolClientType{
		RefreshTokenValidity:                     30,
		TokenValidityUnits:                       &types.TokenValidityUnitsType{},
		EnableTokenRevocation:                    aws.Bool(true),
		EnablePropagateAdditionalUserContextData: aws.Bool(false),
		AuthSessionValidity:                      aws.Int32(3),
	}
}

// defaultFlows are the flows of a client that names none.
func defaultFlows() []types.ExplicitAuthFlowsType {
	return []types.ExplicitAuthFlowsType{
		types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
		types.ExplicitAuthFlowsTypeAllowUserSrpAuth,
		types.ExplicitAuthFlowsTypeAllowCustomAuth,
	}
}

// AllowClientTokenAuth is the flow of clients that act for nobody. The SDK does not list it.
const AllowClientTokenAuth types.ExplicitAuthFlowsType = "ALLOW_CLIENT_TOKEN_AUTH"

// Allows reports whether the client may use any of the flows.
func (k *Client) Allows(flows ...types.ExplicitAuthFlowsType) bool {
	enabled := k.ExplicitAuthFlows
	if len(enabled) == 0 {
		enabled = defaultFlows()
	}
	return slices.ContainsFunc(flows, func(flow types.ExplicitAuthFlowsType) bool { return slices.Contains(enabled, flow) })
}

// HidesUsers reports whether the client must not reveal that a user does not exist.
func (k *Client) HidesUsers() bool {
	return k.PreventUserExistenceErrors == types.PreventUserExistenceErrorTypesEnabled
}

// NoUser is the client's answer about a user who does not exist.
func (k *Client) NoUser() error {
	if k.HidesUsers() {
		return refuse.WrongPassword()
	}
	return refuse.UserNotFound()
}

// lives returns how long a kind of token is valid.
func lives(n *int32, unit, otherwise types.TimeUnitsType, none time.Duration) time.Duration {
	if shape.Value(n) == 0 {
		return none
	}
	if unit == "" {
		unit = otherwise
	}
	units := map[types.TimeUnitsType]time.Duration{
		types.TimeUnitsTypeSeconds: time.Second, types.TimeUnitsTypeMinutes: time.Minute,
		types.TimeUnitsTypeHours: time.Hour, types.TimeUnitsTypeDays: 24 * time.Hour,
	}
	return time.Duration(*n) * units[unit]
}

// AccessTokenLife is how long the client's access tokens are valid.
func (k *Client) AccessTokenLife() time.Duration {
	return lives(k.AccessTokenValidity, k.units().AccessToken, types.TimeUnitsTypeHours, time.Hour)
}

// IDTokenLife is how long the client's ID tokens are valid.
func (k *Client) IDTokenLife() time.Duration {
	return lives(k.IdTokenValidity, k.units().IdToken, types.TimeUnitsTypeHours, time.Hour)
}

// RefreshTokenLife is how long the client's refresh tokens are valid.
func (k *Client) RefreshTokenLife() time.Duration {
	return lives(&k.RefreshTokenValidity, k.units().RefreshToken, types.TimeUnitsTypeDays, 30*24*time.Hour)
}

// SessionLife is how long a user has to answer a challenge.
func (k *Client) SessionLife() time.Duration {
	return time.Duration(*k.AuthSessionValidity) * time.Minute
}

func (k *Client) units() types.TokenValidityUnitsType { return shape.Value(k.TokenValidityUnits) }

// Rotates reports whether refresh tokens are replaced at each use.
func (k *Client) Rotates() bool {
	return k.RefreshTokenRotation != nil && k.RefreshTokenRotation.Feature == types.FeatureTypeEnabled
}

// GracePeriod is how long a rotated token may still be used, for clients that did not receive
// the answer.
func (k *Client) GracePeriod() time.Duration {
	return time.Duration(shape.Value(shape.Value(k.RefreshTokenRotation).RetryGracePeriodSeconds)) * time.Second
}

// Reads reports whether the client may see an attribute. A client that names none sees all of
// them.
func (k *Client) Reads(attribute string) bool {
	return len(k.ReadAttributes) == 0 || slices.Contains(k.ReadAttributes, attribute)
}

// Writes reports whether users of the client may change an attribute of their own. A client that
// names none writes the standard ones (API reference, WriteAttributes). Whether an address is
// verified is nobody's to write, nor are attributes for developers only.
func (k *Client) Writes(attribute string) bool {
	switch {
	case strings.HasSuffix(attribute, "_verified") || strings.HasPrefix(attribute, "dev:"):
		return false
	case len(k.WriteAttributes) == 0:
		return !strings.HasPrefix(attribute, "custom:")
	}
	return slices.Contains(k.WriteAttributes, attribute)
}
