package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// signIn signs alice in with a password, or the refresh token that is given instead.
func (c *controlled) signIn(client, refresh string) *types.AuthenticationResultType {
	c.Helper()
	in := &cip.InitiateAuthInput{
		ClientId: &client, AuthFlow: types.AuthFlowTypeUserPasswordAuth, AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": "Correct-Horse-7"},
	}
	if refresh != "" {
		in.AuthFlow, in.AuthParameters = types.AuthFlowTypeRefreshTokenAuth, map[string]string{"REFRESH_TOKEN": refresh}
	}
	out, err := c.InitiateAuth(c.Context(), in)
	if err != nil {
		c.Fatal(err)
	}
	return out.AuthenticationResult
}

// TestTheEmulatorGoesOnWhereItEnded stops it and starts it again, as on another day.
func TestTheEmulatorGoesOnWhereItEnded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	c := newControlled(t, "--state", path)
	pool, client := c.pool()
	code := c.code()
	if _, err := c.ConfirmSignUp(t.Context(), &cip.ConfirmSignUpInput{ClientId: &client, Username: aws.String("alice"), ConfirmationCode: &code}); err != nil {
		t.Fatal(err)
	}
	tokens := c.signIn(client, "")
	c.answers("POST", "/_clock", `{"advance": "15m"}`, `{"now":"2026-03-14T15:24:26Z","stands":true}`)
	c.answers("POST", "/_state/save", "", `{"calls":5}`)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if e := c.stop(); e.code != exit.Done {
		t.Fatalf("exit code %d: %s", e.code, e.stderr)
	}

	c = newControlled(t, "--state", path, "--seed", "9")
	c.answers("GET", "/_clock", "", `{"now":"2026-03-14T15:24:26Z","stands":true}`)
	if again := c.code(); again != code {
		t.Errorf("the outbox ends with %s, and ended with %s", again, code)
	}
	c.signIn(client, "")
	c.signIn(client, *tokens.RefreshToken)
	if _, err := c.GetUser(t.Context(), &cip.GetUserInput{AccessToken: tokens.AccessToken}); err != nil {
		t.Errorf("the old access token: %v", err)
	}
	c.answers("POST", "/_reset", "", `{"now":"2026-03-14T15:09:26Z","stands":true}`)
	if _, err := c.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: &pool}); err == nil {
		t.Error("a reset left the pool")
	}
	c.stop()
}

// A file that others could have changed or read, or that is no state, is left as it is.
func TestAStateOfOthersIsRefused(t *testing.T) {
	for what, test := range map[string]struct {
		mode       os.FileMode
		text, want string
	}{
		"read by others":    {0o644, "", "can be read by other users"},
		"written by others": {0o622, "", "can be written by other users"},
		"not a state":       {0o600, "{}\n", "is not the state of an emulator"},
	} {
		path := filepath.Join(t.TempDir(), "state")
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, test.mode); err != nil {
			t.Fatal(err)
		}
		e := finish(t, program(t, "", "emulator", "--listen", "127.0.0.1:0", "--state", path))
		if e.code != exit.AWS || !strings.Contains(e.stderr, test.want) {
			t.Errorf("%s: exit code %d: %s", what, e.code, e.stderr)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != test.text {
			t.Errorf("%s: the file is now %q (%v)", what, text, err)
		}
	}
}
