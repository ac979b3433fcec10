package main

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func newPools(s *settings) *cobra.Command {
	return newList(s, listing[admin.Pool]{
		use: "pools", short: "List user pools", held: admin.Pool.Held,
		columns: []output.Column[admin.Pool]{
			{Title: "id", Value: func(p admin.Pool) string { return p.ID }},
			{Title: "name", Value: func(p admin.Pool) string { return p.Name }},
			{Title: "created", Value: func(p admin.Pool) string { return stamp(p.Created) }},
			{Title: "modified", Value: func(p admin.Pool) string { return stamp(p.Modified) }},
		},
		fetch: func(ctx context.Context, session *call.Session, _ listFlags, token string) (call.Page[admin.Pool], error) {
			return admin.Pools(ctx, session, token)
		},
	})
}

func newUsers(s *settings) *cobra.Command {
	return newList(s, listing[admin.User]{
		use: "users", short: "List users of a pool", inPool: true, filtered: true, held: admin.User.Held,
		columns: []output.Column[admin.User]{
			{Title: "username", Value: func(u admin.User) string { return u.Username }},
			{Title: "sub", Value: func(u admin.User) string { return u.Sub }},
			{Title: "status", Value: func(u admin.User) string { return string(u.Status) }},
			{Title: "enabled", Value: func(u admin.User) string { return strconv.FormatBool(u.Enabled) }},
			{Title: "email", Value: admin.User.Email},
			{Title: "emailVerified", Value: func(u admin.User) string { return strconv.FormatBool(u.Verified("email")) }},
			{Title: "created", Value: func(u admin.User) string { return stamp(u.Created) }},
			{Title: "modified", Value: func(u admin.User) string { return stamp(u.Modified) }},
		},
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.User], error) {
			page, err := admin.Users(ctx, session, flags.pool, flags.question, token)
			return flags.hold(page), err
		},
	})
}

func newGroups(s *settings) *cobra.Command {
	return newList(s, listing[admin.Group]{
		use: "groups", short: "List groups of a pool", inPool: true, held: admin.Group.Held,
		columns: []output.Column[admin.Group]{
			{Title: "name", Value: func(g admin.Group) string { return g.Name }},
			{Title: "precedence", Value: func(g admin.Group) string {
				if g.Precedence == nil {
					return ""
				}
				return strconv.Itoa(int(*g.Precedence))
			}},
			{Title: "roleArn", Value: func(g admin.Group) string { return g.RoleARN }},
			{Title: "description", Value: func(g admin.Group) string { return g.Description }},
		},
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.Group], error) {
			return admin.Groups(ctx, session, flags.pool, token)
		},
	})
}

// listing declares a list command: what is read, and its columns as text and CSV. JSON
// is the record itself, as AWS has it.
type listing[T any] struct {
	use, short       string
	inPool, filtered bool
	columns          []output.Column[T]
	held             func(T) T
	fetch            func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[T], error)
}

type listFlags struct {
	pool, filter, format string
	all                  bool
	question             admin.Filter // the part of the filter that AWS can answer
	condition            admin.Filter // the part that it can't
}

// read turns the filter into a question to AWS, or into a condition to test every user
// with.
func (f *listFlags) read() (err error) {
	if f.question, err = question(f.filter); err == nil {
		return nil
	}
	condition, ok := admin.ParseCondition(f.filter)
	switch {
	case !ok:
		return err
	case !f.all:
		return exit.Usagef("--filter: AWS does not filter on %s; with --all, all users are read and compared", plain.Text(condition.Attribute))
	}
	f.condition = condition
	return nil
}

// hold keeps the users of a page that match the condition.
func (f *listFlags) hold(page call.Page[admin.User]) call.Page[admin.User] {
	if !f.condition.IsZero() {
		page.Items = slices.DeleteFunc(page.Items, func(u admin.User) bool { return !f.condition.Selects(u) })
	}
	return page
}

func newList[T any](s *settings, l listing[T]) *cobra.Command {
	var flags listFlags
	cmd := &cobra.Command{
		Use: l.use, Short: l.short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return l.run(cmd, s, flags) },
	}
	cmd.Flags().StringVarP(&flags.format, "output", "o", "text", "text, json (one object per line) or csv")
	formats(cmd, "text", "json", "csv")
	cmd.Flags().BoolVar(&flags.all, "all", false, "all pages, not just the first")
	if l.inPool {
		cmd.Flags().StringVar(&flags.pool, "pool", "", "user pool, by id or name")
		_ = cmd.MarkFlagRequired("pool")
	}
	if l.filtered {
		cmd.Flags().StringVar(&flags.filter, "filter", "", "what AWS can filter on: email:ali, status:unconfirmed, 'email = \"a@b.example\"'; with --all any attribute: custom:tenant:42")
	}
	return cmd
}

func (l listing[T]) run(cmd *cobra.Command, s *settings, flags listFlags) error {
	out, err := output.New(cmd.OutOrStdout(), flags.format, l.columns, l.held)
	if err != nil {
		return err
	}
	if err := flags.read(); err != nil {
		return err
	}
	ctx := cmd.Context()
	session, err := s.open(ctx)
	if err != nil {
		return err
	}
	if l.inPool {
		if flags.pool, err = findPool(ctx, session, flags.pool); err != nil {
			return err
		}
	}
	more, err := l.copy(ctx, session, flags, out)
	output.SayAltered(cmd, output.Altered(out), "-o json")
	if more && err == nil {
		output.Say(cmd, "There are more; --all reads them.")
	}
	return err
}

// copy writes page after page. more is true if it stopped after the first.
func (l listing[T]) copy(ctx context.Context, session *call.Session, flags listFlags, out output.Writer[T]) (more bool, err error) {
	var next string
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[T], error) {
		page, err := l.fetch(ctx, session, flags, token)
		next = page.Next
		return page, err
	})
	for items, err := range pages {
		if err != nil {
			return false, err
		}
		if err := out.Write(items); err != nil {
			return false, exit.NotWritten(err)
		}
		if !flags.all && len(items) > 0 {
			break
		}
	}
	return next != "", nil
}

func question(filter string) (admin.Filter, error) {
	if filter == "" {
		return admin.Filter{}, nil
	}
	if err := admin.CheckFilter(filter); err != nil {
		return admin.Filter{}, exit.Usagef("--filter: %w", err)
	}
	f, ok := admin.ParseFilter(filter)
	if !ok {
		return f, exit.Usagef("--filter %q: AWS filters on one of %s, as attribute:beginning or attribute=value",
			filter, strings.Join(admin.SearchableAttributes(), ", "))
	}
	return f, nil
}

func (s *settings) open(ctx context.Context) (*call.Session, error) {
	return call.Open(ctx, s.session(ctx))
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
