package token

import (
	"context"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Anyone is what a token is checked against when nobody named a pool: the pool that the token
// names, on the session's endpoint or AWS's own.
func Anyone(s *call.Session) Expect {
	return Expect{Source: Source{Endpoint: s.Endpoint()}}
}

// OfPool reads what tokens of a pool are checked against: its app clients, a ListUserPoolClients
// call for each 60 of them, and its replicas when t names the pool in another Region. With an
// error it returns what could be read: keys need none of it.
func OfPool(ctx context.Context, s *call.Session, pool string, t Token) (Expect, error) {
	e := Anyone(s)
	e.Source.Pool = pool
	if elsewhere(t, pool) {
		// Without replicas the issuer check fails, which is the safe side; the error of reading
		// the clients, which has the same cause, says why.
		e.Source.Replicas, _ = admin.Replicas(ctx, s, pool)
	}
	pages := call.Pages(ctx, func(ctx context.Context, next string) (call.Page[admin.Client], error) {
		return admin.Clients(ctx, s, pool, next)
	})
	for page, err := range pages {
		if err != nil {
			return e, err
		}
		for _, c := range page {
			e.Clients = append(e.Clients, Client{c.ID, c.Name})
		}
	}
	return e, nil
}

// elsewhere reports whether a token names the pool with the host of another Region.
func elsewhere(t Token, pool string) bool {
	claim, _ := t.Claims.Get("iss")
	issuer, _ := claim.string()
	m := issuerForm.FindStringSubmatch(issuer)
	return len(m) > 0 && m[2] == pool && m[1] != admin.RegionOf(pool)
}
