package parse

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// An envelope is an object in which a record came from one service to another.
type envelope struct {
	path   []string // to the member that holds the record
	beside []string // without one of these the member is a coincidence; nil if the path is clear enough
	packed bool     // the record is in base64, gzipped or not
}

// envelopes are tried in this order.
var envelopes = []envelope{
	{path: []string{"CloudTrailEvent"}},                                                                                    // LookupEvents
	{path: []string{"@message"}},                                                                                           // Logs Insights
	{path: []string{"awslogs", "data"}, packed: true},                                                                      // a subscription to Lambda
	{path: []string{"kinesis", "data"}, packed: true},                                                                      // Kinesis to Lambda
	{path: []string{"Sns", "Message"}},                                                                                     // SNS to Lambda
	{path: []string{"sessionUpdate"}},                                                                                      // StartLiveTail
	{[]string{"Message"}, []string{"TopicArn", "TopicARN"}, false},                                                         // SNS to anything else
	{[]string{"body"}, []string{"messageId", "receiptHandle", "eventSourceARN"}, false},                                    // SQS to Lambda
	{[]string{"Body"}, []string{"MessageId", "ReceiptHandle"}, false},                                                      // ReceiveMessage of SQS
	{[]string{"Data"}, []string{"SequenceNumber", "PartitionKey"}, true},                                                   // GetRecords of Kinesis
	{[]string{"data"}, []string{"recordId", "partitionKey", "sequenceNumber"}, true},                                       // Firehose to Lambda
	{[]string{"rawData"}, []string{"attemptsMade", "errorCode"}, true},                                                     // records that Firehose could not deliver
	{[]string{"requestPayload"}, []string{"requestContext"}, false},                                                        // a Lambda destination
	{[]string{"log"}, []string{"stream", "time", "docker", "kubernetes", "container_name", "container_id", "date"}, false}, // Docker, Fluentd
	{[]string{"MESSAGE"}, []string{"__REALTIME_TIMESTAMP", "_HOSTNAME", "__CURSOR"}, false},                                // journald
	{[]string{"message"}, []string{"ingestionTime", "logStreamName", "logStream", "@version", "source_type", "agent"}, false},
	{[]string{"_source"}, []string{"_index"}, false},   // OpenSearch
	{[]string{"event"}, []string{"sourcetype"}, false}, // input of Splunk
	{[]string{"result", "_raw"}, nil, false},           // output of Splunk
	{[]string{"_raw"}, nil, false},
}

// lists are the members in which answers and files of AWS hold records. Streamed lists
// may be larger than memory, and the members beside them say nothing about their
// records.
var (
	streamed = []string{
		listMember,   // a file of CloudTrail; records for Lambda; GetRecords of Kinesis
		"events",     // FilterLogEvents, GetLogEvents
		"Events",     // LookupEvents
		"AuthEvents", // AdminListUserAuthEvents
		"results",    // GetQueryResults
		"records",    // Firehose to Lambda
		"Messages",   // ReceiveMessage of SQS
	}
	lists = append([]string{
		"logEvents",      // a subscription
		"sessionResults", // StartLiveTail
	}, streamed...)
)

// HoldsRecords reports whether the list in a member of this name has records that can be
// read one by one.
func HoldsRecords(name string) bool { return slices.Contains(streamed, name) }

// deepest is how many envelopes may be around a record. A log that goes through Kinesis,
// SQS and Lambda gets five from AWS.
const deepest = 8

func isEnvelope(o object) bool { return listIn(o) != "" || enveloped(o) != nil }

// listIn returns the member that holds a list of records, "" for none.
func listIn(o object) string {
	if o["level"] != nil {
		return "" // a line of a program, which may have lists
	}
	for _, name := range lists {
		if _, ok := o[name].([]any); ok {
			return name
		}
	}
	return ""
}

// enveloped returns the path to the record that an object holds, nil for none.
func enveloped(o object) *envelope {
	for i := range envelopes {
		if e := &envelopes[i]; e.holds(o) {
			return e
		}
	}
	for _, e := range []*envelope{{path: []string{"message"}}, {path: []string{"detail"}}} {
		if e.path[0] == "message" && isLogEvent(o) && e.value(o) != nil || e.path[0] == "detail" && isCallInDetail(o) {
			return e
		}
	}
	return nil
}

func (e *envelope) holds(o object) bool {
	if e.value(o) == nil {
		return false
	}
	return e.beside == nil || slices.ContainsFunc(e.beside, func(name string) bool { return o[name] != nil })
}

// value returns what the member holds, nil if it is neither text nor an object.
func (e *envelope) value(o object) any {
	var value any = map[string]any(o)
	for _, name := range e.path {
		value = objectOf(value)[name]
	}
	switch value.(type) {
	case string, map[string]any:
		return value
	}
	return nil
}

// isLogEvent tells an event of CloudWatch Logs from a line of a program, where only its
// time distinguishes it.
func isLogEvent(o object) bool {
	_, number := o["timestamp"].(json.Number)
	return number && o.firstOf("level", "log_level", "severity", "levelname") == ""
}

// isCallInDetail recognizes an event of EventBridge that CloudTrail sent.
func isCallInDetail(o object) bool {
	detail := o.object("detail")
	return detail["eventName"] != nil || detail["eventType"] != nil || detail["detail"] != nil
}

// parseEnvelope parses the contents of an envelope. The errors of what it does not
// understand are joined into one.
func (p *Parser) parseEnvelope(r logs.Record, o object, emit func(*logs.Event)) error {
	r = addressed(r, o)
	if e := enveloped(o); e != nil && listIn(o) == "" {
		text, err := p.open(e.value(o), e.packed)
		if err != nil {
			return p.missed(r.Text)
		}
		return p.inner(r, text, emit)
	}
	elements, err := elementsOf(r.Text, listIn(o))
	if err != nil {
		return fmt.Errorf("%w: %w", p.missed(r.Text), err)
	}
	var failed []error
	for _, element := range elements {
		failed = append(failed, p.inner(r, element, emit))
	}
	return errors.Join(failed...)
}

// open returns the text of the record in an envelope.
func (p *Parser) open(value any, packed bool) (string, error) {
	text, ok := value.(string)
	switch {
	case !ok:
		var b strings.Builder
		to := json.NewEncoder(&b)
		to.SetEscapeHTML(false)
		err := to.Encode(value)
		return b.String(), err
	case packed || isPacked(text):
		return p.unpack(text)
	}
	return text, nil
}

// inner parses a record inside another one. One that is nested deeper than AWS nests
// envelopes is not understood.
func (p *Parser) inner(r logs.Record, text string, emit func(*logs.Event)) error {
	if p.depth >= deepest {
		return p.missed(text)
	}
	p.depth++
	defer func() { p.depth-- }()
	r.Text = text
	return p.Parse(r, emit)
}

// addressed returns a record with what its envelope says about it.
func addressed(r logs.Record, o object) logs.Record {
	if id := o.text("eventId"); id != "" {
		r.ID = id
	}
	if group := o.firstOf("logGroup", "logGroupName", "@log", "logGroupIdentifier"); group != "" {
		_, name, ok := strings.Cut(group, ":") // in @log, the account comes first
		if !ok {
			name = group
		}
		if at := strings.LastIndex(name, ":log-group:"); at >= 0 { // an ARN
			name = strings.TrimSuffix(name[at+len(":log-group:"):], ":*")
		}
		r.Group = name
	}
	if stream := o.firstOf("logStreamName", "logStream", "@logStream"); stream != "" {
		r.Stream = stream
	}
	if t := timeIn(o); !t.IsZero() {
		r.Time = t
	}
	if t := parseTime(o.firstOf("ingestionTime", "@ingestionTime")); !t.IsZero() {
		r.Ingested = t
	}
	return r
}

// elementsOf returns the elements of the list in an envelope, or of a list without an
// envelope, as they were written.
func elementsOf(text, member string) ([]string, error) {
	var list []json.RawMessage
	if strings.HasPrefix(text, "[") {
		if err := json.Unmarshal([]byte(text), &list); err != nil {
			return nil, err
		}
		return textsOf(list), nil
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(members[member], &list); err != nil {
		return nil, err
	}
	return textsOf(list), nil
}

func textsOf(list []json.RawMessage) []string {
	out := make([]string, len(list))
	for i, element := range list {
		out[i] = string(element)
	}
	return out
}
