// Package integration runs one behaviour on the embedded emulator and on
// servers that others wrote, so that the emulator can't drift into agreeing
// only with us. `make integration` starts the servers.
package integration

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// region is where all servers pretend to be. cognito-local knows only its own
// name for it, which it does not check.
const region = "eu-west-1"

// server is one that answers the user-pool API.
type server struct {
	name     string
	endpoint string
	// lacks names what the server does not do, with what its own documents or
	// answers say, so that a gap is a line here and not a silent skip.
	lacks map[string]string
}

// onEach runs a test on every server that is there. The embedded one always is;
// the others are named by the environment, which make integration sets.
func onEach(t *testing.T, needs string, test func(t *testing.T, s server)) {
	t.Helper()
	embedded := httptest.NewServer(emulator.New(emulator.Options{Region: region}))
	t.Cleanup(embedded.Close)
	servers := []server{
		{name: "embedded", endpoint: embedded.URL},
		{name: "moto", endpoint: os.Getenv("COGNITO_TUI_MOTO"), lacks: map[string]string{
			"resend-code":     "it answers ResendConfirmationCode with HTTP 500: not implemented",
			"link-provider":   "it answers AdminLinkProviderForUser with HTTP 500: not implemented",
			"unlink-provider": "it can't link",
		}},
		{name: "cognito-local", endpoint: os.Getenv("COGNITO_TUI_COGNITO_LOCAL"), lacks: map[string]string{
			"paging":                                "its ListUsers gives everybody at once, whatever the limit",
			"identity":                              "it has no STS",
			"verify":                                "it marks an address as verified only in the call that sets it, which AWS does not ask for",
			"reset-password":                        "it follows verify, which it lacks",
			"confirm and verify":                    "as with verify",
			"resend-code":                           "it lacks ResendConfirmationCode",
			"set-mfa, SMS":                          "it lacks AdminSetUserMFAPreference",
			"set-mfa, an app that was never set up": "it lacks AdminSetUserMFAPreference",
			"link-provider":                         "it has no identity providers",
			"unlink-provider":                       "it has no identity providers",
			"lifetime":                              "its tokens live a day where its clients, as AWS's, say nothing and mean an hour",
		}},
	}
	for _, s := range servers {
		if s.endpoint == "" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			if why, gap := s.lacks[needs]; gap {
				t.Logf("not asked of %s: %s", s.name, why)
				return
			}
			s.reset(t)
			test(t, s)
		})
	}
}

// reset empties moto; the others get pools of their own names.
func (s server) reset(t *testing.T) {
	t.Helper()
	if s.name != "moto" {
		return
	}
	response, err := http.Post(s.endpoint+"/moto-api/reset", "", strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
}

func (s server) session(t *testing.T) *call.Session {
	t.Helper()
	session, err := call.Open(t.Context(), call.Options{Region: region, Endpoint: s.endpoint, Credentials: keys{}, Share: 1})
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// client is the plain SDK, to prepare what the session then reads.
func (s server) client() *cip.Client {
	return cip.New(cip.Options{
		Region: region, BaseEndpoint: &s.endpoint, Credentials: keys{},
		APIOptions: []func(*middleware.Stack) error{source.PlainBody},
	})
}

type keys struct{}

func (keys) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}
