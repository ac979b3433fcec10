package directory

import (
	"context"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewUsers lists the users of a pool.
func NewUsers(host screen.Host, pool screen.PoolRef) *list.List[admin.User] {
	session, l := host.Session(), userListing(host, pool)
	l.Name, l.One, l.Whole = "users", "user", "users of the pool"
	l.Empty = "No users in this pool yet."
	l.Ask = true
	l.Acts.Lists = []string{"create-user"}
	l.Source = list.Pages[admin.User](func(ctx context.Context, filter admin.Filter, token string) (call.Page[admin.User], error) {
		return admin.Users(ctx, session, pool.ID, filter, token)
	})
	return list.New(host, l)
}

// NewMembers lists the users of a group. ListUsersInGroup takes no filter.
func NewMembers(host screen.Host, pool screen.PoolRef, group admin.Group) *list.List[admin.User] {
	session, l := host.Session(), userListing(host, pool)
	l.Name, l.One, l.Whole = group.Name, "member", "users in this group"
	l.Empty = "Nobody is in this group."
	l.Acts.Lists = []string{"add-to-group", "remove-from-group"}
	l.About = screen.About{Kind: acts.OnGroup, Target: func() acts.Target {
		t := screen.PoolTarget(pool)
		t.Group = group
		return t
	}}
	l.Acts.Target = func(u admin.User) acts.Target {
		t := screen.UserTarget(pool, u)
		t.Group = group
		return t
	}
	l.Source = list.Pages[admin.User](func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.User], error) {
		return admin.GroupMembers(ctx, session, pool.ID, group.Exact(), token)
	})
	return list.New(host, l)
}

// userListing is what all lists of users have in common.
func userListing(host screen.Host, pool screen.PoolRef) list.Listing[admin.User] {
	session := host.Session()
	return list.Listing[admin.User]{
		Pool:    pool,
		ID:      func(u admin.User) string { return string(u.Exact()) },
		Match:   userHolds,
		Columns: userColumns(host, func(u admin.User) widget.Cell { return statusCell(host, pool, u) }),
		Further: func(users []admin.User) []string { return furtherAttributes(host, pool, users) },
		FurtherOf: func(name string) list.Column[admin.User] {
			return attributeColumn(name, name, min(max(10, len(name)), 24), 40, 9, true)
		},
		Along:  func() tea.Cmd { return readSettings(host, pool) },
		Open:   func(u admin.User) screen.Screen { return NewUser(host, pool, u) },
		Detail: func(u admin.User) []widget.Line { return userSummary(host, pool, u) },
		Copies: func(u admin.User) []screen.Copy { return userCopies(session, pool, u) },
		Acts: &list.Acts[admin.User]{
			Kind:   acts.OnUser,
			Target: func(u admin.User) acts.Target { return screen.UserTarget(pool, u) },
			Reread: func(ctx context.Context, u admin.User) (admin.User, error) {
				return admin.ReadUser(ctx, session, pool.ID, u.Sub)
			},
		},
	}
}

// readSettings reads the pool's settings once: they say which invitations have expired.
func readSettings(host screen.Host, pool screen.PoolRef) tea.Cmd {
	return host.Acting().DescribeAside(admin.PoolDetail{Pool: admin.Pool{ID: pool.ID, Name: pool.Name}}, func(admin.PoolDetail) tea.Cmd { return nil })
}

// furtherAttributes are those of the pool and of the users read that have no column of
// their own, custom ones first.
func furtherAttributes(host screen.Host, pool screen.PoolRef, users []admin.User) []string {
	names := map[string]bool{}
	if detail, read := host.Acting().Known(pool.ID); read {
		for _, a := range detail.Attributes {
			names[a.Name] = true
		}
	}
	for _, u := range users {
		for _, a := range u.Attributes {
			names[a.Name] = true
		}
	}
	for _, own := range []string{"sub", "email", "name", "phone_number"} {
		delete(names, own)
	}
	var custom, standard []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if strings.HasPrefix(name, "custom:") {
			custom = append(custom, name)
		} else {
			standard = append(standard, name)
		}
	}
	return append(custom, standard...)
}

// userHolds tests users against a condition on an attribute, or searches all that
// ListUsers returns of them for a word.
func userHolds(word string) func(admin.User) bool {
	if condition, ok := admin.ParseCondition(word); ok {
		return condition.Selects
	}
	return func(u admin.User) bool {
		return plain.ContainsFold(u.Username, word) || plain.ContainsFold(u.Sub, word) || plain.ContainsFold(string(u.Status), word) ||
			slices.ContainsFunc(u.Attributes, func(a admin.Attribute) bool { return plain.ContainsFold(a.Value, word) })
	}
}

func userColumns(host screen.Host, status func(admin.User) widget.Cell) []list.Column[admin.User] {
	return []list.Column[admin.User]{
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
			Cell:   func(u admin.User) widget.Cell { return words.Day(u.Created, host.Zone()) },
			Order:  func(a, b admin.User) int { return a.Created.Compare(b.Created) },
		},
		{
			Column: widget.Column{Title: "CHANGED", Min: 10, Max: 10, Rank: 8},
			Hidden: true,
			Cell:   func(u admin.User) widget.Cell { return words.Day(u.Modified, host.Zone()) },
			Order:  func(a, b admin.User) int { return a.Modified.Compare(b.Modified) },
		},
	}
}

func attributeColumn(title, name string, least, most, rank int, hidden bool) list.Column[admin.User] {
	return list.Column[admin.User]{
		Column: widget.Column{Title: title, Min: least, Max: most, Rank: rank},
		Hidden: hidden,
		Cell:   func(u admin.User) widget.Cell { return widget.Cell{Text: u.Attributes.Get(name)} },
		Order: func(a, b admin.User) int {
			return strings.Compare(a.Attributes.Get(name), b.Attributes.Get(name))
		},
	}
}

func userCopies(session *call.Session, pool screen.PoolRef, u admin.User) []screen.Copy {
	copies := []screen.Copy{{Key: "u", Label: "username", Text: u.Exact().Name()}, {Key: "s", Label: "sub", Text: u.Sub}}
	if u.Email() != "" {
		copies = append(copies, screen.Copy{Key: "e", Label: "e-mail", Text: u.Email()})
	}
	return append(copies, screen.CommandCopy("c", "aws command", call.CommandIn(session, "ListUsers", shell.Member{Name: "UserPoolId", Value: pool.ID},
		shell.Member{Name: "Filter", Value: admin.Filter{Attribute: "sub", Op: admin.Equals, Value: u.Sub}.String()})))
}
