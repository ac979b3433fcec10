package list_test

import (
	"context"
	"runtime"
	"strconv"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// run executes a command, and those that follow from it.
func run(command tea.Cmd) {
	for queue := []tea.Cmd{command}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == nil {
			continue
		}
		switch msg := queue[0]().(type) {
		case tea.BatchMsg:
			queue = append(queue, msg...)
		case screen.Finished:
			queue = append(queue, msg.Apply())
		}
	}
}

var home = screen.PoolRef{ID: "eu-west-1_home", Name: "home"}

// crowd is a list of so many users, all read.
func crowd(t *testing.T, users int) *list.List[admin.User] {
	app := tui.New(t.Context(), screen.Options{})
	t.Cleanup(app.Close)
	rows := make([]admin.User, users)
	for i := range rows {
		rows[i].Username = "user-" + strconv.Itoa(i)
	}
	l := list.New(app.Host(), list.Listing[admin.User]{
		Name: "users", One: "user", Pool: home,
		ID:     func(u admin.User) string { return string(u.Exact()) },
		Source: list.Memory[admin.User](func() func() []admin.User { return func() []admin.User { return rows } }),
		Acts: &list.Acts[admin.User]{
			Kind:   acts.OnUser,
			Target: func(u admin.User) acts.Target { return screen.UserTarget(home, u) },
			Reread: func(_ context.Context, u admin.User) (admin.User, error) { u.Status = "RESET_REQUIRED"; return u, nil },
		},
	})
	t.Cleanup(l.Close)
	run(l.Start())
	return l
}

// copied is how many bytes the Update loop allocates on average to show a row that was
// read again.
func copied(t *testing.T, users int) uint64 {
	l := crowd(t, users)
	disable, _ := acts.FindAction("disable")
	const times = 20
	var before, after runtime.MemStats
	var took uint64
	for i := range times {
		user := admin.User{Username: "user-" + strconv.Itoa(i*(users/times))}
		read := l.Reread(acts.Act{Action: disable, Target: screen.UserTarget(home, user)})
		answer := read().(screen.Finished)
		runtime.ReadMemStats(&before)
		_ = answer.Apply()
		runtime.ReadMemStats(&after)
		took += after.TotalAlloc - before.TotalAlloc
	}
	if last := l.Items()[(times-1)*(users/times)]; last.Status != "RESET_REQUIRED" {
		t.Fatalf("the row that was read again is not there: %+v", last)
	}
	return took / times
}

func TestARowReadAgainCostsTheSameWhateverTheSizeOfTheList(t *testing.T) {
	few, many := copied(t, 1_000), copied(t, 1_000_000)
	if many > 2*few {
		t.Errorf("a row read again takes %d bytes among 1,000,000, and %d among 1,000", many, few)
	}
}
