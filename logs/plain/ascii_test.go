package plain_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestSignsAreSpeltInASCIIAndLettersStay(t *testing.T) {
	for text, want := range map[string]string{
		"all users":                   "all users",
		"✓ enabled · ✗ locked out":    "+ enabled - x locked out",
		"reading … – “x”":             `reading ... - "x"`,
		"┌─ act on ↑ ↓ → ─┐":          "+- act on ^ v -> -+",
		"▁▂▃▄▅▆▇█":                    "_.:-=+*#",
		plain.Text("a\x1b[2J\u202eb"): "a?[2J<202E>b",
		"Zoë 山田":                      "Zoë 山田",
	} {
		if got := plain.ASCII(text); got != want {
			t.Errorf("%q is %q in ASCII, want %q", text, got, want)
		}
	}
}
