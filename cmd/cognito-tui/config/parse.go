package config

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits of a config file. No real one comes near them; a larger one would cost too much
// memory, or too deep a stack, to parse.
const (
	mostBytes       = 64 << 10
	mostConfigDepth = 16    // brackets, or dashes on one line, within one another
	mostConfigNames = 100   // anchors and aliases
	mostConfigNodes = 10000 // with aliases expanded
)

// misread is a place in a config file that is not understood.
type misread struct {
	line, column int
	says         string
}

func (m misread) Error() string { return fmt.Sprintf("[%d:%d] %s", m.line, m.column, m.says) }

func misreadAt(t *token.Token, format string, args ...any) error {
	return misread{t.Position.Line, t.Position.Column, fmt.Sprintf(format, args...)}
}

// parse reads the text of a config file. Anything not understood is refused,
// never skipped: a rule that is not read is a guard that is missing.
func parse(text []byte) (c File, err error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := checkCharacters(text); err != nil {
		return File{}, err
	}
	if err := checkTokens(lexer.Tokenize(string(text))); err != nil {
		return File{}, err
	}
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return File{}, err
	}
	for _, doc := range file.Docs {
		shape := &shapes{anchors: map[string]ast.Node{}}
		if err := shape.check(doc.Body, reflect.TypeFor[File]()); err != nil {
			return File{}, err
		}
	}
	err = yaml.UnmarshalWithOptions(text, &c, yaml.DisallowUnknownField())
	return c, err
}

// checkCharacters refuses bytes that are not text.
func checkCharacters(text []byte) error {
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size == 1 || c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			line := 1 + bytes.Count(text[:at], []byte("\n"))
			column := 1 + utf8.RuneCount(text[bytes.LastIndexByte(text[:at], '\n')+1:at])
			return misread{line, column, "there is a byte that is not text; the file must be UTF-8"}
		}
		at += size
	}
	return nil
}

// checkTokens refuses what the parser would skip, and what would cost it too
// much.
func checkTokens(tokens token.Tokens) error {
	depth, dashes, line, names := 0, 0, 0, 0
	for i, t := range tokens {
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.DocumentHeaderType:
			if !leads(tokens[:i]) {
				return misreadAt(t, "a second document begins here; a config has only one")
			}
		case token.DocumentEndType:
			if i+1 < len(tokens) {
				return misreadAt(tokens[i+1], "the document ended before this; a config has only one")
			}
		case token.DirectiveType, token.TagType:
			return misreadAt(t, "%q is not understood in a config", t.Value)
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType:
			dashes++
		case token.AnchorType, token.AliasType:
			names++
		default:
		}
		if depth > mostConfigDepth || dashes > mostConfigDepth {
			return misreadAt(t, "it is nested too deeply")
		}
		if names > mostConfigNames {
			return misreadAt(t, "there are too many anchors and aliases; at most %d are read", mostConfigNames)
		}
	}
	return nil
}

// leads reports whether only comments come before.
func leads(before token.Tokens) bool {
	for _, t := range before {
		if t.Type != token.CommentType {
			return false
		}
	}
	return true
}

// shapes checks the nodes of a config against the types they are read into, where
// the decoder is too lenient: it reads an empty value as false, and 1.5 as 1. It counts
// the nodes that the decoder will make, with aliases expanded.
type shapes struct {
	nodes   int
	anchors map[string]ast.Node
}

// check checks a node that is read into a type, and the nodes inside it.
func (s *shapes) check(node ast.Node, want reflect.Type) error {
	if node == nil {
		return nil
	}
	if s.nodes++; s.nodes > mostConfigNodes {
		return misreadAt(node.GetToken(), "the config has more than %d values; aliases of aliases may be the cause", mostConfigNodes)
	}
	switch n := node.(type) {
	case *ast.AnchorNode:
		if err := s.check(n.Value, want); err != nil {
			return err
		}
		s.anchors[n.Name.GetToken().Value] = n.Value
	case *ast.AliasNode:
		meant, there := s.anchors[n.Value.GetToken().Value]
		if !there {
			return misreadAt(n.GetToken(), "there is no anchor %q; put a text that begins with * in quotes", n.Value.GetToken().Value)
		}
		return s.check(meant, want)
	case *ast.MappingNode:
		for _, member := range n.Values {
			if err := s.check(member.Value, memberType(want, member.Key)); err != nil {
				return err
			}
		}
	case *ast.MappingValueNode:
		return s.check(n.Value, memberType(want, n.Key))
	case *ast.SequenceNode:
		for _, value := range n.Values {
			if err := s.check(value, elementType(want)); err != nil {
				return err
			}
		}
	default:
		return checkScalar(node, want)
	}
	return nil
}

// anything is the type of values that are checked elsewhere: unknown members, and
// thresholds of detectors.
var anything = reflect.TypeFor[any]()

// memberType is the type of a member; a merged-in mapping has the type of its parent.
func memberType(of reflect.Type, key ast.MapKeyNode) reflect.Type {
	switch {
	case key.IsMergeKey():
		return of
	case of.Kind() == reflect.Map:
		return of.Elem()
	case of.Kind() != reflect.Struct:
		return anything
	}
	for i := range of.NumField() {
		if field := of.Field(i); field.Tag.Get("yaml") == key.GetToken().Value {
			return field.Type
		}
	}
	return anything
}

func elementType(of reflect.Type) reflect.Type {
	if of.Kind() == reflect.Slice {
		return of.Elem()
	}
	return anything
}

// wholeNumber matches an account's id without quotes; other numbers are not
// read as they are written.
var wholeNumber = regexp.MustCompile(`^[0-9]+$`)

// checkScalar refuses a value that would be read as something other than what is written.
func checkScalar(node ast.Node, want reflect.Type) error {
	written := node.GetToken()
	_, isNull := node.(*ast.NullNode)
	_, isInteger := node.(*ast.IntegerNode)
	if want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	switch want.Kind() {
	case reflect.Bool:
		if _, isBool := node.(*ast.BoolNode); !isBool {
			return misreadAt(written, "%q is neither true nor false", written.Value)
		}
	case reflect.Int, reflect.Float64:
		_, isFloat := node.(*ast.FloatNode)
		if !isInteger && (!isFloat || want.Kind() == reflect.Int) && !isNotNumber(node) {
			return misreadAt(written, "%q is not a number that fits here", written.Value)
		}
	case reflect.String:
		if isText(node) || isInteger && wholeNumber.MatchString(written.Value) {
			return nil
		}
		return misreadAt(written, "%q is not text; if it is meant as text, put it in quotes", written.Value)
	case reflect.Struct:
		if isNull {
			return misreadAt(written, "this value is empty")
		}
	default:
	}
	return nil
}

func isText(node ast.Node) bool {
	switch node.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return true
	}
	return false
}

// isNotNumber reports whether a value is one that the settings
// refuse themselves.
func isNotNumber(node ast.Node) bool {
	switch node.(type) {
	case *ast.NanNode, *ast.InfinityNode:
		return true
	}
	return false
}
