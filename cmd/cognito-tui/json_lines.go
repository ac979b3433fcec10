package main

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// jsonLines writes values as JSON, one per line. What could steer a terminal is written
// as \u…, so that a value is exact and an outlet changes nothing.
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
	_, err := j.to.Write(plain.JSON(j.line.Bytes()))
	return err
}
