package parse

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// isPairs recognizes a row of GetQueryResults: a list of names with their values.
func isPairs(o object) bool {
	list := o.list(listMember)
	for _, element := range list {
		pair := objectOf(element)
		if pair.text("field") == "" || len(pair) != 2 {
			return false
		}
	}
	return len(list) > 0 && len(o) == 1
}

func (p *Parser) parsePairs(r logs.Record, o object, emit func(*logs.Event)) error {
	row := object{}
	for _, element := range o.list(listMember) {
		pair := objectOf(element)
		row[pair.text("field")] = pair["value"]
	}
	return p.whole(r, row, emit)
}

// whole parses a record that was assembled from its parts.
func (p *Parser) whole(r logs.Record, o object, emit func(*logs.Event)) error {
	text, err := json.Marshal(o)
	if err != nil {
		return p.missed(r.Text)
	}
	return p.inner(r, string(text), emit)
}

// trailMembers are the members of a CloudTrail record by their names in tables: in
// lower case, without blanks (Athena, the console's CSV).
var trailMembers = inSmallLetters(
	"eventVersion", "eventTime", "eventSource", "eventName", "eventID", "eventType", "eventCategory", "awsRegion",
	"sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestID", "readOnly", "recipientAccountId",
	"userIdentity", "requestParameters", "responseElements", "additionalEventData", "serviceEventDetails",
)

func inSmallLetters(names ...string) map[string]string {
	out := make(map[string]string, len(names))
	for _, name := range names {
		out[strings.ToLower(name)] = name
	}
	return out
}

// tableNames removes from the name of a column what tables add.
var tableNames = strings.NewReplacer(" ", "", "_", "", "-", "")

// memberOf returns the path of the member that a column holds.
func memberOf(column string) []string {
	if name, ok := trailMembers[strings.ToLower(tableNames.Replace(column))]; ok {
		return []string{name}
	}
	if strings.HasPrefix(column, "@") {
		return []string{column}
	}
	path := strings.Split(column, ".")
	const longest = 8 // members
	return path[:min(len(path), longest)]
}

// isRow recognizes a row of a table made from a record: its columns are members in
// another case, or members of nested objects.
func isRow(o object) bool {
	queried := o["@timestamp"] != nil
	if o["@message"] != nil || !queried && o["eventName"] != nil && !holdsPath(o) {
		return false
	}
	event, when := false, queried
	for column := range o {
		name := memberOf(column)[0]
		event = event || name == "eventName" || column == "message.eventType"
		when = when || name == "eventTime" || column == "eventTimestamp"
	}
	return event && when
}

// holdsPath reports whether a column is a member of a nested object.
func holdsPath(o object) bool {
	for column := range o {
		if strings.IndexByte(column, '.') > 0 {
			return true
		}
	}
	return false
}

// parseRow assembles the record from which a row was made.
func (p *Parser) parseRow(r logs.Record, o object, emit func(*logs.Event)) error {
	record := object{}
	for _, column := range slices.Sorted(maps.Keys(o)) {
		if !strings.HasPrefix(column, "@") {
			record.put(memberOf(column), cellOf(o[column]))
		}
	}
	stamp := o.text("@timestamp")
	if t := parseTime(stamp); !t.IsZero() {
		r.Time = t
	}
	if record["eventName"] != nil && record["eventTime"] == nil {
		record["eventTime"] = stamp
	}
	return p.whole(r, record, emit)
}

// put sets a member of a nested object. If two columns contradict each other,
// the first stays.
func (o object) put(path []string, value any) {
	at := map[string]any(o)
	for _, name := range path[:len(path)-1] {
		next, ok := at[name].(map[string]any)
		if !ok {
			if at[name] != nil {
				return
			}
			next = map[string]any{}
			at[name] = next
		}
		at = next
	}
	if last := path[len(path)-1]; at[last] == nil {
		at[last] = value
	}
}

// cellOf returns the value in a cell, which is always text: an object is written as
// JSON, or in Athena's own notation.
func cellOf(value any) any {
	text, ok := value.(string)
	if !ok || !strings.HasPrefix(text, "{") {
		return value
	}
	inner := object(mask.Printed(text))
	if inner == nil {
		return value
	}
	for _, name := range []string{"invokedBy", "principalId"} {
		if small := strings.ToLower(name); inner[name] == nil && inner[small] != nil {
			inner[name] = inner[small]
		}
	}
	return map[string]any(inner)
}
