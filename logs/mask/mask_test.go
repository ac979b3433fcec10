package mask

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

// FuzzMasked: whatever a record is, masking ends, hides a password that is a member of
// it, and hides nothing more when it is done again.
func FuzzMasked(f *testing.F) {
	f.Add(`{"a":"b"}`, "x")
	f.Add(`it's [`, `"'`)
	f.Add("`{'a': (", `\`)
	f.Fuzz(func(t *testing.T, around, secret string) {
		_ = Text(around)
		record, err := json.Marshal(map[string]any{"a": around, "password": logstest.Canary + secret, "z": []any{around, map[string]any{"otp": secret + logstest.Canary}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{string(record), logstest.Quoted(string(record)), "[" + logstest.Quoted(string(record)) + "]"} {
			if shown := Text(text); strings.Contains(shown, logstest.Canary) && !strings.Contains(around, logstest.Canary) {
				t.Errorf("%s is shown as %s", text, shown)
			}
		}
		if shown := Text(string(record)); !json.Valid([]byte(shown)) || Text(shown) != shown {
			t.Errorf("%s is shown as %s, and that as %s", record, shown, Text(shown))
		}
	})
}
