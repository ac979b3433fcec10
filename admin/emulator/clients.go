package emulator

import (
	"cmp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func createUserPoolClient(c *call, p *pool, in *cip.CreateUserPoolClientInput) (*cip.CreateUserPoolClientOutput, error) {
	k := newClient(c.account, p, in, c.at)
	return &cip.CreateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// newClient adds a client to the pool.
func newClient(a *account, p *pool, in *cip.CreateUserPoolClientInput, at time.Time) *client {
	k := &client{defaultClient()}
	copyMembers(&k.UserPoolClientType, in)
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.ClientId = aws.String(a.random.pick(digits+lower, 26))
	if in.GenerateSecret && in.ClientSecret == nil {
		k.ClientSecret = aws.String(a.random.pick(digits+lower, 52))
	}
	k.CreationDate, k.LastModifiedDate = aws.Time(at), aws.Time(at)
	p.clients = append(p.clients, k)
	return k
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
	clients, next, err := page(c, listing{scope: "ListUserPoolClients " + p.id(), limit: in.MaxResults, token: in.NextToken}, p.clients)
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
