package emulator_test

import (
	"net/http"
	"strings"
	"testing"
)

// ask sends a request with headers, as name and value in turn.
func (l *lab) ask(method, path, body string, headers ...string) *http.Response {
	l.Helper()
	r, err := http.NewRequestWithContext(l.Context(), method, l.url+path, strings.NewReader(body))
	if err != nil {
		l.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		l.Fatal(err)
	}
	_ = response.Body.Close()
	return response
}

// A page asks what it may send before it signs in.
func TestPagesAskBeforeTheyCall(t *testing.T) {
	l := newLab(t)
	for origin, want := range map[string]int{
		"http://localhost:3000": 200, "http://127.0.0.1:4173": 200, "https://evil.example": 403, "null": 403,
	} {
		got := l.ask(http.MethodOptions, "/", "", "Origin", origin, "Access-Control-Request-Method", "POST",
			"Access-Control-Request-Headers", "amz-sdk-request,content-type,x-amz-target,x-amz-user-agent")
		if got.StatusCode != want {
			t.Errorf("%s: %d, want %d", origin, got.StatusCode, want)
		}
		answer := map[string]string{
			"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "POST", "Access-Control-Max-Age": "172800",
			"Access-Control-Allow-Headers":  "amz-sdk-request,content-type,x-amz-target,x-amz-user-agent",
			"Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
		}
		for name, value := range answer {
			if want == http.StatusForbidden {
				value = ""
			}
			if got := got.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", origin, name, got, value)
			}
		}
	}
}

// A page reads answers, refusals and key sets.
func TestPagesReadAnswers(t *testing.T) {
	l := newLab(t)
	pool := *l.pool()
	page := []string{"Origin", "http://localhost:3000"}
	for what, got := range map[string]*http.Response{
		"a key set": l.ask(http.MethodGet, "/"+pool+"/.well-known/jwks.json", "", page...),
		"a refusal": l.ask(http.MethodPost, "/", `{}`, append(page, "Content-Type", "application/x-amz-json-1.1",
			"X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")...),
		"an identity pool's refusal": l.ask(http.MethodPost, "/", `{}`, append(page, "Content-Type", "application/x-amz-json-1.1",
			"X-Amz-Target", "AWSCognitoIdentityService.GetId")...),
	} {
		if got.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(got.Header.Get("Access-Control-Expose-Headers"), "x-amzn-ErrorType") {
			t.Errorf("%s: headers %v", what, got.Header)
		}
	}
}

// A form or text that any page may post without asking changes nothing and gives no credentials.
func TestFormsOfOtherPagesAreRefused(t *testing.T) {
	l := newLab(t)
	const role = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=x&RoleSessionName=x&WebIdentityToken=x"
	for _, test := range []struct {
		headers []string
		want    int
	}{
		{[]string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "http://localhost:3000"}, 403},
		{[]string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example"}, 403},
		{[]string{"Content-Type", "text/plain", "Origin", "http://localhost:3000"}, 403},
		{[]string{"Content-Type", "Text/Plain; charset=utf-8", "Origin", "http://localhost:3000"}, 403},
		{[]string{"Content-Type", "multipart/form-data; boundary=x", "Origin", "null"}, 403},
		{[]string{"Origin", "http://localhost:3000"}, 403},
		{[]string{"Content-Type", "text/plain", "Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools", "Authorization", "AWS4-HMAC-SHA256 …", "Origin", "https://evil.example"}, 403},
		{[]string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "http://localhost:3000", "X-Amz-User-Agent", "aws-sdk-js"}, 400},
		{[]string{"Content-Type", "application/x-www-form-urlencoded"}, 400}, // no page sent it
	} {
		if got := l.ask(http.MethodPost, "/", role, test.headers...); got.StatusCode != test.want {
			t.Errorf("%v: %d, want %d", test.headers, got.StatusCode, test.want)
		}
	}
}
