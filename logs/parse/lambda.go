package parse

import (
	"crypto/sha256"
	"encoding/hex"
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
	return o["level"] != nil && (o["requestId"] != nil || o["function_request_id"] != nil || o["AWSRequestId"] != nil) ||
		o["errorType"] != nil && o["errorMessage"] != nil
}

// isPlatform recognizes what Lambda itself says in the JSON format.
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
	request := o.firstOf("requestId", "AWSRequestId", "function_request_id")
	if t := parseTime(o.firstOf("timestamp", "time")); !t.IsZero() {
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
	}
	return nil
}

// triggerIn is the trigger's event in a member of a log line, as an object or as
// a string of JSON or of Python.
func triggerIn(o object) object {
	for _, value := range o {
		inner := objectOf(value)
		if text, ok := value.(string); ok && strings.Contains(text, "triggerSource") {
			inner = mask.Printed(text)
		}
		if isTrigger(inner) {
			return inner
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
	var duration float64 // ms
	if d, ok := number(record.object("metrics").text("durationMs")); ok {
		duration = d
	}
	message := whyReported(record.text("status"), record.text("errorType"), duration)
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
