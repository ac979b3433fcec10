package directory

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// signInsOf are the sign-ins of a pool that an open screen reads; nil when none does.
func signInsOf(host screen.Host, pool screen.PoolRef) screen.SignInsRead {
	for _, shown := range slices.Backward(host.Screens()) {
		inner := []screen.Screen{shown}
		if n, ok := shown.(screen.Nested); ok {
			inner = n.Screens()
		}
		for _, s := range inner {
			if signIns, ok := s.(screen.SignInsRead); ok && signIns.Pool().ID == pool.ID && signIns.Watch() != nil {
				return signIns
			}
		}
	}
	return nil
}

// verdictSentences say who is locking a user out; the reason follows.
var verdictSentences = map[logs.Verdict]string{
	logs.NoVerdict: "It is not clear who caused them",
	logs.TheUser:   "It seems to be the user",
	logs.AnAttack:  "It seems to be an attack",
}

// lockoutLines are what the sign-ins being read say about a user's failures. There is no
// other source: no AWS call reports that a user is locked out.
func lockoutLines(host screen.Host, pool screen.PoolRef, u admin.User) []widget.Line {
	signIns := signInsOf(host, pool)
	if signIns == nil {
		return nil
	}
	l, ok := signIns.LockoutOf(u)
	now := signIns.Now()
	switch {
	case !ok:
		return nil
	case l.Locked(now):
		return []widget.Line{
			{Value: "~ Estimated to be locked out for about " + plain.Span(l.Left(now)) + " more; it ends by itself.", Style: grid.Care | grid.Bold},
			{Value: failuresOf(l, now) + ". " + verdictSentences[l.Verdict] + ": " + l.Why + ".", Style: grid.Care},
		}
	}
	return []widget.Line{{Value: "· " + failuresOf(l, now) + "; five lock a user out (documented).", Style: grid.Dim}}
}

func failuresOf(l logs.Lockout, now time.Time) string {
	return fmt.Sprintf("%s counted, the last %s, from %s", words.Counting(l.Failures, "failure"), words.Ago(now.Sub(l.Last)), strings.Join(l.IPs, ", "))
}
