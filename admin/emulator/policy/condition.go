package policy

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// values are the values of a condition key: strings, or numbers and booleans that stand for
// their text.
type values []string

// UnmarshalJSON reads one value or a list.
func (v *values) UnmarshalJSON(text []byte) error {
	var list many[any]
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	for _, value := range list {
		*v = append(*v, fmt.Sprint(value))
	}
	return nil
}

// comparison is a condition operator without its prefix and suffix.
type comparison struct {
	matches func(want, got string) bool
	negated bool // it holds where none of the values matches
}

// comparisons are the operators that a policy may have.
var comparisons = map[string]comparison{
	"StringEquals":              {matches: func(want, got string) bool { return want == got }},
	"StringNotEquals":           {matches: func(want, got string) bool { return want == got }, negated: true},
	"StringEqualsIgnoreCase":    {matches: strings.EqualFold},
	"StringNotEqualsIgnoreCase": {matches: strings.EqualFold, negated: true},
	"StringLike":                {matches: Like},
	"StringNotLike":             {matches: Like, negated: true},
	"ArnEquals":                 {matches: Like}, // the same as ArnLike (IAM user guide)
	"ArnLike":                   {matches: Like},
	"ArnNotEquals":              {matches: Like, negated: true},
	"ArnNotLike":                {matches: Like, negated: true},
	"Bool":                      {matches: strings.EqualFold},
	"NumericEquals":             {matches: number(func(want, got float64) bool { return got == want })},
	"NumericNotEquals":          {matches: number(func(want, got float64) bool { return got == want }), negated: true},
	"NumericLessThan":           {matches: number(func(want, got float64) bool { return got < want })},
	"NumericLessThanEquals":     {matches: number(func(want, got float64) bool { return got <= want })},
	"NumericGreaterThan":        {matches: number(func(want, got float64) bool { return got > want })},
	"NumericGreaterThanEquals":  {matches: number(func(want, got float64) bool { return got >= want })},
	"DateLessThan":              {matches: date(func(want, got time.Time) bool { return got.Before(want) })},
	"DateGreaterThan":           {matches: date(func(want, got time.Time) bool { return got.After(want) })},
}

// operator is a condition operator as it is written: ForAnyValue:StringLikeIfExists.
type operator struct {
	comparison
	each     string // "ForAnyValue", "ForAllValues", "" for a key with one value
	ifExists bool
	null     bool
}

func parseOperator(written string) (operator, bool) {
	var o operator
	if each, rest, found := strings.Cut(written, ":"); found {
		o.each, written = each, rest
		if each != "ForAnyValue" && each != "ForAllValues" {
			return o, false
		}
	}
	if written == "Null" {
		o.null = true
		return o, true
	}
	written, o.ifExists = strings.CutSuffix(written, "IfExists")
	known, ok := comparisons[written]
	o.comparison = known
	return o, ok
}

// holds reports whether all conditions of a statement do.
func (s Statement) holds(context map[string][]string) bool {
	for written, keys := range s.Condition {
		o, _ := parseOperator(written) // Parse has checked it
		for key, want := range keys {
			if !o.holds(want, lookUp(context, key)) {
				return false
			}
		}
	}
	return true
}

// lookUp finds a condition key, whose case does not matter.
func lookUp(context map[string][]string, key string) []string {
	for name, got := range context {
		if strings.EqualFold(name, key) {
			return got
		}
	}
	return nil
}

// holds reports whether the operator holds for the values of a key. A key with several values
// and an operator for one value hold never: IAM does not say how it compares them.
func (o operator) holds(want, got []string) bool {
	one := func(value string) bool {
		return slices.ContainsFunc(want, func(w string) bool { return o.matches(w, value) }) != o.negated
	}
	switch {
	case o.null:
		return slices.Contains(want, strconv.FormatBool(len(got) == 0))
	case o.each == "ForAllValues":
		return !slices.ContainsFunc(got, func(value string) bool { return !one(value) })
	case len(got) == 0:
		return o.ifExists || o.negated && o.each == ""
	case o.each == "ForAnyValue":
		return slices.ContainsFunc(got, one)
	}
	return len(got) == 1 && one(got[0])
}

func number(compare func(want, got float64) bool) func(want, got string) bool {
	return func(want, got string) bool {
		w, err := strconv.ParseFloat(want, 64)
		g, err2 := strconv.ParseFloat(got, 64)
		return err == nil && err2 == nil && compare(w, g)
	}
}

func date(compare func(want, got time.Time) bool) func(want, got string) bool {
	return func(want, got string) bool {
		w, err := time.Parse(time.RFC3339, want)
		g, err2 := time.Parse(time.RFC3339, got)
		return err == nil && err2 == nil && compare(w, g)
	}
}

// Like reports whether a text fits a pattern in which * is any text and ? any character. It
// takes at most the product of their lengths.
func Like(pattern, text string) bool {
	p, t := []rune(pattern), []rune(text)
	star, resume := -1, 0
	i, j := 0, 0
	for j < len(t) {
		switch {
		case i < len(p) && p[i] == '*':
			star, resume = i, j
			i++
		case i < len(p) && (p[i] == '?' || p[i] == t[j]):
			i, j = i+1, j+1
		case star >= 0:
			resume++
			i, j = star+1, resume
		default:
			return false
		}
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}
