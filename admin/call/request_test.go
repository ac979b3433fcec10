package call_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// wire is an endpoint that keeps its requests and answers by script.
type wire struct {
	*httptest.Server
	mu      sync.Mutex
	asked   []asked
	answers []answer // in order; the last repeats
}

type asked struct {
	path, target, authorization, body string
}

type answer struct {
	status int
	body   string
}

func newWire(t *testing.T, answers ...answer) *wire {
	t.Helper()
	w := &wire{answers: answers}
	w.Server = httptest.NewServer(w)
	t.Cleanup(w.Close)
	return w
}

func (w *wire) ServeHTTP(out http.ResponseWriter, in *http.Request) {
	body, _ := io.ReadAll(in.Body)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, asked{in.Method + " " + in.URL.Path, in.Header.Get("X-Amz-Target"), in.Header.Get("Authorization"), string(body)})
	next := w.answers[0]
	if len(w.answers) > 1 {
		w.answers = w.answers[1:]
	}
	out.Header().Set("X-Amzn-Requestid", fmt.Sprintf("request-%d", len(w.asked)))
	out.Header().Set("Content-Type", "application/x-amz-json-1.1")
	out.WriteHeader(next.status)
	_, _ = io.WriteString(out, next.body)
}

func (w *wire) session(t *testing.T) *call.Session {
	t.Helper()
	rates := map[call.Category]float64{}
	for _, c := range call.Categories() {
		rates[c] = 1000
	}
	s, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: w.URL, Rates: rates, MaxBackoff: 1,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// requests are one of each service.
func requests() map[string]call.Request {
	return map[string]call.Request{
		"cognito-idp": call.UserPools((*cip.Client).AdminDisableUser, &cip.AdminDisableUserInput{UserPoolId: new("eu-west-1_a"), Username: new("alice")}),
		"cognito-identity": call.IdentityPools((*cognitoidentity.Client).SetIdentityPoolRoles, &cognitoidentity.SetIdentityPoolRolesInput{
			IdentityPoolId: new("eu-west-1:1"), Roles: map[string]string{"authenticated": "arn:aws:iam::123456789012:role/staff"},
		}),
		"logs":   call.Logs((*cloudwatchlogs.Client).PutResourcePolicy, &cloudwatchlogs.PutResourcePolicyInput{PolicyName: new("cognito"), PolicyDocument: new("{}")}),
		"lambda": call.Lambda((*lambda.Client).RemovePermission, &lambda.RemovePermissionInput{FunctionName: new("f"), StatementId: new("s")}),
		"iam":    call.IAM((*iam.Client).UpdateAssumeRolePolicy, &iam.UpdateAssumeRolePolicyInput{RoleName: new("staff"), PolicyDocument: new("{}")}),
	}
}

func TestARequestGoesToItsService(t *testing.T) {
	commands := map[string]string{
		"cognito-idp":      "aws cognito-idp admin-disable-user --user-pool-id eu-west-1_a --username alice --region eu-west-1 --endpoint-url ",
		"cognito-identity": `aws cognito-identity set-identity-pool-roles --identity-pool-id eu-west-1:1 --roles '{"authenticated":"arn:aws:iam::123456789012:role/staff"}' --region eu-west-1 --endpoint-url `,
		"logs":             "aws logs put-resource-policy --policy-document '{}' --policy-name cognito --region eu-west-1 --endpoint-url ",
		"lambda":           "aws lambda remove-permission --function-name f --statement-id s --region eu-west-1 --endpoint-url ",
		"iam":              "aws iam update-assume-role-policy --policy-document '{}' --role-name staff --region eu-west-1 --endpoint-url ",
	}
	for service, request := range requests() {
		t.Run(service, func(t *testing.T) {
			w := newWire(t, answer{http.StatusOK, map[bool]string{true: "<a/>", false: "{}"}[service == "iam"]})
			s := w.session(t)
			if got, want := call.CommandOf(s, request).String(), commands[service]+w.URL; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if row := request.Call(); row.Category == call.CategoryUnknown || !row.Mutating {
				t.Errorf("its row is %+v", row)
			}
			if _, err := request.Send(t.Context(), s, nil, call.Once); err != nil {
				t.Fatal(err)
			}
			signedFor := "/eu-west-1/" + service + "/aws4_request"
			if len(w.asked) != 1 || !strings.Contains(w.asked[0].authorization, signedFor) {
				t.Errorf("want one request signed for %s: %+v", signedFor, w.asked)
			}
		})
	}
}

// A request that must not be done twice is retried only if AWS refused it for its
// rate, whatever the service.
func TestARequestIsSentAsOftenAsItMay(t *testing.T) {
	throttled := answer{http.StatusBadRequest, `{"__type":"ThrottlingException","message":"Rate exceeded"}`}
	fault := answer{http.StatusInternalServerError, `{"__type":"InternalFailure"}`}
	done := answer{http.StatusOK, "{}"}
	for name, c := range map[string]struct {
		first answer
		tries call.Tries
		sent  int
	}{
		"once, throttled": {throttled, call.Once, 2},
		"once, a fault":   {fault, call.Once, 1},
		"again, a fault":  {fault, call.Repeatedly, 2},
	} {
		for service, request := range requests() {
			if service == "iam" {
				continue // it speaks XML
			}
			t.Run(name+", "+service, func(t *testing.T) {
				w := newWire(t, c.first, done)
				_, err := request.Send(t.Context(), w.session(t), nil, c.tries)
				if len(w.asked) != c.sent || (err == nil) != (c.sent == 2) {
					t.Errorf("sent %d times, want %d: %v", len(w.asked), c.sent, err)
				}
			})
		}
	}
}

const madeSecret = "s3cr3t-of-the-client"

// creating makes an app client and then uses the id that AWS returned.
func creating() []call.Request {
	create := call.UserPools((*cip.Client).CreateUserPoolClient,
		&cip.CreateUserPoolClientInput{UserPoolId: new("eu-west-1_a"), ClientName: new("backend"), GenerateSecret: true},
		call.ValueOf("CLIENT_ID", func(out *cip.CreateUserPoolClientOutput) *string { return out.UserPoolClient.ClientId }),
		call.SecretOf(func(out *cip.CreateUserPoolClientOutput) *string { return out.UserPoolClient.ClientSecret }))
	add := call.Following("CLIENT_ID", func(id string) call.Request {
		return call.UserPools((*cip.Client).AddUserPoolClientSecret, &cip.AddUserPoolClientSecretInput{UserPoolId: new("eu-west-1_a"), ClientId: &id})
	})
	return []call.Request{create, add}
}

func TestAnAnswerIsUsed(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, `{"UserPoolClient":{"ClientId":"1abc","ClientSecret":"` + madeSecret + `"}}`}, answer{http.StatusOK, "{}"})
	s := w.session(t)
	both := creating()
	if got, want := both[1].Command().String(), `aws cognito-idp add-user-pool-client-secret --client-id="$CLIENT_ID" --user-pool-id eu-west-1_a`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	made, err := both[0].Send(t.Context(), s, nil, call.Once)
	if err != nil || made.Secret.Reveal() != madeSecret || made.Values["CLIENT_ID"] != "1abc" || made.RequestID != "request-1" {
		t.Fatalf("it answers %+v, %q, %v", made, made.Secret.Reveal(), err)
	}
	text, _ := json.Marshal(made)
	if shown := fmt.Sprintf("%v %+v %#v %s", made, made, made, text); strings.Contains(shown, madeSecret) {
		t.Errorf("the secret is shown: %s", shown)
	}
	if _, err := both[1].Send(t.Context(), s, made.Values, call.Once); err != nil {
		t.Fatal(err)
	}
	if body := w.asked[1].body; !strings.Contains(body, `"ClientId":"1abc"`) {
		t.Errorf("the second request is %s", body)
	}
}

func TestARequestThatNeedsAnAnswerIsNotSentWithoutIt(t *testing.T) {
	w := newWire(t, answer{http.StatusOK, "{}"})
	_, err := creating()[1].Send(t.Context(), w.session(t), nil, call.Once)
	if err == nil || !strings.Contains(err.Error(), "CLIENT_ID") || len(w.asked) != 0 {
		t.Errorf("got %v, and %d requests", err, len(w.asked))
	}
	if _, err := (call.Request{}).Send(t.Context(), w.session(t), nil, call.Once); err == nil {
		t.Error("no request at all was sent")
	}
}

// An answer that can't be read has the secret in it.
func TestAnErrorDoesNotQuoteTheAnswer(t *testing.T) {
	for _, body := range []string{
		`{"UserPoolClient":{"ClientSecret":"` + madeSecret + `","LastModifiedDate":"soon"}}`,
		`{"UserPoolClient":{"ClientSecret":"` + madeSecret + `"`,
		`{"UserPoolClient":{"ClientSecret":"` + madeSecret + `","RefreshTokenValidity":"NaN"}}`,
	} {
		w := newWire(t, answer{http.StatusOK, body})
		_, err := creating()[0].Send(t.Context(), w.session(t), nil, call.Once)
		if err == nil {
			t.Fatalf("%s was read", body)
		}
		p := call.Explain(err)
		if shown := fmt.Sprintf("%v %+v %v %+v %+v", err, err, p, p, *p); strings.Contains(shown, madeSecret) {
			t.Errorf("the secret is shown: %s", shown)
		}
	}
}

func TestNoCommandAndNoRecordHasASecret(t *testing.T) {
	const secret = "hidden-value"
	for name, c := range map[string]struct {
		request call.Request
		want    string
	}{
		"a password": {
			call.UserPools((*cip.Client).AdminSetUserPassword, &cip.AdminSetUserPasswordInput{Username: new("alice"), Password: new(secret)}),
			`aws cognito-idp admin-set-user-password --password="$PASSWORD" --username alice`,
		},
		"a provider's secret": {
			call.UserPools((*cip.Client).UpdateIdentityProvider, &cip.UpdateIdentityProviderInput{
				ProviderName: new("Okta"), ProviderDetails: map[string]string{"client_id": "a", "client_secret": secret},
			}),
			`aws cognito-idp update-identity-provider --provider-name Okta --provider-details="$PROVIDER_DETAILS"`,
		},
		"a provider without": {
			call.UserPools((*cip.Client).UpdateIdentityProvider, &cip.UpdateIdentityProviderInput{
				ProviderName: new("Okta"), ProviderDetails: map[string]string{"client_id": "a"},
			}),
			`aws cognito-idp update-identity-provider --provider-name Okta --provider-details '{"client_id":"a"}'`,
		},
		"a sign-in": {
			call.UserPools((*cip.Client).AdminInitiateAuth, &cip.AdminInitiateAuthInput{
				AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth, AuthParameters: map[string]string{"PASSWORD": secret},
			}),
			`aws cognito-idp admin-initiate-auth --auth-flow ADMIN_USER_PASSWORD_AUTH --auth-parameters="$AUTH_PARAMETERS"`,
		},
		"a function's environment": {
			call.Lambda((*lambda.Client).AddPermission, &lambda.AddPermissionInput{StatementId: new("s"), EventSourceToken: new("alexa")}),
			`aws lambda add-permission --statement-id s --event-source-token alexa`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.request.Command().String(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			shown := fmt.Sprintf("%v %+v %#v %v", c.request, c.request, c.request, c.request.Members())
			if strings.Contains(shown, secret) {
				t.Errorf("it is shown: %s", shown)
			}
		})
	}
}
