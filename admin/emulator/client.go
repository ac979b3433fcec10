package emulator

import (
	"cmp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
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

func createUserPoolClient(c *call, p *pool, in *cip.CreateUserPoolClientInput) (*cip.CreateUserPoolClientOutput, error) {
	k := newClient(c.Server, p, in, c.at)
	return &cip.CreateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// newClient adds a client to the pool.
func newClient(s *Server, p *pool, in *cip.CreateUserPoolClientInput, at time.Time) *client {
	k := &client{defaultClient()}
	copyMembers(&k.UserPoolClientType, in)
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.ClientId = aws.String(s.random.pick(digits+lower, 26))
	if in.GenerateSecret && in.ClientSecret == nil {
		k.ClientSecret = aws.String(s.random.pick(digits+lower, 52))
	}
	k.CreationDate, k.LastModifiedDate = aws.Time(at), aws.Time(at)
	p.clients = append(p.clients, k)
	return k
}

// onOwnClient makes an action of a handler that works on a client of the pool.
func onOwnClient[In, Out any](handle func(*call, *pool, *client, *In) (*Out, error)) action {
	id := stringMember[In]("ClientId")
	return onPool(func(c *call, p *pool, in *In) (*Out, error) {
		c.clientID = id(in)
		k := p.client(c.clientID)
		if k == nil {
			return nil, clientNotFound(c.clientID)
		}
		return handle(c, p, k, in)
	})
}

func describeUserPoolClient(_ *call, _ *pool, k *client, _ *cip.DescribeUserPoolClientInput) (*cip.DescribeUserPoolClientOutput, error) {
	return &cip.DescribeUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// updateUserPoolClient replaces everything it may set, as UpdateUserPool does.
func updateUserPoolClient(c *call, _ *pool, k *client, in *cip.UpdateUserPoolClientInput) (*cip.UpdateUserPoolClientOutput, error) {
	name := k.ClientName
	resetMembers(&k.UserPoolClientType, defaultClient(), in)
	copyMembers(&k.UserPoolClientType, in)
	k.ClientName = cmp.Or(in.ClientName, name)
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.LastModifiedDate = aws.Time(c.at)
	return &cip.UpdateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

func deleteUserPoolClient(_ *call, p *pool, k *client, _ *cip.DeleteUserPoolClientInput) (*cip.DeleteUserPoolClientOutput, error) {
	p.clients = slices.DeleteFunc(p.clients, func(other *client) bool { return other == k })
	return &cip.DeleteUserPoolClientOutput{}, nil
}

func listUserPoolClients(c *call, p *pool, in *cip.ListUserPoolClientsInput) (*cip.ListUserPoolClientsOutput, error) {
	clients, next, err := page(c, listing{"ListUserPoolClients " + p.id(), in.MaxResults, in.NextToken}, p.clients)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUserPoolClientsOutput{NextToken: next, UserPoolClients: []types.UserPoolClientDescription{}}
	for _, k := range clients {
		out.UserPoolClients = append(out.UserPoolClients, types.UserPoolClientDescription{
			ClientId: k.ClientId, ClientName: k.ClientName, UserPoolId: k.UserPoolId,
		})
	}
	return out, nil
}
