package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// who are the targets on the command line.
type who struct {
	kind         acts.Kind
	pool         string
	named        map[acts.KindID]*[]string // ids of the kind, and of its parents below the pool
	filter, from string
	all          bool
}

func (w *who) register(cmd *cobra.Command, action acts.Action) {
	flags := cmd.Flags()
	flags.StringVar(&w.pool, "pool", "", "user pool, by id or name")
	_ = cmd.MarkFlagRequired("pool")
	w.kind = acts.KindOf(action.On)
	if w.kind.ID == acts.OnPool { // it is already given
		return
	}
	w.named = map[acts.KindID]*[]string{}
	for kind := w.kind; kind.ID != "" && kind.ID != acts.OnPool; kind = acts.KindOf(kind.Parent) {
		help := kind.Help
		if kind.Bulk && kind.ID == w.kind.ID {
			help += "; may be repeated"
		}
		w.named[kind.ID] = flags.StringArray(string(kind.ID), nil, help)
		if w.kind.ID != acts.OnUser { // there are other ways to name users
			_ = cmd.MarkFlagRequired(string(kind.ID))
		}
	}
	if w.kind.ID == acts.OnUser {
		flags.StringVar(&w.filter, "filter", "", "users that AWS finds: email:ali, status:unconfirmed")
		flags.StringVar(&w.from, "from", "", "file with one username, sub, e-mail address or phone number per line, or the output of users -o json or csv; - for standard input")
		flags.BoolVar(&w.all, "all", false, "all users of the pool")
	}
}

// names are the values given for a kind.
func (w *who) names(kind acts.KindID) []string {
	if given := w.named[kind]; given != nil {
		return *given
	}
	return nil
}

func (w *who) check(action acts.Action) error {
	for kind := range w.named {
		if !w.kind.Bulk && len(w.names(kind)) != 1 {
			return exit.Usagef("give one --%s", kind)
		}
	}
	if action.On == acts.OnUser && w.ways() != 1 {
		return exit.Usagef("give the users: one of --user, --filter, --from and --all")
	}
	_, err := question(w.filter)
	return err
}

// ways is how many ways of naming users are used.
func (w *who) ways() (n int) {
	for _, used := range []bool{len(w.names(acts.OnUser)) > 0, w.filter != "", w.from != "", w.all} {
		if used {
			n++
		}
	}
	return n
}

// found are the targets.
type found struct {
	pool    admin.PoolDetail
	targets []acts.Target
	missing []string // names of those that do not exist
}

// find reads the targets.
func (w *who) find(cmd *cobra.Command, session *call.Session, action acts.Action) (f found, err error) {
	ctx := cmd.Context()
	id, err := findPool(ctx, session, w.pool)
	if err != nil {
		return found{}, err
	}
	if f.pool, err = readPool(ctx, session, id); err != nil {
		return found{}, poolMissing(ctx, session, id, err)
	}
	seek := seekers[action.On]
	if seek == nil {
		return found{}, exit.Usagef("%s is done to %s %s, which has no name here", action.ID, w.kind.Article(), w.kind.One)
	}
	f.targets, f.missing, err = seek(w, cmd, session, acts.Target{Pool: f.pool})
	return f, err
}

// seekers find targets of a kind by name, in the pool of a target.
var seekers = map[acts.KindID]func(*who, *cobra.Command, *call.Session, acts.Target) (targets []acts.Target, missing []string, err error){
	acts.OnPool: func(_ *who, _ *cobra.Command, _ *call.Session, t acts.Target) ([]acts.Target, []string, error) {
		return []acts.Target{t}, nil, nil
	},
	acts.OnUser:  (*who).findTheirs,
	acts.OnGroup: (*who).findGroups,
	acts.OnDevice: func(w *who, cmd *cobra.Command, s *call.Session, t acts.Target) ([]acts.Target, []string, error) {
		t.Device = admin.Device{Key: w.names(acts.OnDevice)[0]}
		return w.findTheirs(cmd, s, t)
	},
	acts.OnAuthEvent: func(w *who, cmd *cobra.Command, s *call.Session, t acts.Target) ([]acts.Target, []string, error) {
		t.Event = admin.AuthEvent{ID: w.names(acts.OnAuthEvent)[0]}
		return w.findTheirs(cmd, s, t)
	},
}

// findTheirs finds users, for acts on them or on what belongs to them.
func (w *who) findTheirs(cmd *cobra.Command, session *call.Session, target acts.Target) (targets []acts.Target, missing []string, err error) {
	users, missing, err := w.findUsers(cmd, session, target.Pool)
	named := make(map[admin.Exact]bool, len(users))
	for _, u := range users {
		if named[u.Exact()] { // given twice, or by two names
			continue
		}
		named[u.Exact()] = true
		target.User = u
		targets = append(targets, target)
	}
	return targets, missing, err
}

// readPool reads a pool's settings, which decide what can't be done. Without the
// permission to read them, AWS refuses the act instead.
func readPool(ctx context.Context, session *call.Session, id string) (admin.PoolDetail, error) {
	pool, err := admin.ReadPool(ctx, session, id)
	if problem := call.Explain(err); problem != nil && (problem.Kind == call.KindDenied || problem.Kind == call.KindUnsupported) {
		return admin.PoolDetail{Pool: admin.Pool{ID: id, Name: id}}, nil
	}
	return pool, err
}

func (w *who) findGroups(cmd *cobra.Command, session *call.Session, target acts.Target) (targets []acts.Target, missing []string, err error) {
	ctx := cmd.Context()
	there := map[admin.Exact]admin.Group{}
	for groups, err := range call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
		return admin.Groups(ctx, session, target.Pool.ID, token)
	}) {
		if err != nil {
			return nil, nil, err
		}
		for _, g := range groups {
			there[g.Exact()] = g
		}
	}
	for _, name := range w.names(acts.OnGroup) {
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

func (w *who) findUsers(cmd *cobra.Command, session *call.Session, pool admin.PoolDetail) (users []admin.User, missing []string, err error) {
	ctx := cmd.Context()
	if named := w.names(acts.OnUser); len(named) > 0 {
		return findNamed(ctx, session, pool.ID, named)
	}
	if w.from == "" {
		filter, _ := question(w.filter) // it was checked
		users, err = admin.AllUsers(ctx, session, pool.ID, filter)
		return users, nil, err
	}
	names, at, err := readNames(ctx, cmd.InOrStdin(), w.from)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = atLine(err, w.from, at) }()
	// Whichever takes fewer calls: one per name, or one per page of the pool.
	if len(names) <= max(60, pool.EstimatedUsers/60) {
		return findNamed(ctx, session, pool.ID, names)
	}
	all, err := admin.AllUsers(ctx, session, pool.ID, admin.Filter{})
	if err != nil {
		return nil, nil, err
	}
	users, missing, err = admin.PickUsers(all, names)
	return users, missing, unclear(err)
}

// findNamed asks for users one by one.
func findNamed(ctx context.Context, session *call.Session, pool string, names []string) (users []admin.User, missing []string, err error) {
	users, missing, err = admin.FindUsers(ctx, session, pool, names)
	return users, missing, unclear(err)
}

// atLine says in which line a refused name is.
func atLine(err error, from string, at map[string]int) error {
	var name string
	if ambiguous, ok := errors.AsType[*admin.AmbiguousError](err); ok {
		name = ambiguous.Name
	}
	if altered, ok := errors.AsType[*admin.UnclearNameError](err); ok {
		name = altered.Name
	}
	if name == "" {
		return err
	}
	return exit.Usagef("--from %s, line %d: %w", from, at[name], err)
}

// unclear turns an ambiguous name into a usage error.
func unclear(err error) error {
	if ambiguous, ok := errors.AsType[*admin.AmbiguousError](err); ok {
		return exit.Usagef("%w", ambiguous)
	}
	if altered, ok := errors.AsType[*admin.UnclearNameError](err); ok {
		return exit.Usagef("%w", altered)
	}
	return err
}
