package call

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/cognito-tui/cognito-tui/logs/pages"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// causes are real errors of the SDK, one for each row that matches by cause.
func causes(t *testing.T) []error {
	t.Helper()
	forget(t)
	var errs []error
	for _, tc := range networkTroubles(t) {
		errs = append(errs, tc.err())
	}
	for _, tc := range credentialTroubles() {
		t.Run(tc.name, func(t *testing.T) { errs = append(errs, tc.err(t)) })
	}
	return append(errs,
		fmt.Errorf("waiting: %w", ErrOverBudget),
		source.ErrNothingToAsk,
		ErrRepeats,
		pages.ErrEmpty,
		&IgnoredFilterError{Filter: `email ^= "ali"`, User: "bob"},
		&IgnoredFilterError{Filter: `username = "alice"`, Named: "alice", User: "bob"},
		&smithy.GenericAPIError{Code: "NeverHeardOf"},
		errors.New("anything"),
	)
}

func TestNetworkTroubles(t *testing.T) {
	for _, tc := range networkTroubles(t) {
		t.Run(tc.name, func(t *testing.T) { tc.check(t, tc.err()) })
	}
}

type trouble struct {
	name    string
	kind    ProblemKind
	meaning string // how it begins
}

func (tc trouble) check(t *testing.T, err error) {
	t.Helper()
	p := Explain(err)
	if p == nil || p.Kind != tc.kind || !strings.HasPrefix(p.Meaning, tc.meaning) {
		t.Fatalf("%v\n is explained as %+v", err, p)
	}
	if strings.Contains(p.Message, "deserialization") || strings.Contains(p.Message, "StatusCode") {
		t.Errorf("the SDK's envelopes are in the message: %q", p.Message)
	}
}

type networkTrouble struct {
	trouble
	err func() error
}

func networkTroubles(t *testing.T) []networkTrouble {
	t.Helper()
	answer := func(status int, contentType, body string) func() error {
		endpoint, _ := answering(t, status, contentType, body)
		return func() error { return listUsers(account(endpoint)) }
	}
	hang := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	t.Cleanup(silent.Close)
	t.Cleanup(func() { close(hang) }) // before the server, which waits for its handlers
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	cut := func(answer string) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}))
		t.Cleanup(server.Close)
		return server.URL
	}
	plainServer, _ := answering(t, 200, "text/plain", "")
	sending := func(err error) func() error {
		return func() error {
			cfg := account("http://127.0.0.1:1")
			cfg.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) {
				return nil, &url.Error{Op: "Post", URL: "https://aws", Err: err}
			})
			return listUsers(cfg)
		}
	}
	with := func(endpoint string, change func(*aws.Config)) func() error {
		return func() error {
			cfg := account(endpoint)
			change(&cfg)
			return listUsers(cfg)
		}
	}

	const ms = time.Millisecond
	half := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		write(w, `{"Users":[`)
		<-r.Context().Done()
	}))
	t.Cleanup(half.Close)
	limited := func(l Limits) func() error {
		return with(half.URL, func(c *aws.Config) { c.APIOptions = append(c.APIOptions, l.middleware, source.PlainBody) })
	}
	return []networkTrouble{
		{trouble{"cancelled", KindCanceled, "Stopped"}, func() error {
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(10*ms, cancel)
			return listUsersIn(ctx, account(silent.URL))
		}},
		{trouble{"deadline of the caller", KindNetwork, "AWS did not answer in time."}, func() error {
			ctx, cancel := context.WithTimeout(context.Background(), 10*ms)
			defer cancel()
			return listUsersIn(ctx, account(silent.URL))
		}},
		{trouble{"time limit of the client", KindNetwork, "AWS did not answer in time."}, with(silent.URL, func(c *aws.Config) {
			c.HTTPClient = awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) { t.ResponseHeaderTimeout = 10 * ms })
		})},
		{trouble{"stalled in the answer", KindNetwork, "AWS began to answer and did not finish."}, limited(Limits{Idle: 10 * ms})},
		{trouble{"an answer without end", KindNetwork, "The answer is larger than any that AWS gives."}, limited(Limits{Bytes: 1})},
		{trouble{"no such host", KindNetwork, "The name of the AWS endpoint"}, with("http://cognito-idp.invalid", func(c *aws.Config) {
			c.HTTPClient = awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) { t.Proxy = nil })
		})},
		{trouble{"name server down", KindNetwork, "The name of the AWS endpoint"}, sending(&net.DNSError{Err: "server misbehaving", IsTemporary: true, IsTimeout: true})},
		{trouble{"refused", KindNetwork, "Nothing answers"}, with("http://"+closedPort(t), func(*aws.Config) {})},
		{trouble{"refused, as Windows says it", KindNetwork, "Nothing answers"}, sending(errors.New("connectex: No connection could be made because the target machine actively refused it"))},
		{trouble{"offline", KindNetwork, "This machine can't reach AWS"}, sending(&net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)})},
		{trouble{"proxy", KindNetwork, "The proxy"}, with("https://cognito-idp.eu-west-1.amazonaws.com", func(c *aws.Config) {
			c.HTTPClient = awshttp.NewBuildableClient().WithTransportOptions(func(tr *http.Transport) {
				tr.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: closedPort(t)})
			})
		})},
		{trouble{"certificate", KindNetwork, "The endpoint's certificate"}, with(secure.URL, func(*aws.Config) {})},
		{trouble{"certificate of another name", KindNetwork, "The endpoint's certificate"}, sending(&tls.CertificateVerificationError{Err: errors.New("x")})},
		{trouble{"plain HTTP", KindNetwork, "The endpoint speaks plain HTTP."}, with(strings.Replace(plainServer, "http:", "https:", 1), func(*aws.Config) {})},
		{trouble{"cut before the answer", KindNetwork, "The connection was cut."}, with(cut(""), func(*aws.Config) {})},
		{trouble{"cut in the answer", KindNetwork, "The connection was cut."}, with(cut("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"U"), func(*aws.Config) {})},
		{trouble{"reset", KindNetwork, "The connection was cut."}, sending(&net.OpError{Op: "read", Err: os.NewSyscallError("read", syscall.ECONNRESET)})},
		{trouble{"something else", KindNetwork, "AWS could not be reached."}, sending(errors.New("http2: something"))},

		{trouble{"sign-in page of a network", KindNetwork, "Something other than AWS"}, answer(200, "text/html", html500)},
		{trouble{"some web server", KindNetwork, "Something other than AWS"}, answer(404, "text/html", html500)},
		{trouble{"firewall", KindDenied, "The call was rejected."}, answer(403, "text/html", html500)},
		{trouble{"proxy wants a password", KindNetwork, "The proxy"}, answer(407, "text/html", html500)},
		{trouble{"429 without a code", KindThrottled, "Too many calls"}, answer(429, "text/plain", "slow down")},
		{trouble{"gateway", KindServer, "A proxy or gateway answered"}, answer(503, "text/html", html500)},
		{trouble{"a fault without a code", KindServer, "AWS, or a gateway in front of it"}, answer(503, "text/plain", "out of order")},
		{trouble{"redirect", KindNetwork, "The endpoint redirects"}, answer(307, "text/html", "")},
		{trouble{"a code never heard of", KindOther, "AWS refused the call."}, answer(400, "application/x-amz-json-1.1", jsonError("NewException", "x"))},
		{trouble{"no code at all", KindOther, "AWS refused the call."}, answer(400, "application/x-amz-json-1.1", "")},
		{trouble{"unsupported", KindUnsupported, "This endpoint does not"}, answer(501, "", "")},

		{trouble{"no Region", KindInvalid, "No AWS Region"}, with("", func(c *aws.Config) { c.Region, c.BaseEndpoint = "", nil })},
		{trouble{"no Region when loading", KindInvalid, "No AWS Region"}, func() error { return &aws.MissingRegionError{} }},
		{trouble{"no Region of that name", KindInvalid, "There is no AWS Region"}, with("", func(c *aws.Config) { c.Region, c.BaseEndpoint = "eu west/1", nil })},
		{trouble{"a value left out", KindInvalid, "The call lacks a value"}, func() error {
			_, err := cip.NewFromConfig(account(plainServer)).ListUsers(context.Background(), &cip.ListUsersInput{})
			return err
		}},
	}
}

func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func TestCredentialTroubles(t *testing.T) {
	forget(t)
	for _, tc := range credentialTroubles() {
		t.Run(tc.name, func(t *testing.T) { tc.check(t, tc.err(t)) })
	}
}

type credentialTrouble struct {
	trouble
	err func(*testing.T) error
}

// profile loads a profile of this text as the program does, and asks AWS.
func profile(text string) func(*testing.T) error {
	return func(t *testing.T) error {
		dir := t.TempDir()
		file := filepath.Join(dir, "config")
		if err := os.WriteFile(file, []byte("[default]\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv("HOME", dir)
		t.Setenv("AWS_CONFIG_FILE", file)
		t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(dir, "none"))
		t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
		cfg, err := config.LoadDefaultConfig(t.Context(), config.WithRegion("eu-west-1"), config.WithRetryer(Retryer))
		if err != nil {
			return fmt.Errorf("loading: %w", err)
		}
		return listUsers(cfg)
	}
}

// fetching wraps an error as the SDK does when it meets it on the way to credentials.
func fetching(service, operation string, err error) func(*testing.T) error {
	return func(*testing.T) error {
		cfg := account("http://127.0.0.1:1")
		cfg.Credentials = aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{}, &smithy.OperationError{ServiceID: service, OperationName: operation, Err: err}
		}))
		return listUsers(cfg)
	}
}

func apiError(code, message string) error {
	return &smithy.GenericAPIError{Code: code, Message: message}
}

// forget clears the AWS credentials of the environment.
func forget(t *testing.T) {
	t.Helper()
	for _, name := range []string{
		"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN",
		"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
		"AWS_ENDPOINT_URL", "AWS_CA_BUNDLE",
	} {
		t.Setenv(name, "")
	}
}

func credentialTroubles() []credentialTrouble {
	const sso = "sso_account_id = 123456789012\nsso_role_name = ops\n"
	role := "role_arn = arn:aws:iam::123456789012:role/ops\n"
	return []credentialTrouble{
		{trouble{"none", KindCredentials, "No AWS credentials were found."}, profile("")},
		{trouble{"SSO, never signed in", KindCredentials, "The SSO session"}, profile(sso + "sso_start_url = https://x.example/start\nsso_region = eu-west-1\n")},
		{trouble{"SSO session, never signed in", KindCredentials, "The SSO session"}, profile(sso + "sso_session = s\n[sso-session s]\nsso_start_url = https://x.example/start\nsso_region = eu-west-1\n")},
		{trouble{"SSO, token refused", KindCredentials, "The SSO session"}, fetching("SSO", "GetRoleCredentials", apiError("UnauthorizedException", "Session token not found or invalid"))},
		{trouble{"SSO, refresh refused", KindCredentials, "The SSO session"}, fetching("SSO OIDC", "CreateToken", apiError("InvalidGrantException", ""))},
		{trouble{"SSO, no such role", KindCredentials, "Your SSO user does not have"}, fetching("SSO", "GetRoleCredentials", apiError("ForbiddenException", "No access"))},
		{trouble{"SSO, not well set up", KindCredentials, "The AWS config file"}, profile("sso_session = none\n" + sso)},
		{trouble{"SSO, throttled", KindThrottled, "Too many calls"}, fetching("SSO", "GetRoleCredentials", apiError("TooManyRequestsException", ""))},
		{trouble{"SSO, offline", KindNetwork, "The name of the AWS endpoint"}, fetching("SSO", "GetRoleCredentials", &net.DNSError{Err: "no such host", IsNotFound: true})},
		{trouble{"aws login, never signed in", KindCredentials, "The sign-in session"}, profile("login_session = arn:aws:iam::123456789012:user/me\n")},
		{trouble{"credential_process", KindCredentials, "The credential_process"}, profile("credential_process = false\n")},
		{trouble{"role with MFA", KindCredentials, "The role of this profile needs"}, profile(role + "source_profile = base\nmfa_serial = arn:aws:iam::1:mfa/me\n[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n")},
		{trouble{"role with MFA, nobody to ask", KindCredentials, "The role of this profile needs"}, assumeRoleWithoutCode},
		{trouble{"role of a missing profile", KindCredentials, "This profile's role relies"}, profile(role + "source_profile = nobody\n")},
		{trouble{"role on aws login", KindCredentials, "This profile takes a role from"}, func(*testing.T) error {
			return &chainError{config.SharedConfigAssumeRoleError{Profile: "me"}, "prod"}
		}},
		{trouble{"role that may not be assumed", KindCredentials, "You may not assume the role"}, fetching("STS", "AssumeRole", apiError("AccessDenied", "User: u is not authorized to perform: sts:AssumeRole on resource: r"))},
		{trouble{"half a key", KindCredentials, "The AWS config file"}, profile("aws_access_key_id = a\n")},
		{trouble{"web identity, no file", KindCredentials, "The web identity token"}, profile(role + "web_identity_token_file = /none\n")},
		{trouble{"web identity, refused", KindCredentials, "The web identity token"}, fetching("STS", "AssumeRoleWithWebIdentity", apiError("InvalidIdentityToken", ""))},
		{trouble{"empty keys", KindCredentials, "The access key is empty."}, func(*testing.T) error {
			cfg := account("http://127.0.0.1:1")
			cfg.Credentials = credentials.NewStaticCredentialsProvider("", "", "")
			return listUsers(cfg)
		}},
		{trouble{"missing profile", KindCredentials, "There is no AWS profile"}, func(t *testing.T) error {
			t.Setenv("AWS_PROFILE", "nobody")
			return profile("")(t)
		}},
		{trouble{"container role", KindCredentials, "No working credentials"}, func(t *testing.T) error {
			endpoint, _ := answering(t, 400, "application/json", `{"code":"NoSuchRole","message":"x"}`)
			t.Setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint)
			return profile("")(t)
		}},
		{trouble{"clock", KindCredentials, "AWS refuses the signature because"}, func(t *testing.T) error {
			endpoint, _ := answering(t, 400, "text/xml", `<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature not yet current: 1 is still later than 2</Message></Error></ErrorResponse>`)
			_, err := sts.NewFromConfig(account(endpoint)).GetCallerIdentity(t.Context(), nil)
			return err
		}},
	}
}

func assumeRoleWithoutCode(t *testing.T) error {
	endpoint, _ := answering(t, 400, "text/xml", "")
	cfg := account(endpoint)
	role := stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), "arn:aws:iam::1:role/ops", func(o *stscreds.AssumeRoleOptions) {
		o.SerialNumber = aws.String("arn:aws:iam::1:mfa/me")
	})
	cfg.Credentials = aws.NewCredentialsCache(role)
	return listUsers(cfg)
}

// The session looks at failures before the SDK has put the operation's name on
// them.
func TestCredentialTroublesAreKnownFromInside(t *testing.T) {
	forget(t)
	for _, tc := range credentialTroubles() {
		t.Run(tc.name, func(t *testing.T) {
			err := tc.err(t)
			if op, ok := errors.AsType[*smithy.OperationError](err); ok {
				err = op.Err
			}
			tc.check(t, err)
		})
	}
}

func TestADeniedRoleNamesItsAction(t *testing.T) {
	p := Explain(fetching("STS", "AssumeRole", apiError("AccessDenied", "no"))(t))
	if p.Action != "sts:AssumeRole" || p.Operation != "ListUsers" {
		t.Errorf("got %+v", p)
	}
}

// The SDK quotes the whole output of a credential_process that it cannot read.
func TestSecretsOfACredentialProcessStayUnsaid(t *testing.T) {
	forget(t)
	for name, err := range map[string]error{
		"real": profile(`credential_process = echo "{'SecretAccessKey': 'wJalrX'"` + "\n")(t),
		"bare": &processcreds.ProviderError{Err: errors.New("parse failed of process output: wJalrX, error: x")},
	} {
		if !strings.Contains(err.Error(), "wJalrX") {
			t.Fatalf("%s: the test shows nothing: %v", name, err)
		}
		if p := Explain(err); strings.Contains(p.Error(), "wJalrX") || strings.Contains(p.Message, "wJalrX") || p.Kind != KindCredentials {
			t.Errorf("%s: %s", name, p.Error())
		}
	}
}

// Lambda triggers and users write parts of AWS's messages, and usernames stand in
// ours. What they write must not be taken for the state of the operator's network or credentials: that
// would let anybody stop the console.
func TestStrangersWordsDecideNothing(t *testing.T) {
	for _, words := range []string{
		"get credentials: failed to refresh cached credentials, cached SSO token is expired",
		"connection refused", "EOF", "context canceled", "no EC2 IMDS role found", "please reauthenticate", "x509: bad", "Signature expired",
	} {
		endpoint, _ := answering(t, http.StatusBadRequest, "application/x-amz-json-1.1", jsonError("UserLambdaValidationException", "PreSignUp failed with error "+words+"."))
		err := listUsers(account(endpoint))
		if p := Explain(err); p.Kind != KindState {
			t.Errorf("in a message, %q: %v, %s", words, p.Kind, p.Meaning)
		}
		if p := Explain(fmt.Errorf("reading user %s: %w", words, err)); p.Kind != KindState {
			t.Errorf("in a username, %q: %v, %s", words, p.Kind, p.Meaning)
		}
	}
}
