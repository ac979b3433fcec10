package detect

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// coverage knows which app clients the export of user activity tells of. What
// CloudTrail tells of their users' sign-ins is the same again, with less in it
// and another id, and would count twice. It is by client as CloudTrail's
// unauthenticated calls tell no pool.
type coverage struct {
	clients map[string]*covered
}

type covered struct {
	any     moment // of the latest event of the export
	unknown moment // of the latest one of a user that doesn't exist
}

// mostClients is how many are kept track of.
const mostClients = 512

// again tells whether an event is one that the export tells as well. Locks are
// not: whether it has them is not documented. Nor are users that don't exist,
// until it is seen to have such.
func (c *coverage) again(l *look) bool {
	switch l.Source {
	case logs.UserActivity:
		c.note(l)
		return false
	case logs.CloudTrail:
	default:
		return false
	}
	known := c.clients[l.Client]
	if known == nil || l.step == called || l.step == locked {
		return false
	}
	latest := known.any
	if l.step == unknownUser {
		latest = known.unknown
	}
	return latest+hour > l.now
}

func (c *coverage) note(l *look) {
	known := c.clients[l.Client]
	if known == nil {
		if len(c.clients) >= mostClients || l.Client == "" {
			return
		}
		known = &covered{}
		c.clients[strings.Clone(l.Client)] = known
	}
	known.any = max(known.any, l.now)
	if l.step == unknownUser {
		known.unknown = max(known.unknown, l.now)
	}
}
