package emulator_test

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// lab is an emulator on a listener, with a clock that stands still and the real SDK's client.
type lab struct {
	*testing.T
	*cip.Client
	server *emulator.Server
	url    string
	now    time.Time
}

func newLab(t *testing.T) *lab {
	t.Helper()
	return newLabWith(t, "")
}

// newLabWith returns a lab whose tokens have that issuer.
func newLabWith(t *testing.T, issuer string) *lab {
	t.Helper()
	return newLabOf(t, emulator.Options{Issuer: issuer})
}

// newLabOf returns a lab with these options and the lab's clock, seed and keys.
func newLabOf(t *testing.T, opts emulator.Options) *lab {
	t.Helper()
	l := &lab{T: t, now: time.Date(2026, 3, 14, 15, 9, 26, 535e6, time.UTC)}
	next := 0
	opts.Now, opts.Seed = func() time.Time { return l.now }, 42
	opts.Keys = func() (*rsa.PrivateKey, error) { next++; return testKeys()[next%2], nil }
	l.server = emulator.New(opts)
	listener := httptest.NewServer(l.server)
	t.Cleanup(listener.Close)
	l.url = listener.URL
	l.Client = newClient(l.url)
	return l
}

// newClient returns a client of the SDK that does not retry.
func newClient(url string) *cip.Client {
	return cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &url, Retryer: aws.NopRetryer{}, APIOptions: []func(*middleware.Stack) error{source.PlainBody},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	})
}

// testKeys are two signing keys for all tests, because making one is slow.
var testKeys = sync.OnceValue(func() [2]*rsa.PrivateKey {
	one, err := rsa.GenerateKey(rand.Reader, 2048)
	other, err2 := rsa.GenerateKey(rand.Reader, 2048)
	if err := errors.Join(err, err2); err != nil {
		panic(err)
	}
	return [2]*rsa.PrivateKey{one, other}
})

func (l *lab) pass(d time.Duration) { l.now = l.now.Add(d) }

// must returns a result and fails the test on an error.
func must[T any](out T, err error) func(*lab) T {
	return func(l *lab) T {
		l.Helper()
		if err != nil {
			l.Fatal(err)
		}
		return out
	}
}

// fine fails the test on an error.
func fine[T any](_ T, err error) func(*lab) {
	return func(l *lab) {
		l.Helper()
		if err != nil {
			l.Fatal(err)
		}
	}
}

// refused expects that exception, word by word. The message "*" matches any.
func refused[T any](_ T, err error) func(l *lab, code, message string) {
	return func(l *lab, code, message string) {
		l.Helper()
		if got := exception(err); got != code+": "+message && (message != "*" || !isCode(err, code)) {
			l.Errorf("got %s\nwant %s: %s", got, code, message)
		}
	}
}

func exception(err error) string {
	if err == nil {
		return "success"
	}
	if failure, ok := errors.AsType[smithy.APIError](err); ok {
		return failure.ErrorCode() + ": " + failure.ErrorMessage()
	}
	return err.Error()
}

func isCode(err error, code string) bool {
	failure, ok := errors.AsType[smithy.APIError](err)
	return ok && failure.ErrorCode() == code
}

// pool creates a pool; edit may alter the request.
func (l *lab) pool(edit ...func(*cip.CreateUserPoolInput)) *string {
	l.Helper()
	in := &cip.CreateUserPoolInput{
		PoolName:               aws.String("acme"),
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
	}
	for _, f := range edit {
		f(in)
	}
	return must(l.CreateUserPool(l.Context(), in))(l).UserPool.Id
}

// webClient creates an app client that may use every flow.
func (l *lab) webClient(pool *string, edit ...func(*cip.CreateUserPoolClientInput)) *string {
	l.Helper()
	in := &cip.CreateUserPoolClientInput{
		UserPoolId: pool, ClientName: aws.String("web"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{
			types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth,
			types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
		},
	}
	for _, f := range edit {
		f(in)
	}
	return must(l.CreateUserPoolClient(l.Context(), in))(l).UserPoolClient.ClientId
}

const goodPassword = "Correct-Horse-7"

// user creates a user in a status, with a verified e-mail address.
func (l *lab) user(pool *string, name string, status types.UserStatusType, attributes ...emulator.Attribute) *string {
	l.Helper()
	if attributes == nil {
		attributes = []emulator.Attribute{{Name: "email", Value: name + "@example.com"}, {Name: "email_verified", Value: "true"}}
	}
	l.seed(pool, emulator.UserSeed{Username: name, Status: status, Password: goodPassword, Attributes: attributes, Created: l.now})
	return aws.String(name)
}

func (l *lab) seed(pool *string, users ...emulator.UserSeed) {
	l.Helper()
	err := l.server.AddUsers(*pool, func(yield func(emulator.UserSeed) bool) {
		for _, u := range users {
			if !yield(u) {
				return
			}
		}
	})
	if err != nil {
		l.Fatal(err)
	}
}

// crowd creates n users, from user-000 on.
func (l *lab) crowd(pool *string, n int) {
	l.Helper()
	users := make([]emulator.UserSeed, n)
	for i := range users {
		name := fmt.Sprintf("user-%03d", i)
		users[i] = emulator.UserSeed{Username: name, Attributes: []emulator.Attribute{{Name: "email", Value: name + "@example.com"}}}
	}
	l.seed(pool, users...)
}

// status returns a user's present status.
func (l *lab) status(pool, username *string) types.UserStatusType {
	l.Helper()
	return must(l.AdminGetUser(l.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: username}))(l).UserStatus
}

// attribute returns one of a user's attributes, "" for none.
func (l *lab) attribute(pool, username *string, name string) string {
	l.Helper()
	for _, a := range must(l.AdminGetUser(l.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: username}))(l).UserAttributes {
		if *a.Name == name {
			return aws.ToString(a.Value)
		}
	}
	return ""
}

// lastMessage returns the newest message that the emulator would have sent.
func (l *lab) lastMessage() emulator.Message {
	l.Helper()
	sent := l.server.Messages()
	if len(sent) == 0 {
		l.Fatal("no message was sent")
	}
	return sent[len(sent)-1]
}

// post sends a request by hand.
func (l *lab) post(target, body string, headers ...string) (int, http.Header, string) {
	l.Helper()
	request, err := http.NewRequestWithContext(l.Context(), http.MethodPost, l.url, bytes.NewBufferString(body))
	if err != nil {
		l.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.1")
	request.Header.Set("X-Amz-Target", target)
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260314/eu-west-1/cognito-idp/aws4_request")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return l.do(request)
}

func (l *lab) do(request *http.Request) (int, http.Header, string) {
	l.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		l.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		l.Fatal(err)
	}
	return response.StatusCode, response.Header, string(answer)
}
