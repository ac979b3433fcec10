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

// PoolList lists user pools. What ListUserPools leaves out of them is read while a
// column that shows it is visible.
type PoolList = list.List[admin.PoolDetail]

// NewPools lists the user pools of the account and Region.
func NewPools(host screen.Host) *PoolList {
	session := host.Session()
	return list.New(host, list.Listing[admin.PoolDetail]{
		Name:    "pools",
		One:     "pool",
		Whole:   "user pools of this account and Region",
		ID:      func(p admin.PoolDetail) string { return p.ID },
		Columns: poolColumns(host),
		Source: list.Pages[admin.PoolDetail](func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.PoolDetail], error) {
			page, err := admin.Pools(ctx, session, token)
			return call.Page[admin.PoolDetail]{Items: unread(page.Items), Next: page.Next}, err
		}),
		Enrich: func(ctx context.Context, p admin.PoolDetail) (admin.PoolDetail, error) {
			return admin.ReadPool(ctx, session, p.ID)
		},
		JSON: poolJSON,
		Open: func(p admin.PoolDetail) screen.Screen {
			return host.Openings().Pool(screen.PoolRef{ID: p.ID, Name: p.Name})
		},
		Copies: func(p admin.PoolDetail) []screen.Copy {
			return []screen.Copy{
				{Key: "n", Label: "name", Text: p.Name},
				{Key: "i", Label: "pool id", Text: p.ID},
				describeCopy(session, p.ID),
			}
		},
		Acts: &list.Acts[admin.PoolDetail]{
			Kind:   acts.OnPool,
			Target: func(p admin.PoolDetail) acts.Target { return acts.Target{Pool: admin.PoolDetail{Pool: p.Pool}} },
		},
		Empty: "No user pools in this account and Region. :region NAME looks in another.",
	})
}

func describeCopy(session *call.Session, pool string) screen.Copy {
	return screen.CommandCopy("c", "aws command", call.CommandIn(session, "DescribeUserPool", shell.Member{Name: "UserPoolId", Value: pool}))
}

func poolColumns(host screen.Host) []list.Column[admin.PoolDetail] {
	enriched := func(title string, width int, right bool, value func(admin.PoolDetail) string) list.Column[admin.PoolDetail] {
		return list.Column[admin.PoolDetail]{
			Column: widget.Column{Title: title, Min: width, Max: width, Right: right, Rank: 3},
			Hidden: true, Enriched: true, // each row takes a call
			Cell: func(p admin.PoolDetail) widget.Cell { return widget.Cell{Text: value(p)} },
		}
	}
	return []list.Column[admin.PoolDetail]{
		{
			Column: widget.Column{Title: "NAME", Min: 16, Max: 60},
			Cell:   func(p admin.PoolDetail) widget.Cell { return widget.Cell{Text: p.Name} },
			Order:  func(a, b admin.PoolDetail) int { return strings.Compare(a.Name, b.Name) },
		},
		{
			Column: widget.Column{Title: "ID", Min: 19, Max: 40},
			Cell:   func(p admin.PoolDetail) widget.Cell { return widget.Cell{Text: p.ID, Style: grid.Dim} },
			Order:  func(a, b admin.PoolDetail) int { return strings.Compare(a.ID, b.ID) },
		},
		{
			Column: widget.Column{Title: "CREATED", Min: 10, Max: 16, Rank: 2},
			Cell:   func(p admin.PoolDetail) widget.Cell { return words.Day(p.Created, host.Zone()) },
			Order:  func(a, b admin.PoolDetail) int { return a.Created.Compare(b.Created) },
		},
		{
			Column: widget.Column{Title: "CHANGED", Min: 10, Max: 16, Rank: 1},
			Cell:   func(p admin.PoolDetail) widget.Cell { return words.Day(p.Modified, host.Zone()) },
			Order:  func(a, b admin.PoolDetail) int { return a.Modified.Compare(b.Modified) },
		},
		enriched("TIER", 10, false, func(p admin.PoolDetail) string { return p.Tier }),
		enriched("MFA", 8, false, func(p admin.PoolDetail) string { return p.MFA }),
		enriched("~ USERS", 10, true, func(p admin.PoolDetail) string { return words.Thousands(p.EstimatedUsers) }),
	}
}

// unread are pools of which only what ListUserPools returns is known.
func unread(pools []admin.Pool) []admin.PoolDetail {
	details := make([]admin.PoolDetail, len(pools))
	for i, p := range pools {
		details[i].Pool = p
	}
	return details
}

// poolJSON is what was read of a pool so far.
func poolJSON(p admin.PoolDetail) any {
	if p.IsRead() {
		return p
	}
	return p.Pool
}
