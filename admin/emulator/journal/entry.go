package journal

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
)

// entry is one operation: its request, and what else decided the answer.
type entry struct {
	Operation string            `json:"operation"`
	At        int64             `json:"at"` // nanoseconds since 1970
	Host      string            `json:"host"`
	Sender    string            `json:"sender"`
	Header    map[string]string `json:"header"`
	Body      []byte            `json:"body"`
	Random    random.Dice       `json:"random"`
	Passing   random.Dice       `json:"passing"`
	Outcome   string            `json:"outcome,omitempty"` // the code of a refusal
}

// read are the headers that decide an answer or its record.
var read = []string{"Authorization", "Content-Type", "User-Agent", "X-Amz-Security-Token", "X-Amz-Target"}

func headerOf(r *http.Request) map[string]string {
	out := make(map[string]string, len(read))
	for _, name := range read {
		if value := r.Header.Get(name); value != "" {
			out[name] = value
		}
	}
	return out
}

func (e *entry) time() time.Time { return time.Unix(0, e.At) }

// request is the operation's request as it came in.
func (e *entry) request(ctx context.Context) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+e.Host+"/", bytes.NewReader(e.Body))
	if err != nil {
		return nil, err
	}
	r.RemoteAddr = e.Sender
	for name, value := range e.Header {
		r.Header.Set(name, value)
	}
	return r, nil
}
