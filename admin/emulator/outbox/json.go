package outbox

import (
	"encoding/json"
	"io"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// message is a message in JSON.
type message struct {
	Number  int       `json:"number"`
	At      time.Time `json:"at"`
	Pool    string    `json:"pool"`
	Client  string    `json:"client,omitempty"`
	User    string    `json:"user"`
	Medium  string    `json:"medium"`
	To      string    `json:"to"`
	Trigger string    `json:"trigger"`
	Code    string    `json:"code"`
	Link    string    `json:"link,omitempty"`
	Subject string    `json:"subject,omitempty"`
	Text    string    `json:"text"`
}

func asJSON(m account.Message) message {
	return message{
		m.Number, m.At.UTC(), m.PoolID, m.ClientID, m.Username, m.Medium, m.To, trigger(m), m.Code, m.Link, m.Subject, m.Text,
	}
}

// trigger is the source with which AWS asks a custom message trigger for this message.
func trigger(m account.Message) string { return "CustomMessage_" + m.Reason }

// WriteLine writes a message as a line of JSON.
func WriteLine(w io.Writer, m account.Message) error {
	line, err := json.Marshal(asJSON(m))
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}
