package main

import (
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// demoPeople is the demo's directory with those who sign in to it.
type demoPeople struct {
	t *testing.T
	emulated
	client  *cip.Client
	sources map[string]traffic.Source // by the pool's id
	begins  time.Time
}

func newDemoPeople(t *testing.T) demoPeople {
	t.Helper()
	d := directory{users: 300, seed: 1}
	e := newEmulated(d.seed)
	if err := e.seedDemo(d); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(e)
	t.Cleanup(endpoint.Close)
	p := demoPeople{t: t, emulated: e, sources: map[string]traffic.Source{}, begins: time.Now().Add(time.Minute)}
	p.client = cip.New(cip.Options{
		Region: population.Region, BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	pools := population.Demo(d.seed, d.users, time.Now())
	for i, s := range e.sources(d, time.Now()) {
		p.sources[e.pools.PoolID(pools[i].Name)] = s
	}
	return p
}

// signsIn returns what a day of sign-ins records, by sub.
func (p demoPeople) signsIn(pool string) map[string][]logs.Event {
	p.t.Helper()
	var parser parse.Parser
	told := map[string][]logs.Event{}
	for at := p.begins; at.Before(p.begins.Add(24 * time.Hour)); at = at.Add(time.Minute) {
		for _, r := range p.sources[pool].Minute(at) {
			err := parser.Parse(logs.Record{Text: r.Text, Time: r.At, Group: r.Group}, func(e *logs.Event) {
				if e.Kind == logs.SignIn && e.Sub != "" {
					told[e.Sub] = append(told[e.Sub], *e)
				}
			})
			if err != nil {
				p.t.Fatal(err)
			}
		}
	}
	return told
}

func (p demoPeople) users(pool string) (users []types.UserType) {
	p.t.Helper()
	for pages := cip.NewListUsersPaginator(p.client, &cip.ListUsersInput{UserPoolId: &pool}); pages.HasMorePages(); {
		page, err := pages.NextPage(p.t.Context())
		if err != nil {
			p.t.Fatal(err)
		}
		users = append(users, page.Users...)
	}
	return users
}

func subOf(u types.UserType) string {
	i := slices.IndexFunc(u.Attributes, func(a types.AttributeType) bool { return *a.Name == "sub" })
	return *u.Attributes[i].Value
}

func passes(e logs.Event) bool { return e.Outcome == logs.Pass }

func fails(why logs.Reason) func(logs.Event) bool {
	return func(e logs.Event) bool { return e.Outcome == logs.Fail && e.Reason == why }
}

// Users whom the directory keeps out don't get in, and those let in again do.
func TestSimulatedSignInsObeyTheDirectory(t *testing.T) {
	t.Parallel()
	p := newDemoPeople(t)
	consumer := p.pools.PoolID("acme-consumer")
	subs := map[string]string{}        // of acme-consumer, by username
	var before map[string][]logs.Event // of acme-consumer, by sub
	for pool := range p.sources {
		told := p.signsIn(pool)
		if pool == consumer {
			before = told
		}
		met := map[types.UserStatusType]int{}
		for _, u := range p.users(pool) {
			sub := subOf(u)
			if pool == consumer {
				subs[*u.Username] = sub
			}
			if len(told[sub]) > 0 {
				met[u.UserStatus]++
			}
			keptOut := !u.Enabled || u.UserStatus != types.UserStatusTypeConfirmed && u.UserStatus != types.UserStatusTypeExternalProvider
			if keptOut && slices.ContainsFunc(told[sub], passes) {
				t.Errorf("%s, %s, enabled %v, gets in", *u.Username, u.UserStatus, u.Enabled)
			}
		}
		for _, status := range []types.UserStatusType{types.UserStatusTypeConfirmed, types.UserStatusTypeForceChangePassword, types.UserStatusTypeResetRequired} {
			if met[status] == 0 {
				t.Errorf("of %s nobody who is %s comes by", pool, status)
			}
		}
	}
	for name, is := range map[string]func(logs.Event) bool{
		"alice": fails(logs.Disabled), "carol": fails(logs.Unconfirmed), "erin": fails(logs.MustReset), "ali-baba": fails(logs.ExpiredInvite), "bob": passes,
		"grace": func(e logs.Event) bool { return e.Outcome == logs.InProgress },
	} {
		if !slices.ContainsFunc(before[subs[name]], is) {
			t.Errorf("of %s is told %+v", name, before[subs[name]])
		}
	}

	for name, act := range map[string]func() error{
		"confirming carol": func() error {
			_, err := p.client.AdminConfirmSignUp(t.Context(), &cip.AdminConfirmSignUpInput{UserPoolId: &consumer, Username: aws.String("carol")})
			return err
		},
		"disabling bob": func() error {
			_, err := p.client.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &consumer, Username: aws.String("bob")})
			return err
		},
		"deleting frank": func() error {
			_, err := p.client.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: &consumer, Username: aws.String("frank")})
			return err
		},
	} {
		if err := act(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	told := p.signsIn(consumer)
	if !slices.ContainsFunc(told[subs["carol"]], passes) {
		t.Errorf("carol, who is confirmed, does not get in: %+v", told[subs["carol"]])
	}
	bob := told[subs["bob"]]
	if slices.ContainsFunc(bob, passes) || !slices.ContainsFunc(bob, fails(logs.Disabled)) {
		t.Errorf("bob, who is disabled, is told of as %+v", bob)
	}
	if len(told[subs["frank"]]) > 0 {
		t.Errorf("frank, who is deleted, is told of as %+v", told[subs["frank"]])
	}
}
