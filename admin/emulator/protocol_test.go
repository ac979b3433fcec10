package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

func TestProtocolErrorsAreAWSs(t *testing.T) {
	l := newLab(t)
	for name, test := range map[string]struct {
		target, body string
		headers      []string
		status       int
		code, text   string
	}{
		"unknown operation":          {target + "Nonsense", "{}", nil, 400, "UnknownOperationException", ""},
		"no target":                  {"", "{}", nil, 400, "UnknownOperationException", ""},
		"another service's target":   {"AWSCognitoSyncService.ListRecords", "{}", nil, 400, "UnknownOperationException", ""},
		"broken JSON":                {target + "ListUserPools", `{"MaxResults":`, nil, 400, "SerializationException", ""},
		"no JSON":                    {target + "ListUserPools", ``, nil, 400, "SerializationException", ""},
		"a string where a number":    {target + "ListUserPools", `{"MaxResults":"5"}`, nil, 400, "SerializationException", "STRING_VALUE can not be converted to an Integer"},
		"a number where a string":    {target + "DescribeUserPool", `{"UserPoolId":5}`, nil, 400, "SerializationException", "NUMBER_VALUE can not be converted to a String"},
		"an object where a list":     {target + "ListUsers", `{"AttributesToGet":{}}`, nil, 400, "SerializationException", "START_OBJECT can not be converted to a List"},
		"no signature":               {target + "ListUserPools", `{"MaxResults":5}`, []string{"Authorization", ""}, 400, "MissingAuthenticationTokenException", "Missing Authentication Token"},
		"public without signature":   {target + "GetUser", `{"AccessToken":"a.b.c"}`, []string{"Authorization", ""}, 400, "NotAuthorizedException", "Invalid Access Token"},
		"a member nobody has":        {target + "ListUserPools", `{"MaxResults":5,"Colour":"blue"}`, nil, 200, "", `{"UserPools":[]}`},
		"an unknown pool":            {target + "DescribeUserPool", `{"UserPoolId":"eu-west-1_xxx"}`, nil, 400, "ResourceNotFoundException", "User pool eu-west-1_xxx does not exist."},
		"an enumeration's bad value": {target + "SetUserPoolMfaConfig", `{"UserPoolId":"eu-west-1_xxx","MfaConfiguration":"MAYBE"}`, nil, 400, "InvalidParameterException", "Value 'MAYBE' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]"},
	} {
		t.Run(name, func(t *testing.T) {
			status, header, body := l.post(test.target, test.body, test.headers...)
			if status != test.status || header.Get("X-Amzn-Errortype") != test.code || !strings.Contains(body, test.text) {
				t.Errorf("got %d %q: %s", status, header.Get("X-Amzn-Errortype"), body)
			}
			if test.code != "" && !strings.Contains(body, `"__type":"`+test.code+`"`) {
				t.Errorf("no __type in %s", body)
			}
			if header.Get("X-Amzn-Requestid") == "" || header.Get("Content-Type") != "application/x-amz-json-1.1" {
				t.Errorf("headers %v", header)
			}
		})
	}
}

func TestOtherMethodsAndPathsAreNotFound(t *testing.T) {
	l := newLab(t)
	for _, where := range []struct{ method, path string }{
		{"GET", "/"},
		{"PUT", "/"},
		{"POST", "/x"},
		{"GET", "/eu-west-1_none/.well-known/jwks.json"},
		{"GET", "/eu-west-1_none/.well-known/openid-configuration"},
	} {
		request, err := http.NewRequestWithContext(t.Context(), where.method, l.url+where.path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if status, _, _ := l.do(request); status != http.StatusNotFound {
			t.Errorf("%s %s: %d", where.method, where.path, status)
		}
	}
}

func TestRequestsAreHeldAgainstTheConstraints(t *testing.T) {
	l := newLab(t)
	for name, test := range map[string]struct{ operation, body, want string }{
		"too many": {
			"ListUserPools", `{"MaxResults":61}`,
			"1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60",
		},
		"too few": {
			"ListUserPools", `{"MaxResults":0}`,
			"1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
		},
		"missing": {
			"ListUserPools", `{}`,
			"1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null",
		},
		"two missing": {
			"AdminGetUser", `{}`,
			"2 validation errors detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null; " +
				"Value null at 'username' failed to satisfy constraint: Member must not be null",
		},
		"pattern": {
			"DescribeUserPool", `{"UserPoolId":"no pool"}`,
			`1 validation error detected: Value 'no pool' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+`,
		},
		"a secret is not repeated": {
			"AdminSetUserPassword", `{"UserPoolId":"eu-west-1_x","Username":"x","Password":"space after "}`,
			`1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$`,
		},
		"inside a list": {
			"AdminUpdateUserAttributes", `{"UserPoolId":"eu-west-1_x","Username":"x","UserAttributes":[{"Name":"email"},{"Value":"x"}]}`,
			"1 validation error detected: Value null at 'userAttributes.2.member.name' failed to satisfy constraint: Member must not be null",
		},
		"elements of a list": {
			"ListUsers", `{"UserPoolId":"eu-west-1_x","AttributesToGet":["` + strings.Repeat("x", 33) + `"]}`,
			"1 validation error detected: Value '" + strings.Repeat("x", 33) + "' at 'attributesToGet.1.member' failed to satisfy constraint: Member must have length less than or equal to 32",
		},
		"inside a structure": {
			"CreateUserPool", `{"PoolName":"x","Policies":{"PasswordPolicy":{"MinimumLength":5}}}`,
			"1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
		},
		"a list's length": {
			"AddCustomAttributes", `{"UserPoolId":"eu-west-1_x","CustomAttributes":[]}`,
			"1 validation error detected: Value '[]' at 'customAttributes' failed to satisfy constraint: Member must have length greater than or equal to 1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, header, body := l.post(target+test.operation, test.body)
			want := strings.ReplaceAll(test.want, `\`, `\\`)
			if header.Get("X-Amzn-Errortype") != "InvalidParameterException" || !strings.Contains(body, `"`+want+`"`) {
				t.Errorf("got  %s\nwant %s", body, want)
			}
		})
	}
}

func TestCallsAreRemembered(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	_, _ = l.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: pool, Username: aws.String("nobody")})
	calls := l.server.Calls()
	last := calls[len(calls)-1]
	if last.Operation != "AdminGetUser" || last.Outcome != "UserNotFoundException" || last.Username != "nobody" || last.PoolID != *pool || !last.At.Equal(l.now) {
		t.Errorf("remembered as %+v", last)
	}
}

func TestTheSameSeedGivesTheSameIDs(t *testing.T) {
	one, other := newLab(t), newLab(t)
	onePool, otherPool := one.pool(), other.pool()
	if *onePool != *otherPool {
		t.Errorf("pools %s and %s", *onePool, *otherPool)
	}
	one.pool()
	other.pool()
	_, _, _ = one.post(target+"ListUserPools", `{"MaxResults":1}`) // one more page changes nothing
	if a, b := one.webClient(onePool), other.webClient(otherPool); *a != *b {
		t.Errorf("clients %s and %s", *a, *b)
	}
}
