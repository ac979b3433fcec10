package directory

import (
	"fmt"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Secret is one secret of a client.
type Secret struct {
	ID, Value string
	Made      time.Time
}

// Secrets returns the secrets that the client may use, oldest first: none of a public client.
func (k *Client) Secrets() []Secret {
	if k.ClientSecret == nil {
		return nil
	}
	first := Secret{Value: *k.ClientSecret, Made: shape.Value(k.CreationDate)}
	if !k.firstMade.IsZero() {
		first.Made = k.firstMade
	}
	first.ID = k.secretID(first.Made)
	if k.second == nil {
		return []Secret{first}
	}
	return []Secret{first, *k.second}
}

// secretID names a secret by its client and the time when it was made. AWS's documentation shows
// the two dashes, and not what is around them.
func (k *Client) secretID(made time.Time) string {
	return fmt.Sprintf("%s--%d", *k.ClientId, made.UnixMilli())
}

// AddSecret gives a client that has one secret a second one.
func (k *Client) AddSecret(value string, at time.Time) Secret {
	if first := k.Secrets()[0]; !at.After(first.Made) {
		at = first.Made.Add(time.Millisecond) // two secrets of one client have two ids
	}
	k.second = &Secret{k.secretID(at), value, at}
	return *k.second
}

// DropSecret removes one of a client's two secrets. DescribeUserPoolClient then answers with the
// other: which of two it gives is not documented, here it is the older.
func (k *Client) DropSecret(id string) {
	left := *k.second
	if id == left.ID {
		k.second = nil
		return
	}
	k.ClientSecret, k.firstMade, k.second = &left.Value, left.Made, nil
}

// proves reports whether a secret is one of the client's.
func (k *Client) proves(fits func(secret string) bool) bool {
	for _, s := range k.Secrets() {
		if fits(s.Value) {
			return true
		}
	}
	return false
}
