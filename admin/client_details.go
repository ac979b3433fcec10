package admin

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// describedAtOnce is how many app clients are read at a time: enough to use a call
// budget.
const describedAtOnce = 4

// ClientDetails reads a page of a pool's app clients with their settings: one
// ListUserPoolClients call, and one DescribeUserPoolClient call for each of them. A
// client that is deleted meanwhile is left out.
func ClientDetails(ctx context.Context, s *call.Session, pool, token string) (call.Page[ClientDetail], error) {
	listed, err := Clients(ctx, s, pool, token)
	if err != nil {
		return call.Page[ClientDetail]{}, err
	}
	details := make([]ClientDetail, len(listed.Items))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(describedAtOnce)
	for i, c := range listed.Items {
		group.Go(func() error {
			return panics.Try(func() (err error) {
				details[i], err = clientStillThere(ctx, s, pool, c.ID)
				return err
			})
		})
	}
	err = group.Wait()
	panics.Rethrow(err)
	if err != nil {
		return call.Page[ClientDetail]{}, err
	}
	return call.Page[ClientDetail]{Items: slices.DeleteFunc(details, func(c ClientDetail) bool { return !c.IsRead() }), Next: listed.Next}, nil
}

// clientStillThere reads an app client; the zero ClientDetail is one that is gone.
func clientStillThere(ctx context.Context, s *call.Session, pool, id string) (ClientDetail, error) {
	c, err := ReadClient(ctx, s, pool, id)
	if p := call.Explain(err); p != nil && p.Kind == call.KindNotFound {
		return ClientDetail{}, nil
	}
	return c, err
}
