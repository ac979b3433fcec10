package call

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// hushed is an error of the request without the secrets that it was made with: AWS's
// own sentence may quote what it refuses.
func (r Request) hushed(err error) error {
	problem := Explain(err)
	words := problem.Message
	for _, secret := range r.secrets() {
		words = strings.ReplaceAll(words, secret, redacted)
	}
	if words == problem.Message {
		return err
	}
	quiet := *problem
	quiet.Message = words
	quiet.err = errors.New(words) // the one that was wrapped has the secret in it
	return &quiet
}

// shortestSecret is how long a text must be to be looked for: a shorter one may stand in
// any sentence.
const shortestSecret = 3

// secrets are the secret texts of the request's input as a message may have them, the
// longest first.
func (r Request) secrets() []string {
	var found []string
	add := func(text string) {
		if text = plain.Text(oneLine(text)); len(text) >= shortestSecret {
			found = append(found, text)
		}
	}
	var walk func(name string, v reflect.Value, secret bool)
	walk = func(name string, v reflect.Value, secret bool) {
		v = reflect.Indirect(v)
		secret = secret || secretVariables[name] != ""
		if secret && v.Kind() == reflect.String {
			add(v.String())
		}
		for name, part := range partsOf(v) {
			walk(name, part, secret)
		}
	}
	walk("", reflect.ValueOf(r.input), false)
	slices.SortFunc(found, func(a, b string) int { return len(b) - len(a) })
	return found
}
