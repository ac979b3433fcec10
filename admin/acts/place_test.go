package acts_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

func opened(t *testing.T, endpoint string) *call.Session {
	t.Helper()
	return must(call.Open(t.Context(), call.Options{Region: "eu-west-1", Endpoint: endpoint, Credentials: keys}))(t)
}

// Endpoints come from a flag, the environment for all services, and the environment or
// the profile for one of them.
func TestWhereASessionWorks(t *testing.T) {
	const other = "http://user:secret@127.0.0.1:4566"
	for name, test := range map[string]struct {
		env  map[string]string
		flag string
		want string
	}{
		"AWS":                 {want: "account not known, eu-west-1"},
		"for all":             {env: map[string]string{"AWS_ENDPOINT_URL": other}, want: "account not known, eu-west-1, custom endpoint 127.0.0.1:4566"},
		"for the user pools":  {env: map[string]string{"AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": other}, want: "account not known, eu-west-1, custom endpoint 127.0.0.1:4566, another endpoint for sts, logs, cloudtrail, lambda, cognito-identity, iam"},
		"for others":          {env: map[string]string{"AWS_ENDPOINT_URL_STS": other}, want: "account not known, eu-west-1, another endpoint for sts"},
		"a flag stands over":  {env: map[string]string{"AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": other, "AWS_ENDPOINT_URL": other}, flag: "http://localhost:9", want: "account not known, eu-west-1, custom endpoint localhost:9"},
		"one that is ignored": {env: map[string]string{"AWS_ENDPOINT_URL": other, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, want: "account not known, eu-west-1"},
	} {
		t.Run(name, func(t *testing.T) {
			for name, value := range test.env {
				t.Setenv(name, value)
			}
			if got := opened(t, test.flag).Where().String(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Plans and the audit name the account and the endpoint.
func TestAPlanAndItsRecordSayWhere(t *testing.T) {
	l := newLab(t)
	l.session.Place(t.Context())
	action, _ := acts.FindAction("disable")
	detail := must(admin.ReadPool(t.Context(), l.session, l.pool))(t)
	alice := must(admin.AllUsers(t.Context(), l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "alice"}))(t)[0]
	act := acts.Act{Action: action, Target: acts.Target{Pool: detail, User: alice}}
	host := strings.TrimPrefix(l.url, "http://")
	if got, want := acts.PlanOf(l.session, act).Where(), "acme, account 1234-5678-9012, eu-west-1, custom endpoint "+host; got != want {
		t.Errorf("the plan is for %s, want %s", got, want)
	}
	acts.Do(t.Context(), l.session, act)
	if r := l.records.kept[0]; r.Account != "123456789012" || r.Region != "eu-west-1" || r.Endpoint != host {
		t.Errorf("the record is of %+v", r)
	}
}
