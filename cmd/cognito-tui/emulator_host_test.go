package main

import (
	"net/http"
	"strings"
	"testing"
)

// A web page that resolves its own name to this machine can't read a directory or logs.
func TestTheEmulatorAnswersForItsOwnHostsAlone(t *testing.T) {
	endpoint, stop := startEmulator(t, "--empty", "--host", "host.docker.internal")
	defer stop()
	_, port, _ := strings.Cut(strings.TrimPrefix(endpoint, "http://"), ":")
	for _, target := range []string{"AWSCognitoIdentityProviderService.ListUserPools", "Logs_20140328.DescribeLogGroups"} {
		for host, want := range map[string]int{"127.0.0.1:" + port: 200, "host.docker.internal:" + port: 200, "evil.example:" + port: 421, "127.0.0.1:1": 421} {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint, strings.NewReader(`{"MaxResults":1}`))
			if err != nil {
				t.Fatal(err)
			}
			request.Host = host
			request.Header.Set("X-Amz-Target", target)
			request.Header.Set("Authorization", "AWS4-HMAC-SHA256 …")
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			if response.StatusCode != want {
				t.Errorf("%s at %s: %d, want %d", target, host, response.StatusCode, want)
			}
		}
	}
}
