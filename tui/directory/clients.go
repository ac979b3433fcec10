package directory

import (
	"context"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewClients lists the app clients of a pool. Their list tells names and ids; the rest is
// read for those on the screen.
func NewClients(host screen.Host, pool screen.PoolRef) *list.List[admin.ClientDetail] {
	session := host.Session()
	return list.New(host, list.Listing[admin.ClientDetail]{
		Name:    "clients",
		One:     "app client",
		Whole:   "app clients of the pool",
		Pool:    pool,
		ID:      func(c admin.ClientDetail) string { return c.ID },
		Columns: clientColumns(),
		Source: list.Pages[admin.ClientDetail](func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.ClientDetail], error) {
			page, err := admin.Clients(ctx, session, pool.ID, token)
			return call.Page[admin.ClientDetail]{Items: undescribed(page.Items), Next: page.Next}, err
		}),
		Enrich: func(ctx context.Context, c admin.ClientDetail) (admin.ClientDetail, error) {
			return admin.ReadClient(ctx, session, pool.ID, c.ID)
		},
		JSON: clientJSON,
		Open: func(c admin.ClientDetail) screen.Screen { return NewClient(host, pool, c.ID) },
		// There is no aws command to copy: that of DescribeUserPoolClient prints the secret.
		Copies: func(c admin.ClientDetail) []screen.Copy {
			return []screen.Copy{{Key: "n", Label: "name", Text: c.Name}, {Key: "i", Label: "client id", Text: c.ID}}
		},
		Empty: "No app clients in this pool: nobody can sign in to it.",
	})
}

func clientColumns() []list.Column[admin.ClientDetail] {
	return []list.Column[admin.ClientDetail]{
		{
			Column: widget.Column{Title: "APP CLIENT", Min: 14, Max: 40},
			Cell:   func(c admin.ClientDetail) widget.Cell { return widget.Cell{Text: c.Name} },
			Order:  func(a, b admin.ClientDetail) int { return strings.Compare(a.Name, b.Name) },
		},
		{
			Column: widget.Column{Title: "ID", Min: 26, Max: 26, Rank: 5},
			Cell:   func(c admin.ClientDetail) widget.Cell { return widget.Cell{Text: c.ID, Style: grid.Dim} },
			Order:  func(a, b admin.ClientDetail) int { return strings.Compare(a.ID, b.ID) },
		},
		readColumn("SECRET", 6, 6, 1, func(c admin.ClientDetail) string { return words.YesNo(c.HasSecret) }),
		readColumn("SIGN-IN FLOWS", 29, 60, 2, func(c admin.ClientDetail) string { return words.Flows(c.Flows) }),
		readColumn("ACCESS", 7, 11, 3, func(c admin.ClientDetail) string { return lifeWords(c.AccessLife) }),
		readColumn("ID TOKEN", 8, 11, 4, func(c admin.ClientDetail) string { return lifeWords(c.IDLife) }),
		readColumn("REFRESH", 7, 11, 3, func(c admin.ClientDetail) string { return lifeWords(c.RefreshLife) }),
	}
}

// readColumn shows what only DescribeUserPoolClient tells.
func readColumn(title string, least, most, rank int, value func(admin.ClientDetail) string) list.Column[admin.ClientDetail] {
	return list.Column[admin.ClientDetail]{
		Column:   widget.Column{Title: title, Min: least, Max: most, Rank: rank},
		Enriched: true,
		Cell:     func(c admin.ClientDetail) widget.Cell { return widget.Cell{Text: value(c)} },
	}
}

// undescribed are app clients of which no more is known than what their list tells.
func undescribed(clients []admin.Client) []admin.ClientDetail {
	details := make([]admin.ClientDetail, len(clients))
	for i, c := range clients {
		details[i].Client = c
	}
	return details
}

// clientJSON is as much of an app client as was read.
func clientJSON(c admin.ClientDetail) any {
	if c.IsRead() {
		return c
	}
	return c.Client
}

// lifeWords is how long a token is good for: 30 d.
func lifeWords(l admin.Life) string { return token.Span(time.Duration(l)) }
