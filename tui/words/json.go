package words

import (
	"encoding/json"
	"strings"
)

// Indented is v as JSON for people. Values that can't be written as JSON do not
// occur: all are records of admin.
func Indented(v any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}
