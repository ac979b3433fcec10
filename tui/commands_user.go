package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// goUser opens the page of the one user of a name: a username, e-mail address, phone
// number or sub. Several users are listed. A filter, such as `email:ali`, lists.
func goUser(a *App, who string) tea.Cmd {
	switch _, isFilter := admin.ParseFilter(who); {
	case who == "":
		return a.openCommand("user ")
	case isFilter && !admin.NamesUser(who):
		return listTab(usersTab)(a, who)
	}
	pool, ok := a.screens.pool()
	if !ok {
		return a.warnNoPool()
	}
	session := a.here.session
	type found struct {
		users []admin.User
		asked []admin.Filter
	}
	return screen.Await(a.host, "the user", func(ctx context.Context) (f found, err error) {
		f.users, f.asked, err = admin.Named(ctx, session, pool.ID, who)
		return f, err
	}, func(f found, err error) tea.Cmd {
		switch {
		case err != nil:
			return a.toast.warn(words.PlainWords(err))
		case len(f.users) == 0:
			return a.toast.warn(a.nobody(pool, f.asked))
		case len(f.users) > 1:
			return listTab(usersTab)(a, f.asked[len(f.asked)-1].String())
		}
		return a.openUser(pool, f.users[0])
	})
}

// nobody says that no user was found, and what AWS was asked for.
func (a *App) nobody(pool screen.PoolRef, asked []admin.Filter) string {
	tried := make([]string, len(asked))
	for i, filter := range asked {
		tried[i] = plain.Text(filter.String())
	}
	return fmt.Sprintf("No such user in %s. AWS was asked for %s. %susers username:%s lists the names that begin so.",
		pool.Name, strings.Join(tried, " and "), a.keys.Label(keys.Command), plain.Text(asked[0].Value))
}

// openUser opens the page of a user in front of the screen of their pool that is shown, or
// of the pool.
func (a *App) openUser(pool screen.PoolRef, u admin.User) tea.Cmd {
	if !a.screens.within(pool) {
		a.placePool(pool)
	}
	return a.screens.push(directory.NewUser(a.host, pool, u))
}
