package bulk_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"go.uber.org/goleak"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
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
	session *call.Session
	log     *audit.Log

	ahead  atomic.Int64 // how far the emulator's clock is
	mu     sync.Mutex
	listen map[string]chan struct{} // by operation
}

type access struct{}

func (access) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// newWorld has so many users: user-0, user-1, …
func newWorld(t *testing.T, users int, as ...func(*emulator.UserSeed)) *world {
	t.Helper()
	return newWorldIn(t, types.UserPoolType{}, users, as...)
}

// newWorldIn has them in a pool that is set up so.
func newWorldIn(t *testing.T, pool types.UserPoolType, users int, as ...func(*emulator.UserSeed)) *world {
	t.Helper()
	w := &world{T: t, dir: t.TempDir(), listen: map[string]chan struct{}{}}
	w.server = emulator.New(emulator.Options{Recent: 100 * (users + 100), Now: func() time.Time {
		return time.Now().Add(time.Duration(w.ahead.Load()))
	}})
	listening := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.overhear(r)
		w.server.ServeHTTP(rw, r)
	}))
	t.Cleanup(listening.Close)
	w.url = listening.URL
	pool.Id, pool.Name = new(poolID), new("bulk")
	if _, err := w.server.AddPool(emulator.PoolSeed{UserPoolType: pool}); err != nil {
		t.Fatal(err)
	}
	w.check(w.server.AddGroup(poolID, types.GroupType{GroupName: new("staff")}))
	w.check(w.server.AddUsers(poolID, func(yield func(emulator.UserSeed) bool) {
		for i := range users {
			seed := emulator.UserSeed{Username: fmt.Sprintf("user-%d", i)}
			for _, change := range as {
				change(&seed)
			}
			if !yield(seed) {
				return
			}
		}
	}))
	log := audit.At(filepath.Join(w.dir, "audit.jsonl"))
	w.check(log.Ready())
	w.log = log
	t.Cleanup(func() { w.check(log.Close()) })
	w.session = w.open(unlimited())
	return w
}

// withEmail gives users an address that is verified, an hour ago.
func withEmail(u *emulator.UserSeed) {
	u.Created = time.Now().Add(-time.Hour)
	u.Attributes = append(u.Attributes, emulator.Attribute{Name: "email", Value: u.Username + "@example.com"},
		emulator.Attribute{Name: "email_verified", Value: "true"})
}

// signedUp are users who have not confirmed, with an address that nobody has
// vouched for.
func signedUp(u *emulator.UserSeed) {
	u.Status = types.UserStatusTypeUnconfirmed
	u.Attributes = append(u.Attributes, emulator.Attribute{Name: "email", Value: u.Username + "@example.com"})
}

// hears gives a channel that is closed at the next call of an operation.
func (w *world) hears(operation string) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	heard := make(chan struct{})
	w.listen[operation] = heard
	return heard
}

func (w *world) overhear(r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	if heard := w.listen[operation]; heard != nil {
		close(heard)
		delete(w.listen, operation)
	}
}

// unlimited is no budget at all.
func unlimited() map[call.Category]float64 {
	rates := map[call.Category]float64{}
	for _, c := range call.Categories() {
		rates[c] = 1e6
	}
	return rates
}

func (w *world) open(rates map[call.Category]float64) *call.Session {
	w.Helper()
	s, err := call.Open(w.Context(), call.Options{
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
func (w *world) targets() (targets []acts.Target) {
	w.Helper()
	pool := admin.PoolDetail{Pool: admin.Pool{ID: poolID}}
	for users, err := range call.Pages(w.Context(), func(ctx context.Context, token string) (call.Page[admin.User], error) {
		return admin.Users(ctx, w.session, poolID, admin.Filter{}, token)
	}) {
		w.check(err)
		for _, u := range users {
			targets = append(targets, acts.Target{Pool: pool, User: u})
		}
	}
	return targets
}

func action(id string) acts.Action {
	a, ok := acts.FindAction(id)
	if !ok {
		panic(id)
	}
	return a
}

// plan is for all users, or for those from one number to before another.
func (w *world) plan(id string, inputs acts.Inputs, part ...int) *bulk.Plan {
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

// startAlone starts a bulk that does one act after the other.
func (w *world) startAlone(plan *bulk.Plan) *bulk.Bulk {
	w.Helper()
	b, err := bulk.Start(w.Context(), w.session, plan, bulk.Options{Dir: w.journals(), StopWhenPaused: true, Workers: 1})
	w.check(err)
	return b
}

// startWithin starts one whose lists lag for so long at most.
func (w *world) startWithin(lag time.Duration, plan *bulk.Plan) *bulk.Bulk {
	w.Helper()
	b, err := bulk.Start(w.Context(), w.session, plan, bulk.Options{Dir: w.journals(), StopWhenPaused: true, Workers: 1, Lag: lag})
	w.check(err)
	return b
}

// killed goes on with a bulk that was killed after these steps.
func (w *world) killed(b *bulk.Bulk, steps ...string) *bulk.Bulk {
	w.Helper()
	w.check(b.Close())
	journal, err := os.OpenFile(b.Journal(), os.O_WRONLY|os.O_APPEND, 0)
	w.check(err)
	_, err = journal.WriteString(strings.Join(steps, ""))
	w.check(err)
	w.check(journal.Close())
	b, err = bulk.Open(w.Context(), w.session, b.Journal(), bulk.Options{StopWhenPaused: true})
	w.check(err)
	return b
}

// step is a line of a journal.
func step(n int, state bulk.State, at time.Time) string {
	return fmt.Sprintf(`{"n":%d,"state":%q,"at":%q}`+"\n", n, state, at.UTC().Format(time.RFC3339))
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

// calls counts the calls of an operation, whatever came of them.
func (w *world) calls(operation string) (n int) {
	for _, call := range w.server.Calls() {
		if call.Operation == operation {
			n++
		}
	}
	return n
}

// enabled counts the users that are.
func (w *world) enabled() (n int) {
	for _, t := range w.targets() {
		if t.User.Enabled == admin.Yes {
			n++
		}
	}
	return n
}
