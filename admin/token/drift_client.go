package token

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func clientDrift(h *holding) []Drift {
	const id, name = "client", "app client"
	switch shown := plain.Text(h.clientID()); {
	case isGone(h.clientErr):
		return []Drift{{
			ID: id, Name: name, Status: Differs, Token: shown, Now: "not in the pool",
			Follows: h.goesOn("letting its users in"),
		}}
	case h.clientErr != nil:
		return unread(id, name, h.clientErr)
	default:
		return []Drift{{ID: id, Name: name, Status: Same, Token: shown, Now: h.client.Name}}
	}
}

// flowDrift is about whether the client could still get such a token. How a
// user's token came about is not in it, so that any way will do.
func flowDrift(h *holding) []Drift {
	if h.clientErr != nil {
		return nil
	}
	flows := slices.Concat(h.client.OAuthFlows, h.client.Flows)
	d := Drift{ID: "flows", Name: "sign-in flows of the client", Status: Same, Token: "one of them", Now: strings.Join(flows, ", ")}
	grant := slices.Contains(h.client.OAuthFlows, "client_credentials")
	if h.token.Kind == ClientAccess {
		d.Token = "client_credentials"
		if !grant {
			d.Status, d.Follows = Differs, "the client gets no more such tokens"
		}
		return []Drift{d}
	}
	if !slices.ContainsFunc(flows, signsIn) && len(h.client.Flows) > 0 {
		d.Status, d.Follows = Differs, "users can't sign in through this client any more"
	}
	return []Drift{d}
}

// signsIn tells a flow by which users sign in from those of refreshing and of
// clients. A client that names no flow of the API has the default ones, which
// sign in.
func signsIn(flow string) bool {
	return flow != "client_credentials" && flow != "ALLOW_REFRESH_TOKEN_AUTH"
}

// scopesDrift is about the scopes of an access token that managed login or a
// client-credentials grant gave. A sign-in through the API gives one that no
// client lists.
func scopesDrift(h *holding) []Drift {
	scopes := strings.Fields(h.token.Says("scope"))
	if h.clientErr != nil || len(scopes) == 0 || len(h.client.OAuthFlows) == 0 {
		return nil
	}
	d := Drift{ID: "scopes", Name: "scopes of the client", Status: Same, Token: strings.Join(scopes, " "), Now: strings.Join(h.client.OAuthScopes, " ")}
	allowed := append(slices.Clone(h.client.OAuthScopes), "aws.cognito.signin.user.admin")
	if gone := missing(scopes, allowed); len(gone) > 0 {
		d.Status, d.Follows = Differs, h.goesOn("granting "+strings.Join(gone, ", "))
	}
	return []Drift{d}
}

func lifeDrift(h *holding) []Drift {
	claim, _ := h.token.Claims.Get("exp")
	expires, ok := claim.Time()
	if h.clientErr != nil || h.issued.IsZero() || !ok {
		return nil
	}
	now := h.client.AccessLife
	if h.token.Kind == ID {
		now = h.client.IDLife
	}
	then := expires.Sub(h.issued)
	d := Drift{ID: "lifetime", Name: "lifetime", Status: Same, Token: Span(then), Now: Span(now)}
	if difference := then - now; difference < -time.Second || difference > time.Second {
		d.Status, d.Follows = Differs, fmt.Sprintf("the next token will live %s", Span(now))
	}
	return []Drift{d}
}

// revocationDrift is about whether revoking the refresh token reaches this one.
func revocationDrift(h *holding) []Drift {
	if h.clientErr != nil || h.token.Kind == ClientAccess {
		return nil
	}
	const id, name = "revocable", "token revocation"
	_, has := h.token.Claims.Get("origin_jti")
	if !has && h.token.isCut() {
		return unread(id, name, errCut)
	}
	d := Drift{ID: id, Name: name, Status: Same, Token: onOff(has), Now: onOff(h.client.Revocation)}
	if has != h.client.Revocation {
		// Rotation puts origin_jti into tokens as well, so only one way says something.
		d.Status = Unknown
		if !has {
			d.Status, d.Follows = Differs, "revoking its refresh token does not reach this token, issued before that was turned on"
		}
	}
	return []Drift{d}
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
