package tui

import (
	"context"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// locked is the credentials problem that keeps the session from calling AWS, nil for
// none.
func (v *visit) locked() *call.Problem {
	if v.session == nil {
		return nil
	}
	return v.session.Locked()
}

// drawBanner shows that the session is locked, and how to unlock it, in at most half of
// the area. It returns how many rows it took.
func (v *visit) drawBanner(area grid.Area) int {
	problem := v.locked()
	if problem == nil {
		return 0
	}
	y, room := 0, max(area.H/2, 3)-2 // for the keys and the rule
	put := func(x int, text string, style grid.Style) {
		for line := range strings.SplitSeq(area.Wrap(text, area.W-x-1), "\n") {
			if y < room {
				area.Put(x, y, line, style)
				y++
			}
		}
	}
	put(1, "✗ "+problem.Meaning+" No calls are made to AWS until then.", grid.Bad|grid.Bold)
	put(3, problem.Advice, grid.Dim)
	drawHints(area.Sub(2, y, area.W-2, 1), v.waysIn())
	widget.Rule(area.Row(y+1), "")
	return y + 2
}

// waysIn are the ways to unlock the session: only those that exist for it.
func (v *visit) waysIn() []widget.Hint {
	label := v.Host.Keys().Label
	var ways []widget.Hint
	if v.signsIn {
		ways = append(ways, widget.Hint{Key: label(keys.SignIn), Does: "sign in again"})
	}
	ways = append(ways, widget.Hint{Key: label(keys.Refresh), Does: "try again"})
	if v.session.Options().Credentials == nil {
		ways = append(ways, widget.Hint{Key: label(keys.Command) + "profile NAME", Does: "switch to another"})
	}
	return ways
}

// signIn runs the profile's sign-in command in this terminal, renews the credentials and
// then resumes what waited for them.
func (v *visit) signIn(resume func() tea.Cmd) tea.Cmd {
	return screen.Get(&v.Tasks, func(ctx context.Context) ([]string, error) {
		return v.session.SignIn(ctx), nil
	}, func(command []string, _ error) tea.Cmd {
		if len(command) == 0 {
			return v.Host.Warn("No command renews this profile. Renew its credentials in another terminal, then press " + v.Host.Keys().Label(keys.Refresh) + ".")
		}
		return v.runSignIn(command, resume)
	})
}

func (v *visit) runSignIn(command []string, resume func() tea.Cmd) tea.Cmd {
	v.Host.Begun()
	process := exec.CommandContext(v.Host.Life(), command[0], command[1:]...) //nolint:gosec // the command is ours, the profile's name is its argument
	return terminal.Lend(process, func(err error) tea.Msg {
		return screen.Finished{Tasks: &v.Tasks, Apply: func() tea.Cmd {
			if err != nil {
				return v.Host.Warn(strings.Join(command, " ") + ": " + err.Error())
			}
			return v.renew(resume)
		}}
	})
}

// renew loads the credentials again and resumes what waited for them.
func (v *visit) renew(resume func() tea.Cmd) tea.Cmd {
	v.noCode.Store(false)
	return screen.Get(&v.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, v.session.Renew(ctx)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return v.Host.Warn(call.Explain(err).Meaning)
		}
		v.identity = call.Identity{} // they may be of another account
		return tea.Batch(v.identify(), resume())
	})
}
