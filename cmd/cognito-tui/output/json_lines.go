package output

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// JSONLines writes values as JSON, one per line. What could steer a terminal is written
// as \u…, so that a value is exact and an outlet changes nothing.
type JSONLines struct {
	to      io.Writer
	line    bytes.Buffer
	encoder *json.Encoder // onto line
}

// NewJSONLines writes to a file.
func NewJSONLines(to io.Writer) *JSONLines {
	j := &JSONLines{to: to}
	j.encoder = json.NewEncoder(&j.line)
	j.encoder.SetEscapeHTML(false)
	return j
}

// Encode writes one value.
func (j *JSONLines) Encode(v any) error {
	j.line.Reset()
	if err := j.encoder.Encode(v); err != nil {
		return err
	}
	_, err := j.to.Write(plain.JSON(j.line.Bytes()))
	return err
}
