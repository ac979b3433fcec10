package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// doorOf are the sign-ins of a pool that are read by a screen that is open; nil
// when none does.
func (a *App) doorOf(pool poolRef) *signIns {
	for _, screen := range slices.Backward(a.stack) {
		t, ok := screen.(*tabs)
		if !ok || t.pool.ID != pool.ID {
			continue
		}
		for _, s := range t.screens {
			if door, ok := s.(*signIns); ok && door.watch != nil {
				return door
			}
		}
	}
	return nil
}

// verdictSentences say who is locking a user out, before why that is thought.
var verdictSentences = map[logs.Verdict]string{
	logs.NoVerdict: "Who it was is not clear",
	logs.TheUser:   "It seems to be the user",
	logs.AnAttack:  "It seems to be an attack",
}

// lockoutLines tell what the sign-ins that are read say of a user's failures.
// Nothing else knows: no call of AWS tells that a user is locked out.
func (a *App) lockoutLines(pool poolRef, u admin.User) []widget.Line {
	door := a.doorOf(pool)
	if door == nil {
		return nil
	}
	l, ok := door.lockoutOf(u)
	now := door.now()
	switch {
	case !ok:
		return nil
	case l.Locked(now):
		return []widget.Line{
			{Value: "~ Estimated to be locked out for about " + plain.Span(l.Left(now)) + " more; it ends by itself.", Style: grid.Care | grid.Bold},
			{Value: failuresOf(l, now) + ". " + verdictSentences[l.Verdict] + ": " + l.Why + ".", Style: grid.Care},
		}
	}
	return []widget.Line{{Value: "· " + failuresOf(l, now) + "; five lock, by the documented counter.", Style: grid.Dim}}
}

func failuresOf(l logs.Lockout, now time.Time) string {
	return fmt.Sprintf("%s counted, the last %s, from %s", counting(l.Failures, "failure"), ago(now.Sub(l.Last)), strings.Join(l.IPs, ", "))
}
