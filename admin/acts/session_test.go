package acts_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// badge is a provider of credentials whose access key changes, as when somebody
// signs in anew.
type badge struct{ key atomic.Pointer[string] }

func newBadge(key string) *badge {
	b := &badge{}
	b.key.Store(&key)
	return b
}

func (b *badge) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: *b.key.Load(), SecretAccessKey: "secret"}, nil
}

// byKey is a different endpoint for every access key.
type byKey map[string]http.Handler

func (b byKey) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for key, endpoint := range b {
		if strings.Contains(r.Header.Get("Authorization"), "Credential="+key+"/") {
			endpoint.ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "nobody's key", http.StatusForbidden)
}

func (b byKey) open(t *testing.T, options call.Options) *call.Session {
	t.Helper()
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	options.Region, options.Endpoint, options.Rates, options.MaxBackoff = "eu-west-1", server.URL, unhurried(), 1
	return must(call.Open(t.Context(), options))(t)
}

func TestRenewedCredentialsMayBeOfAnotherAccount(t *testing.T) {
	const former, latter = "111111111111", "222222222222"
	who := newBadge("AKIAFORMER")
	var records memory
	session := byKey{
		"AKIAFORMER": emulator.New(emulator.Options{Account: former}),
		"AKIALATTER": emulator.New(emulator.Options{Account: latter}),
	}.open(t, call.Options{Credentials: who, Recorder: &records, Rules: []call.Rule{{Match: call.Glob(latter), ReadOnly: true}}})
	is := func(account string, readOnly bool) {
		t.Helper()
		if id := must(session.Identity(t.Context()))(t); id.Account != account || session.ReadOnly() != readOnly {
			t.Errorf("it is account %s, read-only %v; want %s, %v", id.Account, session.ReadOnly(), account, readOnly)
		}
	}
	is(former, false)
	who.key.Store(new("AKIALATTER"))
	is(former, false) // the credentials in use are kept
	check(t, session.Renew(t.Context()))
	disable, _ := acts.FindAction("disable")
	result := acts.Do(t.Context(), session, acts.Act{Action: disable, Target: acts.Target{User: admin.User{Username: "alice"}}})
	if !strings.Contains(result.Refusal, "read-only") {
		t.Errorf("the rule for the new account does not hold: %+v", result)
	}
	if len(records.kept) != 1 || records.kept[0].Account != latter || records.kept[0].Outcome != audit.Refused {
		t.Errorf("the audit has %+v, want it refused in %s", records.kept, latter)
	}
	is(latter, true)
}

// A call that began before the session was renewed answers after it.
func TestWhatBeganWithOldCredentialsDoesNotLockNewOnes(t *testing.T) {
	who := newBadge("AKIAFORMER")
	arrived, release := make(chan struct{}), make(chan struct{})
	session := byKey{
		"AKIAFORMER": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(arrived)
			<-release
			w.Header().Set("Content-Type", "application/x-amz-json-1.1")
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}`)
		}),
		"AKIALATTER": emulator.New(emulator.Options{}),
	}.open(t, call.Options{Credentials: who})
	late := make(chan error, 1)
	go func() {
		_, err := admin.Pools(t.Context(), session, "")
		late <- err
	}()
	<-arrived
	who.key.Store(new("AKIALATTER"))
	check(t, session.Renew(t.Context()))
	close(release)
	if p := call.Explain(<-late); p == nil || p.Kind != call.KindCredentials {
		t.Errorf("the late call gives %v", p)
	}
	if p := session.Locked(); p != nil {
		t.Errorf("the session is locked again: %v", p)
	}
	if _, err := admin.Pools(t.Context(), session, ""); err != nil {
		t.Error(err)
	}
}
