package call

import (
	"fmt"
	"io"
	"log/slog"
)

// Secret is a text to be shown once to whoever asked for it, such as a
// generated password. It prints, logs and marshals as a few dots; only Reveal
// gives it. The zero value is no secret.
type Secret struct {
	// A function, because fmt reads through the unexported members of whatever
	// holds a Secret without asking for its methods.
	reveal func() string
}

const redacted = "•••"

// NewSecret is a text that is to be shown once.
func NewSecret(text string) Secret { return Secret{func() string { return text }} }

// Reveal gives the text itself, "" of the zero value.
func (s Secret) Reveal() string {
	if s.reveal == nil {
		return ""
	}
	return s.reveal()
}

// IsZero reports whether there is no secret.
func (s Secret) IsZero() bool { return s.reveal == nil }

// String is what may be seen of it.
func (s Secret) String() string {
	if s.IsZero() {
		return ""
	}
	return redacted
}

// Format writes what may be seen, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// MarshalText writes what may be seen; JSON takes the same.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue is what may be seen.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
