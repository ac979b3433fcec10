package logs

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// canary stands for a secret wherever one may be.
const canary = "hunter2SECRET"

const (
	canaryJWT   = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJodW50ZXIyU0VDUkVUIn0.hunter2SECRETSIG"
	canaryBasic = "aHVudGVyMlNFQ1JFVDpodW50ZXIyU0VDUkVU"
)

// ofTrigger is a trigger's event with more members.
func ofTrigger(members string) string {
	return `{"version":"1","triggerSource":"UserMigration_Authentication","userPoolId":"eu-west-1_abc","userName":"alice",` +
		`"callerContext":{"clientId":"c-1"},"request":{` + members + `},"response":{}}`
}

// secretShapes are secrets in all the ways in which functions print them.
func secretShapes(t *testing.T) map[string]string {
	t.Helper()
	inNode := func(members string) string {
		return "2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t{ triggerSource: 'UserMigration_Authentication', userPoolId: 'eu-west-1_abc', userName: 'alice', request: { " + members + " } }"
	}
	inPython := func(members string) string {
		return "{'triggerSource': 'UserMigration_Authentication', 'userPoolId': 'eu-west-1_abc', 'userName': 'alice', 'request': {" + members + "}}"
	}
	shapes := map[string]string{
		"a password":                 ofTrigger(`"password":"hunter2SECRET"`),
		"with blanks":                ofTrigger(`"password" : "hunter2SECRET"`),
		"an escaped name":            ofTrigger(`"pass\u0077ord":"hunter2SECRET"`),
		"another case":               ofTrigger(`"PASSWORD":"hunter2SECRET","NewPassword":"hunter2SECRET"`),
		"other separators":           ofTrigger(`"new_password":"hunter2SECRET","temporary-password":"hunter2SECRET","confirm.password":"hunter2SECRET"`),
		"a list":                     ofTrigger(`"challengeAnswer":["hunter2SECRET"]`),
		"an object":                  ofTrigger(`"challengeAnswer":{"a":{"b":["hunter2SECRET"]}}`),
		"private parameters":         ofTrigger(`"privateChallengeParameters":{"a":{"b":"hunter2SECRET"},"secretLoginCode":"hunter2SECRET"}`),
		"metadata of a challenge":    ofTrigger(`"session":[{"challengeName":"CUSTOM_CHALLENGE","challengeResult":true,"challengeMetadata":"CODE-hunter2SECRET"}]`),
		"metadata of the client":     ofTrigger(`"clientMetadata":{"pin":"hunter2SECRET","anything":"hunter2SECRET","deep":{"er":["hunter2SECRET"]}}`),
		"validation data":            ofTrigger(`"validationData":{"otp":"hunter2SECRET","x":"hunter2SECRET"}`),
		"validation data as a list":  ofTrigger(`"validationData":[{"Name":"x","Value":"hunter2SECRET"}]`),
		"authorization":              ofTrigger(`"headers":{"Authorization":"Token hunter2SECRET"}`),
		"a token anywhere":           ofTrigger(`"x":"` + canaryJWT + `","y":["a ` + canaryJWT + ` b"]`),
		"a token as a name":          ofTrigger(`"` + canaryJWT + `":1`),
		"Bearer anywhere":            ofTrigger(`"x":"Bearer hunter2SECRET"`),
		"Basic anywhere":             ofTrigger(`"x":"basic ` + canaryBasic + `"`),
		"JSON in a text":             ofTrigger(`"x":` + quoted(`{"password":"hunter2SECRET"}`)),
		"JSON in JSON in a text":     ofTrigger(`"x":` + quoted(`{"y":`+quoted(`{"password":"hunter2SECRET"}`)+`}`)),
		"JSON in a text that is all": quoted(ofTrigger(`"x":"it's {'a(","password":"hunter2SECRET","y":"it's","otp":"hunter2SECRET"`)),
		"a name with JSON in it":     ofTrigger(`"{\"password\":\"hunter2SECRET\"}":1`),
		"a part of JSON in a text":   ofTrigger(`"x":"\"password\":\"hunter2SECRET\""`),
		"an escaped mark":            ofTrigger(`"password":"a\"hunter2SECRET\"b"`),
		"a mark not escaped":         ofTrigger(`"password":"hunter2SECRET with "quote" hunter2SECRET"`),
		"messages":                   ofTrigger(`"codeParameter":"hunter2SECRET"},"response":{"smsMessage":"Your code is hunter2SECRET","emailMessage":"<b>hunter2SECRET</b>"`),
		"tokens by name":             ofTrigger(`"idToken":"hunter2SECRET","refresh_token":"hunter2SECRET","token":"hunter2SECRET","session":"hunter2SECRET"`),
		"keys":                       ofTrigger(`"ClientSecret":"hunter2SECRET","secretHash":"hunter2SECRET","api-key":"hunter2SECRET","privateKey":"hunter2SECRET"`),
		"a private key":              ofTrigger(`"x":"-----BEGIN EC PRIVATE KEY-----\nhunter2SECRET\n-----END EC PRIVATE KEY-----"`),
		"an address":                 ofTrigger(`"x":"https://app.example/cb?code=hunter2SECRET&state=1","y":"https://a:hunter2SECRET@b/"`),
		"a name and a value":         ofTrigger(`"userAttributes":[{"Name":"custom:pin","Value":"hunter2SECRET"}]`),
		"pairs":                      ofTrigger(`"entries":[["password","hunter2SECRET"]]`),
		"a custom attribute":         ofTrigger(`"userAttributes":{"custom:secret_answer":"hunter2SECRET"}`),
		"Python":                     inPython(`'password': "a'hunter2SECRET", 'clientMetadata': {'x': 'hunter2SECRET', 'n': None}`),
		"Python's bytes":             inPython(`'x': b'it.', 'password': b'hunter2SECRET'`),
		"Python's classes":           inPython(`'password': SecretStr('hunter2SECRET'), 'x': Foo(password='hunter2SECRET')`),
		"Node.js":                    inNode("password: 'hunter2SECRET', challengeAnswer: `a'\"hunter2SECRET`, clientMetadata: { x: 'hunter2SECRET' }"),
		"Node.js, over lines":        inNode("\n  'x-api-key': 'hunter2SECRET',\n  password: 'hunter2SECRET' +\n    'hunter2SECRET'\n"),
		"Node.js's classes":          inNode("password: [Object: null prototype] { a: 'hunter2SECRET' }, clientMetadata: Map(1) { 'x' => 'hunter2SECRET' }"),
		"a text over lines":          inNode("body: '{\"password\":\"hunter2' +\n    'SECRET\",\"x\":\"1\",\"otp\":\"hunter2' + 'SECRET\"}'"),
		"behind an event":            inNode("x: 1") + " password: hunter2SECRET, and more hunter2SECRET",
		"logged as JSON":             logged(t, ofTrigger(`"password":"hunter2SECRET","x":`+quoted(`"password":"hunter2SECRET"`))),
		"logged as Python":           logged(t, inPython(`'challengeAnswer': ['hunter2SECRET']`)),
		"logged beside":              `{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"r","password":"hunter2SECRET","message":` + ofTrigger(`"x":1`) + `}`,
		"a log event": `{"logStreamName":"x","timestamp":1687297330677,"ingestionTime":1,"message":` +
			quoted(ofTrigger(`"password":"hunter2SECRET"`)) + `}`,
		"Lambda's own lines": `{"time":"2026-11-30T09:00:00Z","type":"function","record":{"level":"INFO","message":` +
			quoted(ofTrigger(`"password":"hunter2SECRET"`)) + `}}`,
		"an error": "2025-10-09T07:57:09.123Z\t8f5a-1\tERROR\tInvoke Error \t" +
			`{"errorType":"Error","errorMessage":"no user for {\"password\":\"hunter2SECRET\"}","stack":["token=hunter2SECRET"]}`,
		"an error in words": "[ERROR] ValueError: wrong password: hunter2SECRET hunter2SECRET\rTraceback",
		"an error with a token": `{"timestamp":"2025-10-09T07:57:09Z","log_level":"ERROR","errorMessage":"refused ` + canaryJWT +
			`","errorType":"ValueError","requestId":"8f5a-1"}`,
		"CloudTrail": trailOf + `InitiateAuth","requestParameters":{"authFlow":"USER_PASSWORD_AUTH","authParameters":{"PASSWORD":"hunter2SECRET","X":"hunter2SECRET"}},` +
			`"responseElements":{"session":"hunter2SECRET","authenticationResult":{"accessToken":"hunter2SECRET"}}}`,
		"CloudTrail's caller": trailOf + `SignUp","userAgent":"x Bearer hunter2SECRET","errorCode":"X","errorMessage":"code=hunter2SECRET"}`,
		"CloudTrail's endpoint": `{"eventTime":"2025-10-09T07:57:09Z","eventSource":"cognito-idp.amazonaws.com","eventName":"Token_POST","eventType":"AwsServiceEvent",` +
			`"additionalEventData":{"requestParameters":{"client_id":["c-1"],"code":["hunter2SECRET"],"client_secret":["hunter2SECRET"]},"userPoolId":"eu-west-1_abc"}}`,
		"user activity, a name that is a token": replaced(activityLine, "alice", canaryJWT),
		"user activity, a device":               replaced(activityLine, "Chrome 126", "Bearer hunter2SECRET"),
		"user activity, a member more":          replaced(activityLine, `"version":"1"`, `"version":"1","password":"hunter2SECRET"`),
		"a message not delivered":               `{"eventTimestamp":"1687297330677","eventSource":"USER_NOTIFICATION","message":{"details":"SNS: code: hunter2SECRET"}}`,
		"cut":                                   ofTrigger(`"password":"hunter2SECRET`)[:150],
		"no event":                              `{"who":{"password":"hunter2SECRET","x":"hunter2SECRET","hunter2SECRET is no name":1}}`,
		"no event, in words":                    `event is { x: 'hunter2SECRET' } hunter2SECRET`,
	}
	for name, members := range map[string]string{
		"a number": `"Password":98765432`, "a number in a list": `"challengeAnswer":[98765432]`,
		"a number in metadata": `"clientMetadata":{"x":98765432}`, "a code that is a number": `"code":98765432`,
	} {
		shapes[name] = ofTrigger(members)
	}
	if len(shapes) < 33 {
		t.Fatalf("%d shapes", len(shapes))
	}
	return shapes
}

// leaks are what would give a canary away.
func leaks(text string) (found []string) {
	for _, secret := range []string{canary, "hunter2", "SECRET", "98765432", canaryBasic, "hbGciOi", "zdWIiOi"} {
		if strings.Contains(text, secret) {
			found = append(found, secret)
		}
	}
	return found
}

func TestNoSecretOfARecordIsInItsEvent(t *testing.T) {
	for name, text := range secretShapes(t) {
		t.Run(name, func(t *testing.T) {
			p := Parser{Functions: map[string]Function{"log": {Name: "gate"}}}
			_ = p.Parse(Record{Text: text, Group: "log", Time: time.UnixMilli(1687297330677)}, func(e *Event) {
				for what, text := range map[string]string{"the event": asJSON(t, e), "its words": e.Besides() + e.What(), "its record": e.Raw} {
					if found := leaks(text); found != nil {
						t.Errorf("%s has %q: %s", what, found, text)
					}
				}
				if text[0] == '{' && json.Valid([]byte(text)) && !json.Valid([]byte(e.Raw)) {
					t.Errorf("the record was JSON, and is shown as %s", e.Raw)
				}
			})
			if shape := Shape(text); leaks(shape) != nil {
				t.Errorf("the shape is %s", shape)
			}
		})
	}
}

func TestWhatIsHarmlessInARecordStaysReadable(t *testing.T) {
	text := ofTrigger(`"userAttributes":{"sub":"s-1","email":"alice@example.com"},"password":"hunter2SECRET","validationData":null,` +
		`"session":[{"challengeName":"SRP_A","challengeResult":true,"challengeMetadata":null}],"userNotFound":false,` +
		`"codeParameter":"{####}","linkParameter":"{##Click Here##}","errorCode":"X","clientMetadata":{"locale":"en"}`)
	want := strings.Replace(strings.Replace(text, canary, hidden, 1), `"en"`, `"`+hidden+`"`, 1)
	if e := one(t, text); e.Raw != want || e.Username != "alice" || e.Client != "c-1" || e.Trigger != "UserMigration_Authentication" {
		t.Errorf("shown as %s, want %s", e.Raw, want)
	}
	for _, text := range []string{
		trailOf + `InitiateAuth","requestParameters":{"authFlow":"USER_SRP_AUTH","authParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","clientId":"c-1"},"errorCode":"CodeMismatchException","errorMessage":"Invalid code provided, please request a code again.","responseElements":null}`,
		trailOf + `UpdateUserPool","requestParameters":{"policies":{"passwordPolicy":{"minimumLength":8,"temporaryPasswordValidityDays":7}},"generateSecret":true,"refreshTokenValidity":30}}`,
		replaced(activityLine, "alice", "eyJohannes"),
		replaced(activityLine, "Chrome 126, Windows 10", `Basic browser \u0041`),
		"RequestId: 8f5a-1 Error: Runtime exited with error: exit status 1, error code: 5",
	} {
		if e := one(t, text); e.Raw != text {
			t.Errorf("shown as %s, want %s", e.Raw, text)
		}
	}
}

func TestARecordOfNoFormatIsToldByItsShape(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 20) + "1" + strings.Repeat("}", 20)
	if got, want := Shape(deep), strings.Repeat("{a: ", 8)+"{…}"+strings.Repeat("}", 8); got != want {
		t.Errorf("%s: %s, want %s", deep, got, want)
	}
	for text, want := range map[string]string{
		`{"who":{"password":"abc"},"n":1,"list":[true,null],"x":[]}`: "{list: [2 of boolean], n: number, who: {password: text of 3}, x: [0]}",
		`{"alice@example.com is here":null}`:                         "{(name of 25): null}",
		"hello, Zoë":                                                 "text of 10",
		"event: {'a': 'bc'} and so on":                               "text of 28 with {a: text of 2}",
		`{"a":`:                                                      "text of 5",
		`{"x":"` + canaryJWT + `"}`:                                  fmt.Sprintf("{x: text of %d}", len(canaryJWT)),
	} {
		if got := Shape(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// The id of a record is made of what is shown: else a password could be tried against it.
func TestTheIDTellsNothingOfASecret(t *testing.T) {
	if a, b := one(t, ofTrigger(`"password":"a"`)), one(t, ofTrigger(`"password":"b"`)); a.ID != b.ID {
		t.Errorf("two passwords have the ids %s and %s", a.ID, b.ID)
	}
	if a, b := one(t, ofTrigger(`"x":"a"`)), one(t, ofTrigger(`"x":"b"`)); a.ID == b.ID {
		t.Error("two records have one id")
	}
}

// FuzzMasked: whatever a record is, masking ends, hides a password that is a member of
// it, and hides nothing more when it is done again.
func FuzzMasked(f *testing.F) {
	f.Add(`{"a":"b"}`, "x")
	f.Add(`it's [`, `"'`)
	f.Add("`{'a': (", `\`)
	f.Fuzz(func(t *testing.T, around, secret string) {
		_ = masked(around)
		record, err := json.Marshal(map[string]any{"a": around, "password": canary + secret, "z": []any{around, map[string]any{"otp": secret + canary}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{string(record), quoted(string(record)), "[" + quoted(string(record)) + "]"} {
			if shown := masked(text); strings.Contains(shown, canary) && !strings.Contains(around, canary) {
				t.Errorf("%s is shown as %s", text, shown)
			}
		}
		if shown := masked(string(record)); !json.Valid([]byte(shown)) || masked(shown) != shown {
			t.Errorf("%s is shown as %s, and that as %s", record, shown, masked(shown))
		}
	})
}

func asJSON(t *testing.T, e *Event) string {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
