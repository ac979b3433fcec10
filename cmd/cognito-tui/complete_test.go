//go:build unix

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// completionPatience is what a completion may take in all on a busy machine; AWS is
// waited for two seconds.
const completionPatience = 20 * time.Second

// Whatever is wrong, a completion offers nothing, prints no error, and does not wait.
func TestACompletionFailsQuietlyAndSoon(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(slow.Close)
	t.Cleanup(func() { close(release) })
	denied := newImpostor(t, to(answer{400, `{"__type":"AccessDeniedException","message":"no"}`}, "ListUserPools", "ListGroups", "DescribeUserPool"))

	pools := []string{"users", "--pool", ""}
	values := [][]string{
		pools,
		{"members", "--pool", doorID, "--group", ""},
		{"token", "--pool", doorID, "--client", ""},
		{"users", "--pool", doorID, "--columns", "custom:"},
		{"do", "disable", "--pool", ""},
	}
	for name, c := range map[string]struct {
		endpoint string
		typed    [][]string
		set      []string
	}{
		"nothing answers": {closedAddress(), values, nil},
		"AWS is slow":     {slow.URL, values, nil},
		"nobody may ask":  {denied.URL, [][]string{pools, values[1], values[3]}, nil},
		"no credentials": {slow.URL, [][]string{pools}, []string{
			"AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "AWS_EC2_METADATA_DISABLED=false", "AWS_EC2_METADATA_SERVICE_ENDPOINT=" + slow.URL,
		}},
		"no such profile":          {slow.URL, [][]string{pools}, []string{"AWS_PROFILE=gone"}},
		"no Region":                {slow.URL, [][]string{pools}, []string{"AWS_REGION="}},
		"no such CA":               {slow.URL, [][]string{pools}, []string{"AWS_CA_BUNDLE=/nowhere"}},
		"an endpoint that is none": {"no url", [][]string{pools}, nil},
	} {
		for _, typed := range c.typed {
			cmd := program(t, c.endpoint, append([]string{"__complete"}, typed...)...)
			cmd.Env = append(cmd.Env, c.set...)
			begun := time.Now()
			e := finish(t, cmd)
			if e.code != exit.Done || !strings.HasPrefix(e.stdout, ":") || e.stderr != "" {
				t.Errorf("%s: %v: exit code %d, %q, standard error %q", name, typed, e.code, e.stdout, e.stderr)
			}
			if took := time.Since(begun); took > completionPatience {
				t.Errorf("%s: %v: it took %v", name, typed, took)
			}
		}
	}
}

// A helper of a profile, or its MFA device, may ask the operator: not while a shell
// completes.
func TestACompletionAsksForNoCode(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	cmd := helped(t, s.URL, helperBegin+"exit 9\n", "--profile", "base", "__complete", "users", "--pool", "")
	cmd.Env = append(cmd.Env, "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=")
	if e := finish(t, cmd); e.code != exit.Done || e.stderr != "" || !strings.HasPrefix(e.stdout, ":") {
		t.Errorf("exit code %d, %q, standard error %q", e.code, e.stdout, e.stderr)
	}
	config := writeFile(t, t.TempDir()+"/config", "[profile base]\naws_access_key_id = A\naws_secret_access_key = B\n\n"+
		"[profile mfa]\nrole_arn = arn:aws:iam::123456789012:role/ops\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/ops\n")
	cmd = program(t, s.URL, "--profile", "mfa", "__complete", "users", "--pool", "")
	cmd.Env = append(cmd.Env, "AWS_CONFIG_FILE="+config, "AWS_ENDPOINT_URL_STS="+s.URL, "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=")
	in, out, err := os.Pipe() // nobody types anything
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = in.Close(), out.Close() }() // nothing is read from it
	cmd.Stdin = in
	if e := finish(t, cmd); e.code != exit.Done || e.stderr != "" || !strings.HasPrefix(e.stdout, ":") {
		t.Errorf("exit code %d, %q, standard error %q", e.code, e.stdout, e.stderr)
	}
}
