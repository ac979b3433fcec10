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
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func createUserPoolClient(c *account.Call, p *directory.Pool, in *cip.CreateUserPoolClientInput) (*cip.CreateUserPoolClientOutput, error) {
	if in.GenerateSecret && in.ClientSecret != nil {
		return nil, refuse.InvalidParameter("GenerateSecret can't be true together with a ClientSecret.") // text not documented
	}
	k := made(c.Account, p, in, c.At)
	if err := check(p, k.UserPoolClientType, "creating"); err != nil {
		return nil, err
	}
	p.Clients = append(p.Clients, k)
	return &cip.CreateUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// New adds a client to the pool, unchecked.
func New(a *account.Account, p *directory.Pool, in *cip.CreateUserPoolClientInput, at time.Time) *directory.Client {
	k := made(a, p, in, at)
	p.Clients = append(p.Clients, k)
	return k
}

// made makes a client that is not yet in the pool.
func made(a *account.Account, p *directory.Pool, in *cip.CreateUserPoolClientInput, at time.Time) *directory.Client {
	k := &directory.Client{UserPoolClientType: directory.DefaultClient()}
	shape.Copy(&k.UserPoolClientType, in)
	k.UserPoolId = p.Described.Id
	k.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	k.ClientId = aws.String(a.Random.Pick(random.Digits+random.Lower, 26))
	if in.GenerateSecret {
		k.ClientSecret = aws.String(NewSecret(a))
	}
	k.CreationDate, k.LastModifiedDate = aws.Time(at), aws.Time(at)
	return k
}

// NewSecret draws a secret.
func NewSecret(a *account.Account) string { return a.Random.Pick(random.Digits+random.Lower, 52) }

func describeUserPoolClient(_ *account.Call, _ *directory.Pool, k *directory.Client, _ *cip.DescribeUserPoolClientInput) (*cip.DescribeUserPoolClientOutput, error) {
	return &cip.DescribeUserPoolClientOutput{UserPoolClient: &k.UserPoolClientType}, nil
}

// updateUserPoolClient replaces everything it may set, as UpdateUserPool does.
func updateUserPoolClient(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.UpdateUserPoolClientInput) (*cip.UpdateUserPoolClientOutput, error) {
	next := k.UserPoolClientType
	shape.Reset(&next, directory.DefaultClient(), in)
	shape.Copy(&next, in)
	next.ClientName = cmp.Or(in.ClientName, k.ClientName)
	next.AllowedOAuthFlowsUserPoolClient = aws.Bool(in.AllowedOAuthFlowsUserPoolClient)
	next.LastModifiedDate = aws.Time(c.At)
	if err := check(p, next, "updating"); err != nil {
		return nil, err
	}
	k.UserPoolClientType = next
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
