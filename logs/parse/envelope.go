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
	beside []string // an object with none of these has the member by chance; nil where the name says enough
	packed bool     // the record is in base64, gzipped or not
}

// envelopes are looked for in this order.
var envelopes = []envelope{
	{path: []string{"CloudTrailEvent"}},                                                                                    // LookupEvents
	{path: []string{"@message"}},                                                                                           // Logs Insights
	{path: []string{"awslogs", "data"}, packed: true},                                                                      // a subscription of Lambda's
	{path: []string{"kinesis", "data"}, packed: true},                                                                      // Kinesis to Lambda
	{path: []string{"Sns", "Message"}},                                                                                     // SNS to Lambda
	{path: []string{"sessionUpdate"}},                                                                                      // StartLiveTail
	{[]string{"Message"}, []string{"TopicArn", "TopicARN"}, false},                                                         // SNS to anything else
	{[]string{"body"}, []string{"messageId", "receiptHandle", "eventSourceARN"}, false},                                    // SQS to Lambda
	{[]string{"Body"}, []string{"MessageId", "ReceiptHandle"}, false},                                                      // ReceiveMessage of SQS
	{[]string{"Data"}, []string{"SequenceNumber", "PartitionKey"}, true},                                                   // GetRecords of Kinesis
	{[]string{"data"}, []string{"recordId", "partitionKey", "sequenceNumber"}, true},                                       // Firehose to Lambda
	{[]string{"rawData"}, []string{"attemptsMade", "errorCode"}, true},                                                     // what Firehose could not deliver
	{[]string{"requestPayload"}, []string{"requestContext"}, false},                                                        // a destination of Lambda's
	{[]string{"log"}, []string{"stream", "time", "docker", "kubernetes", "container_name", "container_id", "date"}, false}, // Docker, Fluentd
	{[]string{"MESSAGE"}, []string{"__REALTIME_TIMESTAMP", "_HOSTNAME", "__CURSOR"}, false},                                // journald
	{[]string{"message"}, []string{"ingestionTime", "logStreamName", "logStream", "@version", "source_type", "agent"}, false},
	{[]string{"_source"}, []string{"_index"}, false},   // OpenSearch
	{[]string{"event"}, []string{"sourcetype"}, false}, // Splunk takes it so
	{[]string{"result", "_raw"}, nil, false},           // and gives it so
	{[]string{"_raw"}, nil, false},
}

// lists are the members in which answers and files of AWS hold records. Those that
// are streamed may be larger than memory is, and what stands beside them says nothing
// of their records.
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

// HoldsRecords reports whether the list in a member of this name is one of records
// that can be taken for themselves.
func HoldsRecords(name string) bool { return slices.Contains(streamed, name) }

// deepest is how many envelopes there may be around a record. AWS makes five of a log
// that goes by Kinesis, SQS and Lambda.
const deepest = 8

func isEnvelope(o object) bool { return listIn(o) != "" || enveloped(o) != nil }

// listIn is the member that holds a list of records, "" for none.
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

// enveloped is the path to the record that an object holds, nil for none.
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

// value is what the member holds, nil when it is neither a text nor an object.
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

// isLogEvent knows an event of CloudWatch Logs, where nothing tells it but its time,
// from a line of a program.
func isLogEvent(o object) bool {
	_, number := o["timestamp"].(json.Number)
	return number && o.firstOf("level", "log_level", "severity", "levelname") == ""
}

// isCallInDetail knows an event of EventBridge that CloudTrail has sent.
func isCallInDetail(o object) bool {
	detail := o.object("detail")
	return detail["eventName"] != nil || detail["eventType"] != nil || detail["detail"] != nil
}

// parseEnvelope parses what an envelope holds. What it does not understand of it is
// joined into one error.
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

// open is the text of the record in an envelope.
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

// inner parses a record within another one. An envelope that is deeper in envelopes
// than AWS puts one is nobody's.
func (p *Parser) inner(r logs.Record, text string, emit func(*logs.Event)) error {
	if p.depth >= deepest {
		return p.missed(text)
	}
	p.depth++
	defer func() { p.depth-- }()
	r.Text = text
	return p.Parse(r, emit)
}

// addressed is a record with what its envelope says of it.
func addressed(r logs.Record, o object) logs.Record {
	if id := o.text("eventId"); id != "" {
		r.ID = id
	}
	if group := o.firstOf("logGroup", "logGroupName", "@log", "logGroupIdentifier"); group != "" {
		_, name, ok := strings.Cut(group, ":") // @log has the account before it
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

// elementsOf are the elements of the list in an envelope, or of a list that stands
// for itself, as they were written.
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
