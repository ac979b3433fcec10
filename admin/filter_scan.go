package admin

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// FilterError is where a text that is meant as a filter stops being one that AWS
// answers, and why.
type FilterError struct {
	At     int // of the character, from 1
	Reason string
}

// Error is one short sentence.
func (e *FilterError) Error() string { return fmt.Sprintf("at character %d: %s", e.At, e.Reason) }

// written is a filter as somebody wrote it: an attribute, an operator, a value.
type written struct {
	attribute string // as it was written, without quotes
	rest      string // the operator and the value, as they were written
	colon     bool   // the operator is :, which says less than the others
	op        Operator
	value     string
}

var (
	// attributeWord is the name of an attribute: of a standard one, of one of the pool's
	// own, or a word for one.
	attributeWord = regexp.MustCompile(`^(?:(?:dev:)?custom:[^\s=:^!<>~"]+|cognito:\w+|[\w-]+)`)
	quotedName    = regexp.MustCompile(`^"((?:dev:)?(?:custom:|cognito:)?[^\s"]+)"\s*(?:=|\^=|:)`)

	// foreign are operators of other languages. A value may begin with an equals sign, so
	// two of them are an operator only before a blank or a quote.
	foreign = regexp.MustCompile(`^(?:==(?:\s|["'“])|!=|<>|\^:|[~*$<>!]=?|(?i:eq|ne|co|sw|ew|like|in|is|contains|startswith)\s)`)
	// further is where a second condition begins.
	further = regexp.MustCompile(`(?i)\s(?:and|or|&&|\|\|)\s+(?:not\s+)?\(*"?((?:dev:)?(?:custom:|cognito:)?[\w-]+)"?\s*(?:=|\^=|!=|:)`)
	before  = regexp.MustCompile(`(?i)^(?:\(|not\s+)+\s*"?((?:dev:)?(?:custom:|cognito:)?[\w-]+)"?\s*(?:=|\^=|!=|:)`)
)

// scanFilter reads a text as a filter. It is not one (ok is false) when it doesn't begin
// with something like an attribute and an operator. The error is a [*FilterError] for a
// text that is meant as one and that AWS would refuse.
func scanFilter(text string) (w written, ok bool, err error) {
	if m := before.FindStringSubmatch(text); len(m) > 0 && isAttribute(m[1]) {
		return w, false, &FilterError{1, "AWS takes one condition, without brackets and not"}
	}
	at := 0
	if m := quotedName.FindStringSubmatch(text); m != nil {
		w.attribute, at = m[1], strings.Index(text, m[1])+len(m[1])+1
	} else if w.attribute = attributeWord.FindString(text); w.attribute != "" {
		at = len(w.attribute)
	} else {
		return w, false, nil
	}
	w.rest = text[at:]
	begin := at + len(w.rest) - len(strings.TrimLeft(w.rest, " \t"))
	if found := foreign.FindString(text[begin:]); found != "" && isAttribute(w.attribute) {
		return w, false, failAt(text, begin, fmt.Sprintf("AWS compares by = and ^= alone, not by %s", strings.TrimRight(found, " \t\"'“")))
	}
	for _, sign := range []string{"^=", "=", ":"} {
		if value, found := strings.CutPrefix(text[begin:], sign); found {
			w.colon = sign == ":"
			w.op = map[bool]Operator{true: Equals, false: StartsWith}[sign == "="]
			w.value, err = scanValue(text, len(text)-len(value), w)
			return w, err == nil, err
		}
	}
	return w, false, nil
}

// scanValue reads what stands behind the operator, in AWS's quotes or without any.
func scanValue(text string, at int, w written) (string, error) {
	at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t"))
	value := strings.TrimRight(text[at:], " \t")
	if strings.HasPrefix(value, `"`) {
		return scanQuoted(text, at)
	}
	if !isAttribute(w.attribute) {
		return value, nil
	}
	if m := further.FindStringIndex(value); m != nil {
		return "", failAt(text, at+m[0]+1, "AWS takes one condition, and this is another")
	}
	for _, quotes := range []string{"''", "“”", "„“", "‘’", "``"} {
		first, size := utf8.DecodeRuneInString(quotes)
		if !w.colon && len(value) > size && strings.HasPrefix(value, string(first)) && strings.HasSuffix(value, quotes[size:]) {
			return "", failAt(text, at, `AWS's quotes are ", not `+string(first))
		}
	}
	return value, nil
}

// scanQuoted reads a value that begins with a quote.
func scanQuoted(text string, at int) (string, error) {
	for i := at + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			behind := strings.TrimLeft(text[i+1:], " \t")
			if behind == "" {
				return unquoter.Replace(text[at+1 : i]), nil
			}
			reason := "nothing may follow the closing quote; a quote within a value is written \\\""
			if further.MatchString(" " + behind) {
				reason = "AWS takes one condition, and this is another"
			}
			return "", failAt(text, len(text)-len(behind), reason)
		}
	}
	return "", failAt(text, at, "this quote is not closed")
}

func failAt(text string, at int, reason string) error {
	return &FilterError{utf8.RuneCountInString(text[:at]) + 1, reason}
}

// isAttribute reports whether a word is the name of an attribute that a user can have,
// or a word that stands for one.
func isAttribute(word string) bool {
	lower := strings.ToLower(word)
	_, known := searchable[lower]
	return known || slices.Contains(standardAttributes, lower) ||
		strings.HasPrefix(lower, "custom:") || strings.HasPrefix(lower, "dev:custom:")
}

// standardAttributes are those of OpenID Connect that every pool has and AWS does not
// filter on (developer guide, "Working with user attributes").
var standardAttributes = []string{
	"address", "birthdate", "email_verified", "gender", "identities", "locale", "middle_name", "nickname",
	"phone_number_verified", "picture", "profile", "updated_at", "website", "zoneinfo",
}
