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
)

// A task goes on while the console enters another session, in the Update loop.
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
	app := New(t.Context(), Options{})
	t.Cleanup(app.Close)
	app.session = session
	page, err := admin.Pools(t.Context(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	pool := poolRef{page.Items[0].ID, page.Items[0].Name}
	on := aboutUser(theUser(pool, admin.User{Username: "alice"}), nil)
	reads := []func(context.Context) error{
		readsOf(newPools(app)), readsOf(newUsers(app, pool)), readsOf(newGroups(app, pool)), readsOf(newMembers(app, pool, admin.Group{Name: "beta"})),
		readsOf(newUserGroups(app, pool, on)), readsOf(newDevices(app, pool, on)), readsOf(newEvents(app, pool, on)),
	}
	app.session = nil
	for i, read := range reads {
		if err := read(t.Context()); err != nil && call.Explain(err).Kind != call.KindState { // the pool keeps no history
			t.Errorf("list %d: %v", i, err)
		}
	}
}

func readsOf[T any](l *list[T]) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := l.declared.Fetch(ctx, admin.Filter{}, "")
		return err
	}
}
