package logs

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// queryWord is a term before its field is looked up.
type queryWord struct {
	negated bool
	field   string // "" for text
	values  []string
}

// nextWord cuts off the first term.
func nextWord(text string) (w queryWord, rest string, err error) {
	rest, w.negated = strings.CutPrefix(text, "-")
	var value strings.Builder
	quoted := false // a part of the value was quoted
	for rest != "" {
		switch c := rest[0]; {
		case c == '"':
			part, after, closed := strings.Cut(rest[1:], `"`)
			if !closed {
				return w, "", fmt.Errorf("the quotation mark before %q is not closed", part)
			}
			value.WriteString(part)
			quoted, rest = true, after
			continue
		case c == ' ' || c == '\t':
			w.values = append(w.values, value.String())
			return w, rest, w.check(text, quoted)
		case c == ':' && w.field == "" && !quoted && value.Len() > 0 && len(w.values) == 0:
			w.field = strings.ToLower(value.String())
			value.Reset()
		case c == ',' && w.field != "":
			w.values = append(w.values, value.String())
			value.Reset()
		default:
			value.WriteByte(c)
		}
		rest = rest[1:]
	}
	w.values = append(w.values, value.String())
	return w, "", w.check(text, quoted)
}

// ofRecords reports whether a term is about a field in which two records of one
// event may differ: CloudTrail may give a reason where the export gives none, and
// has no place and no risk. Excluding terms are not: mostly both records lack the
// value.
func (w queryWord) ofRecords() bool {
	switch w.field {
	case "source":
		return true
	case "reason", "risk", "country", "city":
		return !w.negated
	}
	return false
}

// ofCallers reports whether a term asks for calls.
func (w queryWord) ofCallers() bool { return (w.field == "actor" || w.field == "action") && !w.negated }

func (w queryWord) check(text string, quoted bool) error {
	switch {
	case w.field != "" && slices.Contains(w.values, ""):
		return fmt.Errorf("%s: has no value; write %s:something", w.field, w.field)
	case w.field == "" && w.values[0] == "" && !quoted:
		return fmt.Errorf("nothing follows the minus in %q", text)
	case w.field == "" && w.values[0] == "":
		return errors.New("the quotation marks are empty")
	}
	return nil
}

func parseTerm(w queryWord) (term, error) {
	t := term{negated: w.negated}
	if w.field == "" {
		t.tests = append(t.tests, anywhere(w.values[0]))
		return t, nil
	}
	for _, f := range queryFields() {
		if f.name != w.field {
			continue
		}
		for _, value := range w.values {
			test, err := f.parse(value)
			if err != nil {
				return term{}, err
			}
			t.tests = append(t.tests, test)
		}
		return t, nil
	}
	return term{}, fmt.Errorf("there is no field %q; there are %s (text with a colon goes in quotation marks)",
		w.field, strings.Join(QueryFields(), ", "))
}
