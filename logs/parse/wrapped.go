package parse

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// lists are the members in which AWS's answers and files hold records.
var lists = []string{
	listMember,   // a file of CloudTrail
	"events",     // FilterLogEvents, GetLogEvents
	"Events",     // LookupEvents
	"AuthEvents", // AdminListUserAuthEvents
}

// wrappers are the members that hold a record as a string: of LookupEvents and
// of Logs Insights.
var wrappers = []string{"CloudTrailEvent", "@message"}

// HoldsRecords reports whether a member of this name holds a list of records.
func HoldsRecords(name string) bool { return slices.Contains(lists, name) }

func isWrapped(o object) bool {
	for _, name := range lists {
		if _, ok := o[name].([]any); ok {
			return true
		}
	}
	return wrapped(o) != ""
}

// wrapped is the record that another one holds, "" for none.
func wrapped(o object) string {
	for _, name := range wrappers {
		if text, ok := o[name].(string); ok {
			return text
		}
	}
	if text, ok := o["message"].(string); ok && isLogEvent(o) {
		return text
	}
	if detail := o.object("detail"); detail["eventName"] != nil { // EventBridge
		text, _ := json.Marshal(detail) // it was JSON
		return string(text)
	}
	return ""
}

// isLogEvent recognizes an event of CloudWatch Logs by its other members.
func isLogEvent(o object) bool {
	for _, name := range []string{"ingestionTime", "logStreamName"} {
		if o[name] != nil {
			return true
		}
	}
	_, number := o["timestamp"].(json.Number)
	return number
}

// parseWrapped parses what a record holds. What it does not understand is
// joined into one error.
func (p *Parser) parseWrapped(r logs.Record, o object, emit func(*logs.Event)) error {
	if text := wrapped(o); text != "" {
		return p.inner(unwrapped(r, o, text), text, emit)
	}
	elements, err := elementsOf(r.Text)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotUnderstood, err)
	}
	var failed []error
	for _, element := range elements {
		if err := p.inner(logs.Record{Text: element, Time: r.Time, Ingested: r.Ingested, Group: r.Group, Stream: r.Stream}, element, emit); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// inner parses a record within another one, unless that wraps deeper than AWS
// does: a record of LookupEvents in the list of its answer.
func (p *Parser) inner(r logs.Record, text string, emit func(*logs.Event)) error {
	const deepest = 3
	if p.depth >= deepest {
		return ErrNotUnderstood
	}
	p.depth++
	defer func() { p.depth-- }()
	r.Text = text
	return p.Parse(r, emit)
}

// unwrapped is the record in an event of CloudWatch Logs.
func unwrapped(r logs.Record, o object, text string) logs.Record {
	out := logs.Record{Text: text, ID: o.text("eventId"), Group: r.Group, Stream: r.Stream, Time: r.Time, Ingested: r.Ingested}
	if stream := o.firstOf("logStreamName", "@logStream"); stream != "" {
		out.Stream = stream
	}
	if t := parseTime(o.firstOf("timestamp", "@timestamp")); !t.IsZero() {
		out.Time = t
	}
	if t := parseTime(o.text("ingestionTime")); !t.IsZero() {
		out.Ingested = t
	}
	return out
}

// elementsOf are the elements of the list in a wrapper, or of a list that is the
// whole value, as they were written.
func elementsOf(text string) ([]string, error) {
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
	for _, name := range lists {
		if json.Unmarshal(members[name], &list) == nil {
			return textsOf(list), nil
		}
	}
	return nil, errors.New("it is not a list")
}

func textsOf(list []json.RawMessage) []string {
	out := make([]string, len(list))
	for i, element := range list {
		out[i] = string(element)
	}
	return out
}
