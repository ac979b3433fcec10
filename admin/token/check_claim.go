package token

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func (x *examination) issuer() (Status, string) {
	claim, there := x.Claims.Get("iss")
	issuer, text := claim.string()
	shown := shorten(plain.Text(issuer))
	switch {
	case x.Encrypted():
		return Skip, "can't be read"
	case x.Kind == LoadBalancer:
		return x.signer()
	case !there:
		return x.without("the token has none")
	case !text:
		return Fail, fmt.Sprintf("iss is %s, not text", shorten(claim.Text()))
	case x.trust.pool == "" && x.distrust == "":
		return Pass, shown
	case x.distrust != "":
		return Fail, shown + ": " + x.distrust
	case !x.trust.accepts(issuer, x.expect.Source.Endpoint):
		return Fail, fmt.Sprintf("%s is not pool %s", shown, x.trust.pool)
	case x.trust.assumed:
		return Skip, fmt.Sprintf("pool %s, named by the token alone: say which pool to check it against", x.trust.pool)
	}
	return Pass, "pool " + x.trust.pool
}

// without returns the answer about a claim that is missing, or may have been cut away.
func (x *examination) without(says string) (Status, string) {
	if x.isCut() {
		return Skip, cutAway
	}
	return Fail, says
}

func (x *examination) use() (Status, string) {
	claim, there := x.Claims.Get("token_use")
	use, _ := claim.string()
	switch {
	case x.Encrypted():
		return Skip, "can't be read"
	case x.Kind == IdentityPool && x.expect.Use == "":
		return Skip, "identity pools' tokens have none"
	case x.Kind == LoadBalancer && x.expect.Use == "":
		return Skip, "load balancers' tokens have none"
	case !there:
		return x.without("the token has none; a user pool's says id or access")
	case use != "id" && use != "access":
		return Fail, fmt.Sprintf("%s is neither id nor access", shorten(claim.Text()))
	case x.expect.Use != "" && use != x.expect.Use:
		return Fail, fmt.Sprintf("an %s token, but an %s token was asked for", use, x.expect.Use)
	}
	return Pass, use
}

// audience checks who the token is for: the app client in aud of an ID token, in client_id of an
// access token and in the header of a load balancer's; the identity pool in aud of an identity
// pool's.
func (x *examination) audience() (Status, string) {
	if x.Encrypted() {
		return Skip, "can't be read"
	}
	name, claims := "aud", x.Claims
	switch x.Kind {
	case Access, ClientAccess:
		name = "client_id"
	case LoadBalancer:
		name, claims = "client", x.Header
	case Unreadable, ID, IdentityPool, Refresh, Foreign: // in aud
	}
	claim, there := claims.Get(name)
	client, text := claim.string()
	shown := shorten(plain.Text(client)) + x.resource(name)
	switch {
	case !there:
		return x.without("the token has no " + name)
	case !text:
		return Fail, fmt.Sprintf("%s is %s, where Cognito writes one string", name, shorten(claim.Text()))
	case len(x.expect.Clients) == 0:
		return Skip, shown + ": no app client to check it against"
	}
	i := slices.IndexFunc(x.expect.Clients, func(c Client) bool { return c.ID == client })
	if i < 0 {
		return Fail, fmt.Sprintf("%s is none of %s", shown, clientList(x.expect.Clients))
	}
	return Pass, x.expect.Clients[i].String() + x.resource(name)
}

// resource names the API that an access token is bound to (RFC 8707). Whether that is right is
// for the API's owner to decide.
func (x *examination) resource(name string) string {
	if aud, ok := x.Claims.Get("aud"); ok && name == "client_id" {
		return ", bound to " + shorten(aud.Text())
	}
	return ""
}

func clientList(clients []Client) string {
	const most = 4
	var names []string
	for _, c := range clients[:min(len(clients), most)] {
		names = append(names, c.String())
	}
	if more := len(clients) - most; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

func (x *examination) scope() (Status, string) {
	claim, _ := x.Claims.Get("scope")
	scope, _ := claim.string()
	return x.oneOf(x.expect.Scopes, strings.Fields(scope), "the token has no scope")
}

func (x *examination) groups() (Status, string) {
	claim, _ := x.Claims.Get("cognito:groups")
	groups, _ := claim.list()
	return x.oneOf(x.expect.Groups, groups, "the token has no groups")
}

// oneOf passes when the token has at least one of the values asked for, as in AWS's own verifier
// and API Gateway.
func (x *examination) oneOf(asked, has []string, none string) (Status, string) {
	switch i := slices.IndexFunc(has, func(h string) bool { return slices.Contains(asked, h) }); {
	case len(asked) == 0:
		return Skip, "not asked for"
	case i >= 0:
		return Pass, plain.Text(has[i])
	case len(has) == 0:
		return x.without(none)
	}
	return Fail, fmt.Sprintf("%s: none of %s", shorten(plain.Text(strings.Join(has, " "))), strings.Join(asked, ", "))
}

// revocation can't be seen in a token. Probe asks Cognito, on request.
func (x *examination) revocation() (Status, string) {
	switch {
	case x.Probeable():
		return Skip, "not in the token: probe it to find out"
	case x.Kind == ID:
		return Skip, "an ID token can't be probed"
	default:
		return Skip, "can't be probed"
	}
}
