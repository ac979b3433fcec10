package insights

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

type condition func(Row) bool

func (q *Query) readFilter(rest string) error {
	p := &parser{words: lex(rest)}
	c, err := p.or()
	if err == nil && len(p.words) > 0 {
		err = fmt.Errorf("unexpected symbol found %s", p.words[0])
	}
	if err != nil {
		return err
	}
	q.steps = append(q.steps, func(rows []Row) []Row {
		return slices.DeleteFunc(rows, func(r Row) bool { return !c(r) })
	})
	return nil
}

var token = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/(?:[^/\\\\]|\\\\.)*/i?|`[^`]*`|!=|<=|>=|=~|[=<>(),\\[\\]]|[^\\s=<>!(),\\[\\]]+")

func lex(s string) []string { return token.FindAllString(s, -1) }

type parser struct{ words []string }

func (p *parser) next() string {
	if len(p.words) == 0 {
		return ""
	}
	word := p.words[0]
	p.words = p.words[1:]
	return word
}

func (p *parser) eat(word string) bool {
	if len(p.words) > 0 && strings.EqualFold(p.words[0], word) {
		p.words = p.words[1:]
		return true
	}
	return false
}

func (p *parser) or() (condition, error) {
	left, err := p.and()
	for err == nil && p.eat("or") {
		l := left
		var right condition
		if right, err = p.and(); err == nil {
			left = func(r Row) bool { return l(r) || right(r) }
		}
	}
	return left, err
}

func (p *parser) and() (condition, error) {
	left, err := p.factor()
	for err == nil && p.eat("and") {
		l := left
		var right condition
		if right, err = p.factor(); err == nil {
			left = func(r Row) bool { return l(r) && right(r) }
		}
	}
	return left, err
}

func (p *parser) factor() (condition, error) {
	switch {
	case p.eat("not"):
		inner, err := p.factor()
		return func(r Row) bool { return !inner(r) }, err
	case p.eat("("):
		inner, err := p.or()
		if err == nil && !p.eat(")") {
			err = fmt.Errorf("a bracket is not closed")
		}
		return inner, err
	case p.eat("ispresent"):
		if !p.eat("(") {
			return nil, fmt.Errorf("ispresent takes a field")
		}
		field := unquote(p.next())
		p.eat(")")
		return func(r Row) bool { return r[field] != "" }, nil
	}
	return p.comparison()
}

func (p *parser) comparison() (condition, error) {
	field := unquote(p.next())
	negated := p.eat("not")
	op := strings.ToLower(p.next())
	var c condition
	switch op {
	case "like", "=~":
		match, err := matcher(p.next())
		if err != nil {
			return nil, err
		}
		c = func(r Row) bool { return match(r[field]) }
	case "in":
		values := p.list()
		c = func(r Row) bool { return slices.Contains(values, r[field]) }
	case "=", "!=", "<", ">", "<=", ">=":
		value := literal(p.next())
		c = func(r Row) bool { return compare(r[field], op, value) }
	default:
		return nil, fmt.Errorf("unexpected symbol found %s after %s", op, field)
	}
	if negated {
		inner := c
		c = func(r Row) bool { return !inner(r) }
	}
	return c, nil
}

func (p *parser) list() []string {
	var values []string
	p.eat("[")
	for len(p.words) > 0 && !p.eat("]") {
		if !p.eat(",") {
			values = append(values, literal(p.next()))
		}
	}
	return values
}

// matcher is a /regular expression/ or a text to search for.
func matcher(word string) (func(string) bool, error) {
	if !strings.HasPrefix(word, "/") {
		text := literal(word)
		return func(s string) bool { return strings.Contains(s, text) }, nil
	}
	expression := strings.TrimSuffix(word[1:], "i")
	flags := ""
	if strings.HasSuffix(word, "/i") {
		flags = "(?i)"
	}
	re, err := regexp.Compile(flags + strings.ReplaceAll(strings.TrimSuffix(expression, "/"), `\/`, "/"))
	if err != nil {
		return nil, fmt.Errorf("invalid regular expression %s", word)
	}
	return re.MatchString, nil
}

// literal is a text in quotes or a bare word.
func literal(word string) string {
	if len(word) < 2 || word[0] != '"' && word[0] != '\'' {
		return word
	}
	var b strings.Builder
	for i := 1; i < len(word)-1; i++ {
		if word[i] == '\\' && i+1 < len(word)-1 {
			i++
		}
		b.WriteByte(word[i])
	}
	return b.String()
}

// compare compares as numbers if both are.
func compare(a, op, b string) bool {
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	order := strings.Compare(a, b)
	if errA == nil && errB == nil {
		order = sign(x - y)
	}
	return map[string]bool{"=": order == 0, "!=": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[op]
}

func sign(x float64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	default:
		return 0
	}
}
