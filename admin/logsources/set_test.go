package logsources_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// account is Cognito and its logs behind one address.
type account struct {
	t       *testing.T
	pools   *emulator.Server
	logs    *logsemulator.Server
	session *call.Session
	client  *cip.Client
}

func newAccount(t *testing.T) account {
	t.Helper()
	logging := logsemulator.New(logsemulator.Options{})
	pools := emulator.New(emulator.Options{Deliver: logging.Put, Trail: "trail"})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(logging.Beside(pools))
	t.Cleanup(endpoint.Close)
	keys := credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")
	session, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: endpoint.URL, Share: 1, MaxBackoff: time.Millisecond, Credentials: keys,
		Rates: map[call.Category]float64{call.CategoryFilterLogEvents: 1000, call.CategoryUserPoolResourceRead: 1000, call.CategoryUserList: 1000},
	})
	if err != nil {
		t.Fatal(err)
	}
	return account{t, pools, logging, session, cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: keys})}
}

func (a account) pool(name string) admin.PoolDetail {
	a.t.Helper()
	pools, err := admin.Pools(a.t.Context(), a.session, "")
	if err != nil {
		a.t.Fatal(err)
	}
	i := slices.IndexFunc(pools.Items, func(p admin.Pool) bool { return p.Name == name })
	detail, err := admin.ReadPool(a.t.Context(), a.session, pools.Items[i].ID)
	if err != nil {
		a.t.Fatal(err)
	}
	return detail
}

func TestSourcesAreFoundOrSaidToBeMissing(t *testing.T) {
	a := newAccount(t)
	a.logs.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail", AllRegions: true})
	a.logs.AddFunction("acme-consumer-post-confirmation", "/custom/confirmations")
	for pool, want := range map[string]map[logs.Source]logsources.State{
		"acme-workforce": {
			logs.UserActivity: logsources.Found, logs.Notification: logsources.Found, logs.CloudTrail: logsources.Found, logs.Lambda: logsources.Found, logs.UserHistory: logsources.OnRequest,
		},
		"acme-consumer": {
			logs.UserActivity: logsources.Missing, logs.Notification: logsources.Found, logs.CloudTrail: logsources.Found, logs.Lambda: logsources.Found, logs.UserHistory: logsources.Missing,
		},
	} {
		t.Run(pool, func(t *testing.T) {
			set := logsources.Find(t.Context(), a.session, a.pool(pool), nil)
			for source, state := range want {
				s := set.Source(source)
				if s.State() != state {
					t.Errorf("%s is %s, want %s (%s, %v)", s.Name, s.State(), state, s.Finding.Says, s.Problem)
				}
				if s.Finding.Says == "" || s.State() == logsources.Missing && len(s.Finding.Remedy.Steps) == 0 {
					t.Errorf("%s is %s and says %q, and needs %q", s.Name, s.State(), s.Finding.Says, s.Finding.Remedy.Steps)
				}
				for _, statement := range s.Finding.Remedy.Policy {
					if !json.Valid([]byte(statement)) {
						t.Errorf("the policy of %s is not JSON: %s", s.Name, statement)
					}
				}
			}
		})
	}
	groups := logsources.Find(t.Context(), a.session, a.pool("acme-consumer"), nil).Source(logs.Lambda).Groups
	if !slices.ContainsFunc(groups, func(g source.LogGroup) bool { return g.Name == "/custom/confirmations" }) {
		t.Errorf("the triggers log to %+v, want the group that the function was given among them", groups)
	}
}

// The command that sets up one export replaces all that exist.
func TestSettingUpAnExportKeepsTheOthers(t *testing.T) {
	const arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/cognito/"
	activity := func(c types.LogConfigurationType) types.LogConfigurationType {
		c.EventSource, c.LogLevel = types.EventSourceNameUserAuthEvents, types.LogLevelInfo
		return c
	}
	errorsTo := func(group string) string {
		return `{"CloudWatchLogsConfiguration":{"LogGroupArn":"` + group + `"},"EventSource":"userNotification","LogLevel":"ERROR"}]' `
	}
	for name, c := range map[string]struct {
		there types.LogConfigurationType
		asked logs.Source
		want  string
	}{
		"user activity in Firehose": {
			activity(types.LogConfigurationType{FirehoseConfiguration: &types.FirehoseConfigurationType{StreamArn: new("arn:aws:firehose:eu-west-1:123456789012:deliverystream/siem")}}),
			logs.Notification,
			`'[{"EventSource":"userAuthEvents","FirehoseConfiguration":{"StreamArn":"arn:aws:firehose:eu-west-1:123456789012:deliverystream/siem"},"LogLevel":"INFO"},` + errorsTo(arn+"Acme-R-D-eu-1"),
		},
		"user activity in S3": {
			activity(types.LogConfigurationType{S3Configuration: &types.S3ConfigurationType{BucketArn: new("arn:aws:s3:::siem")}}),
			logs.Notification,
			`'[{"EventSource":"userAuthEvents","LogLevel":"INFO","S3Configuration":{"BucketArn":"arn:aws:s3:::siem"}},` + errorsTo(arn+"Acme-R-D-eu-1"),
		},
		"user activity in a log group": {
			activity(types.LogConfigurationType{CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: new(arn + "mine")}}),
			logs.Notification,
			`'[{"CloudWatchLogsConfiguration":{"LogGroupArn":"` + arn + `mine"},"EventSource":"userAuthEvents","LogLevel":"INFO"},` + errorsTo(arn+"Acme-R-D-eu-1"),
		},
		"what is asked for is elsewhere": {
			activity(types.LogConfigurationType{S3Configuration: &types.S3ConfigurationType{BucketArn: new("arn:aws:s3:::siem")}}),
			logs.UserActivity,
			"This ends the export to arn:aws:s3:::siem",
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAccount(t)
			id, err := a.pools.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
				Name: new("Acme R+D, @eu=1"), UserPoolTier: types.UserPoolTierTypePlus,
				UserPoolAddOns: &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit},
			}})
			if err != nil {
				t.Fatal(err)
			}
			if _, err = a.client.SetLogDeliveryConfiguration(t.Context(), &cip.SetLogDeliveryConfigurationInput{
				UserPoolId: &id, LogConfigurations: []types.LogConfigurationType{c.there},
			}); err != nil {
				t.Fatal(err)
			}
			source := logsources.Find(t.Context(), a.session, a.pool("Acme R+D, @eu=1"), nil).Source(c.asked)
			needs := strings.Join(append(source.Finding.Remedy.Steps, source.Finding.Remedy.Command.String()), "\n")
			if !strings.Contains(needs, "set-log-delivery-configuration") || !strings.Contains(needs, c.want) {
				t.Errorf("it says\n%s\nwant\n%s", needs, c.want)
			}
		})
	}
}

func TestWhatCannotBeFoundOutIsToldByItsSource(t *testing.T) {
	a := newAccount(t)
	a.pools.Inject(emulator.Fault{Operation: "GetLogDeliveryConfiguration", Kind: emulator.AccessDenied})
	for _, operation := range []string{"DescribeTrails", "LookupEvents"} {
		a.logs.Inject(logsemulator.Fault{Operation: operation, Kind: logsemulator.AccessDenied})
	}
	set := logsources.Find(t.Context(), a.session, a.pool("acme-workforce"), nil)
	for _, source := range []logs.Source{logs.UserActivity, logs.CloudTrail} {
		s := set.Source(source)
		if s.State() != logsources.Unknown || s.Problem == nil || s.Problem.Kind != call.KindDenied || len(s.Finding.Remedy.Policy) == 0 {
			t.Errorf("%s is %+v", s.Name, s)
		}
	}
	if s := set.Source(logs.Lambda); s.State() != logsources.Found {
		t.Errorf("%s is %s", s.Name, s.State())
	}
}

func TestWhoMayNotListTrailsIsAskedForTheEventHistory(t *testing.T) {
	a := newAccount(t)
	a.logs.Inject(logsemulator.Fault{Operation: "DescribeTrails", Kind: logsemulator.AccessDenied})
	s := logsources.Find(t.Context(), a.session, a.pool("acme-consumer"), nil).Source(logs.CloudTrail)
	if s.State() != logsources.OnRequest || s.Problem == nil || s.Problem.Kind != call.KindDenied || !strings.Contains(s.Finding.Says, "90 days") {
		t.Errorf("it is %+v", s)
	}
}

func TestNamedLogGroupsStandOverWhatIsFound(t *testing.T) {
	a := newAccount(t)
	a.logs.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail"})
	set := logsources.Find(t.Context(), a.session, a.pool("acme-consumer"), []string{"trail", "elsewhere"})
	groups := set.Groups()
	if len(groups) != 2 || groups[0].Name != "trail" || groups[0].Kind != logs.CloudTrail || groups[0].Filter == "" || groups[1].Name != "elsewhere" {
		t.Errorf("read are %+v", groups)
	}
}

// A sign-in is reported both by the pool's export and by CloudTrail, which hides the name.
func TestSignInsAreReadFromWhereTheyWereFound(t *testing.T) {
	a := newAccount(t)
	a.logs.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail"})
	pool := a.pool("acme-workforce")
	since := time.Now().Add(-time.Minute)
	client, err := a.client.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: &pool.ID, ClientName: new("door"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth},
	})
	if err != nil {
		t.Fatal(err)
	}
	users, err := admin.Users(t.Context(), a.session, pool.ID, admin.Filter{Attribute: "status", Op: admin.Equals, Value: "Enabled"}, "")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(users.Items, func(u admin.User) bool { return u.Status == admin.StatusConfirmed })
	user := users.Items[i]
	_, err = a.client.InitiateAuth(t.Context(), &cip.InitiateAuthInput{
		ClientId: client.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeUserPasswordAuth, AuthParameters: map[string]string{"USERNAME": user.Username, "PASSWORD": "Wrong-1234-wrong"},
	})
	if p := call.Explain(err); p == nil || p.Code != "NotAuthorizedException" {
		t.Fatalf("a wrong password gives %v", err)
	}
	records := a.read(pool, since)
	activity := only(records, "/aws/vendedlogs/cognito/acme-workforce", `"eventResponse":"Fail"`)
	if len(activity) != 1 || !strings.Contains(activity[0], `"userSub":"`+user.Sub+`"`) {
		t.Errorf("user activity has %q", activity)
	}
	trail := only(records, "trail", `"InitiateAuth"`)
	if len(trail) != 1 || !strings.Contains(trail[0], user.Sub) || strings.Contains(trail[0], `"`+user.Username+`"`) || !strings.Contains(trail[0], "HIDDEN_DUE_TO_SECURITY_REASONS") {
		t.Errorf("CloudTrail has %q", trail)
	}
}

func (a account) read(pool admin.PoolDetail, since time.Time) (records []logs.Record) {
	a.t.Helper()
	ctx, cancel := context.WithTimeout(a.t.Context(), time.Minute) // only so that a test that hangs ends
	defer cancel()
	err := logsources.Poll(a.session, logsources.Find(ctx, a.session, pool, nil).Groups(), source.Following{Since: since, Until: time.Now().Add(time.Millisecond)}).Read(ctx, func(batch []logs.Record) { records = append(records, batch...) })
	if err != nil {
		a.t.Fatal(err)
	}
	return records
}

func only(records []logs.Record, group, containing string) (texts []string) {
	for _, r := range records {
		if r.Group == group && strings.Contains(r.Text, containing) {
			texts = append(texts, r.Text)
		}
	}
	return texts
}
