package call

import (
	"fmt"
	"io"
	"log/slog"
)

// Secret is a text to be shown once to the operator, such as a generated
// password. It prints, logs and marshals as a few dots; only Reveal returns it.
// The zero value is no secret.
type Secret struct {
	// A function, because fmt prints the unexported members of a struct that holds
	// a Secret without calling its methods.
	reveal func() string
}

const redacted = "•••"

// NewSecret is a text that is to be shown once.
func NewSecret(text string) Secret { return Secret{func() string { return text }} }

// Reveal returns the text itself, "" for the zero value.
func (s Secret) Reveal() string {
	if s.reveal == nil {
		return ""
	}
	return s.reveal()
}

// IsZero reports whether there is no secret.
func (s Secret) IsZero() bool { return s.reveal == nil }

// String is the dots.
func (s Secret) String() string {
	if s.IsZero() {
		return ""
	}
	return redacted
}

// Format writes the dots, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// MarshalText writes the dots, for JSON too.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue is the dots.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
