package emulator_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// TestWhatATrailHasOfIdentityPools records management events and no data event, whose logins
// are secrets.
func TestWhatATrailHasOfIdentityPools(t *testing.T) {
	l, names, all := newLab(t), "", ""
	l.server = emulator.New(emulator.Options{Now: func() time.Time { return l.now }, Seed: 42, Trail: "trail", Deliver: func(_, _ string, _ time.Time, record string) {
		var r struct{ EventSource, EventName string }
		if err := json.Unmarshal([]byte(record), &r); err != nil {
			t.Error(err)
		}
		names += r.EventSource + " " + r.EventName + "\n"
		all += record
	}})
	endpoint := httptest.NewServer(l.server)
	t.Cleanup(endpoint.Close)
	l.url = endpoint.URL
	client := l.identityClient()
	pool := must(client.CreateIdentityPool(t.Context(), &ci.CreateIdentityPoolInput{IdentityPoolName: aws.String("x"), AllowUnauthenticatedIdentities: true}))(l).IdentityPoolId
	id := must(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: pool}))(l).IdentityId
	refused(client.GetCredentialsForIdentity(t.Context(), &ci.GetCredentialsForIdentityInput{IdentityId: id, Logins: map[string]string{"p": "a-secret"}}))(l, "NotAuthorizedException", "*")
	fine(client.DescribeIdentity(t.Context(), &ci.DescribeIdentityInput{IdentityId: id}))(l)
	if want := "cognito-identity.amazonaws.com CreateIdentityPool\ncognito-identity.amazonaws.com DescribeIdentity\n"; names != want || strings.Contains(all, "a-secret") {
		t.Errorf("the trail has\n%s", names)
	}
	if calls := l.server.Calls(); calls[0].Operation != "CreateIdentityPool" || calls[2].Outcome != "NotAuthorizedException" {
		t.Errorf("calls %+v", calls)
	}
}
