package parse

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

const (
	report    = "REPORT RequestId: 8f5a-1\tDuration: 5003.12 ms\tBilled Duration: 5000 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\t"
	printedIn = `{"version":"1","triggerSource":"PreSignUp_SignUp","userPoolId":"eu-west-1_Pool","userName":"alice","callerContext":{"clientId":"c-1"},"request":{"userAttributes":{"phone_number":"+351210000000"}},"response":{}}`
)

// TestFormats says what every form of a record means. want has the members that
// matter to the case; nil means that the record has no event.
func TestFormats(t *testing.T) {
	failedIn := func(message string) *logs.Event {
		return &logs.Event{Kind: logs.Trigger, Outcome: logs.Fail, Reason: logs.TriggerFailed, Action: "gate", Message: message, Request: "8f5a-1", Source: logs.Lambda}
	}
	signUp := &logs.Event{
		Kind: logs.Trigger, Trigger: "PreSignUp_SignUp", Action: "gate", Pool: "eu-west-1_Pool", Client: "c-1",
		Username: "alice", Phone: "+351210000000", Source: logs.Lambda,
	}
	signUpIn := func(request string) *logs.Event {
		e := *signUp
		e.Request = request
		return &e
	}
	for name, c := range map[string]struct {
		text string
		want *logs.Event
	}{
		// CloudTrail
		"SRP begins": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_SRP_AUTH","authParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","clientId":"c-1"},"responseElements":null,"additionalEventData":{"sub":"s-1"}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.InProgress, Client: "c-1", Sub: "s-1", Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"a choice that is to be made": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_AUTH","clientId":"c-1"},"responseElements":{"challengeName":"SELECT_CHALLENGE","authenticationResult":null}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.InProgress, Client: "c-1", Awaits: "SELECT_CHALLENGE", Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"a choice that came with a password": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_AUTH","clientId":"c-1"},"responseElements":{"authenticationResult":{"accessToken":"HIDDEN_DUE_TO_SECURITY_REASONS","expiresIn":3600},"challengeParameters":{}}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.Pass, Client: "c-1", Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"a choice that came with a password, hidden": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_AUTH","clientId":"c-1"},"responseElements":{"authenticationResult":"HIDDEN_DUE_TO_SECURITY_REASONS"}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.Pass, Client: "c-1", Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"a password that leads to MFA": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_PASSWORD_AUTH","clientId":"c-1"},"responseElements":{"challengeName":"SMS_MFA"}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.InProgress, Client: "c-1", Challenges: []logs.Challenge{{Name: "Password", Response: logs.Pass}}, Awaits: "SMS_MFA", Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"a wrong code": {
			logstest.Trail + `RespondToAuthChallenge","errorCode":"CodeMismatchException","errorMessage":"Invalid code or auth state for the user.","requestParameters":{"challengeName":"EMAIL_OTP","clientId":"c-1"}}`,
			&logs.Event{
				Kind: logs.SignIn, Outcome: logs.Fail, Reason: logs.WrongCode, Client: "c-1", Challenges: []logs.Challenge{{Name: "EMAIL_OTP", Response: logs.Fail}},
				Action: "RespondToAuthChallenge", Message: "Invalid code or auth state for the user.", Source: logs.CloudTrail,
			},
		},
		"locked out": {
			logstest.Trail + `InitiateAuth","errorCode":"NotAuthorizedException","errorMessage":"Password attempts exceeded","requestParameters":{"authFlow":"USER_PASSWORD_AUTH"}}`,
			&logs.Event{
				Kind: logs.SignIn, Outcome: logs.Fail, Reason: logs.Locked, Challenges: []logs.Challenge{{Name: "Password", Response: logs.NoOutcome}},
				Action: "InitiateAuth", Message: "Password attempts exceeded", Source: logs.CloudTrail,
			},
		},
		"a refresh": {
			logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"REFRESH_TOKEN_AUTH"}}`,
			&logs.Event{Kind: logs.Refresh, Outcome: logs.Pass, Action: "InitiateAuth", Source: logs.CloudTrail},
		},
		"an operator's call": {
			logstest.Trail + `AdminDisableUser","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/ops/kim"},"requestParameters":{"userPoolId":"eu-west-1_Pool","username":"HIDDEN_FOR_SECURITY_REASONS"},"additionalEventData":{"sub":"s-1"},"sourceIPAddress":"192.0.2.1"}`,
			&logs.Event{
				Kind: logs.AdminCall, Outcome: logs.Pass, Pool: "eu-west-1_Pool", Sub: "s-1", IP: "192.0.2.1",
				Actor: "arn:aws:sts::1:assumed-role/ops/kim", Action: "AdminDisableUser", Source: logs.CloudTrail,
			},
		},
		"an operator's call that IAM denies": {
			logstest.Trail + `DeleteUserPool","userIdentity":{"type":"IAMUser","arn":"arn:x"},"errorCode":"AccessDenied","errorMessage":"no"}`,
			&logs.Event{Kind: logs.AdminCall, Outcome: logs.Fail, Reason: logs.Denied, Actor: "arn:x", Action: "DeleteUserPool", Message: "no", Source: logs.CloudTrail},
		},
		"an error that no table knows": {
			logstest.Trail + `SignUp","errorCode":"NewException","errorMessage":"x"}`,
			&logs.Event{Kind: logs.SignUp, Outcome: logs.Fail, Reason: "NewException", Action: "SignUp", Message: "x", Source: logs.CloudTrail},
		},
		"another service": {`{"eventVersion":"1.10","eventTime":"2025-10-09T07:57:09Z","eventSource":"s3.amazonaws.com","eventName":"GetObject"}`, nil},
		"another service that names Cognito": {
			`{"eventVersion":"1.10","eventTime":"2025-10-09T07:57:09Z","eventSource":"iam.amazonaws.com","eventName":"GetRole","requestParameters":{"roleName":"cognito"}}`, nil,
		},
		"a login page answered with an error": {
			`{"eventTime":"2025-10-09T07:57:09Z","eventSource":"cognito-idp.amazonaws.com","eventName":"login_POST","eventType":"AwsServiceEvent","errorCode":"","additionalEventData":{"responseParameters":{"status":400.0},"requestParameters":{"client_id":["c-1"]},"userPoolId":"eu-west-1_Pool"}}`,
			&logs.Event{Kind: logs.SignIn, Outcome: logs.Fail, Pool: "eu-west-1_Pool", Client: "c-1", Action: "login_POST", Source: logs.CloudTrail},
		},
		"credentials of an identity pool": {
			`{"eventTime":"2025-10-09T07:57:09Z","eventSource":"cognito-identity.amazonaws.com","eventName":"GetCredentialsForIdentity","userIdentity":{"type":"Unknown"},"requestParameters":{"identityId":"eu-west-1:i-1"}}`,
			&logs.Event{Kind: logs.IdentityPool, Outcome: logs.Pass, Sub: "eu-west-1:i-1", Action: "GetCredentialsForIdentity", Source: logs.CloudTrail},
		},

		// Lambda, text format
		"START":          {"START RequestId: 8f5a-1 Version: $LATEST", nil},
		"END":            {"END RequestId: 8f5a-1", nil},
		"INIT_START":     {"INIT_START Runtime Version: nodejs:20.v1\tRuntime Version ARN: arn:x", nil},
		"a good report":  {strings.Replace(report, "5003.12", "12.5", 1), nil},
		"a time-out":     {report + "Status: timeout", failedIn("timed out after 5003 ms")},
		"an error":       {strings.Replace(report, "5003.12", "12.5", 1) + "Status: error\tError Type: Runtime.ExitError", failedIn("ended with an error: Runtime.ExitError")},
		"too slow":       {report, failedIn("took 5003 ms; Cognito waits 5000 ms")},
		"Task timed out": {"2025-10-09T07:57:09.123Z 8f5a-1 Task timed out after 5.01 seconds", failedIn("timed out after 5.01 seconds")},
		"a crash":        {"RequestId: 8f5a-1 Error: Runtime exited with error: exit status 1", failedIn("Runtime exited with error: exit status 1")},
		"Node.js throws": {
			"2025-10-09T07:57:09.123Z\t8f5a-1\tERROR\tInvoke Error \t" + `{"errorType":"Error","errorMessage":"SPIKE_LOCKED","stack":["Error"]}`,
			failedIn("Error: SPIKE_LOCKED"),
		},
		"Python raises":            {"[ERROR] ValueError: no such tenant\rTraceback (most recent call last):\r  File", func() *logs.Event { e := failedIn("ValueError: no such tenant"); e.Request = ""; return e }()},
		"console.error":            {"2025-10-09T07:57:09.123Z\t8f5a-1\tERROR\tcould not reach the CRM, going on", nil},
		"anything a function says": {"hello", nil},
		"JSON.stringify":           {"2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t" + printedIn, signUpIn("8f5a-1")},
		"behind a word":            {"event: " + printedIn, signUp},
		"console.log": {
			"2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t{\n  version: '1',\n  triggerSource: 'PreSignUp_SignUp',\n  userPoolId: 'eu-west-1_Pool',\n  userName: 'alice',\n  callerContext: { clientId: 'c-1' },\n  request: {\n    userAttributes: { phone_number: '+351210000000' },\n    validationData: null,\n    x: [Object]\n  },\n  response: {}\n}",
			signUpIn("8f5a-1"),
		},
		"print": {
			"{'version': '1', 'triggerSource': 'PreSignUp_SignUp', 'userPoolId': 'eu-west-1_Pool', 'userName': 'alice', 'callerContext': {'clientId': 'c-1'}, 'request': {'userAttributes': {'phone_number': '+351210000000'}, 'validationData': None, 'x': True}, 'response': {}}",
			signUp,
		},

		// Lambda, JSON format
		"platform.start":         {`{"time":"2025-10-09T07:57:09Z","type":"platform.start","record":{"requestId":"8f5a-1"}}`, nil},
		"platform.report":        {`{"time":"2025-10-09T07:57:09Z","type":"platform.report","record":{"requestId":"8f5a-1","status":"success","metrics":{"durationMs":12.5}}}`, nil},
		"platform.report, late":  {`{"time":"2025-10-09T07:57:09Z","type":"platform.report","record":{"requestId":"8f5a-1","status":"timeout","metrics":{"durationMs":5003.1}}}`, failedIn("timed out after 5003 ms")},
		"a line":                 {`{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"8f5a-1","message":"hello"}`, nil},
		"an event in a line":     {`{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"8f5a-1","message":` + printedIn + `}`, signUpIn("8f5a-1")},
		"an event in a string":   {`{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"8f5a-1","message":` + logstest.Quoted(printedIn) + `}`, signUpIn("8f5a-1")},
		"an error in a line":     {`{"timestamp":"2025-10-09T07:57:09Z","level":"ERROR","requestId":"8f5a-1","message":{"errorType":"Error","errorMessage":"SPIKE_LOCKED"}}`, failedIn("Error: SPIKE_LOCKED")},
		"an error of Python's":   {`{"timestamp":"2025-10-09T07:57:09Z","log_level":"ERROR","errorMessage":"no such tenant","errorType":"ValueError","requestId":"8f5a-1","stackTrace":[]}`, failedIn("ValueError: no such tenant")},
		"a user who isn't there": {logstest.Replaced(printedIn, `"request":{`, `"request":{"userNotFound":true,`), func() *logs.Event { e := *signUp; e.Outcome, e.Reason = logs.Fail, logs.UnknownUser; return &e }()},

		// others
		"a message not delivered": {
			`{"eventTimestamp":"1687297330677","eventSource":"USER_NOTIFICATION","logLevel":"ERROR","message":{"details":"SNS: \u001b[31mOptedOut"},"logSourceId":{"userPoolId":"eu-west-1_Pool"}}`,
			&logs.Event{Kind: logs.Undelivered, Outcome: logs.Fail, Pool: "eu-west-1_Pool", Action: "USER_NOTIFICATION", Message: "SNS: ␛[31mOptedOut", Source: logs.Notification},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := parsed(t, &Parser{}, logs.Record{Text: c.text, Group: "/aws/lambda/gate"})
			if c.want == nil {
				if len(got) != 0 {
					t.Errorf("got %+v, want no event", got)
				}
				return
			}
			if len(got) != 1 {
				t.Fatalf("got %d events, want 1", len(got))
			}
			e := got[0]
			if e.ID == "" || e.Raw == "" || !plain.Safe(e.Raw) {
				t.Errorf("id %q, raw %q", e.ID, e.Raw)
			}
			e.ID, e.Raw, e.Group, e.Time = "", "", "", time.Time{}
			if diff := cmp.Diff(*c.want, e); diff != "" {
				t.Errorf("(-want, +got)\n%s", diff)
			}
		})
	}
}

func TestWhatIsWrappedIsFound(t *testing.T) {
	trail := logstest.Trail + `SignUp","eventID":"t-1"}`
	for name, text := range map[string]string{
		"a file of CloudTrail":          `{"Records":[` + trail + `]}`,
		"a list":                        `[` + trail + `]`,
		"FilterLogEvents":               `{"events":[{"logStreamName":"x","timestamp":1687297330677,"message":` + logstest.Quoted(trail) + `,"ingestionTime":1,"eventId":"3"}]}`,
		"an event of it":                `{"logStreamName":"x","timestamp":1687297330677,"message":` + logstest.Quoted(trail) + `}`,
		"LookupEvents":                  `{"Events":[{"EventId":"t-1","EventName":"SignUp","CloudTrailEvent":` + logstest.Quoted(trail) + `}]}`,
		"EventBridge":                   `{"version":"0","detail-type":"AWS API Call via CloudTrail","detail":` + trail + `}`,
		"a row of Logs Insights":        `{"@timestamp":"2025-10-09 07:57:09.000","@message":` + logstest.Quoted(trail) + `}`,
		"the same, indented and broken": "{\n  \"Records\": [\n    " + trail + "\n  ]\n}\n",
	} {
		if e := one(t, text); e.Kind != logs.SignUp || e.ID != "t-1" || e.Outcome != logs.InProgress {
			t.Errorf("%s: got %+v", name, e)
		}
	}
	var p Parser
	events := 0
	err := p.Parse(logs.Record{Text: `{"Records":[` + trail + `,{"what":"is this"},` + trail + `]}`}, func(*logs.Event) { events++ })
	if events != 2 || !errors.Is(err, ErrNotUnderstood) {
		t.Errorf("%d events and %v, want both that are known, and that one is not", events, err)
	}
}

func TestWrappersEnd(t *testing.T) {
	text := logstest.Trail + `SignUp"}`
	for range 12 {
		text = `{"@message":` + logstest.Quoted(text) + `}`
	}
	var p Parser
	if err := p.Parse(logs.Record{Text: text}, func(*logs.Event) { t.Error("an event") }); !errors.Is(err, ErrNotUnderstood) {
		t.Error(err)
	}
}

func TestNobodyKnows(t *testing.T) {
	for _, text := range []string{"hello", "{", "{}", "[]x", "[1,2]", `{"a":1}`, `"text"`, "null", "{'a': 1}", "\x00\x01", `{"message":"hello"}`, `{"level":"INFO"}`} {
		var p Parser
		err := p.Parse(logs.Record{Text: text, Group: "file"}, func(e *logs.Event) { t.Errorf("%q: an event %+v", text, e) })
		if !errors.Is(err, ErrNotUnderstood) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestReasons(t *testing.T) {
	for i, r := range reasons {
		if got := reasonOf(r.code, "x "+r.words+" y"); got != r.means {
			t.Errorf("row %d, %s %q means %s, want %s: a row before it takes it", i, r.code, r.words, got, r.means)
		}
	}
	for code, want := range map[string]logs.Reason{"": logs.NoReason, "Other": "Other", "NotAuthorizedException": logs.BadCredentials} {
		if got := reasonOf(code, ""); got != want {
			t.Errorf("%s means %s, want %s", code, got, want)
		}
	}
	if got := reasonOf("NotAuthorizedException", "something new"); got != "NotAuthorizedException" {
		t.Errorf("what no row knows means %q, want its code", got)
	}
}

// TestOneFailureHasOneID: Lambda reports a time-out in several lines.
func TestOneFailureHasOneID(t *testing.T) {
	a := one(t, report+"Status: timeout")
	b := one(t, "2025-10-09T07:57:09.123Z 8f5a-1 Task timed out after 5.01 seconds")
	if a.ID != b.ID {
		t.Errorf("%s and %s", a.ID, b.ID)
	}
}

func TestIDsAreThoseOfTheSourceOrStable(t *testing.T) {
	if e := one(t, logstest.Activity); e.ID != "e-1" {
		t.Errorf("id %q", e.ID)
	}
	at := time.UnixMilli(1687297330677)
	text := `{"triggerSource":"PreSignUp_SignUp","userPoolId":"eu-west-1_Pool"}`
	id := func(r logs.Record) string { return parsed(t, &Parser{}, r)[0].ID }
	polled := id(logs.Record{Text: text, Time: at, ID: "3", Group: "g"})
	if live := id(logs.Record{Text: text, Time: at, Group: "arn:g"}); live != polled {
		t.Errorf("the same record has the ids %s and %s", polled, live)
	}
	if later := id(logs.Record{Text: text, Time: at.Add(time.Second)}); later == polled {
		t.Error("two records have one id")
	}
}

func TestTheEventsTimeIsWhenItHappened(t *testing.T) {
	late := time.Date(2030, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600))
	for text, want := range map[string]string{
		logstest.Activity: "2023-06-20T21:42:10.677Z",
		logstest.Replaced(logstest.Activity, `"1687297330677"`, `""`):                                                "2024-07-17T17:25:55Z",
		logstest.Replaced(logstest.Activity, `"1687297330677"`, `"-5"`):                                              "2024-07-17T17:25:55Z",
		logstest.Replaced(logstest.Activity, `"1687297330677"`, `"999999999999999999"`):                              "2024-07-17T17:25:55Z",
		logstest.Replaced(logstest.Replaced(logstest.Activity, `"1687297330677"`, `null`), "Wed Jul 17", "Some day"): "2029-12-31T23:00:00Z",
		`{"EventId":"x","EventType":"SignIn","CreationDate":1726694203.495}`:                                         "2024-09-18T21:16:43.495Z",
		`{"EventId":"x","EventType":"SignIn","CreationDate":"2022-06-07T14:34:19.382000-05:00"}`:                     "2022-06-07T19:34:19.382Z",
	} {
		e := parsed(t, &Parser{}, logs.Record{Text: text, Time: late})[0]
		if got := e.Time.Format(time.RFC3339Nano); got != want {
			t.Errorf("%.60s: %s, want %s", text, got, want)
		}
	}
}

// TestSecretsAreNotInTheRawRecord: a function that prints its event prints the
// password that the migration trigger received.
func TestSecretsAreNotInTheRawRecord(t *testing.T) {
	for _, text := range append(samples(t),
		`{"triggerSource":"UserMigration_Authentication","userPoolId":"p","request":{"password":"hunter\"2<password>"}}`,
		"2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t{ triggerSource: 'UserMigration_Authentication', userPoolId: 'p', request: { password: 'a\\'<password>' } }",
		`{"timestamp":"2025-10-09T07:57:09Z","level":"INFO","requestId":"r","message":{"triggerSource":"x","userPoolId":"p","request":{"challengeAnswer":"123xxxx"}}}`,
		"2025-10-09T07:57:09.123Z\t8f5a-1\tINFO\t{ triggerSource: 'UserMigration_Authentication', userPoolId: 'p', request: { password: `a'\"<password>` } }",
		logstest.Logged(t, `{"triggerSource":"UserMigration_Authentication","userPoolId":"p","request":{"password":"hunter\"2\\<password>\n"}}`),
		logstest.Logged(t, "{\n\t\"triggerSource\": \"x\",\n\t\"userPoolId\": \"p\",\n\t\"request\": {\n\t\t\"password\"\n:\n\"é<password>\"}}"),
		logstest.Logged(t, `{"triggerSource":"x","userPoolId":"p","request":{"privateChallengeParameters":{"answer":"11122233"},"challengeAnswer":"123xxxx"}}`),
		logstest.Logged(t, `{'triggerSource': 'x', 'userPoolId': 'p', 'request': {'password': "a'<password>", 'challengeAnswer': '123xxxx'}}`),
	) {
		var p Parser
		_ = p.Parse(logs.Record{Text: text}, func(e *logs.Event) {
			for _, s := range []string{"<password>", "11122233", "123xxxx", "eyExample"} {
				if strings.Contains(e.Raw, s) {
					t.Errorf("%s is in %s", s, e.Raw)
				}
			}
		})
	}
}

func TestTheRecordOfSeveralLinesIsJSONOnOne(t *testing.T) {
	var text bytes.Buffer
	if err := json.Indent(&text, []byte(printedIn), "", "  "); err != nil {
		t.Fatal(err)
	}
	if e := one(t, text.String()); e.Raw != printedIn {
		t.Errorf("the record is shown as %s", e.Raw)
	}
}

// TestRecordsThatAreCutOrHostile: whatever is done to a record, parsing ends, and
// what comes out is printable.
func TestRecordsThatAreCutOrHostile(t *testing.T) {
	texts := append(samples(t), logstest.Activity, printedIn, report+"Status: timeout", "{'triggerSource': 'x', 'userPoolId': 'y'}")
	random := rand.New(rand.NewPCG(1, 2))
	var p Parser
	check := func(text string) {
		_ = p.Parse(logs.Record{Text: text}, func(e *logs.Event) { printableAll(t, e) })
	}
	for _, text := range texts {
		for range 200 {
			check(text[:random.IntN(len(text))])
			check(text[random.IntN(len(text)):])
			check(text + text)
			at := random.IntN(len(text))
			check(text[:at] + []string{"\x1b]52;c;aGk=\a", "\u202e", "\xff", `\u001b[31m`, "\r\n", `"`, "\\"}[random.IntN(7)] + text[at:])
		}
	}
	check(strings.Repeat("[", 1<<20))
	check(strings.Repeat(`{"message":`, 1<<17))
	check("{" + strings.Repeat("'a':{", 1<<17) + "triggerSource")
}

func TestRecordsOfOneMegabyte(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	if e := one(t, logstest.Replaced(logstest.Activity, "alice", long)); e.Username != long {
		t.Error("the username of a long record is not whole")
	}
	if e := one(t, logstest.Replaced(printedIn, "alice", long)); e.Username != long {
		t.Error("the username of a long trigger event is not whole")
	}
}

// printableAll checks every text of an event.
func printableAll(t *testing.T, e *logs.Event) {
	t.Helper()
	for _, s := range []string{
		e.ID, string(e.Reason), e.Pool, e.Client, e.Sub, e.Username, e.IP, e.Country, e.City, e.Device, e.Provider,
		e.Phone, e.Actor, e.Action, e.Trigger, e.Message, e.Request, e.Raw,
	} {
		if !plain.Safe(s) {
			t.Fatalf("%q is not printable in %+v", s, e)
		}
	}
	for _, c := range e.Challenges {
		if !plain.Safe(c.Name) {
			t.Fatalf("%q is not printable", c.Name)
		}
	}
}
