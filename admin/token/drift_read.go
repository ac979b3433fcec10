package token

import (
	"context"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
)

// readersOf read what a token is compared with. For an app client's token there is no user to
// read.
func readersOf(s *call.Session, pool string, t Token) []fact.Reader[holding] {
	client := fact.Read(
		fact.From{Source: "the app client", Service: cip.ServiceID, Operation: "DescribeUserPoolClient"},
		func(h *holding) *fact.Fact[admin.ClientDetail] { return &h.client },
		func(ctx context.Context, h holding) (admin.ClientDetail, int, error) {
			return h.readClient(ctx, s, pool)
		},
	)
	if t.Kind == ClientAccess {
		return []fact.Reader[holding]{client}
	}
	user := fact.Read(
		fact.From{Source: "the user", Service: cip.ServiceID, Operation: "ListUsers"},
		func(h *holding) *fact.Fact[admin.User] { return &h.user },
		func(ctx context.Context, h holding) (admin.User, int, error) { return h.readUser(ctx, s, pool) },
	)
	groups := fact.Read(
		fact.From{Source: "the user's groups", Service: cip.ServiceID, Operation: "AdminListGroupsForUser"},
		func(h *holding) *fact.Fact[[]admin.Group] { return &h.groups },
		func(ctx context.Context, h holding) ([]admin.Group, int, error) { return h.readGroups(ctx, s, pool) },
	).After(holding.ofUser)
	return []fact.Reader[holding]{user, client, groups}
}

func (h holding) readUser(ctx context.Context, s *call.Session, pool string) (u admin.User, calls int, err error) {
	claim, _ := h.token.Claims.Get("sub")
	sub, ok := claim.string()
	switch {
	case h.mayBeClients():
		return u, 0, errCut
	case !ok || sub == "":
		return u, 0, h.without("the token has no sub")
	}
	u, err = admin.ReadUser(ctx, s, pool, sub)
	return u, 1, err
}

func (h holding) readGroups(ctx context.Context, s *call.Session, pool string) (groups []admin.Group, calls int, err error) {
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
		calls++
		return admin.UserGroups(ctx, s, pool, h.user.Value.Exact(), token)
	})
	for page, failed := range pages {
		groups = append(groups, page...)
		err = failed
	}
	return groups, calls, err
}

func (h holding) readClient(ctx context.Context, s *call.Session, pool string) (c admin.ClientDetail, calls int, err error) {
	id := h.clientID()
	if id == "" {
		return c, 0, h.without("the token names no app client")
	}
	c, err = admin.ReadClient(ctx, s, pool, id)
	return c, 1, err
}
