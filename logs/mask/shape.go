package mask

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Shape describes a record that no format recognizes: the names of its members,
// and the types and lengths of their values. The values themselves are left out,
// as nobody knows which are secret.
func Shape(text string) string {
	text = strings.TrimSpace(text)
	if text != "" && (text[0] == '{' || text[0] == '[') {
		var value any
		if json.Unmarshal([]byte(text), &value) == nil {
			return shapeOf(value, 0)
		}
	}
	words := textShape(text)
	if members := Printed(text); members != nil {
		words += " with " + shapeOf(members, 0)
	}
	return words
}

func shapeOf(value any, depth int) string {
	const deepest = 8
	switch v := value.(type) {
	case map[string]any:
		if depth == deepest {
			return "{…}"
		}
		var members []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			members = append(members, nameShape(name)+": "+shapeOf(v[name], depth+1))
		}
		return "{" + strings.Join(members, ", ") + "}"
	case []any:
		if len(v) == 0 || depth == deepest {
			return fmt.Sprintf("[%d]", len(v))
		}
		return fmt.Sprintf("[%d of %s]", len(v), shapeOf(v[0], depth+1))
	case string:
		return textShape(v)
	case nil:
		return "null"
	case bool:
		return "boolean"
	}
	return "number"
}

// plainName is a name as programs write it, not somebody's words.
var plainName = regexp.MustCompile(`^[A-Za-z_@$][\w@.:-]{0,39}$`)

func nameShape(name string) string {
	if !plainName.MatchString(name) || Tokens(name) != name {
		return fmt.Sprintf("(name of %d)", utf8.RuneCountInString(name))
	}
	return name
}

func textShape(text string) string { return fmt.Sprintf("text of %d", utf8.RuneCountInString(text)) }
