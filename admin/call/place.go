package call

import (
	"net/url"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Place is where a session works, as far as it is known without asking.
type Place struct {
	Account string `json:"account,omitempty"` // "" while it is not known
	Region  string `json:"region"`
	// Endpoint is the custom endpoint of the user pools, "" for AWS's own.
	Endpoint string `json:"endpoint,omitempty"`
	// Elsewhere are the services with another endpoint than the user pools', such as
	// sts: their answers may be about another account.
	Elsewhere []string `json:"elsewhere,omitempty"`
}

// Where is where the session works.
func (s *Session) Where() Place {
	c := s.client.Load()
	account, _ := c.caller.account()
	p := Place{Account: account, Region: s.Region(), Endpoint: s.Endpoint()}
	for _, other := range []struct {
		service string
		base    *string
	}{
		{"sts", c.sts.Options().BaseEndpoint},
		{"logs", c.logs.Options().BaseEndpoint},
		{"cloudtrail", c.trail.Options().BaseEndpoint},
		{"lambda", c.lambda.Options().BaseEndpoint},
		{"cognito-identity", c.identity.Options().BaseEndpoint},
		{"iam", c.iam.Options().BaseEndpoint},
	} {
		if record.Value(other.base) != p.Endpoint {
			p.Elsewhere = append(p.Elsewhere, other.service)
		}
	}
	return p
}

// String names the account, the Region and an endpoint that is not AWS's own.
func (p Place) String() string {
	account := "account " + GroupAccount(p.Account)
	if p.Account == "" {
		account = "account not known"
	}
	return strings.Join(append([]string{account, p.Region}, p.endpoints()...), ", ")
}

// Host is the host of a custom endpoint, without the rest of its URL, which may hold
// a password; "" where there is none.
func (p Place) Host() string {
	if u, err := url.Parse(p.Endpoint); err == nil && u.Host != "" {
		return plain.Text(u.Host)
	}
	return plain.Text(p.Endpoint)
}

func (p Place) endpoints() []string {
	var told []string
	if p.Endpoint != "" {
		told = append(told, "custom endpoint "+p.Host())
	}
	if len(p.Elsewhere) > 0 {
		told = append(told, "another endpoint for "+strings.Join(p.Elsewhere, ", "))
	}
	return told
}

// GroupAccount writes an account id as AWS's own console does: 1234-5678-9012.
func GroupAccount(id string) string {
	if len(id) != 12 {
		return id
	}
	return id[:4] + "-" + id[4:8] + "-" + id[8:]
}
