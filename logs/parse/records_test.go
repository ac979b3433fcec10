package parse

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

// Loggers have the time of a line in members and forms of their own. Each line is of
// 2026-03-10T10:00:00.5Z and has the trigger's event in it.
func TestTheTimesOfLoggers(t *testing.T) {
	for name, line := range map[string]string{
		"Powertools for Python":             `{"level":"INFO","location":"handler:1","message":EVENT,"timestamp":"2026-03-10 10:00:00,500+0000","service":"s","function_request_id":"r"}`,
		"the same, in another zone":         `{"level":"INFO","location":"handler:1","message":EVENT,"timestamp":"2026-03-10 11:00:00,500+0100","service":"s"}`,
		"the same, by RFC 3339":             `{"level":"INFO","message":EVENT,"timestamp":"2026-03-10T10:00:00.500+00:00","service":"s"}`,
		"Powertools for TypeScript":         `{"level":"INFO","message":"event","timestamp":"2026-03-10T10:00:00.500Z","service":"s","event":EVENT}`,
		"Powertools for Java":               `{"level":"INFO","message":"m","timestamp":"2026-03-10T10:00:00.500Z","service":"s","event":EVENT}`,
		"Powertools for Java, old":          `{"instant":{"epochSecond":1773136800.5,"nanoOfSecond":500000000},"level":"INFO","message":TEXT,"service":"s"}`,
		"Powertools for .NET":               `{"level":"Information","message":EVENT,"timestamp":"2026-03-10T10:00:00.5000000Z","service":"s","name":"n","function_request_id":"r"}`,
		"Lambda's JSON":                     `{"timestamp":"2026-03-10T10:00:00.500Z","level":"INFO","requestId":"r","message":EVENT}`,
		"Lambda's JSON, a text":             `{"timestamp":"2026-03-10T10:00:00.500Z","level":"INFO","requestId":"r","message":TEXT}`,
		"python-json-logger":                `{"asctime":"2026-03-10 10:00:00,500","levelname":"INFO","message":TEXT}`,
		"pino":                              `{"level":30,"time":1773136800500,"pid":8,"hostname":"h","msg":TEXT}`,
		"bunyan":                            `{"name":"n","level":30,"msg":"","time":"2026-03-10T10:00:00.500Z","v":0,"event":EVENT}`,
		"zap":                               `{"level":"info","ts":1773136800.5,"caller":"main.go:1","msg":"event","event":EVENT}`,
		"microseconds":                      `{"level":"info","timestamp":1773136800500000,"message":EVENT}`,
		"nanoseconds":                       `{"level":"info","time":1773136800500000000,"message":EVENT}`,
		"nanoseconds in a text":             `{"level":"info","time":"1773136800500000000","message":EVENT}`,
		"Logstash's encoder":                `{"@timestamp":"2026-03-10T10:00:00.500+00:00","@version":"1","level":"INFO","message":TEXT}`,
		"Serilog":                           `{"@t":"2026-03-10T10:00:00.5Z","@mt":"event","event":EVENT}`,
		"log4j":                             `{"timeMillis":1773136800500,"level":"INFO","message":TEXT}`,
		"within an object within an object": `{"timestamp":"2026-03-10T10:00:00.500Z","level":"INFO","requestId":"r","message":{"a":1,"params":{"event":EVENT}}}`,
		"within a list":                     `{"timestamp":"2026-03-10T10:00:00.500Z","level":"INFO","requestId":"r","message":["event",EVENT]}`,
	} {
		line = strings.ReplaceAll(strings.ReplaceAll(line, "EVENT", printedIn), "TEXT", logstest.Quoted("event: "+printedIn))
		e := one(t, line)
		if want := time.Date(2026, 3, 10, 10, 0, 0, 5e8, time.UTC); e.Trigger != "PreSignUp_SignUp" || e.Username != "alice" || e.Time.Sub(want).Abs() > time.Microsecond {
			t.Errorf("%s: %s of %s at %s", name, e.Trigger, e.Username, e.Time.Format(time.RFC3339Nano))
		}
	}
}

// A function prints the event within something else, in its language's notation.
func TestTheEventOfATriggerWithinSomethingElse(t *testing.T) {
	const node = "{ version: '1', triggerSource: 'PreSignUp_SignUp', userPoolId: 'eu-west-1_Pool', userName: 'alice', callerContext: { clientId: 'c-1' }, request: { userAttributes: [Object] } }"
	const stamp = "2026-03-10T10:00:00.500Z\t8f5a-1\tINFO\t"
	for name, text := range map[string]string{
		"console.log({event})":           stamp + "{\n  event: " + node + "\n}",
		"console.log(context, event)":    stamp + "{ requestId: '1', f: [Function: f] } " + node,
		"within two objects":             stamp + "{ input: { event: " + node + " } }",
		"a text within JSON":             stamp + `{"event":` + logstest.Quoted(printedIn) + `}`,
		"print({'event': event})":        "{'event': {'triggerSource': 'PreSignUp_SignUp', 'userPoolId': 'eu-west-1_Pool', 'userName': 'alice', 'x': None}}",
		"print('event', event, context)": "event {'triggerSource': 'PreSignUp_SignUp', 'userPoolId': 'eu-west-1_Pool', 'userName': 'alice'} LambdaContext([aws_request_id=8f5a])",
		"System.out.println(event)":      "Event: {version=1, triggerSource=PreSignUp_SignUp, userPoolId=eu-west-1_Pool, userName=alice, callerContext={clientId=c-1}}",
		"puts event":                     `{"triggerSource"=>"PreSignUp_SignUp", "userPoolId"=>"eu-west-1_Pool", "userName"=>"alice"}`,
		"JSON with a label":              `{"label":{"a":[{"b":` + printedIn + `}]}}`,
	} {
		if e := one(t, text); e.Trigger != "PreSignUp_SignUp" || e.Username != "alice" {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// Cognito waits for the cold start too (Lambda's developer guide: Init Duration is not
// part of Duration).
func TestAColdStartMakesATriggerLate(t *testing.T) {
	const late = "took 1820 ms after a cold start of 4182 ms; Cognito waits 5000 ms"
	for text, want := range map[string]string{
		"REPORT RequestId: r\tDuration: 1819.94 ms\tBilled Duration: 1900 ms\tInit Duration: 4182.38 ms\t":                                                                    late,
		"REPORT RequestId: r\tDuration: 1819.94 ms\tBilled Duration: 1900 ms\tRestore Duration: 4182.38 ms\t":                                                                 late,
		`{"time":"2025-10-09T07:57:09Z","type":"platform.report","record":{"requestId":"r","status":"success","metrics":{"durationMs":1819.94,"initDurationMs":4182.38}}}`:    late,
		`{"time":"2025-10-09T07:57:09Z","type":"platform.report","record":{"requestId":"r","status":"success","metrics":{"durationMs":1819.94,"restoreDurationMs":4182.38}}}`: late,
		"REPORT RequestId: r\tDuration: 800 ms\tInit Duration: 4100.00 ms\t":                                                                                                  "",
	} {
		got := ""
		for _, e := range parsed(t, &Parser{}, logs.Record{Text: text, Group: "/aws/lambda/gate"}) {
			got = e.Message
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsPassedOverIsCountedAsWhatItIs(t *testing.T) {
	var p Parser
	for _, text := range []string{
		`{"awsAccountId":"1","digestStartTime":"x","logFiles":[]}{"awsAccountId":"1","digestStartTime":"x","logFiles":[]}`,
		`{"eventVersion":"1.09","eventType":"AwsCloudTrailInsight","insightDetails":{"eventSource":"cognito-idp.amazonaws.com"},"eventCategory":"Insight"}`,
		`{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health of destination Kinesis stream."}]}`,
		`{"_aws":{"Timestamp":1773136800500,"CloudWatchMetrics":[{"Namespace":"n"}]},"service":"s"}`,
		`{"eventVersion":"1.10","eventTime":"2025-10-09T07:57:09Z","eventSource":"s3.amazonaws.com","eventName":"GetObject"}`,
		"START RequestId: 1", `{"level":"INFO","message":"hello","timestamp":"2026-03-10 10:00:00,500+0000","service":"s"}`,
		logstest.Activity + logstest.Activity,
	} {
		if err := p.Parse(logs.Record{Text: text}, func(*logs.Event) {}); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	a := p.Account()
	want := [passedKinds]int{OtherService: 1, FunctionLine: 2, Digest: 2, Insight: 1, Control: 1, Metrics: 1}
	if a.Passed != want || a.Events != 2 || a.Missed != 0 || a.PassedOver() != 8 {
		t.Errorf("%+v", a)
	}
	if err := p.Parse(logs.Record{Text: `{"what":1}{"what":2}` + logstest.Activity}, func(*logs.Event) {}); !errors.Is(err, ErrNotUnderstood) {
		t.Error(err)
	}
	if a := p.Account(); a.Missed != 2 || a.First != `{"what":1}` || a.Events != 3 {
		t.Errorf("%+v", a)
	}
}

func packed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes all
	_ = w.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// What a stranger sends takes neither memory nor time without end: of what is packed
// there are 64 MB at most, which are copied a few times.
func TestEnvelopesWithoutEnd(t *testing.T) {
	bomb := packed(strings.Repeat(" ", 63<<20))
	layers := logstest.Trail + `SignUp","eventID":"t"}`
	for range 12 {
		layers = packed(layers)
	}
	for name, text := range map[string]string{
		"a bomb in a list, again and again": `{"Records":[` + strings.TrimSuffix(strings.Repeat(`{"kinesis":{"data":"`+bomb+`"}},`, 100), ",") + `]}`,
		"gzip within gzip within gzip":      `{"awslogs":{"data":"` + layers + `"}}`,
		"brackets":                          strings.Repeat("[", 1<<20),
		"objects":                           strings.Repeat(`{"a":`, 1<<20),
		"lists within lists":                strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"objects that end":                  strings.Repeat(`{"message":`, 5000) + "1" + strings.Repeat("}", 5000),
		"many objects that do not end":      "triggerSource " + strings.Repeat(`{"a" `, 1<<18),
		"many texts":                        strings.Repeat(`"`, 1<<20),
		"many words with braces":            "x " + strings.Repeat("{}", 1<<19) + " triggerSource",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var p Parser
		_ = p.Parse(logs.Record{Text: text}, func(e *logs.Event) { t.Errorf("%s: an event %+v", name, e) })
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<30 {
			t.Errorf("%s takes %d MB", name, took>>20)
		}
	}
}
