package acting

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// addMembersItem is the act of adding users to a group, started from the group: it asks
// who, and then does the table's action on those.
func addMembersItem(host screen.Host, group acts.Target) widget.Item {
	action, _ := acts.FindAction("add-to-group")
	item := widget.Item{Key: "m", Label: "add members", Note: "asks who", Run: func() tea.Cmd { return askMembers(host, action, group) }}
	if host.Session().ReadOnly() {
		item.Why = "read-only"
	}
	return item
}

func askMembers(host screen.Host, action acts.Action, group acts.Target) tea.Cmd {
	return host.Show(widget.NewForm(widget.Form{
		Title:  "add members · " + group.Group.Name,
		Fields: []widget.Field{{Name: "who", Label: "who", Help: "usernames, e-mail addresses, phone numbers or subs, separated by semicolons", Several: true}},
		Refusal: func(values map[string]string) string {
			if len(namesIn(values["who"])) == 0 {
				return "Enter at least one user."
			}
			return ""
		},
		Done: func(values map[string]string) tea.Cmd { return addMembers(host, action, group, namesIn(values["who"])) },
	}))
}

func namesIn(text string) []string {
	var names []string
	for name := range strings.SplitSeq(text, ";") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// addMembers finds the users and shows the plan of adding them.
func addMembers(host screen.Host, action acts.Action, group acts.Target, names []string) tea.Cmd {
	session := host.Session()
	return screen.Await(host, words.Counting(len(names), "user"), func(ctx context.Context) ([]acts.Target, error) {
		users, missing, err := admin.FindUsers(ctx, session, group.Pool.ID, names)
		if err == nil && len(missing) > 0 {
			err = fmt.Errorf("there is no user %s in this pool", strings.Join(missing, ", "))
		}
		targets := make([]acts.Target, len(users))
		for i, u := range users {
			targets[i] = acts.Target{Pool: group.Pool, User: u, Group: group.Group}
		}
		return targets, err
	}, func(targets []acts.Target, err error) tea.Cmd {
		if err != nil {
			return host.Warn(words.PlainWords(err))
		}
		return host.Acting().Confirm(action, targets, acts.Inputs{"group": string(group.Group.Exact())})
	})
}
