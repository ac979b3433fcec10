package local_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator/local"
)

const own = "http://127.0.0.1:9229"

// from is a request as a page sends it; "" leaves a header out.
func from(origin, site string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, own+"/", http.NoBody)
	for name, value := range map[string]string{"Origin": origin, "Sec-Fetch-Site": site} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	return r
}

func TestPagesOfThisMachineMayCall(t *testing.T) {
	others := local.Origins{"https://app.example"}
	for _, test := range []struct {
		origin, site   string
		allow, foreign bool
	}{
		{"", "", true, false},
		{"", "none", true, false},
		{"", "same-origin", true, false},
		{"", "same-site", false, true},
		{"", "cross-site", false, true},
		{own, "same-origin", true, false},
		{"http://localhost:3000", "same-site", true, true},
		{"http://127.0.0.1:3000", "", true, true},
		{"https://[::1]", "", true, true},
		{"http://shop.localhost:8080", "cross-site", true, true},
		{"capacitor://localhost", "", true, true},
		{"https://app.example", "cross-site", true, true},
		{"HTTPS://APP.example", "cross-site", true, true},
		{"https://app.example.evil.example", "cross-site", false, true},
		{"http://app.example", "cross-site", false, true},
		{"https://evil.example", "cross-site", false, true},
		{"http://localhost.evil.example", "", false, true},
		{"http://evil.example:9229", "", false, true},
		{"http://127.0.0.1@evil.example", "", false, true},
		{"http://192.0.2.1", "", false, true},
		{"null", "cross-site", false, true},
		{"%%", "", false, true},
	} {
		r := from(test.origin, test.site)
		if got := others.Allow(r); got != test.allow {
			t.Errorf("origin %q, site %q: allowed is %t", test.origin, test.site, got)
		}
		if got := local.Foreign(r); got != test.foreign {
			t.Errorf("origin %q, site %q: foreign is %t", test.origin, test.site, got)
		}
	}
	if every := (local.Origins{"*"}); !every.Allow(from("https://evil.example", "")) || !every.Allow(from("", "cross-site")) {
		t.Error("* leaves pages out")
	}
}

func TestOnlyThisMachineIsAnswered(t *testing.T) {
	answer := local.Only(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for _, test := range []struct {
		here, sender, origin string
		want                 int
	}{
		{"127.0.0.1:9229", "127.0.0.1:50000", "", http.StatusOK},
		{"[::1]:9229", "[::1]:50000", own, http.StatusOK},
		{"[::ffff:127.0.0.1]:9229", "127.0.0.1:50000", "", http.StatusOK},
		{"127.0.0.1:9229", "127.0.0.1:50000", "http://localhost:3000", http.StatusForbidden},
		{"127.0.0.1:9229", "127.0.0.1:50000", "null", http.StatusForbidden},
		{"192.0.2.1:9229", "192.0.2.1:50000", "", http.StatusForbidden},
		{"127.0.0.1:9229", "192.0.2.1:50000", "", http.StatusForbidden},
		{"", "127.0.0.1:50000", "", http.StatusForbidden},
	} {
		r := from(test.origin, "")
		r.RemoteAddr = test.sender
		if at, err := netip.ParseAddrPort(test.here); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.TCPAddrFromAddrPort(at)))
		}
		w := httptest.NewRecorder()
		answer.ServeHTTP(w, r)
		if w.Code != test.want {
			t.Errorf("%s to %s from %q: %d, want %d", test.sender, test.here, test.origin, w.Code, test.want)
		}
	}
}
