package words

import (
	"encoding/json"
	"strings"
)

// Indented is v as JSON for people. All values are records of admin, which can always be
// written as JSON.
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
