package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// jsonLines writes values as JSON, each in a line. What could steer a terminal is
// written as \u…, so that a value is exact and an outlet has nothing to change.
type jsonLines struct {
	to      io.Writer
	line    bytes.Buffer
	encoder *json.Encoder // onto line
}

func newJSONLines(to io.Writer) *jsonLines {
	j := &jsonLines{to: to}
	j.encoder = json.NewEncoder(&j.line)
	j.encoder.SetEscapeHTML(false)
	return j
}

// Encode writes one value.
func (j *jsonLines) Encode(v any) error {
	j.line.Reset()
	if err := j.encoder.Encode(v); err != nil {
		return err
	}
	_, err := j.to.Write(escapeJSON(j.line.Bytes()))
	return err
}

func escapeJSON(line []byte) []byte {
	text := string(bytes.TrimSuffix(line, []byte("\n")))
	if plain.Safe(text) {
		return line
	}
	var b bytes.Buffer
	for _, r := range text {
		switch high, low := utf16.EncodeRune(r); {
		case plain.Safe(string(r)):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('\n')
	return b.Bytes()
}
