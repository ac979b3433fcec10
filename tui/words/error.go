package words

import (
	"errors"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Sentence is an error as a sentence.
func Sentence(err error) string {
	var pause *bulk.Pause
	if errors.As(err, &pause) && pause.Problem != nil {
		return pause.Problem.Meaning
	}
	text := err.Error()
	text = strings.ToUpper(text[:1]) + text[1:]
	if strings.HasSuffix(text, "?") {
		return text
	}
	return strings.TrimSuffix(text, ".") + "."
}

// PlainWords says what an error of AWS's means; any other error becomes a sentence.
func PlainWords(err error) string {
	if p, ok := errors.AsType[*call.Problem](err); ok {
		return p.Meaning
	}
	if p := call.Explain(err); p != nil && p.Code != "" {
		return p.Meaning
	}
	return Sentence(err)
}
