package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// isTrigger recognizes the event that Cognito passes to a trigger, printed as
// it is.
func isTrigger(o object) bool { return o.text("triggerSource") != "" && o.text("userPoolId") != "" }

// isLambdaLog recognizes Lambda's own JSON format and that of logging libraries,
// which put the printed event into one of their members.
func isLambdaLog(o object) bool {
	if isPlatform(o) || triggerIn(o) != nil {
		return true
	}
	leveled := o.firstOf("level", "log_level", "severity", "levelname", "Level", "@l") != ""
	return leveled && (requestOf(o) != "" || firstValue(o, messageMembers) != nil && !timeIn(o).IsZero()) ||
		o["errorType"] != nil && o["errorMessage"] != nil
}

// requestOf returns the id of the request that a line belongs to.
func requestOf(o object) string {
	return o.firstOf("requestId", "AWSRequestId", "function_request_id", "awsRequestId", "aws_request_id", "xray_trace_id")
}

// messageMembers are the names that programs use for their message.
var messageMembers = []string{"message", "msg", "Message", "event", "data", "@m", "@mt"}

// firstValue returns the first of several members that is present.
func firstValue(o object, names []string) any {
	for _, name := range names {
		if o[name] != nil {
			return o[name]
		}
	}
	return nil
}

// isPlatform recognizes Lambda's own lines in the JSON format.
func isPlatform(o object) bool {
	return strings.HasPrefix(o.text("type"), "platform.") && o["record"] != nil
}

func (p *Parser) parseTrigger(r logs.Record, o object, emit func(*logs.Event)) error {
	p.triggerEvent(r, o, "")
	p.hand(r, emit)
	return nil
}

// parseLambdaLog reads a line of the JSON format: a report of Lambda's, a printed
// event, or the error that ended the function.
func (p *Parser) parseLambdaLog(r logs.Record, o object, emit func(*logs.Event)) error {
	p.functional = r.Group
	request := requestOf(o)
	if t := timeIn(o); !t.IsZero() {
		r.Time = t
	}
	if isPlatform(o) {
		if p.platformReport(r, o) {
			p.hand(r, emit)
		}
		return nil
	}
	if inner := triggerIn(o); inner != nil {
		p.triggerEvent(r, inner, request)
		p.hand(r, emit)
		return nil
	}
	if message := errorIn(o); message != "" {
		p.failed(r, request, message)
		p.hand(r, emit)
		return nil
	}
	for _, name := range messageMembers {
		if text := recordIn(o[name]); text != "" {
			return p.inner(r, text, emit)
		}
	}
	return nil
}

// recordIn returns the text of a record that a program printed, "" if no format
// recognizes the value.
func recordIn(value any) string {
	text, ok := value.(string)
	inner := objectOf(value)
	if ok && strings.HasPrefix(text, "{") {
		inner, _, _ = decode(text) // nil is no record
	}
	if inner == nil || !isRecord(inner) {
		return ""
	}
	if !ok {
		raw, _ := json.Marshal(inner) // it was JSON
		text = string(raw)
	}
	return text
}

// isRecord reports whether an object is a record, or holds one, anywhere. A program's
// messages are not records.
func isRecord(o object) bool {
	return isActivity(o) || isCloudTrail(o) || isNotification(o) || isHistory(o) || isEnvelope(o) && listIn(o) != "records"
}

// How far a trigger's event is searched for in a function's output: how deep, and in how
// many objects.
const (
	deepestTrigger = 6
	mostObjects    = 256
)

// triggerIn returns the trigger's event in a line of a log, at any depth, as an object or as
// text of JSON, Python or Node.js.
func triggerIn(o object) object {
	left := mostObjects
	return triggerWithin(o, deepestTrigger, &left)
}

func triggerWithin(o object, depth int, left *int) object {
	if isTrigger(o) {
		return o
	}
	if *left--; depth == 0 || *left < 0 {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(o)) {
		if found := triggerOf(o[name], depth-1, left); found != nil {
			return found
		}
	}
	return nil
}

// triggerOf returns the trigger's event in a value.
func triggerOf(value any, depth int, left *int) object {
	switch v := value.(type) {
	case map[string]any:
		return triggerWithin(v, depth, left)
	case []any:
		for _, element := range v {
			if found := triggerOf(element, depth, left); found != nil || *left < 0 {
				return found
			}
		}
	case string:
		if strings.Contains(v, "triggerSource") {
			return printedTriggerIn(v, depth, left)
		}
	}
	return nil
}

// printedTriggerIn returns the trigger's event among the objects in a text.
func printedTriggerIn(text string, depth int, left *int) object {
	for o := range mask.AllPrinted(text) {
		if found := triggerWithin(o, depth, left); found != nil || *left < 0 {
			return found
		}
	}
	return nil
}

// errorIn is the error that ended an invocation, "" when the line has none.
// Node.js puts it into message, Python next to it.
func errorIn(o object) string {
	for _, in := range []object{o, o.object("message"), o.object("error")} {
		if in["errorType"] != nil || in["errorMessage"] != nil {
			return strings.Trim(in.text("errorType")+": "+in.text("errorMessage"), ": ")
		}
	}
	return ""
}

// platformReport makes an event of a report of an invocation that failed or that
// took longer than Cognito waits.
func (p *Parser) platformReport(r logs.Record, o object) bool {
	record := o.object("record")
	if o.text("type") != "platform.report" {
		return false
	}
	metrics := record.object("metrics")
	duration := number(metrics.text("durationMs")) // 0 says nothing
	start := number(metrics.firstOf("initDurationMs", "restoreDurationMs"))
	message := whyReported(record.text("status"), record.text("errorType"), duration, start)
	if message == "" {
		return false
	}
	p.failed(r, record.text("requestId"), message)
	return true
}

// triggerEvent makes the event of a trigger's event. It says who wanted what,
// seldom how it ended.
func (p *Parser) triggerEvent(r logs.Record, o object, request string) {
	in := o.object("request")
	attributes := in.object("userAttributes")
	p.event = logs.Event{
		Kind: logs.Trigger, Trigger: o.text("triggerSource"), Action: p.function(r).Name,
		Pool: o.text("userPoolId"), Client: o.object("callerContext").text("clientId"),
		Username: o.text("userName"), Sub: attributes.text("sub"), Phone: attributes.text("phone_number"),
		NewDevice: in.yes("newDeviceUsed"), Provider: in.text("providerName"),
		Request: request, Source: logs.Lambda,
	}
	e := &p.event
	switch {
	case strings.HasPrefix(e.Trigger, "PostAuthentication_"), strings.HasPrefix(e.Trigger, "PostConfirmation_"):
		e.Outcome = logs.Pass // they run after a success only
	case in.yes("userNotFound"):
		e.Outcome, e.Reason = logs.Fail, logs.UnknownUser
	}
	if answer := o.object("response").text("answerCorrect"); answer != "" {
		response := logs.Fail
		if answer == "true" {
			response = logs.Pass
		}
		e.Challenges = []logs.Challenge{{Name: "CUSTOM_CHALLENGE", Response: response}}
	}
}

// failed makes the event of a failed invocation. Lambda reports one failure in
// several lines: the error, the time-out, the report. They get one id.
func (p *Parser) failed(r logs.Record, request, message string) {
	f := p.function(r)
	p.event = logs.Event{
		Kind: logs.Trigger, Outcome: logs.Fail, Reason: logs.TriggerFailed, Pool: f.Pool, Trigger: f.Trigger, Action: f.Name,
		Message: message, Request: request, Source: logs.Lambda,
	}
	if request != "" {
		h := sha256.Sum256([]byte("failed " + request))
		p.event.ID = hex.EncodeToString(h[:16])
	}
}

// usualGroup is the log group that Lambda uses by default.
const usualGroup = "/aws/lambda/"

// function is the function whose log a record is from.
func (p *Parser) function(r logs.Record) Function {
	if f, ok := p.Functions[r.Group]; ok {
		return f
	}
	if name, ok := strings.CutPrefix(r.Group, usualGroup); ok {
		return Function{Name: name}
	}
	return Function{}
}

// isFunction reports whether a record is from a function's log: by its group, or by
// what was read from the group before.
func (p *Parser) isFunction(r logs.Record) bool {
	_, known := p.Functions[r.Group]
	return known || p.function(r).Name != "" || r.Group != "" && r.Group == p.functional
}
