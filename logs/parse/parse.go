package parse

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// ErrNotUnderstood means that no format recognizes the record.
var ErrNotUnderstood = errors.New("unknown record format")

// Parser turns records into events. It is for one goroutine; the zero value is
// ready.
type Parser struct {
	// Functions maps log groups to functions, as the pool's Lambda triggers give
	// them. A function that is missing here is found by the usual name of its
	// group.
	Functions map[string]Function
	Now       func() time.Time // for times without a year; nil is [time.Now]

	scan       scanner
	event      logs.Event // passed to emit, and reused
	functional string     // the last log recognized as a function's
	depth      int        // of envelopes
	unpacked   int        // bytes, of the record that Parse was given
	account    Account
}

// Function is a Lambda function that a user pool calls.
type Function struct {
	Name    string
	Pool    string // user pool id
	Trigger string // which one of the pool's triggers: PreSignUp
}

// Parse finds the events of a record and passes them to emit in order. The event
// is valid only during the call: emit copies what it keeps. Its strings never
// change and may share memory with the record.
//
// A record of another service, or one without an event, such as the START line
// of a function, gives none. One that no format recognizes is ErrNotUnderstood.
func (p *Parser) Parse(r logs.Record, emit func(*logs.Event)) error {
	text := strings.TrimSpace(r.Text)
	if text != "" && (text[0] < ' ' || text[0] == mark[0] || text[0] == ',') {
		text = apart(text)
	}
	if text == "" {
		return nil
	}
	if p.depth == 0 {
		p.unpacked = 0
	}
	switch text[0] {
	case '{', '[':
	case '"':
		return p.parseQuoted(r, text, emit)
	default:
		return p.parseText(r, text, emit)
	}
	if p.scan.activity(text) {
		p.activityEvent(r, text, emit)
		return nil
	}
	return p.parseJSON(r, text, emit)
}

// A format recognizes its records by their members.
type format struct {
	name   string
	knows  func(o object) bool
	parse  func(p *Parser, r logs.Record, o object, emit func(*logs.Event)) error
	passed Passed // the kind of a record without an event
}

// formats are tried in this order: the logs of functions, which can contain anything,
// come last.
func formats() [14]format {
	return [...]format{
		{"user activity", isActivity, (*Parser).parseActivity, FunctionLine},
		{"control message", isControl, passOver, Control},
		{"row of names and values", isPairs, (*Parser).parsePairs, envelopeItself},
		{"row of a table", isRow, (*Parser).parseRow, envelopeItself},
		{"envelope", isEnvelope, (*Parser).parseEnvelope, envelopeItself},
		{"user notification", isNotification, (*Parser).parseNotification, FunctionLine},
		{"digest file", isDigest, passOver, Digest},
		{"Insight event", isInsight, passOver, Insight},
		{"CloudTrail", isCloudTrail, (*Parser).parseCloudTrail, OtherService},
		{"user history", isHistory, (*Parser).parseHistory, OtherService},
		{"Lambda trigger", isTrigger, (*Parser).parseTrigger, FunctionLine},
		{"Cognito Sync", isOtherService, passOver, OtherService},
		{"metrics", isMetrics, passOver, Metrics},
		{"Lambda log", isLambdaLog, (*Parser).parseLambdaLog, FunctionLine},
	}
}

// envelopeItself marks an envelope, which is not counted as a record beside its contents.
const envelopeItself = passedKinds

func passOver(*Parser, logs.Record, object, func(*logs.Event)) error { return nil }

func (p *Parser) parseJSON(r logs.Record, text string, emit func(*logs.Event)) error {
	if ofOtherService(text) {
		p.account.Passed[OtherService]++
		return nil
	}
	o, rest, err := decode(text)
	switch {
	case err != nil:
		return p.parseText(r, text, emit) // a function may have printed a Python dict
	case rest != "" && beginsValue(rest):
		return p.parseSeveral(r, text, emit)
	case rest != "":
		return p.parseText(r, text, emit)
	}
	r.Text = strings.TrimRight(text, separators)
	for _, f := range formats() {
		if f.knows(o) {
			return p.as(f, r, o, emit)
		}
	}
	return p.nobodys(r, text)
}

// as parses a record as one of a format.
func (p *Parser) as(f format, r logs.Record, o object, emit func(*logs.Event)) error {
	before := p.account.Events
	if err := f.parse(p, r, o, emit); err != nil {
		return err
	}
	if p.account.Events == before && f.passed != envelopeItself {
		p.account.Passed[f.passed]++
	}
	return nil
}

// nobodys handles a record that no format recognizes. A function may print anything.
func (p *Parser) nobodys(r logs.Record, text string) error {
	if p.isFunction(r) {
		p.account.Passed[FunctionLine]++
		return nil
	}
	return p.missed(text)
}

// ofOtherService rejects most records of a trail as not Cognito's, without
// decoding them.
func ofOtherService(text string) bool {
	return strings.HasPrefix(text, `{"eventVersion"`) && strings.Contains(text, `"eventSource"`) &&
		!strings.Contains(text, "cognito")
}

// hand fills in what all formats have in common, and passes on the event.
func (p *Parser) hand(r logs.Record, emit func(*logs.Event)) {
	e := &p.event
	if e.Time.IsZero() && !r.Time.IsZero() {
		e.Time = r.Time.UTC()
	}
	if e.Raw == "" { // otherwise it was searched already
		e.Raw = printable(mask.Text(r.Text))
		hideSecrets(e)
	}
	if e.ID == "" {
		r.Text = e.Raw // guesses could be tried against a hash of what is hidden
		e.ID = hashOf(r)
	}
	e.Group = r.Group
	p.account.Events++
	emit(e)
}

// hideSecrets hides secrets in the texts of an event that strangers chose: tokens
// anywhere, and in an error's words whatever was printed.
func hideSecrets(e *logs.Event) {
	e.Message = mask.Text(e.Message)
	e.Rewrite(mask.Tokens)
}

// printable returns a record as printable text on one line.
func printable(text string) string {
	if plain.Safe(text) {
		return text
	}
	if text[0] == '{' || text[0] == '[' {
		var line strings.Builder
		if err := compact(&line, text); err == nil {
			text = strings.TrimSuffix(line.String(), "\n") // which the encoder appends
		}
	}
	return plain.Text(text)
}

// compact removes the line breaks from JSON.
func compact(to *strings.Builder, text string) error {
	var value json.RawMessage
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return err
	}
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
