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
	var found, names []string
	for pools, err := range call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Pool], error) {
		return admin.Pools(ctx, session, token)
	}) {
		if err != nil {
			return "", err
		}
		for _, p := range pools {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
			if p.Name == name || p.ID == name || p.ID == id {
				found = append(found, p.ID)
			}
		}
	}
	switch len(found) {
	case 0:
		return "", exit.Nof("no user pool named %q in %s%s", name, session.Region(), otherPools(name, names))
	case 1:
		return found[0], nil
	}
	return "", exit.Usagef("%d pools are named %q: %s; give its id", len(found), name, strings.Join(found, ", "))
}

// mostPoolsNamed is how many existing pools are listed after an unknown name.
const mostPoolsNamed = 8

// otherPools lists the pools that exist, the one that was probably meant first.
func otherPools(name string, names []string) string {
	if region := admin.RegionOf(admin.PoolIDIn(name)); region != "" {
		return fmt.Sprintf("; it is a pool of %s: --region %s", region, region)
	}
	if near := admin.Nearest(name, names); near != "" {
		return fmt.Sprintf(": did you mean %s?", plain.Text(near))
	}
	if len(names) == 0 {
		return ": there is no pool at all"
	}
	more := ""
	if len(names) > mostPoolsNamed {
		more = fmt.Sprintf(" and %d more", len(names)-mostPoolsNamed)
		names = names[:mostPoolsNamed]
	}
	return ": there are " + plain.Text(strings.Join(names, ", ")) + more
}
