package logstest

import (
	"strings"
	"testing"
)

// Canary stands for a secret wherever one may be.
const Canary = "hunter2SECRET"

// The same in tokens: within each of its parts, and after the name of a scheme.
const (
	JWT   = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJodW50ZXIyU0VDUkVUIn0.hunter2SECRETSIG"
	Basic = "aHVudGVyMlNFQ1JFVDpodW50ZXIyU0VDUkVU"
)

// OfTrigger is a trigger's event with more members.
func OfTrigger(members string) string {
	return `{"version":"1","triggerSource":"UserMigration_Authentication","userPoolId":"eu-west-1_abc","userName":"alice",` +
		`"callerContext":{"clientId":"c-1"},"request":{` + members + `},"response":{}}`
}

// Secrets are records with secrets, in all the ways in which functions print
// them.
func Secrets(t *testing.T) map[string]string {
	t.Helper()
	inNode := func(members string) string {
		return "2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t{ triggerSource: 'UserMigration_Authentication', userPoolId: 'eu-west-1_abc', userName: 'alice', request: { " + members + " } }"
	}
	inPython := func(members string) string {
		return "{'triggerSource': 'UserMigration_Authentication', 'userPoolId': 'eu-west-1_abc', 'userName': 'alice', 'request': {" + members + "}}"
	}
	shapes := map[string]string{
		"a password":                 OfTrigger(`"password":"hunter2SECRET"`),
		"with blanks":                OfTrigger(`"password" : "hunter2SECRET"`),
		"an escaped name":            OfTrigger(`"pass\u0077ord":"hunter2SECRET"`),
		"another case":               OfTrigger(`"PASSWORD":"hunter2SECRET","NewPassword":"hunter2SECRET"`),
		"other separators":           OfTrigger(`"new_password":"hunter2SECRET","temporary-password":"hunter2SECRET","confirm.password":"hunter2SECRET"`),
		"a list":                     OfTrigger(`"challengeAnswer":["hunter2SECRET"]`),
		"an object":                  OfTrigger(`"challengeAnswer":{"a":{"b":["hunter2SECRET"]}}`),
		"private parameters":         OfTrigger(`"privateChallengeParameters":{"a":{"b":"hunter2SECRET"},"secretLoginCode":"hunter2SECRET"}`),
		"metadata of a challenge":    OfTrigger(`"session":[{"challengeName":"CUSTOM_CHALLENGE","challengeResult":true,"challengeMetadata":"CODE-hunter2SECRET"}]`),
		"metadata of the client":     OfTrigger(`"clientMetadata":{"pin":"hunter2SECRET","anything":"hunter2SECRET","deep":{"er":["hunter2SECRET"]}}`),
		"validation data":            OfTrigger(`"validationData":{"otp":"hunter2SECRET","x":"hunter2SECRET"}`),
		"validation data as a list":  OfTrigger(`"validationData":[{"Name":"x","Value":"hunter2SECRET"}]`),
		"authorization":              OfTrigger(`"headers":{"Authorization":"Token hunter2SECRET"}`),
		"a token anywhere":           OfTrigger(`"x":"` + JWT + `","y":["a ` + JWT + ` b"]`),
		"a token as a name":          OfTrigger(`"` + JWT + `":1`),
		"Bearer anywhere":            OfTrigger(`"x":"Bearer hunter2SECRET"`),
		"Basic anywhere":             OfTrigger(`"x":"basic ` + Basic + `"`),
		"JSON in a text":             OfTrigger(`"x":` + Quoted(`{"password":"hunter2SECRET"}`)),
		"JSON in JSON in a text":     OfTrigger(`"x":` + Quoted(`{"y":`+Quoted(`{"password":"hunter2SECRET"}`)+`}`)),
		"JSON in a text that is all": Quoted(OfTrigger(`"x":"it's {'a(","password":"hunter2SECRET","y":"it's","otp":"hunter2SECRET"`)),
		"a name with JSON in it":     OfTrigger(`"{\"password\":\"hunter2SECRET\"}":1`),
		"a part of JSON in a text":   OfTrigger(`"x":"\"password\":\"hunter2SECRET\""`),
		"an escaped mark":            OfTrigger(`"password":"a\"hunter2SECRET\"b"`),
		"a mark not escaped":         OfTrigger(`"password":"hunter2SECRET with "quote" hunter2SECRET"`),
		"messages":                   OfTrigger(`"codeParameter":"hunter2SECRET"},"response":{"smsMessage":"Your code is hunter2SECRET","emailMessage":"<b>hunter2SECRET</b>"`),
		"tokens by name":             OfTrigger(`"idToken":"hunter2SECRET","refresh_token":"hunter2SECRET","token":"hunter2SECRET","session":"hunter2SECRET"`),
		"keys":                       OfTrigger(`"ClientSecret":"hunter2SECRET","secretHash":"hunter2SECRET","api-key":"hunter2SECRET","privateKey":"hunter2SECRET"`),
		"a private key":              OfTrigger(`"x":"-----BEGIN EC PRIVATE KEY-----\nhunter2SECRET\n-----END EC PRIVATE KEY-----"`),
		"an address":                 OfTrigger(`"x":"https://app.example/cb?code=hunter2SECRET&state=1","y":"https://a:hunter2SECRET@b/"`),
		"a name and a value":         OfTrigger(`"userAttributes":[{"Name":"custom:pin","Value":"hunter2SECRET"}]`),
		"pairs":                      OfTrigger(`"entries":[["password","hunter2SECRET"]]`),
		"a custom attribute":         OfTrigger(`"userAttributes":{"custom:secret_answer":"hunter2SECRET"}`),
		"Python":                     inPython(`'password': "a'hunter2SECRET", 'clientMetadata': {'x': 'hunter2SECRET', 'n': None}`),
		"Python's bytes":             inPython(`'x': b'it.', 'password': b'hunter2SECRET'`),
		"Python's classes":           inPython(`'password': SecretStr('hunter2SECRET'), 'x': Foo(password='hunter2SECRET')`),
		"Node.js":                    inNode("password: 'hunter2SECRET', challengeAnswer: `a'\"hunter2SECRET`, clientMetadata: { x: 'hunter2SECRET' }"),
		"Node.js, over lines":        inNode("\n  'x-api-key': 'hunter2SECRET',\n  password: 'hunter2SECRET' +\n    'hunter2SECRET'\n"),
		"Node.js's classes":          inNode("password: [Object: null prototype] { a: 'hunter2SECRET' }, clientMetadata: Map(1) { 'x' => 'hunter2SECRET' }"),
		"a text over lines":          inNode("body: '{\"password\":\"hunter2' +\n    'SECRET\",\"x\":\"1\",\"otp\":\"hunter2' + 'SECRET\"}'"),
		"behind an event":            inNode("x: 1") + " password: hunter2SECRET, and more hunter2SECRET",
		"logged as JSON":             Logged(t, OfTrigger(`"password":"hunter2SECRET","x":`+Quoted(`"password":"hunter2SECRET"`))),
		"logged as Python":           Logged(t, inPython(`'challengeAnswer': ['hunter2SECRET']`)),
		"logged beside":              `{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"r","password":"hunter2SECRET","message":` + OfTrigger(`"x":1`) + `}`,
		"a log event": `{"logStreamName":"x","timestamp":1687297330677,"ingestionTime":1,"message":` +
			Quoted(OfTrigger(`"password":"hunter2SECRET"`)) + `}`,
		"Lambda's own lines": `{"time":"2026-11-30T09:00:00Z","type":"function","record":{"level":"INFO","message":` +
			Quoted(OfTrigger(`"password":"hunter2SECRET"`)) + `}}`,
		"an error": "2025-10-09T07:57:09.123Z\t8f5a-1\tERROR\tInvoke Error \t" +
			`{"errorType":"Error","errorMessage":"no user for {\"password\":\"hunter2SECRET\"}","stack":["token=hunter2SECRET"]}`,
		"an error in words": "[ERROR] ValueError: wrong password: hunter2SECRET hunter2SECRET\rTraceback",
		"an error with a token": `{"timestamp":"2025-10-09T07:57:09Z","log_level":"ERROR","errorMessage":"refused ` + JWT +
			`","errorType":"ValueError","requestId":"8f5a-1"}`,
		"CloudTrail": Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_PASSWORD_AUTH","authParameters":{"PASSWORD":"hunter2SECRET","X":"hunter2SECRET"}},` +
			`"responseElements":{"session":"hunter2SECRET","authenticationResult":{"accessToken":"hunter2SECRET"}}}`,
		"CloudTrail's caller": Trail + `SignUp","userAgent":"x Bearer hunter2SECRET","errorCode":"X","errorMessage":"code=hunter2SECRET"}`,
		"CloudTrail's endpoint": `{"eventTime":"2025-10-09T07:57:09Z","eventSource":"cognito-idp.amazonaws.com","eventName":"Token_POST","eventType":"AwsServiceEvent",` +
			`"additionalEventData":{"requestParameters":{"client_id":["c-1"],"code":["hunter2SECRET"],"client_secret":["hunter2SECRET"]},"userPoolId":"eu-west-1_abc"}}`,
		"user activity, a name that is a token": Replaced(Activity, "alice", JWT),
		"user activity, a device":               Replaced(Activity, "Chrome 126", "Bearer hunter2SECRET"),
		"user activity, a member more":          Replaced(Activity, `"version":"1"`, `"version":"1","password":"hunter2SECRET"`),
		"a message not delivered":               `{"eventTimestamp":"1687297330677","eventSource":"USER_NOTIFICATION","message":{"details":"SNS: code: hunter2SECRET"}}`,
		"cut":                                   OfTrigger(`"password":"hunter2SECRET`)[:150],
		"no event":                              `{"who":{"password":"hunter2SECRET","x":"hunter2SECRET","hunter2SECRET is no name":1}}`,
		"no event, in words":                    `event is { x: 'hunter2SECRET' } hunter2SECRET`,
	}
	for name, members := range map[string]string{
		"a number": `"Password":98765432`, "a number in a list": `"challengeAnswer":[98765432]`,
		"a number in metadata": `"clientMetadata":{"x":98765432}`, "a code that is a number": `"code":98765432`,
	} {
		shapes[name] = OfTrigger(members)
	}
	if len(shapes) < 33 {
		t.Fatalf("%d shapes", len(shapes))
	}
	return shapes
}

// Leaks are the texts that would give a Canary away.
func Leaks(text string) (found []string) {
	for _, secret := range []string{Canary, "hunter2", "SECRET", "98765432", Basic, "hbGciOi", "zdWIiOi"} {
		if strings.Contains(text, secret) {
			found = append(found, secret)
		}
	}
	return found
}
