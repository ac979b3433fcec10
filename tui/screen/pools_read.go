package screen

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
)

// PoolsRead is a screen that has read the pools of the account and Region.
type PoolsRead interface {
	// Items are those read so far.
	Items() []admin.PoolDetail
}

// pools are the pools read by a screen on the stack, none where there is no such screen.
func pools(host Host) []admin.PoolDetail {
	for _, s := range host.Screens() {
		if read, ok := s.(PoolsRead); ok {
			return read.Items()
		}
	}
	return nil
}

// PoolsNamed returns the pools read that have this name or id; names need not be unique.
func PoolsNamed(host Host, name string) []admin.Pool {
	var found []admin.Pool
	for _, p := range pools(host) {
		if strings.EqualFold(p.Name, name) || p.ID == name {
			found = append(found, p.Pool)
		}
	}
	return found
}

// PoolNames are the names of the pools read.
func PoolNames(host Host) []string {
	read := pools(host)
	names := make([]string, len(read))
	for i, p := range read {
		names[i] = p.Name
	}
	return names
}

// PoolNear is the name of a pool that is close to a misspelt one, "" for none.
func PoolNear(host Host, name string) string { return admin.Nearest(name, PoolNames(host)) }
