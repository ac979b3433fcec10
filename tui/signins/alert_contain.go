package signins

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Start reads the user of an alert about one user, whose state may refuse what would
// contain it. What can't be read leaves the advice unchanged.
func (p *alertPage) Start() tea.Cmd {
	if len(p.alert.Subs) != 1 || p.begun {
		return nil
	}
	p.begun = true
	session, pool, who := p.Host.Session(), p.signIns.pool, p.alert.Subs[0]
	return screen.Get(&p.Tasks, func(ctx context.Context) ([]admin.User, error) {
		found, _, err := admin.FindMany(ctx, session, admin.PoolDetail{Pool: admin.Pool{ID: pool.ID}}, []string{who}, nil)
		return found, err
	}, func(found []admin.User, err error) tea.Cmd {
		if screen.WaitedForSignIn(call.Explain(err)) {
			p.begun = false
		}
		if err != nil || len(found) != 1 {
			return nil
		}
		p.signIns.names.Learn(found[0].Sub, found[0].Username)
		target := screen.UserTarget(pool, found[0])
		return p.Host.Acting().DescribeAside(target.Pool, func(detail admin.PoolDetail) tea.Cmd {
			target.Pool = detail
			p.user = &target
			return nil
		})
	})
}

// containLines name the actions that contain an alert, with the reasons for those that
// can't be done.
func (p *alertPage) containLines() []widget.Line {
	var can []string
	var lines []widget.Line
	for _, id := range p.alert.Contain {
		action, _ := acts.FindAction(id)
		why := ""
		if p.user != nil {
			why = p.Host.Acting().WhyNot(action, *p.user)
		}
		if why == "" {
			can = append(can, action.Name)
			continue
		}
		lines = append(lines, widget.Line{Label: "not possible", Value: action.Name + ": " + why, Style: grid.Dim})
	}
	if len(can) > 0 {
		first := widget.Line{Label: "contains it", Value: strings.Join(can, ", ") + " (" + p.Host.Keys().Label(keys.Act) + ")", Style: grid.Accent}
		lines = append([]widget.Line{first}, lines...)
	}
	if address := addressOf(p.alert); address != "" {
		lines = append([]widget.Line{{Label: "block", Value: blockWords(address)}}, lines...)
	}
	return lines
}

// addressOf is the address or network that an alert is about, "" for another subject.
func addressOf(a detect.Alert) string {
	if a.Key.Kind != detect.OnIP {
		return ""
	}
	return a.Key.Value
}

// blockWords say how to block an address, which no act on users does (developer guide,
// "Associate an AWS WAF web ACL with a user pool").
func blockWords(address string) string {
	return address + " in the web ACL (AWS WAF) of the pool or of what is in front of it; this console can't do it"
}
