package emulator

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// client is one app client.
type client struct {
	types.UserPoolClientType
}

// defaultClient gives the settings of a client where a request is silent, and
// what UpdateUserPoolClient goes back to for what it is not given.
// PreventUserExistenceErrors stays unset: it then means LEGACY.
func defaultClient() types.UserPoolClientType {
	return types.UserPoolClientType{
		RefreshTokenValidity:                     30,
		TokenValidityUnits:                       &types.TokenValidityUnitsType{},
		EnableTokenRevocation:                    aws.Bool(true),
		EnablePropagateAdditionalUserContextData: aws.Bool(false),
		AuthSessionValidity:                      aws.Int32(3),
	}
}

// defaultFlows are those of a client that names none.
func defaultFlows() []types.ExplicitAuthFlowsType {
	return []types.ExplicitAuthFlowsType{
		types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
		types.ExplicitAuthFlowsTypeAllowUserSrpAuth,
		types.ExplicitAuthFlowsTypeAllowCustomAuth,
	}
}

// allows tells whether the client may use any of the flows.
func (k *client) allows(flows ...types.ExplicitAuthFlowsType) bool {
	enabled := k.ExplicitAuthFlows
	if len(enabled) == 0 {
		enabled = defaultFlows()
	}
	return slices.ContainsFunc(flows, func(flow types.ExplicitAuthFlowsType) bool { return slices.Contains(enabled, flow) })
}

// hidesUsers tells whether the client must not let on that a user is missing.
func (k *client) hidesUsers() bool {
	return k.PreventUserExistenceErrors == types.PreventUserExistenceErrorTypesEnabled
}

// noUser is what the client is told of a user who is not there.
func (k *client) noUser() error {
	if k.hidesUsers() {
		return wrongPassword()
	}
	return userNotFound()
}

// lives gives how long a kind of token is good for.
func lives(n *int32, unit, otherwise types.TimeUnitsType, none time.Duration) time.Duration {
	if deref(n) == 0 {
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

func (k *client) accessTokenLife() time.Duration {
	return lives(k.AccessTokenValidity, k.units().AccessToken, types.TimeUnitsTypeHours, time.Hour)
}

func (k *client) idTokenLife() time.Duration {
	return lives(k.IdTokenValidity, k.units().IdToken, types.TimeUnitsTypeHours, time.Hour)
}

func (k *client) refreshTokenLife() time.Duration {
	return lives(&k.RefreshTokenValidity, k.units().RefreshToken, types.TimeUnitsTypeDays, 30*24*time.Hour)
}

func (k *client) sessionLife() time.Duration {
	return time.Duration(*k.AuthSessionValidity) * time.Minute
}

func (k *client) units() types.TokenValidityUnitsType { return deref(k.TokenValidityUnits) }

// rotates tells whether refresh tokens are replaced at each use.
func (k *client) rotates() bool {
	return k.RefreshTokenRotation != nil && k.RefreshTokenRotation.Feature == types.FeatureTypeEnabled
}

// gracePeriod is how long a rotated token may still be used, for clients that
// have not got the answer.
func (k *client) gracePeriod() time.Duration {
	return time.Duration(deref(deref(k.RefreshTokenRotation).RetryGracePeriodSeconds)) * time.Second
}

// reads tells whether the client may see an attribute. One that names none sees
// all of them.
func (k *client) reads(attribute string) bool {
	return len(k.ReadAttributes) == 0 || slices.Contains(k.ReadAttributes, attribute)
}
