package tui

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// A task runs on in the Update loop while the console enters another session.
func TestAListReadsTheSessionThatItWasMadeIn(t *testing.T) {
	aws := emulator.New(emulator.Options{Now: time.Now})
	if err := aws.SeedDemo(5); err != nil {
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
	app := New(t.Context(), screen.Options{})
	t.Cleanup(app.Close)
	app.here.session = session
	page, err := admin.Pools(t.Context(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	pool := screen.PoolRef{ID: page.Items[0].ID, Name: page.Items[0].Name}
	on := screen.AboutUser(screen.TheUser(pool, admin.User{Username: "alice"}), nil)
	reads := []func(context.Context) error{
		readsOf(directory.NewPools(app.host)), readsOf(directory.NewUsers(app.host, pool)), readsOf(directory.NewGroups(app.host, pool)), readsOf(directory.NewMembers(app.host, pool, admin.Group{Name: "beta"})),
		readsOf(directory.NewUserGroups(app.host, pool, on)), readsOf(directory.NewDevices(app.host, pool, on)), readsOf(directory.NewEvents(app.host, pool, on)),
	}
	app.here.session = nil
	for i, read := range reads {
		if err := read(t.Context()); err != nil && call.Explain(err).Kind != call.KindState { // the pool has no history
			t.Errorf("list %d: %v", i, err)
		}
	}
}

func readsOf[T any](l *list.List[T]) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := l.Declared.Source.Aim()(ctx, admin.Filter{}, "")
		return err
	}
}
