package parse

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// mostTries is how many objects in a line are tried as a record.
const mostTries = 8

// parseBehind parses the record in a line that has other text too: the words that Docker,
// Kubernetes, journald or a terminal put before it, or the cells of a table around it. ok
// is false if there is none.
func (p *Parser) parseBehind(r logs.Record, text string, emit func(*logs.Event)) (err error, ok bool) { //nolint:revive // ok is about the error
	if at := platformAt(text); at > 0 {
		return p.behind(r, text[:at], strings.TrimRight(text[at:], " |"), emit), true
	}
	for at, tries := 0, 0; tries < mostTries; tries++ {
		from := strings.IndexByte(text[at:], '{')
		if from < 0 {
			return nil, false
		}
		from += at
		value := text[from : from+ValueEnd(text[from:])]
		if strings.HasPrefix(value, "{") {
			if o, _, err := decode(value); err == nil && (isRecord(o) || isTrigger(o)) {
				return p.behind(r, text[:from], value, emit), true
			}
		}
		at = from + 1
	}
	return nil, false
}

// platformAt returns where Lambda's own text begins in a line, 0 if it does not follow
// other text.
func platformAt(text string) int {
	const longestPrefix = 300
	for _, words := range []string{"START RequestId: ", "END RequestId: ", "REPORT RequestId: "} {
		if at := strings.Index(text[:min(len(text), longestPrefix)], words); at > 0 && strings.IndexByte(" \t|", text[at-1]) >= 0 {
			return at
		}
	}
	return 0
}

// wordsOf returns the first words of what precedes a record. A priority of syslog, <14>, is
// one of its own.
func wordsOf(text string) []string {
	const mostWords = 16
	words := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" \t|[]()<>", c) })
	return words[:min(len(words), mostWords)]
}

// timeAmong returns the first time among words. A number counts as a time only if it is as
// long as a time in milliseconds.
func timeAmong(words []string) time.Time {
	for i, word := range words {
		if word[0] < '0' || word[0] > '9' {
			continue
		}
		number := strings.Trim(word, "0123456789") == ""
		for _, n := range []int{3, 2, 1} { // date, time, zone
			if i+n > len(words) || number && (n > 1 || len(word) != millisecondDigits) {
				continue
			}
			if t := parseTime(strings.TrimSuffix(strings.Join(words[i:i+n], " "), ":")); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}

// answerRow begins an event in an answer of the AWS CLI as text.
const answerRow = "EVENTS\t"

// parseAnswerRow parses an event of FilterLogEvents, GetLogEvents or LookupEvents as
// text, which has the values of the members in the order of their names:
//
//	EVENTS	eventId	ingestionTime	logStreamName	message	timestamp
//	EVENTS	ingestionTime	message	timestamp
func (p *Parser) parseAnswerRow(r logs.Record, text string, emit func(*logs.Event)) error {
	rest := strings.TrimPrefix(text, answerRow)
	if message, stamp, ok := cutLast(rest, "\t"); ok && isMilliseconds(stamp) {
		rest, r.Time = message, parseTime(stamp)
	}
	id, behind, _ := strings.Cut(rest, "\t")
	if strings.Trim(id, "0123456789") == "" && !isMilliseconds(id) {
		r.ID, rest = id, behind
	} else {
		id = ""
	}
	if ingested, message, ok := strings.Cut(rest, "\t"); ok && isMilliseconds(ingested) {
		r.Ingested, rest = parseTime(ingested), message
		if r.Time.IsZero() { // the message has line breaks, and the time follows them
			r.Time = r.Ingested
		}
	}
	if stream, message, ok := strings.Cut(rest, "\t"); ok && id != "" {
		r.Stream, rest = stream, message
	}
	return p.inner(r, rest, emit)
}

func isMilliseconds(text string) bool {
	return len(text) == millisecondDigits && strings.Trim(text, "0123456789") == ""
}

func cutLast(text, sign string) (before, after string, ok bool) {
	at := strings.LastIndex(text, sign)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(sign):], true
}
