package parse

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

// lambdaLine is a form of a line in Lambda's text format. parse reports whether
// it holds an event.
type lambdaLine struct {
	knows func(text string) bool
	parse func(p *Parser, r logs.Record, text string) bool
}

// lambdaLines are tried in this order.
func lambdaLines() [6]lambdaLine {
	return [...]lambdaLine{
		{isReport, (*Parser).report},
		{isPlatformLine, nothing},
		{isTimeout, (*Parser).timeout},
		{isCrash, (*Parser).crash},
		{isPrintedTrigger, (*Parser).printedTrigger},
		{isLeveled, (*Parser).leveled},
	}
}

func nothing(*Parser, logs.Record, string) bool { return false }

// parseText reads a line that is not JSON: a function's, a record with other text before
// it, or one that no format recognizes.
func (p *Parser) parseText(r logs.Record, text string, emit func(*logs.Event)) error {
	r.Text = text
	if strings.HasPrefix(text, answerRow) {
		return p.parseAnswerRow(r, text, emit)
	}
	for _, l := range lambdaLines() {
		if !l.knows(text) {
			continue
		}
		p.functional = r.Group
		if l.parse(p, r, text) {
			p.hand(r, emit)
			return nil
		}
		if err, ok := p.parseBehind(r, text, emit); ok {
			return err
		}
		p.account.Passed[FunctionLine]++
		return nil
	}
	if isPacked(text) {
		unpacked, err := p.unpack(text)
		if err != nil || unpacked == text {
			return p.missed(text)
		}
		return p.inner(r, unpacked, emit)
	}
	if err, ok := p.parseBehind(r, text, emit); ok {
		return err
	}
	if isLayout(text) {
		p.account.Passed[Layout]++
		return nil
	}
	return p.nobodys(r, text)
}

// platformWords begin Lambda's own lines that report nothing.
var platformWords = []string{
	"START RequestId: ", "END RequestId: ", "INIT_START ", "INIT_REPORT ", "EXTENSION\t", "LOGS\t", "TELEMETRY\t", "XRAY TraceId: ",
	"RESTORE_START ", "RESTORE_REPORT ",
}

func isPlatformLine(text string) bool {
	for _, word := range platformWords {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// IsOfPlatform reports whether a text is a line that Lambda itself writes, not a
// function's.
func IsOfPlatform(text string) bool { return isPlatformLine(text) || isReport(text) }

func isReport(text string) bool { return strings.HasPrefix(text, "REPORT RequestId: ") }

// report reads REPORT RequestId: …\tDuration: 5003.12 ms\t…\tStatus: timeout.
func (p *Parser) report(r logs.Record, text string) bool {
	values := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimPrefix(text, "REPORT "), "\t") {
		if name, value, ok := strings.Cut(part, ":"); ok {
			values[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	duration := number(strings.TrimSuffix(values["Duration"], " ms")) // 0 says nothing
	start := number(strings.TrimSuffix(cmp.Or(values["Init Duration"], values["Restore Duration"]), " ms"))
	message := whyReported(values["Status"], values["Error Type"], duration, start)
	if message == "" {
		return false
	}
	p.failed(r, textOf(values["RequestId"]), textOf(message))
	return true
}

// cognitoWaits is how long a trigger has to answer, in ms, whatever its own
// time-out is (developer guide, "Customizing user pool workflows with Lambda
// triggers").
const cognitoWaits = 5000

// whyReported returns the failure in a report, "" for none. The duration, and that
// of the cold start before it, for which Cognito waits too, are in ms.
func whyReported(status, kind string, duration, start float64) string {
	switch {
	case status == "timeout":
		return fmt.Sprintf("timed out after %.0f ms", duration)
	case status == "error" || status == "failure":
		return strings.TrimSuffix("ended with an error: "+kind, ": ")
	case duration > cognitoWaits:
		return fmt.Sprintf("took %.0f ms; Cognito waits %d ms", duration, cognitoWaits)
	case start+duration > cognitoWaits:
		return fmt.Sprintf("took %.0f ms after a cold start of %.0f ms; Cognito waits %d ms", duration, start, cognitoWaits)
	}
	return ""
}

func isTimeout(text string) bool { return strings.Contains(text, " Task timed out after ") }

// IsTimeout reports whether a text is the line that Lambda writes when it ends an
// invocation that took too long: a time, the request, the message.
func IsTimeout(text string) bool {
	stamp, rest, _ := strings.Cut(text, " ")
	_, words, _ := strings.Cut(rest, " ")
	return strings.HasPrefix(words, "Task timed out after ") && !parseTime(stamp).IsZero()
}

// timeout reads 2026-11-14T11:02:10.123Z 8f5… Task timed out after 5.01 seconds.
func (p *Parser) timeout(r logs.Record, text string) bool {
	before, after, _ := strings.Cut(text, " Task timed out after ")
	stamp, request, _ := strings.Cut(before, " ")
	if t := parseTime(stamp); !t.IsZero() {
		r.Time = t
	}
	p.failed(r, textOf(request), "timed out after "+textOf(after))
	p.event.Time = r.Time
	return true
}

func isCrash(text string) bool {
	return strings.HasPrefix(text, "RequestId: ") && strings.Contains(text, " Error: ")
}

// crash reads RequestId: 8f5… Error: Runtime exited with error: exit status 1.
func (p *Parser) crash(r logs.Record, text string) bool {
	request, message, _ := strings.Cut(strings.TrimPrefix(text, "RequestId: "), " Error: ")
	p.failed(r, textOf(request), textOf(message))
	return true
}

// isPrintedTrigger recognizes a trigger's event printed after anything, in JSON
// or as Python and Node.js show an object.
func isPrintedTrigger(text string) bool {
	return strings.Contains(text, "triggerSource") && printedTrigger(text) != nil
}

func printedTrigger(text string) object {
	left := mostObjects
	return printedTriggerIn(text, deepestTrigger, &left)
}

func (p *Parser) printedTrigger(r logs.Record, text string) bool {
	stamp, request, _, leveled := leveledParts(text)
	if leveled {
		r.Time = parseTime(stamp)
	} else {
		before, _, _ := strings.Cut(text, "{")
		var assumed bool
		if r, assumed = p.timed(r, before); assumed {
			p.account.Yearless++
		}
	}
	p.triggerEvent(r, printedTrigger(text), request)
	p.event.Time = r.Time
	return true
}

// isLeveled recognizes the lines of the Node.js and Python runtimes.
func isLeveled(text string) bool {
	_, _, _, ok := leveledParts(text)
	return ok || isPythonError(text)
}

// isPythonError recognizes the error that ended a Python function.
func isPythonError(text string) bool {
	return strings.HasPrefix(text, "[ERROR] ") && strings.Contains(text, ": ")
}

// leveled reads a line with a level. Only an error that ended the invocation is
// an event: what a function logs as an error need not be one.
func (p *Parser) leveled(r logs.Record, text string) bool {
	if isPythonError(text) {
		message, _, _ := strings.Cut(strings.TrimPrefix(text, "[ERROR] "), "\r") // the trace follows
		message, _, _ = strings.Cut(message, "\n")
		p.failed(r, "", textOf(message))
		return true
	}
	stamp, request, rest, _ := leveledParts(text)
	_, shown, ended := strings.Cut(rest, "ERROR\t")
	if !ended || !strings.HasPrefix(shown, "Invoke Error") && !strings.HasPrefix(shown, "Uncaught Exception") {
		return false
	}
	if t := parseTime(stamp); !t.IsZero() {
		r.Time = t
	}
	message := errorIn(mask.Printed(shown))
	if message == "" {
		message = textOf(shown)
	}
	p.failed(r, request, message)
	p.event.Time = r.Time
	return true
}

// leveledParts splits time\trequest\trest (Node.js) and
// [LEVEL]\ttime\trequest\trest (Python).
func leveledParts(text string) (stamp, request, rest string, ok bool) {
	if strings.HasPrefix(text, "[") {
		if end := strings.Index(text, "]\t"); end > 0 {
			text = text[end+2:]
		}
	}
	parts := strings.SplitN(text, "\t", 3)
	if len(parts) < 3 || len(parts[0]) < len("2006-01-02T15:04:05Z") || parts[0][0] < '0' || parts[0][0] > '9' {
		return "", "", "", false
	}
	if parseTime(parts[0]).IsZero() {
		return "", "", "", false
	}
	return parts[0], textOf(parts[1]), parts[2], true
}

// number reads a decimal number; it is 0 for a text that is none, or not a finite one.
func number(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	return n
}
