package acts_test

import (
	"fmt"
	"strings"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// createClient makes an app client whose secret AWS generates, and then renames it by
// the id that AWS returned.
func createClient(pool string) acts.Action {
	return acts.Action{
		ID: "create-client", On: acts.OnPool, Danger: acts.Careful,
		Wording: acts.Wording{
			Name: "create app client", Consequence: "It can be used at once.",
			Changes: func(acts.Target, acts.Inputs) []acts.Change {
				return []acts.Change{{What: "app client", After: "worker"}}
			},
		},
		WhyNot: func(acts.Target) string { return "" },
		Sending: acts.Sending{Requests: func(acts.Target, acts.Inputs) []call.Request {
			return []call.Request{
				call.UserPools((*cip.Client).CreateUserPoolClient,
					&cip.CreateUserPoolClientInput{UserPoolId: &pool, ClientName: new("draft"), GenerateSecret: true},
					call.ValueOf("CLIENT_ID", func(out *cip.CreateUserPoolClientOutput) *string { return out.UserPoolClient.ClientId }),
					call.SecretOf(func(out *cip.CreateUserPoolClientOutput) *string { return out.UserPoolClient.ClientSecret })),
				call.Following("CLIENT_ID", func(id string) call.Request {
					return call.UserPools((*cip.Client).UpdateUserPoolClient, &cip.UpdateUserPoolClientInput{UserPoolId: &pool, ClientId: &id, ClientName: new("worker")})
				}),
			}
		}},
		Undoing: acts.Undoing{NoUndo: "Only deleting it undoes it."},
	}
}

// named are the app clients of that name, with their secrets.
func (l *lab) named(name string) (secrets []string) {
	l.Helper()
	list := must(l.aws.ListUserPoolClients(l.Context(), &cip.ListUserPoolClientsInput{UserPoolId: &l.pool}))(l.T)
	for _, c := range list.UserPoolClients {
		if *c.ClientName == name {
			one := must(l.aws.DescribeUserPoolClient(l.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: &l.pool, ClientId: c.ClientId}))(l.T)
			secrets = append(secrets, *one.UserPoolClient.ClientSecret)
		}
	}
	return secrets
}

// The secret reaches the result and nothing else, however the act ends.
func TestASecretThatAWSAnswersReachesTheResultAlone(t *testing.T) {
	for name, c := range map[string]struct {
		fault   emulator.FaultKind
		made    string // the client's final name
		outcome audit.Outcome
	}{
		"done":                    {emulator.Latency, "worker", audit.Done},
		"half done":               {emulator.AccessDenied, "draft", audit.Failed},
		"its end is not known":    {emulator.CutConnection, "worker", audit.Unknown},
		"the second is throttled": {emulator.Throttle, "worker", audit.Done},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			l.server.Inject(emulator.Fault{Operation: "UpdateUserPoolClient", Kind: c.fault, Times: 1})
			act := acts.Act{Action: createClient(l.pool), Target: acts.Target{Pool: admin.PoolDetail{Pool: admin.Pool{ID: l.pool, Name: "acme"}}}}
			plan := acts.PlanOf(l.session, act)
			if got := plan.Commands[1].String(); !strings.Contains(got, `--client-id="$CLIENT_ID"`) {
				t.Errorf("the second command is %s", got)
			}
			if !act.Action.MakesSecret(nil) {
				t.Error("it does not say that a secret comes of it")
			}
			result := acts.Do(t.Context(), l.session, act)
			secrets := l.named(c.made)
			if len(secrets) != 1 || result.Secret.Reveal() != secrets[0] {
				t.Fatalf("the result has %q, the client %q: %+v", result.Secret.Reveal(), secrets, result.Problem)
			}
			if last := l.records.kept[len(l.records.kept)-1]; last.Outcome != c.outcome || len(result.RequestIDs) == 0 {
				t.Errorf("the audit has %+v", last)
			}
			shown := text(plan) + text(l.records.kept) + text(result.Secret) +
				fmt.Sprintf("%v %+v %#v %v %+v", plan, l.records.kept, result, result, result.Problem)
			if strings.Contains(shown, secrets[0]) {
				t.Errorf("the secret is shown: %s", shown)
			}
		})
	}
}
