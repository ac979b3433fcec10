package tui

import (
	"context"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

func newUsers(app *App, pool poolRef) *list[admin.User] {
	session, l := app.session, userListing(app, pool)
	l.Name, l.One, l.Whole = "users", "user", "users of the pool"
	l.Empty = "No users in this pool yet."
	l.Ask = true
	l.Acts.Lists = []string{"create-user"}
	l.Fetch = func(ctx context.Context, filter admin.Filter, token string) (call.Page[admin.User], error) {
		return admin.Users(ctx, session, pool.ID, filter, token)
	}
	return newList(app, l)
}

// newMembers lists the users of a group. ListUsersInGroup takes no filter.
func newMembers(app *App, pool poolRef, group admin.Group) *list[admin.User] {
	session, l := app.session, userListing(app, pool)
	l.Name, l.One, l.Whole = group.Name, "member", "users in this group"
	l.Empty = "Nobody is in this group."
	l.Acts.Lists = []string{"add-to-group", "remove-from-group"}
	l.About = about{kind: acts.OnGroup, target: func() acts.Target {
		t := poolTarget(pool)
		t.Group = group
		return t
	}}
	l.Acts.Target = func(u admin.User) acts.Target {
		t := userTarget(pool, u)
		t.Group = group
		return t
	}
	l.Fetch = func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.User], error) {
		return admin.GroupMembers(ctx, session, pool.ID, group.Exact(), token)
	}
	return newList(app, l)
}

// userListing is what all lists of users have in common.
func userListing(app *App, pool poolRef) Listing[admin.User] {
	session := app.session
	return Listing[admin.User]{
		Pool:    pool,
		ID:      func(u admin.User) string { return string(u.Exact()) },
		Match:   userHolds,
		Columns: userColumns(func(u admin.User) widget.Cell { return app.statusCell(pool, u) }),
		Open:    func(u admin.User) Screen { return newUser(app, pool, u) },
		Detail:  func(u admin.User) []widget.Line { return userSummary(app, pool, u) },
		Copies:  func(u admin.User) []Copy { return userCopies(session, pool, u) },
		Acts: &Acts[admin.User]{
			Kind:   acts.OnUser,
			Target: func(u admin.User) acts.Target { return userTarget(pool, u) },
			Reread: func(ctx context.Context, u admin.User) (admin.User, error) {
				return admin.ReadUser(ctx, session, pool.ID, u.Sub)
			},
		},
	}
}

func userTarget(pool poolRef, u admin.User) acts.Target {
	target := poolTarget(pool)
	target.User = u
	return target
}

// userHolds looks for a word in all that ListUsers tells of a user.
func userHolds(u admin.User, word string) bool {
	return plain.ContainsFold(u.Username, word) || plain.ContainsFold(u.Sub, word) || plain.ContainsFold(string(u.Status), word) ||
		slices.ContainsFunc(u.Attributes, func(a admin.Attribute) bool { return plain.ContainsFold(a.Value, word) })
}

func userColumns(status func(admin.User) widget.Cell) []Column[admin.User] {
	return []Column[admin.User]{
		{
			Column: widget.Column{Title: "USERNAME", Min: 14, Max: 44},
			Cell:   func(u admin.User) widget.Cell { return widget.Cell{Text: u.Username} },
			Order:  func(a, b admin.User) int { return strings.Compare(a.Username, b.Username) },
		},
		attributeColumn("EMAIL", "email", 18, 40, 1, false),
		{
			Column: widget.Column{Title: "STATUS", Min: 19, Max: 24, Rank: 0},
			Cell:   status,
			Order:  func(a, b admin.User) int { return strings.Compare(string(a.Status), string(b.Status)) },
		},
		{
			Column: widget.Column{Title: "VERIFIED", Min: 12, Max: 13, Rank: 3},
			Cell:   verifiedCell,
			Order:  func(a, b admin.User) int { return strings.Compare(verifiedCell(a).Text, verifiedCell(b).Text) },
		},
		attributeColumn("NAME", "name", 10, 30, 5, true),
		attributeColumn("PHONE", "phone_number", 13, 16, 6, true),
		{
			Column: widget.Column{Title: "SUB", Min: 36, Max: 36, Rank: 7},
			Hidden: true,
			Cell:   func(u admin.User) widget.Cell { return widget.Cell{Text: u.Sub, Style: grid.Dim} },
			Order:  func(a, b admin.User) int { return strings.Compare(a.Sub, b.Sub) },
		},
		{
			Column: widget.Column{Title: "CREATED", Min: 10, Max: 10, Rank: 4},
			Cell:   func(u admin.User) widget.Cell { return day(u.Created) },
			Order:  func(a, b admin.User) int { return a.Created.Compare(b.Created) },
		},
		{
			Column: widget.Column{Title: "CHANGED", Min: 10, Max: 10, Rank: 8},
			Hidden: true,
			Cell:   func(u admin.User) widget.Cell { return day(u.Modified) },
			Order:  func(a, b admin.User) int { return a.Modified.Compare(b.Modified) },
		},
	}
}

func attributeColumn(title, name string, least, most, rank int, hidden bool) Column[admin.User] {
	return Column[admin.User]{
		Column: widget.Column{Title: title, Min: least, Max: most, Rank: rank},
		Hidden: hidden,
		Cell:   func(u admin.User) widget.Cell { return widget.Cell{Text: u.Attributes.Get(name)} },
		Order: func(a, b admin.User) int {
			return strings.Compare(a.Attributes.Get(name), b.Attributes.Get(name))
		},
	}
}

func userCopies(session *call.Session, pool poolRef, u admin.User) []Copy {
	copies := []Copy{{"u", "username", u.Exact().Name()}, {"s", "sub", u.Sub}}
	if u.Email() != "" {
		copies = append(copies, Copy{"e", "e-mail", u.Email()})
	}
	return append(copies, commandCopy("c", "aws command", call.CommandIn(session, "ListUsers", shell.Member{Name: "UserPoolId", Value: pool.ID},
		shell.Member{Name: "Filter", Value: admin.Filter{Attribute: "sub", Op: admin.Equals, Value: u.Sub}.String()})))
}
