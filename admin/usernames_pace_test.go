package admin_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

type anybody struct{}

func (anybody) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// The rows of a tall terminal have their names within seconds, at AWS's default quotas
// and the default share of them.
func TestTheNamesOfAScreenComeWithinSeconds(t *testing.T) {
	const rows = 40
	session, pool, users := populated(t, 300)
	names := admin.NewUsernames(session, pool)
	ask := func(users []admin.User) {
		for _, u := range slices.Backward(users) { // as a screen does: its top row last
			names.Of(u.Sub)
		}
	}
	ask(users[100:300]) // rows that were scrolled away
	ask(users[:rows])
	ctx, done := context.WithCancel(t.Context())
	defer done()
	var mu sync.Mutex
	var found []string
	screenful := make(chan time.Duration, 1)
	began := time.Now()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		names.Run(ctx, func(sub, _ string) {
			mu.Lock()
			defer mu.Unlock()
			if found = append(found, sub); len(found) == rows {
				screenful <- time.Since(began)
			}
		}, func(err error) { t.Error(err) })
	}()
	took := <-screenful
	done()
	<-ended
	t.Logf("%d names took %v", rows, took)
	if took > 6*time.Second {
		t.Errorf("%d names took %v", rows, took)
	}
	for _, u := range users[:rows] {
		if !slices.Contains(found[:rows], u.Sub) {
			t.Errorf("%s, on the screen, was not among the first", u.Username)
		}
	}
}

// populated is a pool with users.
func populated(t *testing.T, n int) (session *call.Session, pool string, users []admin.User) {
	t.Helper()
	server := emulator.New(emulator.Options{})
	if err := server.SeedDemo(n); err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(server)
	t.Cleanup(listening.Close)
	session, err := call.Open(t.Context(), call.Options{Region: "eu-west-1", Endpoint: listening.URL, Credentials: anybody{}})
	if err != nil {
		t.Fatal(err)
	}
	pool = server.PoolID("acme-consumer")
	if users, err = admin.AllUsers(t.Context(), session, pool, admin.Filter{}); err != nil || len(users) < n {
		t.Fatal(fmt.Errorf("%d users of %d: %w", len(users), n, err))
	}
	return session, pool, users
}
