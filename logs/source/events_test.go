package source

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// even knows every event that has a time and an id ending with an even digit.
func even(r *logs.Record) bool {
	return strings.ContainsAny(r.ID[len(r.ID)-1:], "02468") && r.Time.Equal(time.UnixMilli(7))
}

func TestKnownEventsAreLeftOutOfAnAnswer(t *testing.T) {
	for _, c := range []struct {
		name, answer, rest string
		left               int
	}{
		{
			"first, middle and last", `{"events":[{"eventId":"0","timestamp":7},{"eventId":"1","timestamp":7},{"eventId":"2","timestamp":7}],"nextToken":"n"}`,
			`{"events":[{"eventId":"1","timestamp":7}],"nextToken":"n"}`, 2,
		},
		{"all", `{"searchedLogStreams":[],"events":[{"eventId":"0","timestamp":7}]}`, `{"searchedLogStreams":[],"events":[]}`, 1},
		{
			"with brackets and quotation marks in the message",
			`{"events":[{"message":"{\"a\":[\"}]\\\\\"]}\\","eventId":"0","timestamp":7},{"message":"\"\\","timestamp":7,"eventId":"3"}]}`,
			`{"events":[{"message":"\"\\","timestamp":7,"eventId":"3"}]}`, 1,
		},
		{"with blanks", "\n{ \"events\" : [ {\"eventId\" : \"0\" , \"timestamp\" : 7 } , {} ] } ", "\n{ \"events\" : [ {} ] } ", 1},
		{"of another time", `{"events":[{"eventId":"0","timestamp":8}]}`, "", 0},
		{"without a time", `{"events":[{"eventId":"0"}]}`, "", 0},
		{"with two ids", `{"events":[{"eventId":"0","timestamp":7,"eventId":"0"}]}`, "", 0},
		{"with an id in escapes", `{"events":[{"eventId":"\u00310","timestamp":7}]}`, "", 0},
		{"in two lists", `{"events":[{"eventId":"0","timestamp":7}],"events":[]}`, "", 0},
		{"not in the list", `{"other":[{"eventId":"0","timestamp":7}],"events":{"eventId":"0","timestamp":7}}`, "", 0},
		{"cut", `{"events":[{"eventId":"0","timestamp":7},{"eventId":"`, "", 0},
		{"of no list", `{"events":null}`, "", 0},
		{"of nothing", ``, "", 0},
	} {
		rest := c.rest
		if c.left == 0 {
			rest = c.answer
		}
		if got, left := withoutKnown([]byte(c.answer), even); string(got) != rest || left != c.left {
			t.Errorf("%s: left %s and said %d, not %s and %d", c.name, got, left, rest, c.left)
		}
	}
}

// FuzzWithoutKnown: what is left of an answer is what encoding/json finds in it,
// minus the known events.
func FuzzWithoutKnown(f *testing.F) {
	f.Add([]byte(`{"events":[{"eventId":"0","timestamp":7,"message":"a\"b\\"},{"eventId":"1","timestamp":7,"x":[{}]}],"nextToken":"n"}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		before, ok := decoded(answer)
		if !ok || bytes.Contains(answer, []byte(`\u`)) { // a name may be written like this; it is not recognized then
			return
		}
		rest, left := withoutKnown(bytes.Clone(answer), even)
		if left == 0 {
			if !bytes.Equal(rest, answer) {
				t.Fatalf("changed without leaving anything out: %s", rest)
			}
			return
		}
		after, ok := decoded(rest)
		if !ok || len(after.events)+left != len(before.events) || !reflect.DeepEqual(after.others, before.others) {
			t.Fatalf("%d left out of %s gives %s", left, answer, rest)
		}
		for _, e := range before.events {
			if len(after.events) > 0 && reflect.DeepEqual(e, after.events[0]) {
				after.events = after.events[1:]
				continue
			}
			if id, _ := e["eventId"].(string); e["timestamp"] != 7.0 || id == "" || !even(&logs.Record{ID: id, Time: time.UnixMilli(7)}) {
				t.Fatalf("%v was left out of %s", e, answer)
			}
		}
	})
}

type decodedAnswer struct {
	events []map[string]any
	others map[string]json.RawMessage
}

func decoded(answer []byte) (d decodedAnswer, ok bool) {
	if json.Unmarshal(answer, &d.others) != nil || json.Unmarshal(d.others["events"], &d.events) != nil {
		return d, false
	}
	delete(d.others, "events")
	return d, true
}
