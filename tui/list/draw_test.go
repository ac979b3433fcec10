package list_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

// counting is a console that counts the tasks that are begun in it.
type counting struct {
	*tui.App
	session *call.Session
	begun   int
}

func (c *counting) Session() *call.Session { return c.session }

func (c *counting) Begun() {
	c.begun++
	c.App.Begun()
}

func openDemo(t *testing.T) *counting {
	aws := emulator.New(emulator.Options{Now: time.Now})
	if err := aws.SeedDemo(200); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(aws)
	t.Cleanup(endpoint.Close)
	session, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	app := tui.New(t.Context(), screen.Options{})
	t.Cleanup(app.Close)
	return &counting{App: app, session: session}
}

// typed is a list in which somebody is typing a filter.
type typed interface {
	screen.Screen
	screen.Typist
}

func TestDrawingAListChangesNothing(t *testing.T) {
	host := openDemo(t)
	page, err := admin.Pools(t.Context(), host.session, "")
	if err != nil {
		t.Fatal(err)
	}
	pool := screen.PoolRef{ID: page.Items[0].ID, Name: page.Items[0].Name}
	on := screen.AboutUser(screen.TheUser(pool, admin.User{Username: "alice"}), nil)
	for _, l := range []typed{
		directory.NewPools(host), directory.NewUsers(host, pool), directory.NewGroups(host, pool),
		directory.NewMembers(host, pool, admin.Group{Name: "beta"}), directory.NewUserGroups(host, pool, on),
		directory.NewDevices(host, pool, on), directory.NewEvents(host, pool, on),
	} {
		t.Cleanup(l.Close)
		drawnTwice(t, host, l, "before it is read")
		run(l.Start())
		drawnTwice(t, host, l, "read")
		for _, v := range l.Verbs() {
			if v.ID == "filter" {
				run(v.Run())
			}
		}
		if !l.Typing() {
			t.Fatalf("no filter is typed in %s", l.Crumb())
		}
		drawnTwice(t, host, l, "while a filter is typed")
	}
}

func drawnTwice(t *testing.T, host *counting, s screen.Screen, when string) {
	t.Helper()
	begun := host.begun
	draw := func() string {
		var sheet grid.Grid
		sheet.Reset(160, 30, 0)
		s.Draw(sheet.Area())
		return sheet.Frame(theme.Palette("plain", true))
	}
	if first, second := draw(), draw(); first != second {
		t.Errorf("%s %s looks like this:\n%s\nand drawn again like this:\n%s", s.Crumb(), when, first, second)
	}
	if host.begun != begun {
		t.Errorf("drawing %s %s began %d tasks", s.Crumb(), when, host.begun-begun)
	}
}
