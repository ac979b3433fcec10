package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// who says to whom or what something is done.
type who struct {
	pool          string
	users, groups []string
	filter, from  string
	all           bool
	device, event string
}

func (w *who) register(cmd *cobra.Command, action admin.Action) {
	flags := cmd.Flags()
	flags.StringVar(&w.pool, "pool", "", "user pool, by id or name")
	_ = cmd.MarkFlagRequired("pool")
	switch action.On {
	case admin.OnUser:
		flags.StringArrayVar(&w.users, "user", nil, "user, by username, sub, e-mail or phone number; may be repeated")
		flags.StringVar(&w.filter, "filter", "", "users that AWS finds: email:ali, status:unconfirmed")
		flags.StringVar(&w.from, "from", "", "file with a username or sub a line, - for standard input")
		flags.BoolVar(&w.all, "all", false, "every user of the pool")
	case admin.OnGroup:
		flags.StringArrayVar(&w.groups, "group", nil, "group, by name; may be repeated")
		_ = cmd.MarkFlagRequired("group")
	case admin.OnDevice, admin.OnAuthEvent:
		flags.StringArrayVar(&w.users, "user", nil, "user, by username, sub, e-mail or phone number")
		_ = cmd.MarkFlagRequired("user")
		w.registerPart(cmd, action)
	case admin.OnPool: // it is named already
	}
}

// registerPart registers what of a user is meant.
func (w *who) registerPart(cmd *cobra.Command, action admin.Action) {
	name, value, help := "device", &w.device, "key of the device"
	if action.On == admin.OnAuthEvent {
		name, value, help = "event", &w.event, "id of the sign-in event"
	}
	cmd.Flags().StringVar(value, name, "", help)
	_ = cmd.MarkFlagRequired(name)
}

func (w *who) check(action admin.Action) error {
	if (action.On == admin.OnDevice || action.On == admin.OnAuthEvent) && len(w.users) != 1 {
		return usagef("say one --user")
	}
	if action.On == admin.OnUser && w.ways() != 1 {
		return usagef("say to whom: one of --user, --filter, --from and --all")
	}
	_, err := question(w.filter)
	return err
}

// ways are how many ways of naming users are used.
func (w *who) ways() (n int) {
	for _, used := range []bool{len(w.users) > 0, w.filter != "", w.from != "", w.all} {
		if used {
			n++
		}
	}
	return n
}

// found is to whom something is done.
type found struct {
	pool    admin.PoolDetail
	targets []admin.Target
	missing []string // names of those that are not there
}

// find reads the targets.
func (w *who) find(cmd *cobra.Command, session *admin.Session, action admin.Action) (f found, err error) {
	ctx := cmd.Context()
	id, err := findPool(ctx, session, w.pool)
	if err != nil {
		return found{}, err
	}
	if f.pool, err = readPool(ctx, session, id); err != nil {
		return found{}, err
	}
	target := admin.Target{Pool: f.pool, Device: admin.Device{Key: w.device}, Event: admin.AuthEvent{ID: w.event}}
	switch action.On {
	case admin.OnPool:
		f.targets = []admin.Target{target}
	case admin.OnGroup:
		f.targets, f.missing, err = w.findGroups(ctx, session, target)
	default:
		f.targets, f.missing, err = w.findTheirs(cmd, session, target)
	}
	return f, err
}

// findTheirs finds users, for acts on them or on what is theirs.
func (w *who) findTheirs(cmd *cobra.Command, session *admin.Session, target admin.Target) (targets []admin.Target, missing []string, err error) {
	users, missing, err := w.findUsers(cmd, session, target.Pool)
	named := make(map[admin.Exact]bool, len(users))
	for _, u := range users {
		if named[u.Exact()] { // twice, or by two names
			continue
		}
		named[u.Exact()] = true
		target.User = u
		targets = append(targets, target)
	}
	return targets, missing, err
}

// readPool reads a pool's settings, which decide what can't be done. Who may
// not read them is told by AWS instead.
func readPool(ctx context.Context, session *admin.Session, id string) (admin.PoolDetail, error) {
	pool, err := session.Pool(ctx, id)
	if problem := admin.Explain(err); problem != nil && (problem.Kind == admin.KindDenied || problem.Kind == admin.KindUnsupported) {
		return admin.PoolDetail{Pool: admin.Pool{ID: id, Name: id}}, nil
	}
	return pool, err
}

func (w *who) findGroups(ctx context.Context, session *admin.Session, target admin.Target) (targets []admin.Target, missing []string, err error) {
	there := map[admin.Exact]admin.Group{}
	for groups, err := range admin.Pages(ctx, func(ctx context.Context, token string) (admin.Page[admin.Group], error) {
		return session.Groups(ctx, target.Pool.ID, token)
	}) {
		if err != nil {
			return nil, nil, err
		}
		for _, g := range groups {
			there[g.Exact()] = g
		}
	}
	for _, name := range w.groups {
		group, ok := there[admin.Exact(name)]
		if !ok {
			missing = append(missing, name)
			continue
		}
		target.Group = group
		targets = append(targets, target)
	}
	return targets, missing, nil
}

func (w *who) findUsers(cmd *cobra.Command, session *admin.Session, pool admin.PoolDetail) (users []admin.User, missing []string, err error) {
	ctx := cmd.Context()
	if len(w.users) > 0 {
		return findNamed(ctx, session, pool.ID, w.users)
	}
	if w.from == "" {
		filter, _ := question(w.filter) // it was checked
		users, err = session.AllUsers(ctx, pool.ID, filter)
		return users, nil, err
	}
	names, err := readNames(ctx, cmd.InOrStdin(), w.from)
	if err != nil {
		return nil, nil, err
	}
	// What costs fewer calls: one for each name, or one for each page of the pool.
	if len(names) <= max(60, pool.EstimatedUsers/60) {
		return findNamed(ctx, session, pool.ID, names)
	}
	all, err := session.AllUsers(ctx, pool.ID, admin.Filter{})
	users, missing = admin.PickUsers(all, names)
	return users, missing, err
}

// findNamed asks for users one by one.
func findNamed(ctx context.Context, session *admin.Session, pool string, names []string) (users []admin.User, missing []string, err error) {
	users, missing, err = session.FindUsers(ctx, pool, names)
	if ambiguous, ok := errors.AsType[*admin.AmbiguousError](err); ok {
		return nil, nil, usagef("%w", ambiguous)
	}
	return users, missing, err
}

// readNames reads a name a line; empty lines are passed over.
func readNames(ctx context.Context, stdin io.Reader, from string) (names []string, err error) {
	if from != "-" {
		file, err := ending.Open(ctx, from)
		if err != nil {
			return nil, usagef("--from: %w", err)
		}
		defer func() { _ = file.Close() }() // it was only read
		stdin = file
	}
	lines := bufio.NewScanner(stdin)
	for lines.Scan() {
		if name := strings.TrimSpace(lines.Text()); name != "" {
			names = append(names, name)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, usagef("--from %s: %w", from, err)
	}
	if len(names) == 0 {
		return nil, usagef("--from %s names nobody", from)
	}
	return names, nil
}
