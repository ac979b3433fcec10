package directory

import (
	"context"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewPools lists the user pools of the account and Region.
func NewPools(host screen.Host) *list.List[admin.Pool] {
	session := host.Session()
	return list.New(host, list.Listing[admin.Pool]{
		Name:  "pools",
		One:   "pool",
		Whole: "user pools of this account and Region",
		ID:    func(p admin.Pool) string { return p.ID },
		Columns: []list.Column[admin.Pool]{
			{
				Column: widget.Column{Title: "NAME", Min: 16, Max: 60},
				Cell:   func(p admin.Pool) widget.Cell { return widget.Cell{Text: p.Name} },
				Order:  func(a, b admin.Pool) int { return strings.Compare(a.Name, b.Name) },
			},
			{
				Column: widget.Column{Title: "ID", Min: 19, Max: 40},
				Cell:   func(p admin.Pool) widget.Cell { return widget.Cell{Text: p.ID, Style: grid.Dim} },
				Order:  func(a, b admin.Pool) int { return strings.Compare(a.ID, b.ID) },
			},
			{
				Column: widget.Column{Title: "CREATED", Min: 10, Max: 16, Rank: 2},
				Cell:   func(p admin.Pool) widget.Cell { return words.Day(p.Created) },
				Order:  func(a, b admin.Pool) int { return a.Created.Compare(b.Created) },
			},
			{
				Column: widget.Column{Title: "CHANGED", Min: 10, Max: 16, Rank: 1},
				Cell:   func(p admin.Pool) widget.Cell { return words.Day(p.Modified) },
				Order:  func(a, b admin.Pool) int { return a.Modified.Compare(b.Modified) },
			},
		},
		Fetch: func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.Pool], error) {
			return admin.Pools(ctx, session, token)
		},
		Open: func(p admin.Pool) screen.Screen { return host.Openings().Pool(screen.PoolRef{ID: p.ID, Name: p.Name}) },
		Copies: func(p admin.Pool) []screen.Copy {
			return []screen.Copy{
				{Key: "n", Label: "name", Text: p.Name},
				{Key: "i", Label: "pool id", Text: p.ID},
				describeCopy(session, p.ID),
			}
		},
		Acts: &list.Acts[admin.Pool]{
			Kind:   acts.OnPool,
			Target: func(p admin.Pool) acts.Target { return acts.Target{Pool: admin.PoolDetail{Pool: p}} },
		},
		Empty: "No user pools in this account and Region. :region NAME looks in another.",
	})
}

func describeCopy(session *call.Session, pool string) screen.Copy {
	return screen.CommandCopy("c", "aws command", call.CommandIn(session, "DescribeUserPool", shell.Member{Name: "UserPoolId", Value: pool}))
}
