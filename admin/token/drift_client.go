package token

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// clientRules compare a token with its app client.
var clientRules = []finding.Rule[holding]{
	{
		ID: "client", About: "app client", Find: clientDrift,
		Needs: func(h holding) fact.Lack { return unread(h.client) },
	},
	{ID: "flows", About: "sign-in flows of the client", When: holding.ofClient, Find: flowDrift},
	{ID: "scopes", About: "scopes of the client", When: holding.ofClient, Find: scopesDrift},
	{ID: "lifetime", About: "lifetime", When: holding.ofClient, Find: lifeDrift},
	{ID: "revocable", About: "token revocation", When: holding.revocable, Needs: holding.originCut, Find: revocationDrift},
}

// ofClient reports whether there is an app client to compare the token with.
func (h holding) ofClient() bool { return h.client.Known() }

func clientDrift(h holding) []finding.Finding {
	shown := plain.Text(h.clientID())
	if !h.client.Known() {
		return []finding.Finding{h.differs(shown, "not in the pool", h.client.At, h.goesOn("letting its users in"))}
	}
	return []finding.Finding{h.held(shown, h.client.Value.Name, h.client.At)}
}

// flowDrift reports whether the client could still get such a token. A user's token does not say
// which flow it came from, so any flow by which users sign in will do.
func flowDrift(h holding) []finding.Finding {
	client := h.client.Value
	flows := slices.Concat(client.OAuthFlows, client.Flows)
	now := strings.Join(flows, ", ")
	grant := slices.Contains(client.OAuthFlows, "client_credentials")
	switch {
	case h.token.Kind == ClientAccess && !grant:
		return []finding.Finding{h.differs("client_credentials", now, h.client.At, "the client can't get such tokens any more")}
	case h.token.Kind == ClientAccess:
		return []finding.Finding{h.held("client_credentials", now, h.client.At)}
	case !slices.ContainsFunc(flows, signsIn) && len(client.Flows) > 0:
		return []finding.Finding{h.differs("one of them", now, h.client.At, "users can't sign in through this client any more")}
	}
	return []finding.Finding{h.held("one of them", now, h.client.At)}
}

// signsIn reports whether users sign in by a flow, as opposed to refreshing and to the clients'
// own. A client that names no flow of the API has the default ones, by which users sign in.
func signsIn(flow string) bool {
	return flow != "client_credentials" && flow != "ALLOW_REFRESH_TOKEN_AUTH"
}

// scopesDrift compares the scopes of an access token that managed login or a client-credentials
// grant issued. A sign-in through the API gives a scope that no client lists.
func scopesDrift(h holding) []finding.Finding {
	client := h.client.Value
	scopes := strings.Fields(h.token.Says("scope"))
	if len(scopes) == 0 || len(client.OAuthFlows) == 0 {
		return nil
	}
	then, now := strings.Join(scopes, " "), strings.Join(client.OAuthScopes, " ")
	allowed := append(slices.Clone(client.OAuthScopes), "aws.cognito.signin.user.admin")
	if gone := missing(scopes, allowed); len(gone) > 0 {
		return []finding.Finding{h.differs(then, now, h.client.At, h.goesOn("granting "+strings.Join(gone, ", ")))}
	}
	return []finding.Finding{h.held(then, now, h.client.At)}
}

func lifeDrift(h holding) []finding.Finding {
	claim, _ := h.token.Claims.Get("exp")
	expires, ok := claim.Time()
	if h.issued.IsZero() || !ok {
		return nil
	}
	now := time.Duration(h.client.Value.AccessLife)
	if h.token.Kind == ID {
		now = time.Duration(h.client.Value.IDLife)
	}
	then := expires.Sub(h.issued)
	if difference := then - now; difference < -time.Second || difference > time.Second {
		return []finding.Finding{h.differs(Span(then), Span(now), h.client.At, fmt.Sprintf("the next token will live %s", Span(now)))}
	}
	return []finding.Finding{h.held(Span(then), Span(now), h.client.At)}
}

func (h holding) revocable() bool { return h.ofClient() && h.token.Kind != ClientAccess }

// originCut is the lack of the claim that makes a token revocable, which may have been cut away.
func (h holding) originCut() fact.Lack { return h.cutClaim("origin_jti") }

// revocationDrift reports whether revoking the refresh token reaches this one.
func revocationDrift(h holding) []finding.Finding {
	_, has := h.token.Claims.Get("origin_jti")
	on := h.client.Value.Revocation
	f := h.held(onOff(has), onOff(on), h.client.At)
	switch {
	case has && !on:
		f.Sign = finding.Note // refresh token rotation puts origin_jti into tokens as well
	case !has && on:
		f.Sign, f.Says = finding.Care, "revoking its refresh token does not reach this token, issued before that was turned on"
	}
	return []finding.Finding{f}
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
