package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func newPools(s *settings) *cobra.Command {
	return newList(s, listing[admin.Pool]{
		use: "pools", short: "List user pools", held: admin.Pool.Held, columns: columns.Pools(),
		fetch: func(ctx context.Context, session *call.Session, _ listFlags, token string) (call.Page[admin.Pool], error) {
			return admin.Pools(ctx, session, token)
		},
	})
}

func newUsers(s *settings) *cobra.Command {
	return newList(s, listing[admin.User]{
		use: "users", short: "List users of a pool", inPool: true, filtered: true, held: admin.User.Held, columns: columns.Users(),
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.User], error) {
			page, err := admin.Users(ctx, session, flags.pool, flags.question, token)
			return flags.hold(page), err
		},
	})
}

func newMembers(s *settings) *cobra.Command {
	return newList(s, listing[admin.User]{
		use: "members", short: "List users of a group", inPool: true, inGroup: true, held: admin.User.Held, columns: columns.Users(),
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.User], error) {
			return admin.GroupMembers(ctx, session, flags.pool, admin.Exact(flags.group), token)
		},
	})
}

func newGroups(s *settings) *cobra.Command {
	return newList(s, listing[admin.Group]{
		use: "groups", short: "List groups of a pool", inPool: true, held: admin.Group.Held, columns: columns.Groups(),
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.Group], error) {
			return admin.Groups(ctx, session, flags.pool, token)
		},
	})
}

func newClients(s *settings) *cobra.Command {
	return newList(s, listing[admin.ClientDetail]{
		use: "clients", short: "List app clients of a pool", inPool: true, held: admin.ClientDetail.Held, columns: columns.Clients(),
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.ClientDetail], error) {
			return admin.ClientDetails(ctx, session, flags.pool, token)
		},
	})
}

// listing declares a list command: what is read, and its columns as text and CSV. JSON
// is the record itself, as AWS has it.
type listing[T any] struct {
	use, short string
	inPool     bool // --pool says whose
	inGroup    bool // --group likewise
	filtered   bool
	columns    columns.Of[T]
	held       func(T) T
	fetch      func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[T], error)
}

type listFlags struct {
	pool, group, filter string
	format, columns     string
	all                 bool
	most                int          // records, 0 for the first page or all
	question            admin.Filter // the part of the filter that AWS can answer
	condition           admin.Filter // the part that it can't
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
	case !f.all && f.most == 0:
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
	cmd.Flags().IntVar(&flags.most, "max", 0, "as many pages as it takes for that many at most")
	cmd.Flags().StringVar(&flags.columns, "columns", "", "columns of text and CSV, separated by commas: "+strings.Join(l.columns.Names()[:2], ","))
	completeColumns(cmd, s, l.columns)
	if l.inPool {
		cmd.Flags().StringVar(&flags.pool, "pool", "", "user pool, by id or name")
		_ = cmd.MarkFlagRequired("pool")
	}
	if l.inGroup {
		cmd.Flags().StringVar(&flags.group, "group", "", "group, by name")
		_ = cmd.MarkFlagRequired("group")
	}
	if l.filtered {
		cmd.Flags().StringVar(&flags.filter, "filter", "", "what AWS can filter on: email:ali, status:unconfirmed, 'email = \"a@b.example\"'; with --all any attribute: custom:tenant:42")
	}
	return cmd
}

func (l listing[T]) run(cmd *cobra.Command, s *settings, flags listFlags) error {
	chosen, err := l.columns.Choose(flags.columns)
	if err != nil {
		return err
	}
	out, err := output.New(cmd.OutOrStdout(), flags.format, chosen, l.held)
	if err != nil {
		return err
	}
	if err := cmp.Or(flags.check(cmd), flags.read()); err != nil {
		return err
	}
	session, err := s.open(cmd.Context())
	if err != nil {
		return err
	}
	if l.inPool {
		if err := flags.find(cmd.Context(), session); err != nil {
			return err
		}
	}
	more, err := l.copy(cmd.Context(), session, flags, out)
	output.SayAltered(cmd, output.Altered(out), "-o json")
	if more && err == nil {
		output.Say(cmd, "There are more; --all reads them.")
	}
	return poolMissing(cmd.Context(), session, flags.pool, err)
}

// check refuses contradictory flags.
func (f *listFlags) check(cmd *cobra.Command) error {
	switch given := cmd.Flags().Changed; {
	case given("columns") && f.columns == "":
		return exit.Usagef("--columns names none")
	case given("columns") && f.format == "json":
		return exit.Usagef("--columns is for text and csv; -o json has everything")
	case given("max") && f.most < 1:
		return exit.Usagef("--max %d: it must be 1 or more", f.most)
	case given("max") && f.all:
		return exit.Usagef("--all reads all, and --max no more than so many; give one of them")
	case given("group") && f.group == "":
		return exit.Usagef("--group is empty; give its name")
	}
	return nil
}

// find turns the pool's name into its id, and refuses columns that it has no attribute for.
func (f *listFlags) find(ctx context.Context, session *call.Session) (err error) {
	if f.pool, err = findPool(ctx, session, f.pool); err != nil {
		return err
	}
	custom := columns.CustomIn(f.columns)
	if len(custom) == 0 {
		return nil
	}
	pool, err := readPool(ctx, session, f.pool)
	if err != nil {
		return poolMissing(ctx, session, f.pool, err)
	}
	return columns.CheckCustom(custom, pool)
}

// copy writes page after page. more is true if it stopped before the last record.
func (l listing[T]) copy(ctx context.Context, session *call.Session, flags listFlags, out output.Writer[T]) (more bool, err error) {
	var next string
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[T], error) {
		page, err := l.fetch(ctx, session, flags, token)
		next = page.Next
		return page, err
	})
	left := flags.most
	for items, err := range call.Distinct(pages, l.id) {
		if err != nil {
			return false, err
		}
		cut := flags.most > 0 && len(items) > left
		if cut {
			items = items[:left]
		}
		if err := out.Write(items); err != nil {
			return false, exit.NotWritten(err)
		}
		if left -= len(items); cut || flags.enough(left, len(items)) {
			return cut || next != "", nil
		}
	}
	return false, nil
}

// enough reports whether no further page is read after one of so many records.
func (f *listFlags) enough(left, records int) bool {
	if f.most > 0 {
		return left == 0
	}
	return !f.all && records > 0
}

// id is what identifies a row: the first of the usual columns, in the characters that AWS has.
func (l listing[T]) id(item T) string { return l.columns.Usual[0].Value(l.held(item)) }

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
