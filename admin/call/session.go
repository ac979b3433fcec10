package call

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/ending"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// Options say which account and Region a Session works on. The SDK finds by
// itself what is left out: environment, shared config, SSO, roles.
type Options struct {
	Profile  string // over AWS_PROFILE
	Region   string // over AWS_REGION and the profile's Region
	Endpoint string // over AWS_ENDPOINT_URL; for emulators

	// Share is the share of each AWS quota that this session allows itself, between
	// 0 and 1; 0 means a third. Rates sets calls a second by category, over the
	// share.
	Share float64
	Rates map[Category]float64

	// MaxBackoff is the longest wait before a call is tried again; 0 means the
	// SDK's, which is 20 s.
	MaxBackoff time.Duration

	// MFACode asks the operator for the code of an MFA device when a role needs
	// one. It is called from the goroutine of an AWS call and may block. Nil
	// makes such a role a problem of KindCredentials.
	MFACode func(device string) (string, error)

	// Helper is called when a credential_process starts, from the goroutine of an AWS
	// call. What it returns gets what the command writes to its standard error, as it
	// comes and made printable, and is closed when the command has ended. With nil
	// the output is dropped, but a problem still shows its end. HelperTerminal lets
	// the command read standard input and use the terminal; otherwise it has neither.
	Helper         func() io.WriteCloser
	HelperTerminal bool

	// Rules are about profiles and accounts by name, and take precedence over the
	// next two.
	Rules []Rule

	// ReadOnly refuses every act; Production confirms careful acts like destructive
	// ones. Recorder writes the audit.
	ReadOnly   bool
	Production bool
	Recorder   Recorder

	// Limits bound an answer of AWS; zero values are the defaults.
	Limits Limits

	// Waits is called when a call has gone unanswered for as long as Patience, and then
	// when it is tried again and when it has ended; nil for never. [Session.Unanswered]
	// returns which call that is. It is called from the goroutine of an AWS call or of a
	// timer.
	Waits    func(*Session)
	Patience time.Duration
	// Now is the clock that unanswered calls are timed with; nil for the real one.
	Now func() time.Time

	// Credentials are used in place of the SDK's chain when set, as the demo does.
	Credentials aws.CredentialsProvider
	// Alone loads nothing from the environment and from AWS's files, so that nothing wrong
	// there matters: Region, Endpoint and Credentials are all there is.
	Alone bool
}

// Session is one account and Region as the operator sees it. It is safe for use
// by many goroutines.
//
// Once a call fails for want of valid credentials the session is locked: every
// further call fails at once with the same [Problem], without a request, until
// Renew is called. So nothing keeps retrying a sign-in that only the operator
// can renew.
type Session struct {
	options  Options
	budget   *Budget
	patience patience
	client   atomic.Pointer[clients]
}

// clients are the SDK's service clients on one loaded configuration, with what is
// known of its credentials. New clients may be of another account, and the outcome
// of a call that began with the old ones says nothing about them.
type clients struct {
	config   aws.Config
	cognito  *cip.Client
	identity *cognitoidentity.Client
	sts      *sts.Client
	logs     *cloudwatchlogs.Client
	trail    *cloudtrail.Client
	lambda   *lambda.Client
	iam      *iam.Client

	caller    caller
	unoffered unoffered
	locked    atomic.Pointer[Problem]
}

// Open loads the SDK's configuration. It makes no call to AWS, so it does not
// show whether the credentials work; a profile that does not exist or a missing
// Region is an error here.
func Open(ctx context.Context, options Options) (*Session, error) {
	for _, rule := range options.Rules {
		if err := rule.Match.Check(); err != nil {
			return nil, fmt.Errorf("a rule about %q: %w", rule.Match, err)
		}
	}
	s := &Session{options: options}
	s.patience.limit, s.patience.now = options.Patience, options.Now
	if options.Now == nil {
		s.patience.now = time.Now
	}
	if options.Waits != nil {
		s.patience.tell = func() { options.Waits(s) }
	}
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	s.budget = NewBudget(s.Region(), options.Share, options.Rates)
	return s, nil
}

// Renew reloads the configuration and credentials, which unlocks the session
// and forgets who the caller was.
func (s *Session) Renew(ctx context.Context) error { return s.load(ctx) }

// Region is the AWS Region of the session.
func (s *Session) Region() string { return s.client.Load().config.Region }

// Profile is the name of the AWS profile, "default" when none was named.
func (s *Session) Profile() string { return ProfileName(s.options.Profile) }

// Endpoint is the custom endpoint of the user pools, "" for AWS's own. It may be set
// for all services or for this one alone.
func (s *Session) Endpoint() string {
	return record.Value(s.client.Load().cognito.Options().BaseEndpoint)
}

// Options are what the session was opened with, so that it can be opened again
// with another profile or Region.
func (s *Session) Options() Options { return s.options }

// Budget is the session's call budget.
func (s *Session) Budget() *Budget { return s.budget }

// Locked is the credentials problem that keeps the session from calling AWS,
// nil while there is none.
func (s *Session) Locked() *Problem { return s.client.Load().locked.Load() }

// Cognito is the client of the user pools. Its calls pass the session's budget, guard
// and limits, like those of the other clients. Renew makes new clients, so ask for one
// each time.
func (s *Session) Cognito() *cip.Client { return s.client.Load().cognito }

// IdentityPools is the client of Cognito identity pools.
func (s *Session) IdentityPools() *cognitoidentity.Client { return s.client.Load().identity }

// Logs is the client of CloudWatch Logs.
func (s *Session) Logs() *cloudwatchlogs.Client { return s.client.Load().logs }

// CloudTrail is the client of CloudTrail.
func (s *Session) CloudTrail() *cloudtrail.Client { return s.client.Load().trail }

// Lambda is the client of Lambda.
func (s *Session) Lambda() *lambda.Client { return s.client.Load().lambda }

// IAM is the client of IAM.
func (s *Session) IAM() *iam.Client { return s.client.Load().iam }

func (s *Session) load(ctx context.Context) error {
	cfg, err := s.config(ctx)
	if err != nil {
		return fmt.Errorf("loading AWS profile %s: %w", s.Profile(), s.chained(err))
	}
	if cfg.Region == "" {
		return &aws.MissingRegionError{}
	}
	if helped := s.helped(cfg); helped != nil {
		cfg.Credentials = helped
	}
	c := &clients{}
	cfg.APIOptions = append(cfg.APIOptions, s.guard(c), c.unoffered.middleware, s.throttle, source.PlainBody)
	s.connect(c, cfg)
	s.client.Store(c)
	return nil
}

// config is the SDK's configuration from the environment and AWS's files, or without them
// where the session is alone.
func (s *Session) config(ctx context.Context) (aws.Config, error) {
	if !s.options.Alone {
		return ending.Call(ctx, func() (aws.Config, error) { // a file of it may be a pipe, or on a disk that is away
			return config.LoadDefaultConfig(ctx, s.loadOptions()...)
		})
	}
	return aws.Config{
		Region: s.options.Region, Credentials: aws.NewCredentialsCache(s.options.Credentials), HTTPClient: httpClient(),
		APIOptions: s.apiOptions(), Retryer: s.retryer, Logger: logging.Nop{}, AppID: logs.AppID,
	}, nil
}

// apiOptions guard every call, also of those who fetch credentials.
func (s *Session) apiOptions() []func(*middleware.Stack) error {
	return []func(*middleware.Stack) error{s.patience.middleware, s.limits().middleware, decoded, truthful}
}

// connect makes the clients. A custom endpoint is set after loading, so that the
// clients that fetch credentials don't use it: as with the AWS CLI's --endpoint-url,
// SSO and roles stay where they are. As with the CLI it also overrides the
// environment's and the profile's endpoints for single services, which the SDK would
// use.
func (s *Session) connect(c *clients, cfg aws.Config) {
	to := func(base **string) {
		if s.options.Endpoint != "" {
			*base = &s.options.Endpoint
		}
	}
	to(&cfg.BaseEndpoint)
	c.config = cfg
	c.cognito = cip.NewFromConfig(cfg, func(o *cip.Options) { to(&o.BaseEndpoint) })
	c.identity = cognitoidentity.NewFromConfig(cfg, func(o *cognitoidentity.Options) { to(&o.BaseEndpoint) })
	c.sts = sts.NewFromConfig(cfg, func(o *sts.Options) { to(&o.BaseEndpoint) })
	c.logs = cloudwatchlogs.NewFromConfig(cfg, func(o *cloudwatchlogs.Options) { to(&o.BaseEndpoint) }, elsewhere)
	c.trail = cloudtrail.NewFromConfig(cfg, func(o *cloudtrail.Options) { to(&o.BaseEndpoint) })
	c.lambda = lambda.NewFromConfig(cfg, func(o *lambda.Options) { to(&o.BaseEndpoint) })
	c.iam = iam.NewFromConfig(cfg, func(o *iam.Options) { to(&o.BaseEndpoint) })
}

// elsewhere leaves the host of a custom endpoint as it is, where Live Tail would put
// "stream-" before it, and names log groups as the endpoint knows them.
func elsewhere(o *cloudwatchlogs.Options) {
	if o.BaseEndpoint != nil {
		o.APIOptions = append(o.APIOptions, source.KeepHost, source.ByName(*o.BaseEndpoint))
	}
}

func (s *Session) loadOptions() []func(*config.LoadOptions) error {
	opts := []func(*config.LoadOptions) error{
		config.WithHTTPClient(httpClient()),
		config.WithAPIOptions(s.apiOptions()),
		config.WithRetryer(s.retryer),
		config.WithLogger(logging.Nop{}), // the SDK would write its warnings over the screen
		config.WithAppID(logs.AppID),
		config.WithAssumeRoleCredentialOptions(s.askMFACode),
	}
	if s.options.Profile != "" {
		opts = append(opts, config.WithSharedConfigProfile(s.options.Profile))
	}
	if s.options.Region != "" {
		opts = append(opts, config.WithRegion(s.options.Region))
	}
	if s.options.Credentials != nil {
		opts = append(opts, config.WithCredentialsProvider(s.options.Credentials))
	}
	return opts
}

func (s *Session) limits() Limits { return s.options.Limits.over(answerLimits) }

func (s *Session) retryer() aws.Retryer { return s.WithBackoff(Retryer()) }

// WithBackoff returns a retryer with the longest wait that the session was opened
// with.
func (s *Session) WithBackoff(r aws.Retryer) aws.Retryer {
	if s.options.MaxBackoff > 0 {
		return retry.AddWithMaxBackoffDelay(r, s.options.MaxBackoff)
	}
	return r
}

func (s *Session) askMFACode(o *stscreds.AssumeRoleOptions) {
	if s.options.MFACode == nil || o.SerialNumber == nil {
		return
	}
	device := plain.Text(*o.SerialNumber)
	o.TokenProvider = func() (string, error) { return s.options.MFACode(device) }
}

// httpClient gives up on a dead network in seconds rather than minutes. It is
// built on the SDK's own client, the only one that AWS_CA_BUNDLE works with.
func httpClient() *awshttp.BuildableClient {
	return awshttp.NewBuildableClient().
		WithDialerOptions(func(d *net.Dialer) { d.Timeout = 5 * time.Second }).
		WithTransportOptions(func(t *http.Transport) {
			t.ResponseHeaderTimeout = 20 * time.Second
			t.MaxResponseHeaderBytes = maxHeader
			t.MaxIdleConnsPerHost = 8
		})
}

// guard refuses calls of a locked session, and locks these clients on the first
// failure that only new credentials can mend. Once other clients have replaced
// them, there is nothing left to lock.
func (s *Session) guard(c *clients) func(*middleware.Stack) error {
	guarded := func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		if problem := s.Locked(); problem != nil {
			return middleware.InitializeOutput{}, middleware.Metadata{}, problem
		}
		out, metadata, err := next.HandleInitialize(ctx, in)
		if problem := Explain(err); problem != nil && problem.Kind == KindCredentials {
			problem = s.advised(ctx, problem)
			c.locked.CompareAndSwap(nil, problem)
			return out, metadata, problem
		}
		return out, metadata, err
	}
	return func(stack *middleware.Stack) error {
		return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("CredentialsGuard", guarded), middleware.Before)
	}
}

func (s *Session) throttle(stack *middleware.Stack) error { return s.budget.Middleware(stack) }
