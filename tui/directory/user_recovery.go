package directory

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// headline is what stands above everything else about a user: the verdict, and
// where no code can reach the user, that and the acts that mend it.
func headline(host screen.Host, pool screen.PoolRef, u admin.User) []widget.Line {
	why := noCodeReaches(u)
	if why == "" {
		return verdictOf(host, pool, u)
	}
	lines := append(verdictOf(host, pool, u), widget.Line{Value: "! No recovery code can reach this user: " + why, Style: grid.Care})
	if u.Status == admin.StatusResetRequired {
		lines = []widget.Line{{Value: "✗ Can't sign in: the password must be reset, and no code can reach this user: " + why, Style: grid.Bad | grid.Bold}}
	}
	return append(lines, actLines(host, recoveryActs(u))...)
}

// noCodeReaches says why Cognito can send a user no recovery code, "" where it
// may or where there is no password to recover: it sends them to verified
// addresses alone (developer guide, "resetting and recovering passwords").
func noCodeReaches(u admin.User) string {
	recovers := u.Status == admin.StatusConfirmed || u.Status == admin.StatusResetRequired
	switch {
	case !u.Enabled || !recovers || u.Verified("email") || u.Verified("phone_number"):
		return ""
	case hasAddress(u):
		return "no address is verified."
	}
	return "there is no address."
}

func hasAddress(u admin.User) bool {
	return u.Email() != "" || u.Attributes.Get("phone_number") != ""
}

// recoveryActs are the acts after which the user gets in, or can recover.
func recoveryActs(u admin.User) []string {
	acts := []string{"verify"}
	if !hasAddress(u) {
		acts = []string{"set-attributes"}
	}
	if u.Status == admin.StatusResetRequired {
		acts = append(acts, "set-password")
	}
	return acts
}

// actLines are acts with what to press for them: "a v  mark as verified".
func actLines(host screen.Host, ids []string) []widget.Line {
	var lines []widget.Line
	for _, id := range ids {
		if action, ok := acts.FindAction(id); ok {
			lines = append(lines, widget.Line{Value: "  " + host.Keys().Label(keys.Act) + " " + action.Key + "  " + action.Name, Style: grid.Accent})
		}
	}
	return lines
}
