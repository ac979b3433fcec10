package admin

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// clientsPerPage is the most that ListUserPoolClients gives at once.
const clientsPerPage = 60

// Client is an app client of a user pool as ListUserPoolClients tells it.
type Client struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Clients reads a page of a pool's app clients: one ListUserPoolClients call.
func (s *Session) Clients(ctx context.Context, pool, token string) (Page[Client], error) {
	out, err := s.cognito().ListUserPoolClients(ctx, &cip.ListUserPoolClientsInput{
		UserPoolId: &pool, MaxResults: new(int32(clientsPerPage)), NextToken: optional(token),
	})
	if err != nil {
		return Page[Client]{}, fmt.Errorf("reading app clients of pool %s: %w", pool, err)
	}
	return Page[Client]{Items: convert(out.UserPoolClients, newClient), Next: deref(out.NextToken)}, nil
}

func newClient(c types.UserPoolClientDescription) Client {
	return Client{ID: plain.Text(deref(c.ClientId)), Name: plain.Text(deref(c.ClientName))}
}

// secretHash is what a call of an app client with a secret has to carry for a
// username, "" for a client without one. The secret itself stays here.
func (s *Session) secretHash(ctx context.Context, pool, client, username string) (string, error) {
	out, err := s.cognito().DescribeUserPoolClient(ctx, &cip.DescribeUserPoolClientInput{UserPoolId: &pool, ClientId: &client})
	if err != nil {
		return "", fmt.Errorf("reading app client %s: %w", client, err)
	}
	secret := deref(deref(out.UserPoolClient).ClientSecret)
	if secret == "" {
		return "", nil
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(username + client))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
