package parse

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// TestTheScannerReadsWhatIsUsual says what must not fall back to encoding/json,
// which is correct but ten times slower.
func TestTheScannerReadsWhatIsUsual(t *testing.T) {
	for name, text := range map[string]string{
		"the guide's form":     logstest.Activity,
		"blanks":               logstest.Replaced(strings.ReplaceAll(logstest.Activity, `":"`, `": "`), `,"logSourceId"`, `, "logSourceId"`),
		"other letters":        logstest.Replaced(logstest.Activity, "Seattle", "São Paulo, 東京"),
		"other order":          logstest.Replaced(logstest.Replaced(logstest.Activity, `"city":"Seattle",`, ``), `"version":"1"`, `"city":"Seattle","version":"1"`),
		"new members":          logstest.Replaced(logstest.Activity, `"version":"1"`, `"version":"1","asn":"64496","vpn":null`),
		"null":                 logstest.Replaced(logstest.Activity, `"Seattle"`, `null`),
		"booleans":             logstest.Replaced(logstest.Activity, `"false"`, `false`),
		"no challenges":        logstest.Replaced(logstest.Activity, `[{"challengeName":"Password","challengeResponse":"Failure"}]`, `[]`),
		"challenges as words":  logstest.Replaced(logstest.Activity, `[{"challengeName":"Password","challengeResponse":"Failure"}]`, `["Password:Failure", "Mfa"]`),
		"no source of the log": logstest.Replaced(logstest.Activity, `,"logSourceId":{"userPoolId":"eu-west-1_Pool"}`, ``),
	} {
		var c scanner
		if !c.activity(text) {
			t.Errorf("%s: the scanner gives up on %s", name, text)
		}
		bothAgree(t, text)
	}
}

// TestTheScannerGivesUp says what it leaves to encoding/json, and that nothing is
// lost by that.
func TestTheScannerGivesUp(t *testing.T) {
	for name, text := range map[string]string{
		"an escape":          logstest.Replaced(logstest.Activity, "Seattle", `S\u00e3o Paulo`),
		"a control":          logstest.Replaced(logstest.Activity, "Seattle", "Sea\u202ettle"),
		"a member twice":     logstest.Replaced(logstest.Activity, `"version":"1"`, `"version":"1","city":"Porto"`),
		"a number":           logstest.Replaced(logstest.Activity, `"1687297330677"`, `1687297330677`),
		"an object":          logstest.Replaced(logstest.Activity, `"version":"1"`, `"version":{"a":"b"}`),
		"a message in text":  logstest.Replaced(logstest.Replaced(logstest.Activity, `"message":{"version":"1","eventId":"e-1"`, `"message":"{\"version\":\"1\",\"eventId\":\"e-1\"`), `"true"},`, `"true"}",`),
		"a line break":       logstest.Replaced(logstest.Activity, `,"logSourceId"`, ",\n\"logSourceId\""),
		"something behind":   logstest.Activity + "x",
		"a cut":              logstest.Activity[:len(logstest.Activity)-9],
		"not UTF-8":          logstest.Replaced(logstest.Activity, "Seattle", "Sea\xfftle"),
		"a list in the list": logstest.Replaced(logstest.Activity, `[{"challengeName":"Password","challengeResponse":"Failure"}]`, `[["Password"]]`),
	} {
		var c scanner
		if c.activity(text) {
			t.Errorf("%s: the scanner takes %s", name, text)
		}
	}
	e := one(t, logstest.Replaced(logstest.Replaced(logstest.Activity, "Seattle", `S\u00e3o \u202ePaulo`), `"1687297330677"`, `1687297330677`))
	if e.City != "São ‹202E›Paulo" || e.Time.UnixMilli() != 1687297330677 {
		t.Errorf("got %+v", e)
	}
}

// bothAgree compares the scanner with encoding/json: where it reads a record, the
// event is the same.
func bothAgree(t *testing.T, text string) {
	t.Helper()
	var fast, slow Parser
	if !fast.scan.activity(text) {
		return
	}
	if !json.Valid([]byte(text)) {
		t.Fatalf("encoding/json refuses %s", text)
	}
	o, _, err := decode(text)
	if err != nil || !isActivity(o) {
		t.Fatalf("no user activity: %s: %v", text, err)
	}
	var a, b logs.Event
	fast.activityEvent(logs.Record{}, text, func(e *logs.Event) { a = *e })
	slow.scan.found = decodedActivity(o)
	slow.activityEvent(logs.Record{}, text, func(e *logs.Event) { b = *e })
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("%s (-scanner, +encoding/json)\n%s", text, cmp.Diff(a, b))
	}
}

func FuzzTheScannerAgainstEncodingJSON(f *testing.F) {
	f.Add(logstest.Activity)
	for _, text := range samples(f) {
		f.Add(strings.TrimSpace(text))
	}
	for _, change := range [][2]string{
		{"Seattle", "São Paulo"},
		{`"Seattle"`, `null`},
		{`"Seattle"`, `"null"`},
		{`"Seattle"`, `"HIDDEN_DUE_TO_SECURITY_REASONS"`},
		{`"false"`, `false`},
		{`"version":"1"`, `"message":{},"x":true`},
		{`[{"challengeName":"Password","challengeResponse":"Failure"}]`, `["a:Success","null",{"ChallengeName":"b"},{}]`},
		{`[{"challengeName":"Password","challengeResponse":"Failure"}]`, `[{"challengeName":"]","challengeResponse":1}]`},
		{`"userPoolId":"eu-west-1_Pool","clientId"`, `"clientId"`},
		{`"1687297330677"`, `"-1"`},
		{`"1687297330677"`, `"99999999999999999"`},
		{`"1687297330677"`, `"2024-07-17T17:25:55Z"`},
	} {
		f.Add(logstest.Replaced(logstest.Activity, change[0], change[1]))
	}
	f.Fuzz(func(t *testing.T, text string) { bothAgree(t, strings.TrimSpace(text)) })
}

// FuzzUsual compares the check of eight bytes at a time with one byte by byte.
func FuzzUsual(f *testing.F) {
	for _, s := range []string{"", "alice", "a\\b", "1234567\x7f", "12345678São Paulo\\n and more", "\xff", "ﬀ\u202e", "日本語日本語 abc\x1b[31m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := plain.Safe(s) && utf8.ValidString(s) && !strings.Contains(s, `\`)
		if got := usual(s); got != want {
			t.Fatalf("usual(%q) = %v, want %v", s, got, want)
		}
	})
}

func TestParsingUserActivityAllocatesNextToNothing(t *testing.T) {
	var p Parser
	emit := func(*logs.Event) {}
	parse := func() {
		if err := p.Parse(logs.Record{Text: logstest.Activity}, emit); err != nil {
			t.Fatal(err)
		}
	}
	parse() // the challenges are read once
	if n := testing.AllocsPerRun(100, parse); n > 0 {
		t.Errorf("%v allocations a record, want none", n)
	}
}

// TestARecordTakesNothingFromTheOneBefore: the scanner fills the same places for
// each record.
func TestARecordTakesNothingFromTheOneBefore(t *testing.T) {
	var p Parser
	for _, text := range []string{logstest.Activity, `{"message":{"eventType":"SignUp","eventId":"e-2"}}`} {
		if !p.scan.activity(text) {
			t.Fatalf("the scanner gives up on %s", text)
		}
		got, want := parsed(t, &p, logs.Record{Text: text}), parsed(t, &Parser{}, logs.Record{Text: text})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-alone, +behind another)\n%s", diff)
		}
	}
}
