package directory

import (
	"cmp"
	"context"
	"math"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// NewGroups lists the groups of a pool.
func NewGroups(host screen.Host, pool screen.PoolRef) *list.List[admin.Group] {
	session := host.Session()
	l := groupListing(host, pool, "groups of the pool", "No groups in this pool.",
		func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.Group], error) {
			return admin.Groups(ctx, session, pool.ID, token)
		})
	l.Acts.Lists = []string{"create-group"}
	return list.New(host, l)
}

// NewUserGroups lists the groups that a user is in. Acts are on the user, with the row's
// group for acts about a group.
func NewUserGroups(host screen.Host, pool screen.PoolRef, on screen.About) *list.List[admin.Group] {
	session, name := host.Session(), on.Target().User.Exact()
	l := groupListing(host, pool, "groups of this user", "In no group.",
		func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.Group], error) {
			return admin.UserGroups(ctx, session, pool.ID, name, token)
		})
	on.First = screen.Leading{Head: "groups", IDs: []string{"remove-from-group", "add-to-group"}}
	l.About = on
	l.Acts = &list.Acts[admin.Group]{
		Kind: on.Kind,
		Target: func(g admin.Group) acts.Target {
			target := on.Target()
			target.Group = g
			return target
		},
		Lists: []string{"add-to-group", "remove-from-group"},
	}
	return list.New(host, l)
}

func groupListing(host screen.Host, pool screen.PoolRef, whole, empty string,
	pages list.Pages[admin.Group],
) list.Listing[admin.Group] {
	return list.Listing[admin.Group]{
		Name:   "groups",
		One:    "group",
		Whole:  whole,
		Pool:   pool,
		Source: pages,
		ID:     func(g admin.Group) string { return string(g.Exact()) },
		Columns: []list.Column[admin.Group]{
			{
				Column: widget.Column{Title: "GROUP", Min: 14, Max: 40},
				Cell:   func(g admin.Group) widget.Cell { return widget.Cell{Text: g.Name} },
				Order:  func(a, b admin.Group) int { return strings.Compare(a.Name, b.Name) },
			},
			{
				Column: widget.Column{Title: "PRECEDENCE", Min: 12, Max: 12, Right: true, Rank: 1},
				Cell:   precedenceCell,
				Order:  func(a, b admin.Group) int { return cmp.Compare(precedence(a), precedence(b)) },
			},
			{
				Column: widget.Column{Title: "ROLE", Min: 16, Max: 40, Rank: 3},
				Cell:   func(g admin.Group) widget.Cell { return widget.Cell{Text: roleName(g.RoleARN), Style: grid.Dim} },
				Order:  func(a, b admin.Group) int { return strings.Compare(a.RoleARN, b.RoleARN) },
			},
			{
				Column: widget.Column{Title: "DESCRIPTION", Min: 16, Max: 60, Rank: 2},
				Cell:   func(g admin.Group) widget.Cell { return widget.Cell{Text: g.Description, Style: grid.Dim} },
				Order:  func(a, b admin.Group) int { return strings.Compare(a.Description, b.Description) },
			},
		},
		Open: func(g admin.Group) screen.Screen { return NewMembers(host, pool, g) },
		Copies: func(g admin.Group) []screen.Copy {
			copies := []screen.Copy{{Key: "n", Label: "name", Text: g.Exact().Name()}}
			if g.RoleARN != "" {
				copies = append(copies, screen.Copy{Key: "r", Label: "role ARN", Text: g.RoleARN})
			}
			return append(copies, screen.CommandCopy("c", "aws command", admin.MembersCommand(host.Session(), pool.ID, g.Exact())))
		},
		Acts: &list.Acts[admin.Group]{
			Kind: acts.OnGroup,
			Target: func(g admin.Group) acts.Target {
				target := screen.PoolTarget(pool)
				target.Group = g
				return target
			},
		},
		Empty: empty,
	}
}

// precedence of a group; groups without one come last.
func precedence(g admin.Group) int64 {
	if g.Precedence == nil {
		return math.MaxInt64
	}
	return int64(*g.Precedence)
}

func precedenceCell(g admin.Group) widget.Cell {
	if g.Precedence == nil {
		return widget.Cell{Text: "–", Style: grid.Dim}
	}
	return widget.Cell{Text: strconv.Itoa(int(*g.Precedence))}
}

// roleName is the end of a role's ARN, the part that people recognise.
func roleName(arn string) string {
	if _, name, ok := strings.Cut(arn, ":role/"); ok {
		return name
	}
	return arn
}
