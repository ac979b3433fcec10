package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// failure is a failed sign-in as CloudTrail tells it (developer guide, "Logging Amazon
// Cognito API calls with CloudTrail").
func failure(n int) string {
	return fmt.Sprintf(`{"eventVersion":"1.11","eventTime":"2026-03-01T10:00:0%dZ","eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth",`+
		`"sourceIPAddress":"192.0.2.10","errorCode":"NotAuthorizedException","errorMessage":"Incorrect username or password.",`+
		`"requestParameters":{"authFlow":"USER_PASSWORD_AUTH","clientId":"c1"},"additionalEventData":{"sub":"s-%d"},"eventID":"ev-%d"}`, n, n, n)
}

// failed is what is told of failures.
func failed(numbers ...int) (want []string) {
	for _, n := range numbers {
		want = append(want, fmt.Sprintf("2026-03-01T10:00:0%dZ s-%d", n, n))
	}
	return want
}

// trigger is the event of a trigger (developer guide, "Pre sign-up Lambda trigger").
const trigger = `{"version":"1","region":"eu-west-1","userPoolId":"eu-west-1_Pool00001","userName":"user7","callerContext":{"awsSdkVersion":"x","clientId":"c1"},` +
	`"triggerSource":"PreSignUp_SignUp","request":{"userAttributes":{"email":"user7@example.com"},"validationData":null},"response":{"autoConfirmUser":false}}`

// atHalf is what is told of the trigger where its time is told.
var atHalf = []string{"2026-03-01T10:00:00.5Z user7"}

// half is that time in milliseconds.
const half = "1772359200500"

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes all
	_ = w.Close()
	return b.String()
}

func base64Of(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// folded is a text in lines of so many characters.
func folded(text string, width int) string {
	var b strings.Builder
	for len(text) > width {
		b.WriteString(text[:width] + "\n")
		text = text[width:]
	}
	return b.String() + text + "\n"
}

// utf16Of is a text in UTF-16, the byte of this place first: 0 is the least significant.
func utf16Of(text string, low int) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		pair := [2]byte{}
		pair[low], pair[1-low] = byte(unit), byte(unit>>8)
		b.Write(pair[:])
	}
	return b.String()
}

// subscribed is how a subscription sends log events (user guide, "Using CloudWatch Logs
// subscription filters").
func subscribed(messages ...string) string {
	var events []string
	for i, m := range messages {
		events = append(events, fmt.Sprintf(`{"id":"3695%d","timestamp":%s,"message":%s}`, i, half, quoted(m)))
	}
	return `{"messageType":"DATA_MESSAGE","owner":"111122223333","logGroup":"/aws/lambda/gate","logStream":"s","subscriptionFilters":["f"],"logEvents":[` + strings.Join(events, ",") + `]}`
}

const controlMessage = `{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1772359200000,"message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}`

const digest = `{"awsAccountId":"111122223333","digestStartTime":"2026-03-01T09:00:00Z","digestEndTime":"2026-03-01T10:00:00Z","digestS3Bucket":"b","digestS3Object":"o","logFiles":[{"s3Bucket":"b","s3Object":"o","hashValue":"00","hashAlgorithm":"SHA-256"}]}`

const insight = `{"eventVersion":"1.09","eventTime":"2026-03-01T10:10:00Z","eventID":"i","eventType":"AwsCloudTrailInsight","insightDetails":{"state":"Start","eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","insightType":"ApiErrorRateInsight"},"eventCategory":"Insight"}`

// form is an input, what is told of it and, where not nothing, what is said beside.
type form struct {
	in   string
	want []string
	said string
}

// read holds tail to forms in files. No form is anything out of order.
func read(t *testing.T, forms map[string]form) {
	t.Helper()
	for name, f := range forms {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "records")
			if err := os.WriteFile(file, []byte(f.in), 0o600); err != nil {
				t.Fatal(err)
			}
			f.isToldBy(t, program(t, closedAddress(), "tail", "--file", file, "--strict", "--events", "-o", "json"))
		})
	}
}

func (f form) isToldBy(t *testing.T, tail *exec.Cmd) {
	t.Helper()
	got := finish(t, tail)
	if diff := cmp.Diff(f.want, toldOf(t, got.stdout)); diff != "" || got.code != exit.Done || strings.TrimSuffix(got.stderr, "\n") != f.said {
		t.Errorf("exit code %d, %q (-want, +got)\n%s", got.code, got.stderr, diff)
	}
}

// toldOf is of each event its time and whose it is.
func toldOf(t *testing.T, lines string) (out []string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		var e struct{ Time, Sub, Username, Action, Message string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		who := e.Sub
		for _, other := range []string{e.Username, e.Message} {
			if who == "" {
				who = other
			}
		}
		out = append(out, strings.TrimSpace(e.Time+" "+who))
	}
	return out
}

func TestValuesThatFollowOneAnother(t *testing.T) {
	indented := "{\n  \"Records\": [\n    " + failure(1) + "\n  ]\n}"
	long := `{"awsAccountId":"1","digestStartTime":"x","logFiles":[` + strings.Repeat(`{"hashValue":"`+strings.Repeat("0", 1000)+`"},`, 400) + `{}]}`
	read(t, map[string]form{
		"without a break":          {failure(0) + failure(1) + failure(2), failed(0, 1, 2), ""},
		"on a line":                {failure(0) + " " + failure(1) + "\n" + failure(2) + "\n", failed(0, 1, 2), ""},
		"with commas":              {failure(0) + ",\n" + failure(1) + ",\n", failed(0, 1), ""},
		"RFC 7464":                 {"\x1e" + failure(0) + "\n\x1e" + failure(1) + "\n", failed(0, 1), ""},
		"lines before a document":  {failure(0) + "\n" + failure(1) + "\n" + "{\n  \"Records\": [\n" + failure(2) + "\n]}", failed(0, 1, 2), ""},
		"the last is cut off":      {failure(0) + failure(1) + failure(2)[:80], failed(0, 1), ""},
		"files of a trail":         {`{"Records":[` + failure(0) + `]}{"Records":[` + failure(1) + `]}`, failed(0, 1), ""},
		"a digest before":          {digest + `{"Records":[` + failure(0) + `]}`, failed(0), "Skipped: 1 digest file."},
		"a long digest before":     {long + `{"Records":[` + failure(0) + `]}` + long + "\n" + failure(1) + "\n", failed(0, 1), "Skipped: 2 digest files."},
		"an indented one":          {failure(0) + "\n" + indented + "\n" + failure(2) + "\n", failed(0, 1, 2), ""},
		"indented, without breaks": {indented + indented, failed(1, 1), ""},
		"lists of strings":         {"[" + quoted(failure(0)) + "," + quoted(failure(1)) + "]", failed(0, 1), ""},
		"strings, a line each":     {quoted(failure(0)) + "\n" + quoted(failure(1)) + "\n", failed(0, 1), ""},
		"a list within a list":     {"[[" + failure(0) + "],[" + failure(1) + "]]", failed(0, 1), ""},
		"words before a list":      {"START RequestId: 1 Version: $LATEST\n[\n" + failure(0) + ",\n" + failure(1) + "\n]\nEND RequestId: 1\n", failed(0, 1), ""},
	})
}

func TestEncodings(t *testing.T) {
	two := failure(0) + "\r\n" + failure(1) + "\r\n"
	read(t, map[string]form{
		"marks before each file":      {"\ufeff\ufeff" + failure(0) + "\n\ufeff" + failure(1) + "\ufeff" + failure(2) + "\n", failed(0, 1, 2), ""},
		"a mark before a document":    {"\ufeff{\"Records\":[" + failure(0) + "]}\n\ufeff{\"Records\":[" + failure(1) + "]}", failed(0, 1), ""},
		"UTF-16 LE":                   {utf16Of("\ufeff"+two, 0), failed(0, 1), ""},
		"UTF-16 BE":                   {utf16Of("\ufeff"+two, 1), failed(0, 1), ""},
		"UTF-16 LE without a mark":    {utf16Of(two, 0), failed(0, 1), ""},
		"UTF-16 BE without a mark":    {utf16Of(two, 1), failed(0, 1), ""},
		"UTF-16 of a file of a trail": {utf16Of("\ufeff\ufeff{\"Records\":["+failure(0)+"]}", 0), failed(0), ""},
		"gzip within gzip":            {zipped(zipped(`{"Records":[` + failure(0) + `]}`)), failed(0), ""},
		"gzip of UTF-16":              {zipped(utf16Of("\ufeff"+two, 0)), failed(0, 1), ""},
		"base64 of gzip":              {base64Of(zipped(two)), failed(0, 1), ""},
		"base64 of gzip, folded":      {folded(base64Of(zipped(two)), 76), failed(0, 1), ""},
		"base64 of gzip, a line each": {base64Of(zipped(failure(0))) + "\n" + base64Of(zipped(failure(1))) + "\n", failed(0, 1), ""},
	})
}

func TestEnvelopes(t *testing.T) {
	data := base64Of(zipped(subscribed(failure(0), failure(1))))
	bridge := `{"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"aws.cognito-idp","time":"2026-03-01T10:00:00Z","detail":` + failure(0) + `}`
	sns := `{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-west-1:1:t","Message":` + quoted(bridge) + `,"Timestamp":"2026-03-01T10:00:09.000Z"}`
	read(t, map[string]form{
		"a subscription":             {subscribed(failure(0)), failed(0), ""},
		"one of a function":          {subscribed("START RequestId: 1 Version: $LATEST\n", trigger), atHalf, ""},
		"back to back":               {subscribed(failure(0)) + controlMessage + subscribed(failure(1)) + controlMessage, failed(0, 1), "Skipped: 2 control messages."},
		"a control message":          {controlMessage, nil, "Skipped: 1 control message. Nothing else was read."},
		"Lambda's":                   {`{"awslogs":{"data":"` + data + `"}}`, failed(0, 1), ""},
		"Lambda's, indented":         {"{\n  \"awslogs\": {\n    \"data\": \"" + data + "\"\n  }\n}\n", failed(0, 1), ""},
		"Kinesis to Lambda":          {`{"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1","sequenceNumber":"49","data":"` + data + `","approximateArrivalTimestamp":1772359209.9},"eventSource":"aws:kinesis"}]}`, failed(0, 1), ""},
		"plain data in Kinesis":      {`{"Records":[{"SequenceNumber":"49","ApproximateArrivalTimestamp":1772359200.5,"Data":"` + base64Of(trigger) + `","PartitionKey":"1"}],"NextShardIterator":"x"}`, atHalf, ""},
		"Firehose to Lambda":         {`{"invocationId":"i","deliveryStreamArn":"a","region":"r","records":[{"recordId":"1","approximateArrivalTimestamp":1772359209999,"data":"` + base64Of(failure(0)+failure(1)) + `"}]}`, failed(0, 1), ""},
		"what Firehose gave up":      {`{"attemptsMade":4,"arrivalTimestamp":1772359209999,"errorCode":"x","errorMessage":"y","rawData":"` + base64Of(failure(0)) + `"}`, failed(0), ""},
		"EventBridge":                {bridge, failed(0), ""},
		"another event of it":        {`{"version":"0","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","detail":{"state":"running"}}` + failure(0), failed(0), ""},
		"SNS":                        {sns, failed(0), ""},
		"SNS to Lambda":              {`{"Records":[{"EventSource":"aws:sns","Sns":` + sns + `}]}`, failed(0), ""},
		"SQS to Lambda":              {`{"Records":[{"messageId":"m","receiptHandle":"r","body":` + quoted(sns) + `,"eventSource":"aws:sqs"}]}`, failed(0), ""},
		"ReceiveMessage":             {`{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Body":` + quoted(sns) + `}]}`, failed(0), ""},
		"LookupEvents":               {`{"Events":[{"EventId":"ev-0","EventName":"InitiateAuth","EventTime":1772359200.0,"CloudTrailEvent":` + quoted(failure(0)) + `}]}`, failed(0), ""},
		"an Insight event":           {`{"Records":[` + insight + `,` + failure(0) + `,` + insight + `]}`, failed(0), "Skipped: 2 Insight events."},
		"an Insight by EventBridge":  {`{"version":"0","detail-type":"AWS Insight via CloudTrail","source":"aws.cloudtrail","detail":` + insight + `}`, nil, "Skipped: 1 Insight event. Nothing else was read."},
		"Docker's file":              {`{"log":` + quoted(failure(0)+"\n") + `,"stream":"stdout","time":"2026-03-01T10:00:09.1Z"}`, failed(0), ""},
		"Docker's file of a trigger": {`{"log":` + quoted(trigger+"\n") + `,"stream":"stdout","time":"2026-03-01T10:00:00.5Z"}`, atHalf, ""},
		"journald":                   {`{"__REALTIME_TIMESTAMP":"1772359200500000","_HOSTNAME":"h","MESSAGE":` + quoted(trigger) + `}`, atHalf, ""},
		"Logstash":                   {`{"@timestamp":"2026-03-01T10:00:00.500Z","@version":"1","message":` + quoted(trigger) + `}`, atHalf, ""},
		"OpenSearch":                 {`{"_index":"cwl","_id":"1","_source":{"@timestamp":"2026-03-01T10:00:00.500Z","@message":` + quoted(trigger) + `}}`, atHalf, ""},
	})
}

func TestAnswersAndConsoles(t *testing.T) {
	csv := func(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
	yaml := func(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
	columns := []string{"eventversion", "eventtime", "eventsource", "eventname", "sourceipaddress", "errorcode", "errormessage", "requestparameters", "additionaleventdata", "eventid"}
	values := []string{"1.11", "2026-03-01T10:00:00Z", "cognito-idp.amazonaws.com", "InitiateAuth", "192.0.2.10", "NotAuthorizedException", "Incorrect username or password.", `{"authFlow":"USER_PASSWORD_AUTH","clientId":"c1"}`, `{"sub":"s-0"}`, "ev-0"}
	for i := range columns {
		columns[i], values[i] = csv(columns[i]), csv(values[i])
	}
	start := "START RequestId: 8f5a Version: $LATEST"
	event := func(message string) string {
		return `{"logStreamName":"s","timestamp":` + half + `,"message":` + quoted(message) + `,"ingestionTime":1772359201000,"eventId":"36950000000000000000000000000000000000000000000000000000"}`
	}
	pairs := func(message string) string {
		return `[{"field":"@timestamp","value":"2026-03-01 10:00:00.500"},{"field":"@message","value":` + quoted(message) + `},{"field":"@ptr","value":"x"}]`
	}
	read(t, map[string]form{
		"filter-log-events": {`{"events":[` + event(start+"\n") + `,` + event(trigger) + `],"searchedLogStreams":[]}`, atHalf, ""},
		"get-log-events":    {`{"events":[{"timestamp":` + half + `,"message":` + quoted(trigger) + `,"ingestionTime":1}],"nextForwardToken":"f/1/s"}`, atHalf, ""},
		"as text": {
			"EVENTS\t36950000000000000000000000000000000000000000000000000000\t1772359201000\ts\t" + trigger + "\t" + half + "\nEVENTS\t36950000000000000000000000000000000000000000000000000001\t1772359201000\ts\t" + start + "\n\t" + half + "\nSEARCHEDLOGSTREAMS\tTrue\ts\n",
			atHalf, "",
		},
		"get-log-events as text": {"b/3695/s\tf/3695/s\nEVENTS\t1772359201000\t" + trigger + "\t" + half + "\n", atHalf, ""},
		"lookup-events as text":  {"EVENTS\t" + failure(0) + "\tev-0\tInitiateAuth\tcognito-idp.amazonaws.com\t2026-03-01T10:00:00+00:00\tfalse\n", failed(0), ""},
		"as YAML": {
			"events:\n- eventId: '36950'\n  ingestionTime: 1772359201000\n  logStreamName: s\n  message: " + yaml(trigger) + "\n  timestamp: " + half + "\n- eventId: '36951'\n  message: " + yaml(failure(1)) + "\n  timestamp: " + half + "\nnextToken: x\nsearchedLogStreams: []\n",
			append(atHalf, failed(1)...), "",
		},
		"as YAML, folded": {
			"Events:\n  - CloudTrailEvent: " + strings.Replace(yaml(failure(0)), "Incorrect username", "Incorrect\n      username", 1) + "\n    EventId: ev-0\n  - CloudTrailEvent: " + yaml(failure(1)) + "\n",
			failed(0, 1), "",
		},
		"as YAML, nothing": {"events: []\nsearchedLogStreams: []\n", nil, ""},
		"as YAML, queried": {"- eventId: '36950'\n  message: " + yaml(trigger) + "\n  timestamp: " + half + "\n", atHalf, ""},
		"as a table": {
			"------------\n|  FilterLogEvents  |\n+----------+\n||  events  ||\n|+-----+---+|\n||  message  |  " + failure(0) + "  ||\n||  timestamp  |  " + half + "  ||\n|+-----+---+|\n",
			failed(0), "",
		},
		"tail, short":    {"2026-03-01T10:00:00 " + failure(0) + "\n", failed(0), ""},
		"tail, detailed": {"2026-03-01T10:00:00.500000+00:00 2026/03/01/[$LATEST]8f " + start + "\n2026-03-01T10:00:00.500000+00:00 2026/03/01/[$LATEST]8f " + trigger + "\n", atHalf, ""},
		"tail, JSON":     {"2026-03-01T10:00:00.500000+00:00 s {\n    \"a\": 1,\n    \"event\": " + trigger + "\n}\n", atHalf, ""},
		"get-query-results": {
			`{"results":[` + pairs(trigger) + `,` + pairs(start) + `],"statistics":{"recordsMatched":1.0},"status":"Complete"}`, atHalf, "",
		},
		"a query for fields": {
			`{"results":[[{"field":"@timestamp","value":"2026-03-01 10:00:00.000"},{"field":"eventName","value":"InitiateAuth"},{"field":"errorCode","value":"NotAuthorizedException"},{"field":"additionalEventData.sub","value":"s-0"}]],"status":"Complete"}`,
			failed(0), "",
		},
		"Insights, copied as JSON": {`[{"@timestamp":"2026-03-01 10:00:00.500","@message":` + trigger + `},{"@timestamp":"2026-03-01 10:00:00.500","@message":` + quoted(failure(1)) + `}]`, append(atHalf, failed(1)...), ""},
		"Insights, copied as Markdown": {
			"| @timestamp | @message |\n| --- | --- |\n| 2026-03-01 10:00:00.500 | " + trigger + " |\n", atHalf, "",
		},
		"the console's table of ASCII": {
			"------------------------\n|   timestamp   |   message   |\n|---------------|-------------|\n| " + half + " | " + start + " |\n| " + half + " | " + trigger + " |\n------------------------\n",
			atHalf, "",
		},
		"the console's CSV": {
			"timestamp,message\n" + half + "," + csv(start+"\n") + "\n" + half + "," + csv(trigger) + "\n" + half + "," + csv("{\n  \"event\": "+trigger+"\n}") + "\n",
			append(atHalf, atHalf...), "",
		},
		"CSV of Insights, with a mark and Windows's line ends": {"\ufeff@timestamp,@message\r\n2026-03-01 10:00:00.500," + csv(trigger) + "\r\n", atHalf, ""},
		"Athena's CSV":             {strings.Join(columns, ",") + "\n" + strings.Join(values, ",") + "\n", failed(0), ""},
		"two of them":              {strings.Repeat(strings.Join(columns, ",")+"\n"+strings.Join(values, ",")+"\n", 2), failed(0, 0), ""},
		"a Live Tail session":      {`{"sessionStart":{"requestId":"r","sessionId":"s"}}` + "\n" + `{"sessionUpdate":{"sessionMetadata":{"sampled":false},"sessionResults":[{"logStreamName":"s","logGroupIdentifier":"1:g","message":` + quoted(trigger) + `,"timestamp":` + half + `,"ingestionTime":1}]}}`, atHalf, "Skipped: 1 control message."},
		"an export to S3":          {"2026-03-01T10:00:00.123Z " + failure(0) + "\n2026-03-01T10:00:00.500Z " + trigger + "\n2026-03-01T10:00:00.500Z " + start + "\n", append(failed(0), atHalf...), ""},
		"an export to S3, gzipped": {zipped("2026-03-01T10:00:00.500Z " + trigger + "\n"), atHalf, ""},
		"an export's trial":        {"Permission Check Successful\n2026-03-01T10:00:00.123Z " + failure(0) + "\n", failed(0), ""},
	})
}

func TestLinesWithWordsBeforeTheRecord(t *testing.T) {
	read(t, map[string]form{
		"docker compose":        {"gate-1  | " + failure(0) + "\n", failed(0), ""},
		"docker logs -t":        {"2026-03-01T10:00:00.500000000Z " + trigger + "\n", atHalf, ""},
		"containerd":            {"2026-03-01T10:00:00.500000000Z stdout F " + trigger + "\n", atHalf, ""},
		"kubectl, with a name":  {"[pod/gate-0/gate] 2026-03-01T10:00:00.5Z " + trigger + "\n", atHalf, ""},
		"journald":              {"Mar 01 10:00:00 host gate[77]: " + failure(0) + "\n", failed(0), ""},
		"syslog":                {"<14>1 2026-03-01T10:00:00.5Z host gate 77 - - " + trigger + "\n", atHalf, ""},
		"Fluentd":               {"2026-03-01 10:00:00.500000000 +0000 gate.log: " + trigger + "\n", atHalf, ""},
		"sam logs":              {"2026/03/01/[$LATEST]8f 2026-03-01T10:00:00.500000 START RequestId: 1 Version: $LATEST\n2026/03/01/[$LATEST]8f 2026-03-01T10:00:00.500000 " + trigger + "\n", atHalf, ""},
		"a function prints one": {"2026-03-01T10:00:00.500Z\t8f5a0000-0000-4000-8000-000000000001\tINFO\tgot " + failure(0) + "\n", failed(0), ""},
	})
}

// inTwo is a text in two parts.
func inTwo(text string) (first, second string) { return text[:len(text)/2], text[len(text)/2:] }

// Container runtimes cut lines, and what two streams print stands among each other.
func TestLinesThatRuntimesCutAreJoined(t *testing.T) {
	const at, later = "2026-03-01T10:00:00.500000000Z ", "2026-03-01T10:00:00.600000000Z "
	begin, end := inTwo(trigger)
	again, last := inTwo(end)
	fail, ure := inTwo(failure(0))
	docker := func(log, stream string) string {
		return `{"log":` + quoted(log) + `,"stream":"` + stream + `","time":"2026-03-01T10:00:00.5Z"}` + "\n"
	}
	read(t, map[string]form{
		"containerd, in two":         {at + "stdout P " + begin + "\n" + later + "stdout F " + end + "\n", atHalf, ""},
		"containerd, in three":       {at + "stdout P " + begin + "\n" + later + "stdout P " + again + "\n" + later + "stdout F " + last + "\n", atHalf, ""},
		"containerd, with more tags": {at + "stdout P:x " + begin + "\n" + later + "stdout F:x " + end + "\n", atHalf, ""},
		"containerd, both streams": {
			at + "stdout P " + begin + "\n" + at + "stderr P " + fail + "\n" + later + "stdout F " + end + "\n" + later + "stderr F " + ure + "\n",
			append(atHalf[:1:1], failed(0)...), "",
		},
		"containerd, no line break at the end": {at + "stdout P " + begin + "\n" + later + "stdout F " + end, atHalf, ""},
		"Docker, in two":                       {docker(begin, "stdout") + docker(end+"\n", "stdout"), atHalf, ""},
		"Docker, both streams": {
			docker(begin, "stdout") + docker(fail, "stderr") + docker(end+"\n", "stdout") + docker(ure+"\n", "stderr"),
			append(atHalf[:1:1], failed(0)...), "",
		},
		"Docker, whole":             {docker(trigger+"\n", "stdout"), atHalf, ""},
		"Fluent Bit, no line break": {docker(trigger, "stdout"), atHalf, ""},
	})
}

// A line whose last part never came is counted as what it is: not a record.
func TestALineWithoutItsLastPartIsCounted(t *testing.T) {
	begin, _ := inTwo(trigger)
	file := filepath.Join(t.TempDir(), "records")
	if err := os.WriteFile(file, []byte("2026-03-01T10:00:00.5Z stdout P "+begin+"\n"+failure(0)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := finish(t, program(t, closedAddress(), "tail", "--file", file, "--events", "-o", "json"))
	if diff := cmp.Diff(failed(0), toldOf(t, got.stdout)); diff != "" || !strings.Contains(got.stderr, "1 record") {
		t.Errorf("%q (-want, +got)\n%s", got.stderr, diff)
	}
}
