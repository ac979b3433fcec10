// Package clients has app clients.
package clients

import (
	"cmp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func createUserPoolClient(c *account.Call, p *directory.Pool, in *cip.CreateUserPoolClientInput) (*cip.CreateUserPoolClientOutput, error) {
	if err := flowsAgree(in.ExplicitAuthFlows); err != nil {
		return nil, err
	}
	k := New(c.Account, p, in, c.At)
	return &cip.CreateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// New adds a client to the pool.
func New(a *account.Account, p *directory.Pool, in *cip.CreateUserPoolClientInput, at time.Time) *directory.Client {
	k := &directory.Client{UserPoolClientType: directory.DefaultClient()}
	shape.Copy(&k.UserPoolClientType, in)
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.ClientId = aws.String(a.Random.Pick(random.Digits+random.Lower, 26))
	if in.GenerateSecret && in.ClientSecret == nil {
		k.ClientSecret = aws.String(a.Random.Pick(random.Digits+random.Lower, 52))
	}
	k.CreationDate, k.LastModifiedDate = aws.Time(at), aws.Time(at)
	p.Clients = append(p.Clients, k)
	return k
}

func describeUserPoolClient(_ *account.Call, _ *directory.Pool, k *directory.Client, _ *cip.DescribeUserPoolClientInput) (*cip.DescribeUserPoolClientOutput, error) {
	return &cip.DescribeUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// updateUserPoolClient replaces everything it may set, as UpdateUserPool does.
func updateUserPoolClient(c *account.Call, _ *directory.Pool, k *directory.Client, in *cip.UpdateUserPoolClientInput) (*cip.UpdateUserPoolClientOutput, error) {
	if err := flowsAgree(in.ExplicitAuthFlows); err != nil {
		return nil, err
	}
	name := k.ClientName
	shape.Reset(&k.UserPoolClientType, directory.DefaultClient(), in)
	shape.Copy(&k.UserPoolClientType, in)
	k.ClientName = cmp.Or(in.ClientName, name)
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.LastModifiedDate = aws.Time(c.At)
	return &cip.UpdateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

func deleteUserPoolClient(_ *account.Call, p *directory.Pool, k *directory.Client, _ *cip.DeleteUserPoolClientInput) (*cip.DeleteUserPoolClientOutput, error) {
	p.Clients = slices.DeleteFunc(p.Clients, func(other *directory.Client) bool { return other == k })
	return &cip.DeleteUserPoolClientOutput{}, nil
}

func listUserPoolClients(c *account.Call, p *directory.Pool, in *cip.ListUserPoolClientsInput) (*cip.ListUserPoolClientsOutput, error) {
	clients, next, err := account.Page(c, account.Listing{Scope: "ListUserPoolClients " + p.ID(), Limit: in.MaxResults, Token: in.NextToken}, p.Clients)
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
