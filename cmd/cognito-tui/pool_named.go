package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// findPool turns what names a pool into its id: an id, an ARN, an issuer or a name.
// Names need not be unique: one that is not is refused.
func findPool(ctx context.Context, session *call.Session, name string) (string, error) {
	if name == "" {
		return "", exit.Usagef("--pool is empty; give its id or name")
	}
	id := admin.PoolIDIn(name)
	if id != "" && strings.HasPrefix(id, session.Region()+"_") {
		return id, nil
	}
	pools, err := allPools(ctx, session)
	if err != nil {
		return "", err
	}
	var found []string
	for _, p := range pools {
		if p.Name == name || p.ID == name || p.ID == id {
			found = append(found, p.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", exit.Nof("no user pool named %q in %s%s", name, session.Region(), otherPools(session.Region(), name, pools))
	case 1:
		return found[0], nil
	}
	return "", exit.Usagef("%d pools are named %q: %s; give its id", len(found), name, strings.Join(found, ", "))
}

func allPools(ctx context.Context, session *call.Session) (all []admin.Pool, err error) {
	for pools, err := range call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Pool], error) {
		return admin.Pools(ctx, session, token)
	}) {
		if err != nil {
			return nil, err
		}
		all = append(all, pools...)
	}
	return all, nil
}

// poolMissing adds the pools that there are to an error of AWS's that says that the pool
// with that id is not there. Ids are not looked up before they are used: that would be a
// call, and a permission, more.
func poolMissing(ctx context.Context, session *call.Session, id string, err error) error {
	if id == "" || err == nil || exit.IsOwn(err) || call.Explain(err).Kind != call.KindNotFound {
		return err
	}
	pools, unread := allPools(ctx, session)
	if unread != nil || slices.ContainsFunc(pools, func(p admin.Pool) bool { return p.ID == id }) {
		return err // it is something else that is not there, or nobody knows
	}
	there := "In " + session.Region() + otherPools(session.Region(), id, pools)
	return exit.Nof("%s", strings.Join(append(exit.Lines(err), there), "\n"))
}

// How many pools are offered in place of one that is not there: by likeness, else any.
const (
	mostPoolsNear  = 4
	mostPoolsNamed = 8
)

// otherPools lists the pools that exist, or only those that were probably meant, by name
// or by id.
func otherPools(here, name string, pools []admin.Pool) string {
	if region := admin.RegionOf(admin.PoolIDIn(name)); region != "" && region != here {
		return fmt.Sprintf("; it is a pool of %s: --region %s", region, region)
	}
	var near, names []string
	for _, p := range pools {
		if slices.Contains(names, p.Name) {
			continue
		}
		names = append(names, p.Name)
		switch {
		case admin.Nearest(name, []string{p.Name}) != "":
			near = append(near, p.Name)
		case admin.IsPoolID(name) && admin.Nearest(behindRegion(name), []string{behindRegion(p.ID)}) != "":
			near = append(near, p.Name+" ("+p.ID+")")
		}
	}
	switch {
	case len(near) > 0:
		return ": did you mean " + firstOf(near, mostPoolsNear) + "?"
	case len(names) == 0:
		return ": there is no pool at all"
	}
	return ": there are " + firstOf(names, mostPoolsNamed)
}

// behindRegion is the part of a pool's id that is not the same for all of a Region.
func behindRegion(id string) string { return id[strings.IndexByte(id, '_')+1:] }

// firstOf lists the first names, printable, and says how many more there are.
func firstOf(names []string, most int) string {
	more := ""
	if len(names) > most {
		more = fmt.Sprintf(" and %d more", len(names)-most)
		names = names[:most]
	}
	return plain.Text(strings.Join(names, ", ")) + more
}
