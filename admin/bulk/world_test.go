package bulk_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"go.uber.org/goleak"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const poolID = "eu-west-1_Bulk00001"

// world is an emulator with a pool of users, and a session on it.
type world struct {
	*testing.T
	server  *emulator.Server
	url     string
	dir     string
	session *admin.Session
	log     *audit.Log
}

type access struct{}

func (access) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// newWorld has so many users: user-0, user-1, …
func newWorld(t *testing.T, users int) *world {
	t.Helper()
	w := &world{T: t, server: emulator.New(emulator.Options{Recent: 100 * (users + 100)}), dir: t.TempDir()}
	listening := httptest.NewServer(w.server)
	t.Cleanup(listening.Close)
	w.url = listening.URL
	if _, err := w.server.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Id: new(poolID), Name: new("bulk")}}); err != nil {
		t.Fatal(err)
	}
	w.check(w.server.AddGroup(poolID, types.GroupType{GroupName: new("staff")}))
	w.check(w.server.AddUsers(poolID, func(yield func(emulator.UserSeed) bool) {
		for i := range users {
			if !yield(emulator.UserSeed{Username: fmt.Sprintf("user-%d", i)}) {
				return
			}
		}
	}))
	log, err := audit.Open(filepath.Join(w.dir, "audit.jsonl"))
	w.check(err)
	w.log = log
	t.Cleanup(func() { w.check(log.Close()) })
	w.session = w.open(unlimited())
	return w
}

// unlimited is no budget at all.
func unlimited() map[admin.Category]float64 {
	rates := map[admin.Category]float64{}
	for _, c := range admin.Categories() {
		rates[c] = 1e6
	}
	return rates
}

func (w *world) open(rates map[admin.Category]float64) *admin.Session {
	w.Helper()
	s, err := admin.Open(w.Context(), admin.Options{
		Region: "eu-west-1", Endpoint: w.url, Rates: rates, MaxBackoff: time.Millisecond, Credentials: access{}, Recorder: w.log,
	})
	w.check(err)
	return s
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// targets are all users of the pool.
func (w *world) targets() (targets []admin.Target) {
	w.Helper()
	pool := admin.PoolDetail{Pool: admin.Pool{ID: poolID}}
	for users, err := range admin.Pages(w.Context(), func(ctx context.Context, token string) (admin.Page[admin.User], error) {
		return w.session.Users(ctx, poolID, admin.Filter{}, token)
	}) {
		w.check(err)
		for _, u := range users {
			targets = append(targets, admin.Target{Pool: pool, User: u})
		}
	}
	return targets
}

func action(id string) admin.Action {
	a, ok := admin.FindAction(id)
	if !ok {
		panic(id)
	}
	return a
}

// plan is for all users, or for those from one number to before another.
func (w *world) plan(id string, inputs admin.Inputs, part ...int) *bulk.Plan {
	w.Helper()
	targets := w.targets()
	if len(part) == 2 {
		targets = targets[part[0]:part[1]]
	}
	plan, err := bulk.Freeze(w.session, action(id), inputs, targets)
	w.check(err)
	return plan
}

func (w *world) start(plan *bulk.Plan) *bulk.Bulk {
	w.Helper()
	b, err := bulk.Start(w.Context(), w.session, plan, bulk.Options{Dir: w.journals(), StopWhenPaused: true})
	w.check(err)
	return b
}

func (w *world) journals() string { return filepath.Join(w.dir, "bulk") }

// succeeded counts the successful calls of an operation by username.
func (w *world) succeeded(operation string) map[string]int {
	n := map[string]int{}
	for _, call := range w.server.Calls() {
		if call.Operation == operation && call.Outcome == "" {
			n[call.Username]++
		}
	}
	return n
}

// enabled counts the users that are.
func (w *world) enabled() (n int) {
	for _, t := range w.targets() {
		if t.User.Enabled {
			n++
		}
	}
	return n
}
