package admin

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// clientsPerPage is the most that ListUserPoolClients gives at once.
const clientsPerPage = 60

// Client is an app client of a user pool as ListUserPoolClients returns it.
type Client struct {
	ID   string `json:"id"`
	Name string `json:"name"`

	exact exact // the name
}

// Clients reads a page of a pool's app clients: one ListUserPoolClients call.
func Clients(ctx context.Context, s *call.Session, pool, token string) (call.Page[Client], error) {
	out, err := s.Cognito().ListUserPoolClients(ctx, &cip.ListUserPoolClientsInput{
		UserPoolId: &pool, MaxResults: new(int32(clientsPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Client]{}, fmt.Errorf("reading app clients of pool %s: %w", pool, err)
	}
	return call.Page[Client]{Items: record.Each(out.UserPoolClients, newClient), Next: record.Value(out.NextToken)}, nil
}

// AllClients reads every page of a pool's app clients. A pool without any has an
// empty list, not nil, which means that the clients are not known.
func AllClients(ctx context.Context, s *call.Session, pool string) (clients []Client, err error) {
	clients = []Client{}
	for page, err := range call.Pages(ctx, func(ctx context.Context, token string) (call.Page[Client], error) {
		return Clients(ctx, s, pool, token)
	}) {
		if err != nil {
			return nil, err
		}
		clients = append(clients, page...)
	}
	return clients, nil
}

// ClientNames are the names of app clients by id.
func ClientNames(clients []Client) map[string]string {
	names := make(map[string]string, len(clients))
	for _, c := range clients {
		names[c.ID] = c.Name
	}
	return names
}

// ClientIDs are the ids of app clients as a set, nil for none known.
func ClientIDs(clients []Client) map[string]bool {
	if clients == nil {
		return nil
	}
	ids := make(map[string]bool, len(clients))
	for _, c := range clients {
		ids[c.ID] = true
	}
	return ids
}

func newClient(c types.UserPoolClientDescription) Client {
	return clientNamed(record.Value(c.ClientId), record.Value(c.ClientName))
}

func clientNamed(id, name string) Client {
	c := Client{ID: plain.Text(id)}
	c.Name, c.exact = read(name)
	return c
}

// ClientDetail is what DescribeUserPoolClient adds, without the secret.
type ClientDetail struct {
	Client
	HasSecret bool `json:"hasSecret"`
	// Flows are those that are set: ALLOW_USER_SRP_AUTH, …; none stands for [DefaultFlows].
	Flows       []string `json:"explicitAuthFlows,omitempty"`
	OAuthFlows  []string `json:"allowedOAuthFlows,omitempty"`  // code, implicit, client_credentials
	OAuthScopes []string `json:"allowedOAuthScopes,omitempty"` // that managed login may grant
	// How long tokens are good for that are issued now.
	IDLife      Life `json:"idTokenValiditySeconds"`
	AccessLife  Life `json:"accessTokenValiditySeconds"`
	RefreshLife Life `json:"refreshTokenValiditySeconds"`
	// Revocation means that revoking a refresh token also revokes the tokens made
	// from it.
	Revocation bool      `json:"enableTokenRevocation"`
	Created    time.Time `json:"created,omitzero"`
	Modified   time.Time `json:"modified,omitzero"`
}

// DefaultFlows are those of an app client that names none (API reference,
// CreateUserPoolClient).
func DefaultFlows() []string {
	return []string{"ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
}

// IsRead reports whether the client's settings were read, and not just its name. There
// is no client whose tokens have no life.
func (c ClientDetail) IsRead() bool { return c.AccessLife != 0 }

// Life is how long a token is good for. As JSON it is a number of seconds.
type Life time.Duration

// MarshalJSON writes the seconds.
func (l Life) MarshalJSON() ([]byte, error) {
	return strconv.AppendInt(nil, int64(time.Duration(l)/time.Second), 10), nil
}

// ReadClient reads one app client: one DescribeUserPoolClient call. A missing one
// is a [Problem] of KindNotFound. AWS's answer holds the client's secret, which is
// dropped here.
func ReadClient(ctx context.Context, s *call.Session, pool, id string) (ClientDetail, error) {
	out, err := s.Cognito().DescribeUserPoolClient(ctx, &cip.DescribeUserPoolClientInput{UserPoolId: &pool, ClientId: &id})
	if err != nil {
		return ClientDetail{}, fmt.Errorf("reading app client %s: %w", plain.Text(id), err)
	}
	return newClientDetail(record.Value(out.UserPoolClient)), nil
}

func newClientDetail(c types.UserPoolClientType) ClientDetail {
	units := record.Value(c.TokenValidityUnits)
	return ClientDetail{
		Client:      clientNamed(record.Value(c.ClientId), record.Value(c.ClientName)),
		HasSecret:   record.Value(c.ClientSecret) != "",
		Flows:       record.Each(c.ExplicitAuthFlows, func(f types.ExplicitAuthFlowsType) string { return plain.Text(string(f)) }),
		OAuthFlows:  record.Each(c.AllowedOAuthFlows, func(f types.OAuthFlowType) string { return plain.Text(string(f)) }),
		OAuthScopes: record.Each(c.AllowedOAuthScopes, plain.Text),
		IDLife:      Life(validity(record.Value(c.IdTokenValidity), units.IdToken, time.Hour, time.Hour)),
		AccessLife:  Life(validity(record.Value(c.AccessTokenValidity), units.AccessToken, time.Hour, time.Hour)),
		RefreshLife: Life(validity(c.RefreshTokenValidity, units.RefreshToken, 24*time.Hour, 30*24*time.Hour)),
		Revocation:  record.Value(c.EnableTokenRevocation),
		Created:     record.Time(c.CreationDate),
		Modified:    record.Time(c.LastModifiedDate),
	}
}

// validity is how long a token lives: n of a unit, of otherwise if the client
// names none, or the default if it sets nothing (API reference,
// CreateUserPoolClient).
func validity(n int32, unit types.TimeUnitsType, otherwise, none time.Duration) time.Duration {
	size, ok := map[types.TimeUnitsType]time.Duration{
		types.TimeUnitsTypeSeconds: time.Second, types.TimeUnitsTypeMinutes: time.Minute,
		types.TimeUnitsTypeHours: time.Hour, types.TimeUnitsTypeDays: 24 * time.Hour,
	}[unit]
	switch {
	case n == 0:
		return none
	case !ok:
		return time.Duration(n) * otherwise
	}
	return time.Duration(n) * size
}

// SecretHash is what a call of an app client with a secret must carry for a
// username, "" for a client without one. The secret itself is not returned.
func SecretHash(ctx context.Context, s *call.Session, pool, client, username string) (string, error) {
	out, err := s.Cognito().DescribeUserPoolClient(ctx, &cip.DescribeUserPoolClientInput{UserPoolId: &pool, ClientId: &client})
	if err != nil {
		return "", fmt.Errorf("reading app client %s: %w", client, err)
	}
	secret := record.Value(record.Value(out.UserPoolClient).ClientSecret)
	if secret == "" {
		return "", nil
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(username + client))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
