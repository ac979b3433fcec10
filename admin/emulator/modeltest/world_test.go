package modeltest

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// world is an emulator and the model beside it, which get the same calls.
type world struct {
	reporter
	*model
	*service
	pool    *string
	clients [2]*string
	counts  counts
	trace   []string
	met     *disagreement    // after which the two are no longer the same
	awaits  map[string]known // what is known already
}

// reporter is how a sequence fails.
type reporter interface {
	Helper()
	Context() context.Context
	Logf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// handler is a RoundTripper that calls an http.Handler without a network.
type handler struct{ http.Handler }

func (h handler) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body == nil {
		r.Body = http.NoBody
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}

// signingKeys are small, because most of the time of a sign-in would go into signatures, of which
// the model sees nothing.
var signingKeys = sync.OnceValue(func() [2]*rsa.PrivateKey {
	one, err := rsa.GenerateKey(rand.Reader, 1024)
	other, err2 := rsa.GenerateKey(rand.Reader, 1024)
	if err := errors.Join(err, err2); err != nil {
		panic(err)
	}
	return [2]*rsa.PrivateKey{one, other}
})

// service is an emulator, for one pool after another: it takes longer to start than a sequence takes.
type service struct {
	sdk    *cip.Client
	server *emulator.Server
	clock  *model // of the world that is asking
	pools  int    // that there were
}

func newService() *service {
	s := &service{}
	next := 0
	s.server = emulator.New(emulator.Options{
		Now: func() time.Time { return s.clock.now }, Seed: 42, Issuer: "https://issuer.example",
		Keys: func() (*rsa.PrivateKey, error) { next++; return signingKeys()[next%2], nil },
	})
	s.sdk = cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: aws.String("http://127.0.0.1"), Retryer: aws.NopRetryer{},
		HTTPClient: &http.Client{Transport: handler{s.server}}, APIOptions: []func(*middleware.Stack) error{source.PlainBody},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	})
	return s
}

// poolsEach keeps what the emulator remembers of messages short.
const poolsEach = 20

// next returns the service for one more pool.
func (s *service) next() *service {
	if s == nil || s.pools == poolsEach {
		s = newService()
	}
	s.pools++
	return s
}

// newWorld makes a pool with two app clients in an emulator and in the model.
func newWorld(r reporter, on *service, s settings, into counts) *world {
	r.Helper()
	w := &world{reporter: r, service: on, counts: into, awaits: knowns, model: &model{
		settings: s, failures: map[string]*failures{},
		now: time.Date(2026, 3, 14, 15, 9, 26, 535e6, time.UTC),
	}}
	on.clock = w.model
	w.makePool()
	return w
}

// close deletes the pool.
func (w *world) close() {
	w.Helper()
	_, err := w.sdk.DeleteUserPool(context.Background(), &cip.DeleteUserPoolInput{UserPoolId: w.pool})
	w.fine(err)
}

func (w *world) makePool() {
	w.Helper()
	in := &cip.CreateUserPoolInput{
		PoolName:               aws.String("model"),
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		UsernameConfiguration:  &types.UsernameConfigurationType{CaseSensitive: aws.Bool(w.caseSensitive)},
		AccountRecoverySetting: &types.AccountRecoverySettingType{RecoveryMechanisms: []types.RecoveryOptionType{
			{Name: types.RecoveryOptionNameTypeVerifiedEmail, Priority: aws.Int32(1)},
		}},
		// The service's own mailer would send 50 messages a day ([guide] quotas).
		EmailConfiguration: &types.EmailConfigurationType{
			EmailSendingAccount: types.EmailSendingAccountTypeDeveloper, SourceArn: aws.String("arn:aws:ses:eu-west-1:123456789012:identity/mail@example.com"),
		},
		Policies: &types.UserPoolPolicyType{PasswordPolicy: &types.PasswordPolicyType{
			MinimumLength: aws.Int32(8), RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true,
		}},
	}
	if w.emailIsAlias {
		in.AliasAttributes = []types.AliasAttributeType{types.AliasAttributeTypeEmail}
	}
	made, err := w.sdk.CreateUserPool(w.Context(), in)
	w.fine(err)
	w.pool = made.UserPool.Id
	if w.mfa != mfaOff {
		_, err := w.sdk.SetUserPoolMfaConfig(w.Context(), &cip.SetUserPoolMfaConfigInput{
			UserPoolId: w.pool, MfaConfiguration: types.UserPoolMfaType(w.mfa),
			SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
		})
		w.fine(err)
	}
	for i := range w.clients {
		w.clients[i] = w.makeClient(i)
	}
}

func (w *world) makeClient(i int) *string {
	w.Helper()
	existence := types.PreventUserExistenceErrorTypesLegacy
	if w.hidesUsers {
		existence = types.PreventUserExistenceErrorTypesEnabled
	}
	made, err := w.sdk.CreateUserPoolClient(w.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: w.pool, ClientName: aws.String(fmt.Sprintf("client-%d", i)), PreventUserExistenceErrors: existence,
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{
			types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth,
			types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
		},
	})
	w.fine(err)
	return made.UserPoolClient.ClientId
}

func (w *world) fine(err error) {
	w.Helper()
	if err != nil {
		w.Fatalf("%v", err)
	}
}

// call makes a call and compares its answer with what the documents allow. It does nothing after
// the two have parted.
func (w *world) call(operation, request string, want verdict, ask func() (reply, error)) {
	w.Helper()
	if w.met != nil {
		return
	}
	before := len(w.server.Messages())
	got, err := ask()
	if got.code, got.message = refusal(err); err != nil {
		got = reply{code: got.code, message: got.message}
	}
	if sent := w.server.Messages(); len(sent) > before {
		last := sent[len(sent)-1]
		got.sentTo, got.sentCode, got.sentBy = last.To, last.Code, last.Medium
	}
	w.counts.add(operation, got.code)
	w.trace = append(w.trace, fmt.Sprintf("%s(%s) → %s", operation, request, got))
	taken, ok := want.judge(got)
	if !ok {
		w.disagree(disagreement{operation: operation, want: want.String(), got: got.String()})
		return
	}
	if taken.then != nil {
		taken.then(got)
	}
}

// disagreement is a call whose answer the documents do not allow.
type disagreement struct{ operation, want, got string }

func (w *world) disagree(d disagreement) {
	w.Helper()
	if name := w.awaited(d); name != "" {
		w.part(name)
		return
	}
	w.met = &d
	w.Logf("%s", w.story())
	// Rapid shrinks to what fails with the same words.
	w.Fatalf("%s disagrees with the documents", d.operation)
}

// part ends the sequence where a known disagreement begins.
func (w *world) part(name string) {
	if _, ok := w.awaits[name]; !ok {
		return
	}
	w.met = &disagreement{operation: name}
	w.counts.parted[name]++
}

// story tells the sequence, which is the shortest that rapid found.
func (w *world) story() string {
	var b strings.Builder
	fmt.Fprintf(&b, "in a pool with %+v:\n", w.settings)
	for i, line := range w.trace {
		fmt.Fprintf(&b, "%3d. %s\n", i+1, line)
	}
	fmt.Fprintf(&b, " got: %s\nwant: %s", w.met.got, w.met.want)
	return b.String()
}

// pass lets time pass, and a little more if something would end just then.
func (w *world) pass(d time.Duration) {
	w.now = w.now.Add(d)
	for w.boundary() {
		w.now = w.now.Add(7 * time.Second)
	}
	w.trace = append(w.trace, "time passes until "+w.now.Format("Mon 15:04:05"))
}

// counts are how often each operation got each code.
type counts struct {
	answers map[string]map[string]int // "" is success
	parted  map[string]int            // by known disagreement
}

func newCounts() counts {
	return counts{answers: map[string]map[string]int{}, parted: map[string]int{}}
}

func (c counts) add(operation, code string) {
	if c.answers[operation] == nil {
		c.answers[operation] = map[string]int{}
	}
	c.answers[operation][code]++
}
