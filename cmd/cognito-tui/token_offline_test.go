package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// With --offline no call is made, whatever the SDK's configuration says, and whether or
// not it can be read.
func TestOfflineLoadsNoConfiguration(t *testing.T) {
	var asked atomic.Int32
	metadata := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer metadata.Close()
	broken := filepath.Join(t.TempDir(), "broken")
	if err := os.WriteFile(broken, []byte("[profile x\n= no config\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const text = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJhbGljZSIsInRva2VuX3VzZSI6ImlkIn0.c2ln"
	for name, value := range map[string]string{
		"AWS_DEFAULTS_MODE": "auto", "AWS_CONFIG_FILE": broken, "AWS_SHARED_CREDENTIALS_FILE": broken, "AWS_CA_BUNDLE": broken,
		"AWS_PROFILE": "gone", "AWS_MAX_ATTEMPTS": "many", "AWS_REGION": "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("AWS_EC2_METADATA_DISABLED", "false")
			t.Setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.URL)
			t.Setenv(name, value)
			var out, problems strings.Builder
			root := newRoot()
			root.SetArgs([]string{"token", "--offline", text})
			root.SetOut(&out)
			root.SetErr(&problems)
			err := root.ExecuteContext(t.Context())
			if !strings.Contains(out.String(), "alice") || err == nil || !strings.Contains(err.Error(), "not valid") {
				t.Errorf("%v\n%s%s", err, out.String(), problems.String())
			}
		})
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("the metadata service was asked %d times", n)
	}
}
