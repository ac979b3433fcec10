package token

import (
	"encoding/json"
	"strings"
)

// json finds tokens in a JSON body of any origin: an answer of the token endpoint,
// AuthenticationResult of the API, a test's fixture. It returns false for what is not a JSON
// object, list or string.
func (f *finder) json(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || !strings.ContainsRune(`{["`, rune(text[0])) || !json.Valid([]byte(text)) {
		return false
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	walk := walker{finder: f}
	for {
		part, err := decoder.Token()
		if err != nil {
			return true // the end, as the text is valid JSON
		}
		walk.take(part)
	}
}

// walker goes through a JSON text token by token, and knows whether a string is a member's name
// or its value.
type walker struct {
	*finder
	name    string
	objects []bool // for each open level: whether it is an object, not a list
	value   bool   // a member's name was read and its value is next
}

func (w *walker) take(part json.Token) {
	switch part := part.(type) {
	case json.Delim:
		switch part {
		case '{', '[':
			w.objects = append(w.objects, part == '{')
		default:
			w.objects = w.objects[:len(w.objects)-1]
		}
		w.value = false
	case string:
		if w.inObject() && !w.value {
			w.name, w.value = part, true
			return
		}
		w.string(part)
		w.value = false
	default:
		w.value = false
	}
}

func (w *walker) inObject() bool { return len(w.objects) > 0 && w.objects[len(w.objects)-1] }

// string takes a value. One whose name is a token's is a token, however broken; any other, such
// as a header, is searched for tokens.
func (w *walker) string(text string) {
	name := canonicalName(w.name)
	if !w.value {
		name = ""
	}
	if name != "" && strings.Contains(text, ".") && !strings.ContainsAny(text, " \r\n") {
		w.add(name, text)
		return
	}
	w.text(text)
}
