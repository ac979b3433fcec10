package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// What is sent to the emulator to keep it busy is refused, for little memory.
func TestHostileRequestsCostLittle(t *testing.T) {
	const (
		most   = 200 << 20 // of garbage: fifty times the largest body
		large  = 3_900_000
		header = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260314/eu-west-1/cognito-idp/aws4_request"
	)
	server := emulator.New(emulator.Options{})
	for name, c := range map[string]struct {
		body string
		code int
	}{
		"brackets in brackets":       {strings.Repeat("[", large), http.StatusBadRequest},
		"objects in objects":         {`{"UserPoolId":` + strings.Repeat(`{"a":`, large/5), http.StatusBadRequest},
		"a text without end":         {`{"UserPoolId":"` + strings.Repeat("a", large), http.StatusBadRequest},
		"a long id":                  {`{"UserPoolId":"` + strings.Repeat("a", large) + `"}`, http.StatusBadRequest},
		"a filter of escapes":        {`{"UserPoolId":"eu-west-1_Nobody000","Filter":"email ^= \"` + strings.Repeat(`\\\"`, large/4) + `"}`, http.StatusBadRequest},
		"the same member many times": {`{` + strings.Repeat(`"UserPoolId":"a",`, large/20) + `"UserPoolId":"a"}`, http.StatusBadRequest},
		"a list of many":             {`{"UserPoolId":"eu-west-1_Nobody000","AttributesToGet":["a"` + strings.Repeat(`,"a"`, large/4) + `]}`, http.StatusBadRequest},
		"too large":                  {strings.Repeat(" ", 5_000_000), http.StatusRequestEntityTooLarge},
	} {
		r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/", strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/x-amz-json-1.1")
		r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUsers")
		r.Header.Set("Authorization", header)
		w := httptest.NewRecorder()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		server.ServeHTTP(w, r)
		runtime.ReadMemStats(&after)
		if w.Code != c.code {
			t.Errorf("%s: status %d, want %d: %.200s", name, w.Code, c.code, w.Body)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%s: %d MiB were taken", name, took>>20)
		}
	}
}
