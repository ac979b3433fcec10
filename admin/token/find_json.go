package token

import (
	"encoding/json"
	"strings"
)

// json finds tokens in a JSON body, whatever it is a body of: an answer of the
// token endpoint, AuthenticationResult of the API, a test's fixture. It is
// false for what is no JSON object, list or string.
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
			return true // the end, as the text is valid
		}
		walk.take(part)
	}
}

// walker follows a JSON text token by token: of strings it knows whether they
// are the name of a member or its value.
type walker struct {
	*finder
	name    string
	objects []bool // of each level that is open: an object, not a list
	value   bool   // a member's name was read and its value comes
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

// string takes a value. One that is called a token is one, however broken; in
// any other, such as a header, tokens are looked for.
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
