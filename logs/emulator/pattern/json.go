package pattern

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// node reports whether a JSON document matches.
type node func(document any) bool

func compileJSON(source string) (Pattern, error) {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(source, "{"), "}")
	if !ok {
		return nil, invalid(source)
	}
	p := &parser{rest: inner, source: source}
	match, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.space(); p.rest != "" {
		return nil, invalid(source)
	}
	return func(text string) bool {
		var document any
		if !strings.HasPrefix(strings.TrimSpace(text), "{") || json.Unmarshal([]byte(text), &document) != nil {
			return false
		}
		return match(document)
	}, nil
}

func invalid(source string) error {
	return fmt.Errorf("Invalid filter pattern: %s", source) //nolint:staticcheck // AWS's style
}

type parser struct{ rest, source string }

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \t\r\n") }

func (p *parser) eat(word string) bool {
	p.space()
	rest, ok := strings.CutPrefix(p.rest, word)
	if ok {
		p.rest = rest
	}
	return ok
}

func (p *parser) or() (node, error) {
	left, err := p.and()
	for err == nil && p.eat("||") {
		var right node
		if right, err = p.and(); err == nil {
			l := left
			left = func(d any) bool { return l(d) || right(d) }
		}
	}
	return left, err
}

func (p *parser) and() (node, error) {
	left, err := p.factor()
	for err == nil && p.eat("&&") {
		var right node
		if right, err = p.factor(); err == nil {
			l := left
			left = func(d any) bool { return l(d) && right(d) }
		}
	}
	return left, err
}

func (p *parser) factor() (node, error) {
	if p.eat("(") {
		inner, err := p.or()
		if err == nil && !p.eat(")") {
			err = invalid(p.source)
		}
		return inner, err
	}
	return p.comparison()
}

// words are the comparisons without a value. For an absent property only NOT
// EXISTS is true.
var words = []struct {
	text  string
	match func(value any, found bool) bool
}{
	{"IS NULL", func(v any, found bool) bool { return found && v == nil }},
	{"IS TRUE", func(v any, found bool) bool { return found && v == true }},
	{"IS FALSE", func(v any, found bool) bool { return found && v == false }},
	{"NOT EXISTS", func(_ any, found bool) bool { return !found }},
	{"EXISTS", func(_ any, found bool) bool { return found }}, // not in the user guide, but understood
}

func (p *parser) comparison() (node, error) {
	path, err := p.selector()
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		if p.eat(w.text) {
			return func(d any) bool { return anyValue(d, path, w.match) }, nil
		}
	}
	for _, op := range []string{"!=", ">=", "<=", "=", ">", "<"} {
		if p.eat(op) {
			return p.value(path, op)
		}
	}
	return nil, invalid(p.source)
}

// selector reads $.a.b[0].c; * means every element of a list.
func (p *parser) selector() ([]string, error) {
	if !p.eat("$") {
		return nil, invalid(p.source)
	}
	var path []string
	for p.rest != "" {
		switch p.rest[0] {
		case '.':
			name := p.rest[1:]
			end := strings.IndexFunc(name, func(r rune) bool { return !wordRune(r) && r != '-' && r != '@' && r != '$' && r != ':' })
			if end < 0 {
				end = len(name)
			}
			path, p.rest = append(path, name[:end]), name[end:]
		case '[':
			index, rest, ok := strings.Cut(p.rest[1:], "]")
			if !ok {
				return nil, invalid(p.source)
			}
			path, p.rest = append(path, strings.Trim(index, `"'`)), rest
		default:
			return path, nil
		}
	}
	return path, nil
}

// anyValue tests what a path leads to. A path that leads nowhere is passed as
// not found.
func anyValue(v any, path []string, match func(any, bool) bool) bool {
	for i, step := range path {
		switch at := v.(type) {
		case map[string]any:
			value, ok := at[step]
			if !ok {
				return match(nil, false)
			}
			v = value
		case []any:
			if step == "*" {
				for _, element := range at {
					if anyValue(element, path[i+1:], match) {
						return true
					}
				}
				return false
			}
			n, err := strconv.Atoi(step)
			if err != nil || n < 0 || n >= len(at) {
				return match(nil, false)
			}
			v = at[n]
		default:
			return match(nil, false)
		}
	}
	return match(v, true)
}

// value reads the right side. A number in quotes is a text, and a text without
// quotes has no blanks.
func (p *parser) value(path []string, op string) (node, error) {
	p.space()
	if strings.HasPrefix(p.rest, "%") {
		expression, rest, ok := strings.Cut(p.rest[1:], "%")
		re, err := regexp.Compile(expression)
		if !ok || err != nil || op != "=" && op != "!=" {
			return nil, invalid(p.source)
		}
		p.rest = rest
		return texts(path, op, re.MatchString), nil
	}
	if strings.HasPrefix(p.rest, `"`) {
		text, rest, err := quoted(p.rest)
		if err != nil || op != "=" && op != "!=" {
			return nil, invalid(p.source)
		}
		p.rest = rest
		return texts(path, op, wildcard(text)), nil
	}
	end := strings.IndexAny(p.rest, " \t\r\n)&|}")
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	if n, err := strconv.ParseFloat(word, 64); err == nil {
		return func(d any) bool {
			return anyValue(d, path, func(v any, _ bool) bool { x, ok := number(v); return ok && compare(x, op, n) })
		}, nil
	}
	if word == "" || op != "=" && op != "!=" {
		return nil, invalid(p.source)
	}
	return texts(path, op, wildcard(word)), nil
}

// texts compares texts; for an absent property nothing is true (not documented
// for !=).
func texts(path []string, op string, match func(string) bool) node {
	want := op == "="
	return func(d any) bool {
		return anyValue(d, path, func(v any, found bool) bool {
			if !found || v == nil {
				return false
			}
			text, ok := v.(string)
			if !ok {
				text = fmt.Sprint(v)
			}
			return match(text) == want
		})
	}
}

// number accepts numbers, and texts that are numbers (an export writes its
// times so).
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case string:
		n, err := strconv.ParseFloat(v, 64)
		return n, err == nil
	default:
		return 0, false
	}
}

func compare(x float64, op string, n float64) bool {
	return map[string]bool{"=": x == n, "!=": x != n, "<": x < n, ">": x > n, "<=": x <= n, ">=": x >= n}[op]
}

// wildcard matches a text in which * matches anything.
func wildcard(text string) func(string) bool {
	if !strings.Contains(text, "*") {
		return func(s string) bool { return s == text }
	}
	parts := strings.Split(text, "*")
	return func(s string) bool { return inOrder(s, parts) }
}

// inOrder reports whether a text has all parts in order, with anything between
// them. There are at least two.
func inOrder(s string, parts []string) bool {
	first, last := parts[0], parts[len(parts)-1]
	if len(s) < len(first)+len(last) || !strings.HasPrefix(s, first) || !strings.HasSuffix(s, last) {
		return false
	}
	s = s[len(first) : len(s)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		_, rest, ok := strings.Cut(s, part)
		if !ok {
			return false
		}
		s = rest
	}
	return true
}
