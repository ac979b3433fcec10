package keys

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// keyExamples show how keys are named.
const keyExamples = "a, A, ctrl+d, alt+x, shift+tab, f5, pgdown, space"

// named are the keys that have a name rather than a letter, as Bubble Tea calls
// them (the names of its Key type).
var named = map[string]bool{
	"enter": true, "tab": true, "backspace": true, "esc": true, "space": true,
	"up": true, "down": true, "left": true, "right": true,
	"home": true, "end": true, "pgup": true, "pgdown": true, "insert": true, "delete": true,
}

// isKey reports whether s names a key: modifiers, and then a letter, a sign or a name.
func isKey(name string) bool {
	for cut := true; cut; {
		name, cut = cutModifier(name)
	}
	if named[name] || isFunctionKey(name) {
		return true
	}
	r, size := utf8.DecodeRuneInString(name)
	return size > 0 && size == len(name) && unicode.IsGraphic(r) && r != ' '
}

func cutModifier(name string) (rest string, cut bool) {
	for _, modifier := range []string{"ctrl+", "alt+", "shift+", "meta+", "super+", "hyper+"} {
		if rest, cut = strings.CutPrefix(name, modifier); cut && rest != "" {
			return rest, true
		}
	}
	return name, false
}

func isFunctionKey(name string) bool {
	digits, ok := strings.CutPrefix(name, "f")
	return ok && digits != "" && len(digits) <= 2 && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}
