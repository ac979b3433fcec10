package token_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// keyServer serves key sets and counts the requests.
type keyServer struct {
	*httptest.Server
	asked  atomic.Int64
	answer atomic.Pointer[http.HandlerFunc]
	clock  atomic.Int64 // seconds since 1970
}

func newKeyServer(t *testing.T) *keyServer {
	t.Helper()
	s := &keyServer{}
	s.clock.Store(noon)
	s.serves(keySet())
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		(*s.answer.Load())(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *keyServer) does(f http.HandlerFunc) { s.answer.Store(&f) }

func (s *keyServer) serves(set []byte) {
	s.does(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(set) })
}

func (s *keyServer) now() time.Time { return time.Unix(s.clock.Load(), 0) }

func (s *keyServer) fetcher() *token.Fetcher { return token.NewFetcher(nil, s.now) }

func (s *keyServer) after(d time.Duration) { s.clock.Add(int64(d / time.Second)) }

func (s *keyServer) wasAsked(t *testing.T, want int64) {
	t.Helper()
	if got := s.asked.Load(); got != want {
		t.Errorf("asked %d times, want %d", got, want)
	}
}

func TestAKeySetIsFetchedOnce(t *testing.T) {
	s := newKeyServer(t)
	f := s.fetcher()
	for range 20 {
		for _, id := range []string{"id-key", "access-key"} {
			if key, err := f.Key(t.Context(), s.URL, id); err != nil || key.ID != id {
				t.Fatalf("key %+v, %v", key, err)
			}
		}
	}
	s.wasAsked(t, 1)
	s.after(time.Hour)
	_, _ = f.Key(t.Context(), s.URL, "id-key")
	s.wasAsked(t, 2)
	f.Forget(s.URL)
	_, _ = f.Key(t.Context(), s.URL, "id-key")
	s.wasAsked(t, 3)
}

func TestRequestsUnderWayAreJoined(t *testing.T) {
	s := newKeyServer(t)
	arrived, release := make(chan struct{}), make(chan struct{})
	s.does(func(w http.ResponseWriter, _ *http.Request) {
		close(arrived)
		<-release
		_, _ = w.Write(keySet())
	})
	f := s.fetcher()
	var all sync.WaitGroup
	var failed atomic.Int64
	ask := func() {
		if _, err := f.Key(t.Context(), s.URL, "id-key"); err != nil {
			failed.Add(1)
		}
	}
	all.Go(ask)
	<-arrived
	for range 50 {
		all.Go(ask)
	}
	// A caller that gives up does not cancel the request for the others.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Key(ctx, s.URL, "id-key"); !errors.Is(err, context.Canceled) {
		t.Errorf("who gave up got %v", err)
	}
	close(release)
	all.Wait()
	if failed.Load() > 0 {
		t.Errorf("%d of them failed", failed.Load())
	}
	s.wasAsked(t, 1)
}

func TestAnUnknownKeyIsFetchedForOnceInTenSeconds(t *testing.T) {
	s := newKeyServer(t)
	f := s.fetcher()
	unknown := func(want int64) {
		t.Helper()
		for range 10 {
			if _, err := f.Key(t.Context(), s.URL, "new-key"); !errors.Is(err, token.ErrNoKey) {
				t.Fatalf("got %v", err)
			}
		}
		s.wasAsked(t, want)
	}
	unknown(1)
	s.after(9 * time.Second)
	unknown(1)
	s.after(time.Second)
	unknown(2)
	s.after(9 * time.Second)
	unknown(2)
	// A key that comes with a rotation is found, and the others stay.
	s.serves([]byte(strings.Replace(string(keySet()), `"access-key"`, `"new-key"`, 1)))
	s.after(time.Second)
	if _, err := f.Key(t.Context(), s.URL, "new-key"); err != nil {
		t.Error(err)
	}
	s.wasAsked(t, 3)
	if _, err := f.Key(t.Context(), s.URL, ""); !errors.Is(err, token.ErrNoKey) {
		t.Errorf("no id gives %v", err)
	}
}

func TestAfterAFailureKeysAreLeftAloneForAWhile(t *testing.T) {
	big := strings.Repeat(" ", token.MaxKeySet+1)
	for name, answer := range map[string]http.HandlerFunc{
		"500":       func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"404":       http.NotFound,
		"no JSON":   func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) },
		"no keys":   func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("{}")) },
		"too large": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(big + `{"keys":[]}`)) },
		"moved": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
		},
		"cut": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newKeyServer(t)
			s.does(answer)
			f := s.fetcher()
			for range 5 {
				if _, err := f.Key(t.Context(), s.URL, "id-key"); err == nil || errors.Is(err, token.ErrNoKey) {
					t.Fatalf("got %v", err)
				}
			}
			s.wasAsked(t, 1)
			s.serves(keySet())
			s.after(10 * time.Second)
			if _, err := f.Key(t.Context(), s.URL, "id-key"); err != nil {
				t.Errorf("afterwards: %v", err)
			}
			s.wasAsked(t, 2)
		})
	}
}

func TestAKeptSetOutlivesFailuresAndNotItsHour(t *testing.T) {
	s := newKeyServer(t)
	f := s.fetcher()
	gives := func(id string, want bool) {
		t.Helper()
		if _, err := f.Key(t.Context(), s.URL, id); (err == nil) != want || errors.Is(err, token.ErrNoKey) {
			t.Errorf("%s after %d s: %v", id, s.clock.Load()-noon, err)
		}
	}
	gives("id-key", true)
	s.does(http.NotFound)
	s.after(30 * time.Minute)
	gives("new-key", false) // which is looked for once, without success
	gives("id-key", true)
	s.after(30*time.Minute - time.Second)
	gives("id-key", true)
	s.wasAsked(t, 3)
	s.after(time.Second)
	gives("id-key", false)
	s.after(time.Hour)
	gives("id-key", false)
	s.serves(keySet())
	s.after(10 * time.Second)
	gives("id-key", true)
}

// counted sends every request to one server, whatever its host, and records the hosts.
type counted struct {
	mu    sync.Mutex
	hosts map[string]int
	set   []byte
}

func (c *counted) RoundTrip(r *http.Request) (*http.Response, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hosts[r.URL.Host]++
	w := httptest.NewRecorder()
	_, _ = w.Write(c.set)
	return w.Result(), nil
}

// No token of the corpus, and none that names an address in any way that exists, may cause a
// request to another host than its pool's.
func TestNoTokenCausesARequestToAnotherHost(t *testing.T) {
	trap := newKeyServer(t) // what the tokens name: it must never be requested
	named := []edit{
		head("jku", text(trap.URL)), head("x5u", text(trap.URL)), head("kid", text(trap.URL)), head("jwk", `{"kid":"`+trap.URL+`"}`),
		head("iss", text(trap.URL)), set("iss", text(trap.URL)), set("iss", text(trap.URL+"/"+pool)), set("aud", text(trap.URL)),
		set("iss", text("https://cognito-idp.eu-west-1.amazonaws.com@"+strings.TrimPrefix(trap.URL, "http://")+"/"+pool)),
		set("iss", text(issuer+"/../../"+trap.URL)), set("jwks_uri", text(trap.URL)),
		set("iss", text("https://cognito-identity.amazonaws.com@"+strings.TrimPrefix(trap.URL, "http://"))),
		set("iss", text("https://cognito-idp.eu-west-1.amazonaws.com#"+trap.URL+"/"+pool)),
		set("iss", text("https://cognito-idp.eu-west-1.amazonaws.com\r\nHost: evil.example/"+pool)),
	}
	var tokens []string
	for _, c := range corpus() {
		tokens = append(tokens, c.token())
	}
	for _, e := range named {
		for _, base := range []func() *draft{idDraft, accessDraft, identityDraft} {
			tokens = append(tokens, base().build(e))
		}
	}
	aws := func(host string) bool {
		return strings.HasSuffix(host, ".amazonaws.com") || strings.HasSuffix(host, ".amazonaws.eu") || strings.HasSuffix(host, ".amazonaws.com.cn")
	}
	for name, c := range map[string]struct {
		source token.Source
		mayAsk func(host string) bool
	}{
		"a pool": {token.Source{Pool: pool}, func(host string) bool {
			return host == "cognito-idp.eu-west-1.amazonaws.com"
		}},
		"no pool": {token.Source{}, func(host string) bool {
			return (strings.HasPrefix(host, "cognito-idp.") || strings.HasPrefix(host, "cognito-identity.")) && aws(host)
		}},
		"an endpoint":            {token.Source{Endpoint: "http://emulator.example:5000"}, func(host string) bool { return host == "emulator.example:5000" }},
		"an endpoint and a pool": {token.Source{Pool: pool, Endpoint: "http://emulator.example:5000"}, func(host string) bool { return host == "emulator.example:5000" }},
	} {
		t.Run(name, func(t *testing.T) {
			transport := &counted{hosts: map[string]int{}, set: keySet()}
			fetcher := token.NewFetcher(transport, nil)
			for _, text := range tokens {
				token.Verify(t.Context(), token.Decode(text), token.Expect{Source: c.source}, fetcher, now)
			}
			if len(transport.hosts) == 0 {
				t.Error("nobody was asked at all")
			}
			for host, times := range transport.hosts {
				if !c.mayAsk(host) {
					t.Errorf("%s was asked %d times", host, times)
				}
			}
		})
	}
	trap.wasAsked(t, 0)
}

func TestWithoutKeysNothingIsValidAndNothingIsSaidToBeForged(t *testing.T) {
	s := newKeyServer(t)
	s.does(http.NotFound)
	for name, ring := range map[string]token.Keyring{"offline": token.NoKeys{}, "not served": s.fetcher()} {
		expect := expectPool()
		expect.Source.Endpoint = s.URL
		result := token.Verify(t.Context(), token.Decode(idDraft().build()), expect, ring, now)
		if result.KeysError == nil || result.Valid() || result.Failed() {
			t.Errorf("%s: error %v, valid %v, failed %v", name, result.KeysError, result.Valid(), result.Failed())
		}
		for _, id := range []string{"key", "key-use", "signature"} {
			if c := result.Check(id); c.Status != token.Skip {
				t.Errorf("%s: %s is %s: %s", name, id, c.Status, c.Detail)
			}
		}
	}
}

func TestKeyConfusionIsNamed(t *testing.T) {
	forged := idDraft().build(head("alg", text("HS256")), withHMAC(pemOf))
	check := token.Verify(t.Context(), token.Decode(forged), expectPool(), keys(t), now).Check("signature")
	if !strings.Contains(check.Detail, "key confusion") {
		t.Errorf("signature: %s", check.Detail)
	}
	harmless := idDraft().build(head("alg", text("HS256")), withHMAC(secretOf("x")))
	check = token.Verify(t.Context(), token.Decode(harmless), expectPool(), keys(t), now).Check("signature")
	if strings.Contains(check.Detail, "key confusion") {
		t.Errorf("signature: %s", check.Detail)
	}
}

// RFC 7517: names of members are case-sensitive (§4), and keys that are not understood
// are ignored (§5).
func TestAKeySetIsReadAsItsStandardSays(t *testing.T) {
	good := string(keySet()[len(`{"keys":[`) : len(keySet())-len(`]}`)])
	for name, set := range map[string]string{
		"a key that is a text":         `{"keys":["odd",` + good + `]}`,
		"a key that is null":           `{"keys":[null,` + good + `]}`,
		"a kid that is a number":       `{"keys":[{"kid":7,"kty":"RSA","n":"AQAB","e":"AQAB"},` + good + `]}`,
		"a modulus that is a list":     `{"keys":[{"kid":"x","kty":"RSA","n":["AQAB"],"e":"AQAB"},` + good + `]}`,
		"a broken key of the same id":  `{"keys":[{"kid":"id-key","kty":"RSA","n":"!","e":"AQAB"},` + good + `]}`,
		"another type of the same id":  `{"keys":[{"kid":"id-key","kty":"OKP","crv":"Ed25519","x":"AA"},` + good + `]}`,
		"members of other names":       `{"x":1,"Keys":[],"KEYS":3,"keys":[` + good + `]}`,
		"a key's members in capitals":  `{"keys":[{"KID":"id-key","KTY":"RSA","N":"AQAB","E":"AQAB"},` + good + `]}`,
		"capitals beside the real one": `{"keys":[` + strings.Replace(good, `"kid":"id-key"`, `"KID":"other","kid":"id-key","Kty":"oct"`, 1) + `]}`,
	} {
		parsed, err := token.ParseKeySet([]byte(set))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		key, ok := parsed.Find("id-key")
		if !ok || key.Problem != "" {
			t.Errorf("%s: %+v, %v", name, key, ok)
		}
	}
	for _, set := range []string{`{"Keys":[` + good + `]}`, `{"keys":null}`, `{"keys":{}}`, `{"keys":"x"}`, `[]`, `"keys"`} {
		if parsed, err := token.ParseKeySet([]byte(set)); err == nil {
			t.Errorf("%.40s is read as a set of %d keys", set, len(parsed.Keys))
		}
	}
}
